"""Forklift: the look of a Transporter."""

from __future__ import annotations

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck, fit
from usd_export.assets.geometry import Part, box, cylinder, taper, turn

__all__ = ["Forklift"]

_DRAWN: Vector = (2.38, 1.37, 2.5)


class Forklift:
    """A counterbalance truck that drives and lifts towards +x."""

    name = "forklift"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        parts = [*_body(), *_cabin(), *_mast(), *_wheels()]
        return fit(parts, _DRAWN, size)

    def deck(self, size: Vector) -> Deck:
        """Items ride on the forks, ahead of the middle."""
        return Deck(size[0] * 0.2, size[1] * 0.2, 0.18 * size[2] / _DRAWN[2], ahead=size[0] * 0.38)


def _body() -> list[Part]:
    return [
        box((1.45, 1.1, 0.34), (-0.4, 0.0, 0.18), "graphite", 0.06),
        box((1.2, 1.16, 0.5), (-0.45, 0.0, 0.38), "transporter", 0.1),
        taper(box((0.52, 1.12, 0.5), (-0.9, 0.0, 0.62), "transporter", 0.16), (0.8, 0.9)),
        box((0.1, 0.9, 0.3), (-1.16, 0.0, 0.42), "graphite", 0.03),
        box((0.3, 1.17, 0.06), (-0.95, 0.0, 0.5), "dark", 0.015),
    ]


def _cabin() -> list[Part]:
    parts = [
        box((0.5, 0.52, 0.12), (-0.52, 0.0, 0.94), "dark", 0.05),
        *turn(
            [box((0.13, 0.5, 0.55), (-0.76, 0.0, 1.0), "dark", 0.05)], "y", -8.0, (-0.76, 0.0, 1.0)
        ),
        *turn([cylinder(0.16, 0.03, (0.02, 0.0, 1.28), "dark")], "y", 30.0, (0.02, 0.0, 1.28)),
        box((1.12, 1.06, 0.06), (-0.45, 0.0, 2.08), "graphite", 0.025),
    ]
    for k in range(5):
        parts.append(box((0.05, 0.94, 0.03), (-0.86 + 0.2 * k, 0.0, 2.13), "dark", 0.01))
    for side in (-1, 1):
        y = side * 0.48
        parts.append(box((0.07, 0.07, 1.18), (-0.94, y, 0.95), "graphite", 0.015))
        front = box((0.07, 0.07, 1.3), (0.12, y, 0.82), "graphite", 0.015)
        parts += turn([front], "y", -5.0, (0.12, y, 0.82))
        parts.append(cylinder(0.05, 0.05, (0.2, y, 0.84), "screen_white", axis="x"))
    parts.append(cylinder(0.08, 0.16, (-0.9, 0.0, 2.2), "status", bevel=0.03))
    return parts


def _mast() -> list[Part]:
    parts = [
        box((0.1, 0.72, 0.08), (0.4, 0.0, 2.3), "graphite", 0.02),
        box((0.08, 0.74, 0.1), (0.4, 0.0, 1.2), "graphite", 0.02),
        box((0.06, 0.9, 0.42), (0.53, 0.0, 0.16), "graphite", 0.02),
        cylinder(0.04, 1.6, (0.36, 0.0, 1.1), "steel", segments=12),
    ]
    for side in (-1, 1):
        parts.append(box((0.12, 0.1, 2.26), (0.4, side * 0.32, 0.12), "graphite", 0.02))
        parts.append(box((0.07, 0.06, 2.1), (0.46, side * 0.22, 0.2), "iron", 0.015))
        parts.append(box((0.98, 0.13, 0.05), (1.02, side * 0.26, 0.13), "iron", 0.02))
    return parts


def _wheels() -> list[Part]:
    parts = []
    for x, radius in ((0.18, 0.3), (-0.9, 0.26)):
        for side in (-1, 1):
            y = side * 0.53
            parts.append(
                cylinder(radius, 0.22, (x, y, radius), "rubber", axis="y", segments=24, bevel=0.05)
            )
            parts.append(
                cylinder(radius * 0.5, 0.24, (x, y, radius), "light", axis="y", segments=18)
            )
    return parts
