"""Surroundings: the hall itself, its columns, and stacks of goods at its edge."""

from __future__ import annotations

import numpy as np

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck
from usd_export.assets.flow_items import Carton, Pallet
from usd_export.assets.geometry import Part, box, move

__all__ = ["WALL_HEIGHT", "Column", "Hall", "PalletStack"]

WALL_HEIGHT = 5.0
_SLAB = 3.0
# A side of the floor has at most this many, larger, slabs, and a wall as many windows.
_MOST_SLABS = 48
_NO_DECK = Deck(0.0, 0.0, 0.0)


class Hall:
    """Floor slabs with joints and walls. Walls are faces that look inwards only.

    A renderer that drops back faces thus opens the near walls for a camera outside.
    """

    name = "hall"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        return [*_floor(size), *_walls(size)]

    def deck(self, size: Vector) -> Deck:
        """Nothing of the plant is put here."""
        return _NO_DECK


class Column:
    """A steel column with a warning band."""

    name = "column"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        x, y, z = size
        return [
            box((x, y * 0.16, z), (0.0, y * 0.42, 0.0), "wall_base", 0.01),
            box((x, y * 0.16, z), (0.0, -y * 0.42, 0.0), "wall_base", 0.01),
            box((x * 0.2, y * 0.9, z), (0.0, 0.0, 0.0), "wall_base", 0.01),
            box((x + 0.06, y + 0.06, 0.9), (0.0, 0.0, 0.0), "safety", 0.02),
            box((x + 0.07, y + 0.07, 0.16), (0.0, 0.0, 0.36), "dark", 0.02),
        ]

    def deck(self, size: Vector) -> Deck:
        """Nothing of the plant is put here."""
        return _NO_DECK


class PalletStack:
    """Pallets full of cartons."""

    name = "pallet_stack"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        parts = Pallet().build((1.2, 1.0, 0.144))
        random = np.random.default_rng(5)
        height, level = 0.144, 0
        while height + 0.4 <= size[2]:
            for x in (-0.39, 0.0, 0.39):
                for y in (-0.25, 0.25):
                    if level < 2 or random.random() < 0.7:
                        carton = Carton().build((0.375, 0.48, 0.36))[:2]
                        nudge = random.uniform(-0.012, 0.012, 2)
                        parts += move(carton, (x + nudge[0], y + nudge[1], height))
            height, level = height + 0.365, level + 1
        return parts

    def deck(self, size: Vector) -> Deck:
        """Nothing of the plant is put here."""
        return _NO_DECK


def _floor(size: Vector) -> list[Part]:
    columns, rows = (min(_MOST_SLABS, max(1, round(each / _SLAB))) for each in size[:2])
    dx, dy = size[0] / columns, size[1] / rows
    random = np.random.default_rng(2)
    parts = [_plane((size[0], size[1]), (0.0, 0.0, -0.006), "floor_joint")]
    for row in range(rows):
        for column in range(columns):
            at = ((column + 0.5) * dx - size[0] / 2.0, (row + 0.5) * dy - size[1] / 2.0, 0.0)
            tone = "floor_a" if random.random() < 0.5 else "floor_b"
            parts.append(_plane((dx - 0.03, dy - 0.03), at, tone))
    inset = 1.1
    for side in (-1, 1):
        lane = size[1] / 2.0 - inset - 0.9
        parts.append(_plane((size[0] - 4.0, 0.09), (0.0, side * lane, 0.004), "safety"))
        lane = size[0] / 2.0 - inset - 0.9
        parts.append(_plane((0.09, size[1] - 4.0), (side * lane, 0.0, 0.004), "safety"))
    return parts


def _walls(size: Vector) -> list[Part]:
    parts = []
    for turn_by, length, away in (
        (0, size[0], size[1]),
        (1, size[1], size[0]),
        (2, size[0], size[1]),
        (3, size[1], size[0]),
    ):
        wall = [
            _upright(length, (0.0, 1.3), away / 2.0, "wall_base"),
            _upright(length, (1.3, WALL_HEIGHT), away / 2.0, "wall"),
            _upright(length, (1.3, 1.42), away / 2.0 - 0.012, "safety"),
        ]
        windows = min(_MOST_SLABS, max(1, int(length // 6.0)))
        for k in range(windows):
            middle = (k + 0.5) * length / windows - length / 2.0
            wall.append(_upright(3.6, (3.5, 4.4), away / 2.0 - 0.015, "window", middle))
        parts += _quarter_turned(wall, turn_by)
    return parts


def _plane(size: tuple[float, float], at: Vector, material: str) -> Part:
    x, y = size[0] / 2.0, size[1] / 2.0
    corners = np.array([(-x, -y, 0.0), (x, -y, 0.0), (x, y, 0.0), (-x, y, 0.0)]) + np.array(at)
    normals = np.tile((0.0, 0.0, 1.0), (4, 1))
    return Part(corners, normals, np.array([(0, 1, 2), (0, 2, 3)]), material)


def _upright(
    length: float, heights: tuple[float, float], away: float, material: str, middle: float = 0.0
) -> Part:
    low, high = heights
    a, b = middle - length / 2.0, middle + length / 2.0
    corners = np.array([(a, away, low), (b, away, low), (b, away, high), (a, away, high)])
    normals = np.tile((0.0, -1.0, 0.0), (4, 1))
    return Part(corners, normals, np.array([(0, 1, 2), (0, 2, 3)]), material)


def _quarter_turned(parts: list[Part], quarters: int) -> list[Part]:
    c, s = ((1, 0), (0, 1), (-1, 0), (0, -1))[quarters]
    matrix = np.array(((c, -s, 0), (s, c, 0), (0, 0, 1)), dtype=float)
    return [Part(p.vertices @ matrix.T, p.normals @ matrix.T, p.faces, p.material) for p in parts]
