"""Floor mark: a flat plate, for the nodes, control points and paths of travel networks."""

from __future__ import annotations

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck
from usd_export.assets.geometry import Part, box

__all__ = ["FloorMark"]

_SMALLEST_M, _HEIGHT_M = 0.2, 0.02


class FloorMark:
    """A mark on the floor; nodes, which have no size in FlexSim, are made visible."""

    name = "floor_mark"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        x, y = max(size[0], _SMALLEST_M), max(size[1], _SMALLEST_M / 2.0)
        return [
            box((x, y, _HEIGHT_M / 2.0), (0.0, 0.0, 0.0), "graphite", 0.002),
            box((x * 0.9, y * 0.8, _HEIGHT_M / 2.0), (0.0, 0.0, _HEIGHT_M / 2.0), "status", 0.002),
        ]

    def deck(self, size: Vector) -> Deck:
        """Nothing lies on it; what a trace puts there lies in its middle."""
        return Deck(size[0] / 2.0, size[1] / 2.0, _HEIGHT_M)
