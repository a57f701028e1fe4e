"""Glyphs: how hands draw each class, as strokes in a unit box (x right, y down, -1..1).

A family of icons is a function of a random source and a class. A glyph is a list of areas, filled
in order (darkness 0 wipes what was there), and a list of strokes (point rows) inked over them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from training.dataset.sketches.easel import Points

__all__ = ["Area", "Glyph", "box", "circle"]

Area = tuple[Points, float]


@dataclass(frozen=True, slots=True)
class Glyph:
    """Strokes to ink and areas to shade; an area is (outline, darkness 0..1)."""

    strokes: tuple[Points, ...]
    areas: tuple[Area, ...] = ()


def box(x0: float, y0: float, x1: float, y1: float) -> Points:
    """Return a closed rectangle."""
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]


def circle(x: float, y: float, rx: float, ry: float | None = None, count: int = 14) -> Points:
    """Return a closed ellipse of ``count`` sides."""
    ry = rx if ry is None else ry
    return [
        (x + rx * math.cos(2 * math.pi * k / count), y + ry * math.sin(2 * math.pi * k / count))
        for k in range(count + 1)
    ]
