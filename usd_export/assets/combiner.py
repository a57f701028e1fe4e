"""Combiner: the yellow machine; a feeder belt meets its main belt from the side."""

from __future__ import annotations

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck, control_panel, fit, stack_light
from usd_export.assets.geometry import Part, box, cylinder, move, taper, turn
from usd_export.assets.machine import TABLE_HEIGHT, belt_table, chevrons, foot

__all__ = ["Combiner"]

_DRAWN: Vector = (4.02, 3.01, 1.39)
_YELLOW, _DARK = "combiner", "combiner_dark"


class Combiner:
    """A station that joins items."""

    name = "combiner"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        feeder = turn(belt_table(1.75, 0.8, _YELLOW, _DARK), "z", 38.0)
        parts = [
            *foot(2.6, 2.1, _YELLOW, _DARK),
            *belt_table(3.98, 1.25, _YELLOW, _DARK),
            *move(feeder, (-0.95, -0.98, -0.03)),
            taper(box((0.5, 0.5, 0.62), (-1.25, -1.2, 0.06), _DARK, 0.06), (0.7, 0.7)),
            *chevrons(4, 0.55, 0.0, 0.3, "safety"),
            *_drums(),
            *control_panel(0.75, -0.9, 0.72, "screen_amber"),
            *stack_light(0.35, 0.86, 1.18),
        ]
        return fit(parts, _DRAWN, size)

    def deck(self, size: Vector) -> Deck:
        """Items lie on the main belt."""
        return Deck(size[0] * 0.36, size[1] * 0.11, TABLE_HEIGHT * size[2] / _DRAWN[2])


def _drums() -> list[Part]:
    parts = [
        box((2.3, 0.56, 0.4), (0.1, 0.98, 0.5), _YELLOW, 0.1),
        box((1.9, 0.4, 0.24), (0.1, 0.98, 0.88), _DARK, 0.06),
    ]
    for x in (-0.75, 0.95):
        parts.append(
            cylinder(0.27, 0.95, (x, 0.98, 1.06), _YELLOW, axis="x", segments=28, bevel=0.06)
        )
        parts.append(cylinder(0.2, 1.0, (x, 0.98, 1.06), "graphite", axis="x", segments=24))
    return parts
