"""MultiProcessor: the orange machine with two working heads and two screens."""

from __future__ import annotations

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck, control_panel, fit, stack_light
from usd_export.assets.geometry import Part
from usd_export.assets.machine import TABLE_HEIGHT, belt_table, foot, portal

__all__ = ["MultiProcessor"]

_DRAWN: Vector = (4.0, 3.0, 2.0)
_ORANGE, _DARK = "multiprocessor", "multiprocessor_dark"


class MultiProcessor:
    """A station with a sequence of processes."""

    name = "multiprocessor"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        parts = [
            *foot(3.0, 1.9, _ORANGE, _DARK),
            *belt_table(3.96, 1.2, _ORANGE, _DARK),
            *portal(-0.85, 1.05, 0.72, _ORANGE, _DARK),
            *portal(0.85, 1.05, 0.72, _ORANGE, _DARK),
            *control_panel(-0.33, -0.86, 0.72, "screen_blue"),
            *control_panel(0.33, -0.86, 0.72, "screen_green"),
            *stack_light(0.0, 0.72, 1.4),
        ]
        return fit(parts, _DRAWN, size)

    def deck(self, size: Vector) -> Deck:
        """Items lie on the belt."""
        return Deck(size[0] * 0.42, size[1] * 0.1, TABLE_HEIGHT * size[2] / _DRAWN[2])
