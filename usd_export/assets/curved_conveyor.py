"""Curved conveyor: a quarter turn to the left that fills its box.

It begins in the middle of the belt's width at the lower left corner of the box in plan view, heads
for +x, and ends at the upper right corner, heading for +y. Other sweeps are drawn like this too.
"""

from __future__ import annotations

from math import cos, degrees, hypot, pi, sin

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck
from usd_export.assets.geometry import Part, box, move, turn

__all__ = ["CurvedConveyor", "place_on_curve"]

_PIECES = 12
_WIDTH_M = 0.75


def place_on_curve(size: Vector, share: float) -> tuple[float, float, float]:
    """Return x and y from the middle of the box, and the heading in degrees."""
    half = _width(size) / 2.0
    radius_x, radius_y = size[0] - half, size[1] - half
    angle = share * pi / 2.0
    x = -size[0] / 2.0 + radius_x * sin(angle)
    y = -size[1] / 2.0 + half + radius_y * (1.0 - cos(angle))
    return x, y, degrees(angle)


class CurvedConveyor:
    """A bent belt on legs."""

    name = "curved_conveyor"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape: short straight pieces along the curve."""
        parts: list[Part] = []
        for piece in range(_PIECES):
            parts += _piece(size, piece / _PIECES, (piece + 1) / _PIECES)
        for share in (0.02, 0.5, 0.98):
            parts += _legs(size, share)
        return parts

    def deck(self, size: Vector) -> Deck:
        """Items ride on the belt."""
        return Deck(size[0] / 2.0, size[1] / 2.0, _top(size))


def _top(size: Vector) -> float:
    return max(0.25, size[2] * 0.85)


def _width(size: Vector) -> float:
    return min(_WIDTH_M, size[0], size[1])


def _piece(size: Vector, first: float, last: float) -> list[Part]:
    ax, ay, _ = place_on_curve(size, first)
    bx, by, _ = place_on_curve(size, last)
    x, y, heading = place_on_curve(size, (first + last) / 2.0)
    # A little longer than the chord, so that the outer rim has no gaps.
    length, width, top = hypot(bx - ax, by - ay) * 1.25, _width(size), _top(size)
    parts = [box((length, width - 0.1, 0.08), (0.0, 0.0, top - 0.08), "belt", 0.01)]
    for side in (-1, 1):
        edge = side * (width / 2.0 - 0.03)
        parts.append(box((length, 0.06, 0.2), (0.0, edge, top - 0.15), "light", 0.015))
        parts.append(box((length, 0.02, 0.04), (0.0, edge, top + 0.045), "status", 0.006))
    return move(turn(parts, "z", heading), (x, y, 0.0))


def _legs(size: Vector, share: float) -> list[Part]:
    x, y, heading = place_on_curve(size, share)
    width, top = _width(size), _top(size)
    parts = [
        box((0.07, 0.07, top - 0.12), (0.0, side * (width / 2.0 - 0.05), 0.0), "grey", 0.015)
        for side in (-1, 1)
    ]
    return move(turn(parts, "z", heading), (x, y, 0.0))
