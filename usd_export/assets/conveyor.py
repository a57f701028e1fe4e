"""Conveyor: a belt on legs, in any length and width."""

from __future__ import annotations

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck
from usd_export.assets.geometry import Part, box, cylinder

__all__ = ["Conveyor"]


class Conveyor:
    """A straight belt along x; one leg pair every two metres."""

    name = "conveyor"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        return [*_belt(size), *_legs(size), *_drive(size)]

    def deck(self, size: Vector) -> Deck:
        """Items ride on the belt."""
        return Deck(size[0] / 2.0, size[1] * 0.3, _top(size))


def _top(size: Vector) -> float:
    return max(0.25, size[2] * 0.85)


def _width(size: Vector) -> float:
    # FlexSim draws its standard half-metre belt wider than the boxes that it carries.
    return max(size[1], 0.75)


def _belt(size: Vector) -> list[Part]:
    length, width, top = size[0], _width(size), _top(size)
    parts = [
        box((length - 0.06, width - 0.1, 0.05), (0.0, 0.0, top - 0.05), "belt", 0.015),
        box((length - 0.2, width - 0.2, 0.1), (0.0, 0.0, top - 0.16), "grey", 0.02),
    ]
    for side in (-1, 1):
        edge = side * (width / 2.0 - 0.03)
        parts.append(box((length, 0.06, 0.2), (0.0, edge, top - 0.15), "light", 0.018))
        parts.append(box((length - 0.1, 0.02, 0.04), (0.0, edge, top + 0.045), "status", 0.006))
        end = (side * (length / 2.0 - 0.06), 0.0, top - 0.055)
        parts.append(cylinder(0.055, width - 0.1, end, "steel", axis="y", segments=14))
    joints = min(80, max(2, round(length / 0.5)))
    for k in range(1, joints):
        at = -length / 2.0 + length * k / joints
        parts.append(box((0.014, width - 0.13, 0.004), (at, 0.0, top - 0.001), "rubber", 0.001))
    return parts


def _legs(size: Vector) -> list[Part]:
    length, width, top = size[0], _width(size), _top(size)
    pairs = min(60, max(2, round(length / 2.0) + 1))
    parts = []
    for k in range(pairs):
        x = -length / 2.0 + 0.2 + (length - 0.4) * k / (pairs - 1)
        for side in (-1, 1):
            y = side * (width / 2.0 - 0.05)
            parts.append(box((0.07, 0.07, top - 0.12), (x, y, 0.0), "grey", 0.015))
            parts.append(box((0.16, 0.13, 0.025), (x, y, 0.0), "graphite", 0.008))
        parts.append(box((0.05, width - 0.1, 0.05), (x, 0.0, top * 0.35), "grey", 0.012))
    return parts


def _drive(size: Vector) -> list[Part]:
    top, y = _top(size), -_width(size) / 2.0
    return [
        box((0.34, 0.2, 0.22), (size[0] / 2.0 - 0.4, y + 0.02, top - 0.36), "gate", 0.04),
        cylinder(0.09, 0.2, (size[0] / 2.0 - 0.4, y - 0.14, top - 0.25), "graphite", axis="y"),
    ]
