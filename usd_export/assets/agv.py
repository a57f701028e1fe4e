"""AGV: the look of a plain TaskExecuter, a flat self-driving cart."""

from __future__ import annotations

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck, fit
from usd_export.assets.geometry import Part, box, cylinder, taper

__all__ = ["AGV"]

_DRAWN: Vector = (2.0, 1.0, 1.0)
_TOP = 0.56


class AGV:
    """A cart that drives towards +x."""

    name = "agv"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        parts = [*_chassis(), *_deck(), *_sensors(), *_wheels()]
        return fit(parts, _DRAWN, size)

    def deck(self, size: Vector) -> Deck:
        """Items ride on its top."""
        return Deck(size[0] * 0.25, size[1] * 0.2, _TOP * size[2] / _DRAWN[2])


def _chassis() -> list[Part]:
    return [
        box((1.96, 0.96, 0.12), (0.0, 0.0, 0.07), "graphite", 0.05),
        taper(box((1.9, 0.9, 0.3), (0.0, 0.0, 0.16), "executer", 0.1), (0.94, 0.92)),
        box((1.5, 0.91, 0.07), (0.0, 0.0, 0.25), "graphite", 0.02),
    ]


def _deck() -> list[Part]:
    parts = [box((1.36, 0.72, 0.05), (0.08, 0.0, 0.44), "dark", 0.02)]
    for k in range(7):
        at = (-0.5 + 0.19 * k, 0.0, 0.5)
        parts.append(cylinder(0.05, 0.66, at, "steel", axis="y", segments=12))
    for side in (-1, 1):
        parts.append(box((1.36, 0.06, 0.12), (0.08, side * 0.38, 0.44), "executer", 0.025))
    return parts


def _sensors() -> list[Part]:
    return [
        box((0.24, 0.62, 0.34), (-0.8, 0.0, 0.44), "executer", 0.07),
        box((0.02, 0.4, 0.16), (-0.675, 0.0, 0.56), "screen_blue", 0.008),
        cylinder(0.09, 0.07, (0.86, 0.0, 0.47), "dark"),
        cylinder(0.05, 0.05, (0.86, 0.0, 0.52), "iron"),
        box((0.05, 0.5, 0.06), (0.955, 0.0, 0.2), "status", 0.02),
        box((0.05, 0.5, 0.06), (-0.955, 0.0, 0.2), "status", 0.02),
        cylinder(0.06, 0.14, (-0.8, 0.2, 0.85), "status", bevel=0.02),
        cylinder(0.035, 0.05, (-0.8, -0.2, 0.79), "signal_red"),
    ]


def _wheels() -> list[Part]:
    return [
        cylinder(0.12, 0.1, (x, y, 0.12), "rubber", axis="y", segments=18)
        for x in (-0.62, 0.62)
        for y in (-0.44, 0.44)
    ]
