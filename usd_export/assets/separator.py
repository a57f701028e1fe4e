"""Separator: the blue machine; its belt parts into two."""

from __future__ import annotations

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck, control_panel, fit, stack_light
from usd_export.assets.geometry import Part, box, move, taper, turn
from usd_export.assets.machine import TABLE_HEIGHT, belt_table, chevrons, foot

__all__ = ["Separator"]

_DRAWN: Vector = (4.02, 3.01, 1.39)
_BLUE, _DARK = "separator", "separator_dark"


class Separator:
    """A station that splits or unpacks items."""

    name = "separator"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        branch = turn(belt_table(1.75, 0.8, _BLUE, _DARK), "z", -32.0)
        parts = [
            *foot(2.6, 2.1, _BLUE, _DARK),
            *belt_table(3.98, 1.25, _BLUE, _DARK),
            *move(branch, (1.02, -0.92, -0.03)),
            taper(box((0.5, 0.5, 0.62), (1.3, -1.1, 0.06), _DARK, 0.06), (0.7, 0.7)),
            *chevrons(3, 0.9, 0.05, 0.3, "screen_white"),
            *move(turn(chevrons(2, 0.0, 0.0, 0.3, "screen_white"), "z", -32.0), (0.95, -0.85, 0.0)),
            *_gate(),
            *control_panel(-0.85, -0.92, 0.72),
            *stack_light(-0.3, 0.98, 1.36),
        ]
        return fit(parts, _DRAWN, size)

    def deck(self, size: Vector) -> Deck:
        """Items lie on the main belt."""
        return Deck(size[0] * 0.36, size[1] * 0.11, TABLE_HEIGHT * size[2] / _DRAWN[2])


def _gate() -> list[Part]:
    return [
        box((1.5, 0.6, 0.5), (-0.6, 0.98, 0.5), _BLUE, 0.1),
        box((0.62, 0.5, 0.42), (-0.95, 0.98, 0.96), _BLUE, 0.09),
        box((0.62, 0.5, 0.42), (-0.25, 0.98, 0.96), _BLUE, 0.09),
        box((0.5, 0.03, 0.2), (-0.95, 0.725, 1.06), "screen_dark", 0.01),
        box((0.5, 0.03, 0.2), (-0.25, 0.725, 1.06), "screen_dark", 0.01),
        box((0.7, 0.5, 0.3), (1.1, 0.95, 0.62), _DARK, 0.08),
        box((0.1, 0.1, 0.46), (0.42, 0.72, 0.9), "steel", 0.02),
        box((0.06, 1.3, 0.1), (0.42, 0.1, 1.32), "steel", 0.02),
        box((0.08, 0.24, 0.2), (0.42, -0.35, 1.14), "graphite", 0.02),
    ]
