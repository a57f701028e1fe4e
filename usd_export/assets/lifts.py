"""Lifts: gantry crane, elevator and stacker, simple looks for the rarer executers."""

from __future__ import annotations

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck
from usd_export.assets.geometry import Part, box, cylinder

__all__ = ["Crane", "Stacker"]


class Crane:
    """A gantry over its whole footprint with a trolley in the middle."""

    name = "crane"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        x, y, z = size
        parts = [
            box((0.5, y, 0.4), (0.0, 0.0, z - 0.6), "safety", 0.06),
            box((0.7, 0.8, 0.3), (0.0, 0.0, z - 0.2), "graphite", 0.06),
            cylinder(0.03, z * 0.4, (0.0, 0.0, z * 0.72), "iron", segments=10),
            box((0.3, 0.3, 0.25), (0.0, 0.0, z * 0.45), "safety", 0.05),
            cylinder(0.1, 0.2, (0.0, 0.6, z + 0.2), "status"),
        ]
        for side in (-1, 1):
            edge = side * (y / 2.0 - 0.15)
            parts.append(box((x, 0.22, 0.25), (0.0, edge, z - 0.8), "rack_blue", 0.04))
            for end in (-1, 1):
                at = (end * (x / 2.0 - 0.15), edge, 0.0)
                parts.append(box((0.25, 0.25, z - 0.7), at, "rack_blue", 0.04))
        return parts

    def deck(self, size: Vector) -> Deck:
        """Items hang under the hook."""
        return Deck(0.3, 0.3, size[2] * 0.3)


class Stacker:
    """A mast with a lifting platform: an elevator or an ASRS vehicle."""

    name = "stacker"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        x, y, z = size
        parts = [
            box((x, min(y, 1.2), 0.3), (0.0, 0.0, 0.0), "graphite", 0.05),
            box((x * 0.5, min(y, 1.2) * 0.9, 0.12), (0.0, 0.0, 0.6), "executer", 0.04),
            box((x, 0.3, 0.2), (0.0, 0.0, z - 0.2), "graphite", 0.04),
            cylinder(0.1, 0.2, (x * 0.4, 0.0, z + 0.1), "status"),
        ]
        for end in (-1, 1):
            parts.append(
                box((0.28, 0.36, z - 0.2), (end * (x / 2.0 - 0.2), 0.0, 0.1), "executer", 0.05)
            )
        return parts

    def deck(self, size: Vector) -> Deck:
        """Items stand on the platform."""
        return Deck(size[0] * 0.2, 0.3, 0.72)
