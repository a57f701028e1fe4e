"""Camera: how a page is taken, and where its pixels go.

A ``Warp`` maps page pixels to picture pixels: turned, seen from the side, and set so that all
that is drawn stays in the picture. The other effects (``light``) leave places alone.

Cameras: "none" keeps the page as it is; "scan" turns it a little; "phone" photographs it from the
side in uneven light, at times folded; "screen" is a picture of a picture: shrunk, enlarged again,
with a bit of an application's frame.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from PIL import Image

from training.dataset.sketches.light import (
    blurred,
    compressed,
    folded,
    framed,
    grainy,
    resampled,
    shaded,
)

__all__ = ["Warp", "photograph"]


@dataclass(frozen=True, slots=True)
class Warp:
    """A plane projective map, rows of a 3 x 3 matrix, page pixels to picture pixels."""

    matrix: tuple[float, ...]

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page lies in the picture."""
        a, b, c, d, e, f, g, h, i = self.matrix
        w = g * x + h * y + i
        return (a * x + b * y + c) / w, (d * x + e * y + f) / w

    def then(self, scale: float, dx: float, dy: float) -> Warp:
        """Return this map followed by a scaling and a shift."""
        a, b, c, d, e, f, g, h, i = self.matrix
        return Warp(
            (
                scale * a + dx * g, scale * b + dx * h, scale * c + dx * i,
                scale * d + dy * g, scale * e + dy * h, scale * f + dy * i, g, h, i,
            )
        )  # fmt: skip

    def inverse(self) -> tuple[float, ...]:
        """Return the eight numbers of the way back, as Pillow takes them."""
        a, b, c, d, e, f, g, h, i = self.matrix
        cofactors = (
            e * i - f * h, c * h - b * i, b * f - c * e,
            f * g - d * i, a * i - c * g, c * d - a * f,
            d * h - e * g, b * g - a * h, a * e - b * d,
        )  # fmt: skip
        return tuple(value / cofactors[8] for value in cofactors[:8])


IDENTITY = Warp((1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0))


def photograph(
    random: Random, page: Image.Image, camera: str, content: Iterable[tuple[float, float]]
) -> tuple[Image.Image, Warp, tuple[str, ...]]:
    """Return the picture, its map, and the names of the effects it has.

    Args:
        page: grey. camera: "none", "scan", "phone" or "screen".
        content: page points that must stay in the picture.
    """
    if camera == "none":
        return page, IDENTITY, ()
    if camera == "screen":
        page = resampled(random, page)
        page = framed(random, page)
        return compressed(random, page, 45), IDENTITY, ("screen", "jpeg")
    effects: list[str] = []
    warp = IDENTITY
    turned = random.random() < (0.7 if camera == "phone" else 0.45)
    if turned:
        warp = _sample_warp(random, page.size, list(content), camera)
        page = _warped(random, page, warp, camera)
        effects.append("perspective" if camera == "phone" else "rotation")
    if camera == "scan":
        return _scanned(random, page, effects, warp)
    if random.random() < 0.25:
        page = folded(random, page)
        effects.append("folds")
    page = shaded(random, page)
    effects.append("shadow")
    if random.random() < 0.6:
        page = blurred(random, page)
        effects.append("blur")
    if random.random() < 0.5:
        page = grainy(random, page)
        effects.append("noise")
    if random.random() < 0.5:
        page = compressed(random, page, 25)
        effects.append("jpeg")
    return page, warp, tuple(effects)


def _scanned(
    random: Random, page: Image.Image, effects: list[str], warp: Warp
) -> tuple[Image.Image, Warp, tuple[str, ...]]:
    if random.random() < 0.3:
        page = grainy(random, page)
        effects.append("noise")
    if random.random() < 0.3:
        page = compressed(random, page, 40)
        effects.append("jpeg")
    return page, warp, tuple(effects)


def _sample_warp(
    random: Random, size: tuple[int, int], content: list[tuple[float, float]], camera: str
) -> Warp:
    wide, high = size
    if camera == "phone":
        angle = math.radians(random.gauss(0, 3) if random.random() < 0.9 else random.gauss(0, 9))
        side, tilt = random.gauss(0, 0.09), random.gauss(0, 0.09)
    else:
        angle, side, tilt = math.radians(random.gauss(0, 1.5)), 0.0, 0.0
    cos, sin = math.cos(angle), math.sin(angle)
    # About the middle of the page: turn, then look from the side (w grows towards one edge).
    x0, y0 = wide / 2, high / 2
    g, h = side / wide, tilt / wide
    turn = Warp(
        (
            cos, -sin, -cos * x0 + sin * y0,
            sin, cos, -sin * x0 - cos * y0,
            g, h, 1 - g * x0 - h * y0,
        )
    )  # fmt: skip
    places = [turn(x, y) for x, y in content]
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    top, bottom = min(y for _, y in places), max(y for _, y in places)
    margin = 6.0
    fit = min(
        (wide - 2 * margin) / max(right - left, 1), (high - 2 * margin) / max(bottom - top, 1)
    )
    zoom = min(fit, random.uniform(0.86, 1.08))
    free_x, free_y = wide - zoom * (right - left), high - zoom * (bottom - top)
    # Keep the drawing about where it was on its page, and all of it in the picture.
    dx = min(max(x0, margin - zoom * left), free_x - margin - zoom * left)
    dy = min(max(y0, margin - zoom * top), free_y - margin - zoom * top)
    return turn.then(zoom, dx, dy)


def _warped(random: Random, page: Image.Image, warp: Warp, camera: str) -> Image.Image:
    """Return the page under the map; around it lies a desk, or the scanner's lid."""
    desk = random.choice((60, 110, 170, 205)) if camera == "phone" else random.randint(235, 255)
    coefficients = tuple(round(v, 12) for v in warp.inverse())
    return page.transform(
        page.size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BILINEAR,
        fillcolor=desk,
    )  # fmt: skip
