"""Symbols: the bare signs of flow charts and value streams, drawn by held-out hands only."""

from __future__ import annotations

from random import Random

from training.dataset.sketches.easel import Points
from training.dataset.sketches.glyphs import Glyph, box, circle

__all__ = ["symbol_glyph"]


def symbol_glyph(random: Random, class_name: str) -> Glyph:
    """Return the sign of a class; several classes share one."""
    sign = _SIGN.get(class_name, "hexagon")
    if sign == "triangle":
        return _closed([(0, -1), (1, 1), (-1, 1)])
    if sign == "ring":
        return Glyph((circle(0, 0, 0.8, 0.95, 18), circle(0, 0, 0.55, 0.65, 16)))
    if sign == "round":
        return Glyph((circle(0, 0, 0.9, 0.95, 18),))
    if sign == "diamond":
        return _closed([(0, -1), (1, 0), (0, 1), (-1, 0)])
    if sign == "belt":
        return Glyph((box(-1, -0.4, 1, 0.4), [(-0.6, 0), (0.6, 0)], [(0.35, -0.2), (0.6, 0)]))
    if sign == "pin":
        return Glyph((circle(0, -0.6, 0.35), [(-0.8, 0.9), (-0.5, 0), (0.5, 0), (0.8, 0.9)]))
    if random.random() < 0.5:
        return _closed([(-0.7, -1), (0.7, -1), (1, 0), (0.7, 1), (-0.7, 1), (-1, 0)])
    return Glyph((box(-1, -1, 1, 1), [(-1, -0.55), (1, -0.55)]))


def _closed(points: Points) -> Glyph:
    return Glyph(([*points, points[0]],))


_SIGN = {
    "Source": "round",
    "Sink": "ring",
    "Queue": "triangle",
    "StraightConveyor": "belt",
    "Combiner": "diamond",
    "Separator": "diamond",
    "Operator": "pin",
    "Dispatcher": "diamond",
    "TaskExecuter": "pin",
    "Transporter": "belt",
    "Robot": "pin",
}
