"""Placing: where the shapes of a page stand and how large they are.

A page follows the plant's floor plan, jittered and a little askew. Shapes are smaller where they
stand close; a hand's sizes vary, and the ends of a line are at times a mere crumb, as in the
paper's own sketches. All lengths are in drawing pixels; a page is ``PAGE_WIDTH`` wide.
"""

from __future__ import annotations

import math
from random import Random

from training.dataset.plants import PlantSpec
from training.dataset.sketches.board import board_size
from training.dataset.sketches.hands import Hand

__all__ = ["PAGE_WIDTH", "Place", "kept_on_page", "sample_places", "sample_size", "spacing"]

PAGE_WIDTH = 960
_ROW = 45.0  # shapes whose middles differ less in height stand in one row

Place = tuple[float, float]


def sample_places(
    random: Random, spec: PlantSpec, drawn: list[int], height: int
) -> dict[int, Place]:
    """Return the middle of every drawn station on a page of that height."""
    width = PAGE_WIDTH
    xs = [spec.stations[i].x for i in drawn]
    ys = [spec.stations[i].y for i in drawn]
    span_x, span_y = max(max(xs) - min(xs), 1), max(max(ys) - min(ys), 1)
    flat = max(ys) == min(ys)
    left, right = random.uniform(0.05, 0.12) * width, random.uniform(0.86, 0.95) * width
    top, bottom = random.uniform(0.12, 0.3) * height, random.uniform(0.68, 0.88) * height
    # A short line is not stretched over the whole page.
    columns = span_x / 8
    right = min(right, left + columns * random.uniform(110, 200))
    mirrored = random.random() < 0.04
    jitter_x, jitter_y = random.uniform(0, 9), random.uniform(0, 9)
    slope = random.uniform(-0.03, 0.03) * height
    result = {}
    for i in drawn:
        u = (spec.stations[i].x - min(xs)) / span_x
        v = 0.5 if flat else (max(ys) - spec.stations[i].y) / span_y
        if mirrored:
            u = 1 - u
        x = left + u * (right - left) + random.gauss(0, jitter_x)
        y = top + v * (bottom - top) + slope * u + random.gauss(0, jitter_y)
        result[i] = (min(max(x, 36.0), width - 36.0), min(max(y, 34.0), height - 50.0))
    return result


def spacing(places: dict[int, Place]) -> dict[int, tuple[float, float]]:
    """Return for every place the way to the nearest other, and to the nearest in its row."""
    found = {}
    for i, (x, y) in places.items():
        others = [q for k, q in places.items() if k != i]
        nearest = min((math.dist((x, y), q) for q in others), default=240.0)
        row = min((abs(q[0] - x) for q in others if abs(q[1] - y) < _ROW), default=240.0)
        found[i] = (nearest, max(row, 1.0))
    return found


def kept_on_page(place: Place, size: tuple[float, float], height: int) -> Place:
    """Return the place moved so that all of the shape is on the page, with room for a label."""
    half_x, half_y = size[0] / 2 + 6, size[1] / 2 + 6
    return (
        min(max(place[0], half_x), PAGE_WIDTH - half_x),
        min(max(place[1], half_y), height - half_y - 24),
    )


def sample_size(
    random: Random, hand: Hand, base: float, nearest: float, class_name: str
) -> tuple[float, float]:
    """Return a shape's width and height, given the page's usual width and the next shape's way."""
    if hand.icons == "board":
        return board_size(class_name)
    spread = math.exp(random.gauss(0, hand.uneven))
    base = max(15.0, min(base, nearest * 0.72))
    wide = base * spread * random.uniform(0.9, 1.25)
    high = base * spread * random.uniform(0.62, 0.92)
    if class_name == "Operator" and hand.icons in ("stamp", "solid"):
        wide, high = high * 0.75, high * 1.2
    if class_name in ("Source", "Sink") and hand.uneven > 0.15 and random.random() < 0.5:
        small = random.uniform(0.35, 0.8)  # the ends of a line are at times a mere crumb
        wide, high = max(13.0, wide * small), max(11.0, high * small)
    return wide, high
