"""Operator: a person with helmet and vest."""

from __future__ import annotations

import numpy as np

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck, fit
from usd_export.assets.geometry import Part, Place, box, lathe, turn

__all__ = ["Operator"]

_TALL = 2.0


class Operator:
    """A person who faces +x. Scaled evenly by its height: people do not stretch."""

    name = "operator"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        parts = [*_legs(), *_body(), *_arms(), *_head(), _ring()]
        height = size[2] / _TALL
        return fit(parts, (1.0, 1.0, 1.0), (height, height, height))

    def deck(self, size: Vector) -> Deck:
        """What a person carries is held before the chest."""
        return Deck(0.0, 0.0, size[2] * 0.48, ahead=0.42)


def _capsule(
    radius: float, low: float, high: float, at: Place, material: str, squeeze: float = 1.0
) -> Part:
    angles = np.linspace(-np.pi / 2.0, np.pi / 2.0, 9)
    profile = []
    for angle in angles:
        middle = low + radius if angle < 0 else high - radius
        profile.append(
            (max(radius * float(np.cos(angle)), 0.0), middle + radius * float(np.sin(angle)))
        )
    part = lathe(profile, (0.0, 0.0, 0.0), material, segments=14, smooth=True)
    return _moved(_squeezed(part, squeeze), at)


def _squeezed(part: Part, factor: float) -> Part:
    return fit([part], (1.0, 1.0, 1.0), (factor, 1.0, 1.0))[0]


def _moved(part: Part, at: Place) -> Part:
    return Part(part.vertices + np.array(at), part.normals, part.faces, part.material)


def _legs() -> list[Part]:
    parts = []
    for side in (-1, 1):
        y = side * 0.105
        parts.append(_capsule(0.092, 0.06, 0.98, (0.0, y, 0.0), "trousers"))
        parts.append(box((0.29, 0.12, 0.11), (0.045, y, 0.0), "boot", 0.045))
    return parts


def _body() -> list[Part]:
    parts = [
        _capsule(0.2, 0.88, 1.54, (0.0, 0.0, 0.0), "vest", 0.66),
        box((0.3, 0.36, 0.06), (0.0, 0.0, 0.93), "trousers", 0.03),
    ]
    for low in (1.06, 1.22):
        band = lathe([(0.203, low), (0.204, low + 0.05)], (0.0, 0.0, 0.0), "reflector", segments=18)
        parts.append(_squeezed(band, 0.68))
    return parts


def _arms() -> list[Part]:
    parts = []
    for side in (-1, 1):
        shoulder = (0.0, side * 0.235, 1.44)
        arm = [
            _capsule(0.068, 1.14, 1.5, (0.0, side * 0.235, 0.0), "shirt"),
            _capsule(0.055, 0.9, 1.2, (0.0, side * 0.235, 0.0), "skin"),
        ]
        parts += turn(turn(arm, "x", side * 9.0, shoulder), "y", -16.0, shoulder)
    return parts


def _head() -> list[Part]:
    brim = [(0.0, 1.735), (0.165, 1.735), (0.165, 1.75), (0.13, 1.765)]
    shell = [(0.13, 1.76), (0.127, 1.82), (0.1, 1.875), (0.055, 1.905), (0.0, 1.915)]
    return [
        _capsule(0.06, 1.46, 1.64, (0.0, 0.0, 0.0), "skin"),
        _capsule(0.108, 1.55, 1.82, (0.012, 0.0, 0.0), "skin", 1.05),
        _capsule(0.1, 1.62, 1.8, (-0.02, 0.0, 0.0), "hair", 1.0),
        lathe(brim, (0.02, 0.0, 0.0), "helmet", segments=22),
        lathe(shell, (0.005, 0.0, 0.0), "helmet", segments=22, smooth=True),
    ]


def _ring() -> Part:
    profile = [(0.42, 0.0), (0.42, 0.014), (0.34, 0.014)]
    return lathe(profile, (0.0, 0.0, 0.0), "status", segments=36)
