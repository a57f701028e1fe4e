"""Processor: the green machine with a working head over its belt, a cabinet and a panel."""

from __future__ import annotations

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck, control_panel, fit, stack_light
from usd_export.assets.geometry import Part, box
from usd_export.assets.machine import TABLE_HEIGHT, belt_table, foot, portal

__all__ = ["Processor"]

_DRAWN: Vector = (4.0, 3.0, 2.0)


class Processor:
    """A station that works on items."""

    name = "processor"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        parts = [
            *foot(2.3, 1.9, "processor", "processor_dark"),
            *belt_table(3.96, 1.2, "processor", "processor_dark"),
            *portal(0.0, 1.5, 0.72, "processor", "processor_dark"),
            *_cabinet(),
            *control_panel(1.2, -0.82, 0.72),
            box((0.5, 0.3, 0.08), (1.2, -0.72, 0.66), "processor", 0.03),
            *stack_light(-0.5, 0.55, 1.92),
        ]
        return fit(parts, _DRAWN, size)

    def deck(self, size: Vector) -> Deck:
        """Items lie on the belt."""
        return Deck(size[0] * 0.42, size[1] * 0.1, TABLE_HEIGHT * size[2] / _DRAWN[2])


def _cabinet() -> list[Part]:
    parts = [
        box((1.3, 0.6, 0.1), (-1.15, 1.1, 0.0), "graphite", 0.02),
        box((1.26, 0.56, 1.5), (-1.15, 1.1, 0.08), "white", 0.05),
        box((0.015, 0.57, 1.36), (-1.15, 1.1, 0.14), "grey", 0.004),
        box((1.26, 0.57, 0.16), (-1.15, 1.1, 1.4), "processor", 0.03),
    ]
    for k in range(5):
        parts.append(box((0.42, 0.58, 0.02), (-0.84, 1.1, 0.32 + 0.06 * k), "grey", 0.004))
    return parts
