"""Easel: the sheet of ink that a page is drawn on, at twice the page's size.

Ink is kept apart from the paper: 0 is bare, 255 is full. Points are drawing pixels; the easel
turns them into its own and rounds them to a sixteenth of a pixel, so that machines whose sine
differs in the last bit still draw the same page.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from PIL import Image, ImageDraw

from training.dataset.sketches.lettering import face_for, font

__all__ = ["Easel", "Points", "along", "wobbly"]

Points = list[tuple[float, float]]
_SUPER = 2  # easel pixels a page pixel


@dataclass(frozen=True, slots=True)
class Easel:
    """A sheet of ink for a page of ``size`` pixels that shows drawings at ``scale``."""

    sheet: Image.Image
    pen: ImageDraw.ImageDraw
    scale: float

    @classmethod
    def of(cls, size: tuple[int, int], scale: float) -> Easel:
        """Return a bare sheet."""
        sheet = Image.new("L", (size[0] * _SUPER, size[1] * _SUPER), 0)
        pen = ImageDraw.Draw(sheet)
        pen.fontmode = "L"
        return cls(sheet, pen, scale)

    def stroke(self, points: Points, width: float, level: int) -> None:
        """Ink a row of points; ``level`` is the strength of the ink, 0 to 255."""
        dots = self._dots(points)
        thick = max(1, round(width * self.scale * _SUPER))
        self.pen.line(dots, fill=level, width=thick, joint="curve" if thick > 4 else None)

    def area(self, points: Points, level: int) -> None:
        """Fill an outline; level 0 wipes what was there."""
        self.pen.polygon(self._dots(points), fill=level)

    def word(
        self, x: float, y: float, text: str, face: str, size: float, level: int, anchor: str = "mm"
    ) -> tuple[float, float, float, float]:
        """Write a line of text and return its box (left, top, right, bottom)."""
        pixels = max(7, round(size * self.scale * _SUPER))
        letters = font(face_for(face, text), pixels)
        k = self.scale * _SUPER
        place = (round(x * k), round(y * k))
        mask, offset = letters.getmask2(text, mode="L", anchor=anchor)
        left, top = place[0] + offset[0], place[1] + offset[1]
        self.pen.draw.draw_bitmap((left, top), mask, level)  # as ImageDraw.text, measured once
        return left / k, top / k, (left + mask.size[0]) / k, (top + mask.size[1]) / k

    def length(self, text: str, face: str, size: float) -> float:
        """Return how wide a line of text would be, in drawing pixels."""
        pixels = max(7, round(size * self.scale * _SUPER))
        return font(face_for(face, text), pixels).getlength(text) / (self.scale * _SUPER)

    def finished(self) -> Image.Image:
        """Return the ink at the page's size."""
        return self.sheet.reduce(_SUPER)

    def _dots(self, points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        k = self.scale * _SUPER * 16
        return [(round(x * k) / 16, round(y * k) / 16) for x, y in points]


def wobbly(random: Random, points: Points, amount: float) -> Points:
    """Return the points with more between them, each strayed by a hand's unsteadiness."""
    out: Points = [points[0]]
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        pieces = max(1, int(math.hypot(x1 - x0, y1 - y0) / 18))
        for k in range(1, pieces + 1):
            u = k / pieces
            stray = amount * 0.6
            out.append(
                (
                    x0 + (x1 - x0) * u + (random.random() + random.random() - 1) * 2 * stray,
                    y0 + (y1 - y0) * u + (random.random() + random.random() - 1) * 2 * stray,
                )
            )
    return out


def along(points: Points, dash: float, space: float) -> list[Points]:
    """Return the dashes of a line: pieces of ``dash`` pixels with ``space`` between them."""
    pieces: list[Points] = []
    piece: Points = [points[0]]
    left, inked = dash, True
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        length, done = math.hypot(x1 - x0, y1 - y0), 0.0
        while length - done > left:
            done += left
            at = (x0 + (x1 - x0) * done / length, y0 + (y1 - y0) * done / length)
            if inked:
                pieces.append([*piece, at])
            piece, inked = [at], not inked
            left = dash if inked else space
        left -= length - done
        piece.append((x1, y1))
    if inked and len(piece) > 1:
        pieces.append(piece)
    return pieces
