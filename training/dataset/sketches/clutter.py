"""Clutter: what else is on a page that is no part of the line.

Titles, dates, arrows to the margin, ticks, struck-out doodles, a scribbled sum, and the ghosts
that an eraser leaves: an old box or line, faint, with a wiped smear over it. Clutter keeps off the
shapes so that what a picture means stays clear.
"""

from __future__ import annotations

import math
from random import Random

from training.dataset.drawings import Drawing
from training.dataset.sketches.easel import Easel, Points, wobbly
from training.dataset.sketches.glyphs import box, circle
from training.dataset.sketches.hands import Hand

__all__ = ["erased_ghosts", "stray_marks"]

_TITLES = (
    "Layout", "draft", "Line 3", "v2", "TODO check times", "Hall B", "as is", "to be", "rev. C",
    "Plan", "3 shifts", "Entwurf", "Plano 1", "ca. 40 m", "ask maintenance", "17/3", "Idea",
)  # fmt: skip


def erased_ghosts(random: Random, easel: Easel, drawing: Drawing, hand: Hand) -> tuple[str, ...]:
    """Draw faint remains of earlier lines below everything else; return the effect's name."""
    if hand.tool not in ("pencil", "whiteboard") or random.random() > 0.3:
        return ()
    for _ in range(random.randint(1, 4)):
        x, y = random.uniform(0.1, 0.9) * drawing.width, random.uniform(0.1, 0.9) * drawing.height
        level = random.randint(12, 45)
        if random.random() < 0.5:
            half = random.uniform(15, 40)
            old: Points = box(x - half, y - half * 0.7, x + half, y + half * 0.7)
        else:
            old = [(x, y), (x + random.uniform(-160, 160), y + random.uniform(-60, 60))]
        easel.stroke(wobbly(random, old, 1.5), hand.pen, level)
        for _ in range(random.randint(1, 3)):  # the eraser went over it
            dx, dy = random.uniform(-40, 40), random.uniform(-25, 25)
            easel.stroke([(x - dx, y - dy), (x + dx, y + dy)], random.uniform(6, 14), level // 3)
    return ("erased",)


def stray_marks(random: Random, easel: Easel, drawing: Drawing, hand: Hand) -> tuple[str, ...]:
    """Add a title, notes or doodles away from the shapes; return the effect's name."""
    if hand.tool == "printed" or random.random() > 0.22:
        return ()
    for _ in range(random.randint(1, 3)):
        place = _free_place(random, drawing)
        if place is not None:
            random.choice(_MARKS)(random, easel, hand, *place)
    return ("clutter",)


def _free_place(random: Random, drawing: Drawing) -> tuple[float, float] | None:
    for _ in range(6):
        x = random.uniform(0.06, 0.94) * drawing.width
        y = random.uniform(0.04, 0.95) * drawing.height
        if all(abs(s.x - x) > 95 or abs(s.y - y) > 75 for s in drawing.shapes):
            return x, y
    return None


def _title(random: Random, easel: Easel, hand: Hand, x: float, y: float) -> None:
    text, size = random.choice(_TITLES), hand.letters * random.uniform(0.8, 1.4)
    left, _, right, bottom = easel.word(x, y, text, hand.font, size, 220)
    if random.random() < 0.5:
        easel.stroke(wobbly(random, [(left, bottom + 3), (right, bottom + 3)], 1), hand.pen, 230)


def _doodle(random: Random, easel: Easel, hand: Hand, x: float, y: float) -> None:
    points: Points = [
        (x + 12 * math.cos(k * 1.9) + k, y + 7 * math.sin(k * 2.3)) for k in range(14)
    ]
    easel.stroke(wobbly(random, points, 1.5), hand.pen, random.randint(150, 255))


def _tick(random: Random, easel: Easel, hand: Hand, x: float, y: float) -> None:
    easel.stroke(wobbly(random, [(x, y), (x + 6, y + 8), (x + 18, y - 12)], 0.6), hand.pen, 240)


def _measure(random: Random, easel: Easel, hand: Hand, x: float, y: float) -> None:
    """Draw a dimension line with a length on it."""
    half = random.uniform(30, 80)
    easel.stroke([(x - half, y), (x + half, y)], hand.pen * 0.7, 200)
    for end in (x - half, x + half):
        easel.stroke([(end, y - 6), (end, y + 6)], hand.pen * 0.7, 200)
    text = f"{random.randint(2, 40)} m"
    easel.word(x, y - hand.letters * 0.7, text, hand.font, hand.letters * 0.8, 220)


def _ring(random: Random, easel: Easel, hand: Hand, x: float, y: float) -> None:
    """Draw a number in a ring, as on a list of open points."""
    easel.stroke(circle(x, y, 11, count=16), hand.pen * 0.8, 230)
    easel.word(x, y, str(random.randint(1, 9)), hand.font, hand.letters * 0.8, 230)


def _cross(random: Random, easel: Easel, hand: Hand, x: float, y: float) -> None:
    r = random.uniform(5, 10)
    easel.stroke([(x - r, y - r * 0.3), (x + r, y + r * 0.3)], hand.pen, 230)
    easel.stroke([(x + r * 0.3, y - r), (x - r * 0.3, y + r)], hand.pen, 230)


_MARKS = (_title, _title, _doodle, _tick, _measure, _ring, _cross)
