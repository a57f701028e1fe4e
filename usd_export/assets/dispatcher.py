"""Dispatcher: a kiosk from which executers are sent."""

from __future__ import annotations

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck, fit, stack_light
from usd_export.assets.geometry import Part, box, cylinder, move, taper, turn

__all__ = ["Dispatcher"]

_DRAWN: Vector = (0.95, 1.5, 2.26)


class Dispatcher:
    """A kiosk with a large inclined screen that faces -x and -y visitors alike."""

    name = "dispatcher"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        parts = [
            box((0.9, 1.3, 0.07), (0.0, 0.0, 0.0), "graphite", 0.025),
            taper(box((0.62, 1.05, 0.95), (0.05, 0.0, 0.06), "dispatcher", 0.09), (0.72, 0.86)),
            *_desk(),
            *_screen(),
            *stack_light(0.2, 0.5, 1.72),
        ]
        return fit(
            turn(parts, "z", 90.0), (_DRAWN[1], _DRAWN[0], _DRAWN[2]), (size[1], size[0], size[2])
        )

    def deck(self, size: Vector) -> Deck:
        """Nothing lies on a dispatcher; items in its keeping would stand on the desk."""
        return Deck(0.1, 0.1, size[2] * 0.5)


def _desk() -> list[Part]:
    top = [
        box((0.46, 1.24, 0.07), (0.0, 0.0, 0.0), "white", 0.03),
        box((0.26, 0.62, 0.02), (-0.02, -0.18, 0.07), "dark", 0.006),
        box((0.2, 0.22, 0.015), (-0.02, 0.36, 0.07), "screen_amber", 0.005),
    ]
    return move(turn(top, "y", -14.0), (-0.2, 0.0, 1.0))


def _screen() -> list[Part]:
    panel = [
        box((0.08, 1.36, 0.8), (0.0, 0.0, 0.0), "dispatcher", 0.035),
        box((0.02, 1.22, 0.64), (-0.042, 0.0, 0.08), "screen_dark", 0.006),
    ]
    rows = (
        ("screen_blue", 0.95),
        ("screen_green", 0.6),
        ("screen_amber", 0.8),
        ("screen_blue", 0.45),
    )
    for k, (colour, width) in enumerate(rows):
        at = (-0.055, -0.5 + width / 2.0, 0.58 - 0.13 * k)
        panel.append(box((0.01, width, 0.06), at, colour, 0.003))
    panel.append(cylinder(0.05, 0.3, (0.06, 0.0, -0.05), "iron"))
    return move(turn(panel, "y", 12.0), (0.12, 0.0, 1.12))
