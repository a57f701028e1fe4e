"""Queue: a low roller bed with guard rails; its rim shows the state."""

from __future__ import annotations

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck
from usd_export.assets.geometry import Part, box, cylinder

__all__ = ["QueuePad"]

_RAIL = 0.52


class QueuePad:
    """A place where items wait. The number of rollers and posts follows its size."""

    name = "queue_pad"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        return [*_bed(size), *_rim(size), *_rails(size)]

    def deck(self, size: Vector) -> Deck:
        """Items lie on the rollers."""
        return Deck(size[0] * 0.44, size[1] * 0.42, max(0.1, size[2] * 0.75))


def _bed(size: Vector) -> list[Part]:
    x, y, z = size
    top = max(0.1, z * 0.75)
    parts = [
        box((x, y, 0.05), (0.0, 0.0, 0.0), "graphite", 0.015),
        box((x - 0.14, y - 0.16, 0.03), (0.0, 0.0, 0.045), "dark", 0.01),
    ]
    for side in (-1, 1):
        parts.append(box((x, 0.09, top + 0.02), (0.0, side * (y / 2.0 - 0.045), 0.0), "grey", 0.02))
    count = min(60, max(3, round((x - 0.1) / 0.155)))
    for k in range(count):
        at = -x / 2.0 + 0.09 + (x - 0.18) * k / (count - 1)
        parts.append(
            cylinder(0.045, y - 0.19, (at, 0.0, top - 0.045), "steel", axis="y", segments=10)
        )
    return parts


def _rim(size: Vector) -> list[Part]:
    x, y, z = size
    top = max(0.1, z * 0.75) + 0.02
    return [
        box((x, 0.05, 0.02), (0.0, side * (y / 2.0 - 0.045), top - 0.002), "status", 0.006)
        for side in (-1, 1)
    ]


def _rails(size: Vector) -> list[Part]:
    x, y, _ = size
    posts = min(40, max(2, round(x / 1.2) + 1))
    parts = []
    for side in (-1, 1):
        edge = side * (y / 2.0 - 0.045)
        for k in range(posts):
            at = -x / 2.0 + 0.08 + (x - 0.16) * k / (posts - 1)
            parts.append(cylinder(0.03, _RAIL, (at, edge, _RAIL / 2.0), "safety", segments=12))
        parts.append(cylinder(0.03, x - 0.1, (0.0, edge, _RAIL), "safety", axis="x", segments=12))
        parts.append(
            cylinder(0.022, x - 0.14, (0.0, edge, _RAIL * 0.62), "safety", axis="x", segments=10)
        )
    return parts
