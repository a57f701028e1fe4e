"""Rack: pallet shelving with uprights, beams and a stock of boxes."""

from __future__ import annotations

import numpy as np

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck
from usd_export.assets.geometry import Part, box, turn

__all__ = ["Rack", "StockedRack", "shelf_levels"]

_BAY, _LEVEL = 2.7, 1.35
# A rack of any size has at most so many bays, and a third as many levels.
_MOST = 36


class Rack:
    """Shelving of the plant: empty, because the run fills it."""

    name = "rack"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        return _frame(size)

    def deck(self, size: Vector) -> Deck:
        """Items lie on the shelves; the lowest one is the deck."""
        return Deck(size[0] * 0.46, size[1] * 0.3, 0.28)


class StockedRack:
    """Shelving at the edge of the hall, full of boxes."""

    name = "stocked_rack"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        return [*_frame(size), *_stock(size)]

    def deck(self, size: Vector) -> Deck:
        """Nothing of the plant is put here."""
        return Deck(size[0] * 0.46, size[1] * 0.3, 0.28)


def shelf_levels(size: Vector) -> list[float]:
    """Return the heights of the beams that carry the shelves."""
    count = min(_MOST // 3, max(1, round((size[2] - 0.4) / _LEVEL)))
    # The lowest shelf is just over the floor.
    return [0.14 + k * (size[2] - 0.5) / count for k in range(count)] if count > 1 else [0.14]


def _frame(size: Vector) -> list[Part]:
    x, y, z = size
    bays = min(_MOST, max(1, round(x / _BAY)))
    parts = []
    for k in range(bays + 1):
        at = -x / 2.0 + 0.05 + (x - 0.1) * k / bays
        for side in (-1, 1):
            edge = side * (y / 2.0 - 0.05)
            parts.append(box((0.1, 0.09, z), (at, edge, 0.0), "rack_blue", 0.015))
            parts.append(box((0.17, 0.15, 0.02), (at, edge, 0.0), "graphite", 0.006))
        for low in np.arange(0.2, min(z - 0.8, 10.0), 0.75):
            brace = box(
                (0.03, np.hypot(y - 0.1, 0.7), 0.03), (at, 0.0, low + 0.35), "rack_blue", 0.005
            )
            angle = float(np.degrees(np.arctan2(0.7, y - 0.1)))
            sign = 1.0 if round(low / 0.75) % 2 else -1.0
            parts += turn([brace], "x", sign * angle, (at, 0.0, low + 0.365))
    for level in shelf_levels(size):
        for side in (-1, 1):
            parts.append(
                box(
                    (x - 0.08, 0.06, 0.13),
                    (0.0, side * (y / 2.0 - 0.05), level - 0.03),
                    "rack_orange",
                    0.015,
                )
            )
        parts.append(box((x - 0.1, y - 0.14, 0.03), (0.0, 0.0, level + 0.07), "steel", 0.008))
    return parts


def _stock(size: Vector) -> list[Part]:
    # A fixed seed: the same hall in each export.
    random = np.random.default_rng(11)
    colours = ("card", "card_light", "card_dark")
    parts = []
    for level in shelf_levels(size):
        x = -size[0] / 2.0 + 0.2
        while x < size[0] / 2.0 - 0.95:
            width = float(random.uniform(0.55, 0.85))
            if random.random() < 0.86:
                height = float(random.uniform(0.5, 0.95))
                depth = size[1] * float(random.uniform(0.66, 0.8))
                at = (x + width / 2.0, 0.0, level + 0.1)
                parts.append(
                    box((width, depth, height), at, colours[int(random.integers(3))], 0.02)
                )
                tape = (0.07, depth + 0.008, height + 0.006)
                parts.append(box(tape, (at[0], 0.0, level + 0.098), "tape", 0.02))
            x += width + 0.06
    return parts
