"""Inking: shapes, labels and arrows of a drawing, set on the easel by one hand."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from training.dataset.drawings import Drawing, Shape
from training.dataset.plants import FLOW_CLASSES, PlantSpec
from training.dataset.sketches.board import board_glyph
from training.dataset.sketches.captions import Spot, label_spot, write_label
from training.dataset.sketches.easel import Easel, Points, along, wobbly
from training.dataset.sketches.glyphs import Glyph
from training.dataset.sketches.hands import Hand
from training.dataset.sketches.routes import Box, route
from training.dataset.sketches.solids import solid_glyph
from training.dataset.sketches.stamps import box_glyph, stamp_glyph
from training.dataset.sketches.symbols import symbol_glyph

__all__ = ["Inked", "ink_drawing"]


@dataclass(frozen=True, slots=True)
class Inked:
    """What was drawn where, in drawing pixels: a label's box, and a line for each arrow.

    A line is empty where the hand drew none because its shapes touch.
    """

    labels: tuple[Box | None, ...]
    lines: tuple[tuple[tuple[float, float], ...], ...]


def ink_drawing(
    random: Random, easel: Easel, spec: PlantSpec, drawing: Drawing, hand: Hand
) -> Inked:
    """Draw every shape, label and arrow, and return where labels and lines lie."""
    thickness = 1.0 if hand.icons == "board" else random.uniform(0.85, 1.2)
    pen = _Pen(hand, easel, hand.pen * thickness)
    spots = [label_spot(drawing, k) for k in range(len(drawing.shapes))]
    # The board's arrows were drawn last and lie over its icons; a hand's lines stop at them.
    if hand.icons == "board":
        labels = _shapes(random, pen, spec, drawing, spots)
        return Inked(labels, _arrows(random, pen, spec, drawing, spots))
    lines = _arrows(random, pen, spec, drawing, spots)
    return Inked(_shapes(random, pen, spec, drawing, spots), lines)


def _arrows(
    random: Random, pen: _Pen, spec: PlantSpec, drawing: Drawing, spots: list[Spot | None]
) -> tuple[tuple[tuple[float, float], ...], ...]:
    hand = pen.hand
    boxes = [_box(s) for s in drawing.shapes]
    labels = [None if spot is None else spot.box for spot in spots]
    page = (float(drawing.width), float(drawing.height))
    lines = []
    for a, b in drawing.arrows:
        points = route(random, hand, boxes, labels, a, b, page)
        crew = any(_is_crew(spec, drawing.shapes[k]) for k in (a, b))
        _arrow(random, pen, points, dashed=crew and hand.dashed_crew)
        lines.append(tuple(points))
    return tuple(lines)


def _shapes(
    random: Random, pen: _Pen, spec: PlantSpec, drawing: Drawing, spots: list[Spot | None]
) -> tuple[Box | None, ...]:
    looks = str(random.random())
    for shape in drawing.shapes:
        class_name = spec.stations[shape.station].class_name
        _shape(random, pen, shape, _glyph(pen.hand, looks, class_name))
    return tuple(write_label(random, pen.easel, pen.hand, spot) for spot in spots)


@dataclass(frozen=True, slots=True)
class _Pen:
    hand: Hand
    easel: Easel
    width: float

    def stroke(self, random: Random, points: Points, *, steady: bool = False) -> None:
        """Ink a line with the hand's wobble and pressure."""
        hand = self.hand
        if hand.tool == "printed":
            self.easel.stroke(points, self.width, 255)
            return
        if hand.wobble and not steady:
            points = wobbly(random, points, hand.wobble)
        level = random.randint(205, 255) if hand.tool == "pencil" else 255
        self.easel.stroke(points, self.width, level)


def _is_crew(spec: PlantSpec, shape: Shape) -> bool:
    return spec.stations[shape.station].class_name not in FLOW_CLASSES


def _glyph(hand: Hand, looks: str, class_name: str) -> Glyph:
    """Return the page's way to draw a class: the same for all its shapes on a page."""
    random = Random(looks + class_name)
    if hand.icons == "board":
        return board_glyph(class_name)
    if hand.icons == "stamp":
        return stamp_glyph(random, class_name)
    if hand.icons == "solid":
        return solid_glyph(random, class_name)
    if hand.icons == "flow":
        return symbol_glyph(random, class_name)
    if hand.icons == "box":
        return box_glyph(Random(looks))
    return _RING if Random(looks).random() < 0.6 else _BARE


_RING = Glyph(
    ([(math.cos(2 * math.pi * k / 18), math.sin(2 * math.pi * k / 18)) for k in range(19)],)
)
_BARE = Glyph(())


def _shape(random: Random, pen: _Pen, shape: Shape, glyph: Glyph) -> None:
    hand, half_x, half_y = pen.hand, shape.width / 2, shape.height / 2

    def at(points: Points) -> Points:
        return [(shape.x + x * half_x, shape.y + y * half_y) for x, y in points]

    if hand.tool != "pencil":  # lines stop at the glyph instead of running through it
        pen.easel.area(at([(-1, -1), (1, -1), (1, 1), (-1, 1)]), 0)
    for area, darkness in glyph.areas:
        outline = at(area)
        if hand.icons == "board" or hand.shading == "flat" or darkness in (0.0, 1.0):
            pen.easel.area(outline, round(255 * darkness))
        else:
            pen.easel.area(outline, 0)
            if hand.shading == "hatch" and darkness > 0.08:
                _hatch(random, pen, outline, darkness)
    for stroke in glyph.strokes:
        points = at(stroke)
        pen.stroke(random, points)
        if hand.twice and len(points) > 3:
            pen.stroke(random, points)


def _hatch(random: Random, pen: _Pen, outline: Points, darkness: float) -> None:
    """Fill an outline's box with slanted strokes, and a smear of graphite below them."""
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    pen.easel.area(outline, round(90 * darkness))
    step = max(2.5, 5.5 - 5 * darkness)
    high = y1 - y0
    x = x0 - high * 0.5
    while x < x1:
        low, top = (x, y1), (x + high * 0.5, y0)
        # Clip the slanted line to the box.
        if low[0] < x0:
            low = (x0, y1 - (x0 - x) / 0.5)
        if top[0] > x1:
            top = (x1, y0 + (top[0] - x1) / 0.5)
        if low[1] > top[1]:
            pen.easel.stroke([low, top], 1.0, random.randint(90, 170))
        x += step * random.uniform(0.8, 1.2)


def _arrow(random: Random, pen: _Pen, points: Points, *, dashed: bool) -> None:
    if len(points) < 2:
        return
    hand = pen.hand
    line = wobbly(random, points, hand.wobble * 0.7) if hand.wobble else points
    for piece in along(line, 9, 6) if dashed else [line]:
        pen.stroke(random, piece, steady=True)
    if hand.heads == "none" or random.random() < hand.forgets_head:
        return
    exact = hand.icons == "board"
    length = hand.head * (1.0 if exact else random.uniform(0.8, 1.3))
    spread = 0.42 if exact else random.uniform(0.3, 0.55)
    tip, towards = points[-1], _direction(points, length)
    if not exact and random.random() < 0.06:  # a head in the middle of a long line
        middle = len(points) // 2
        if len(points) > 2:
            tip, towards = points[middle], _direction(points[: middle + 1], length)
    wings = [
        (tip[0] - length * math.cos(towards + turn), tip[1] - length * math.sin(towards + turn))
        for turn in (spread, -spread)
    ]
    if hand.heads == "filled":
        pen.easel.area([wings[0], tip, wings[1]], 255)
    elif hand.heads == "half":
        pen.stroke(random, [wings[0], tip], steady=True)
    else:
        pen.stroke(random, [wings[0], tip, wings[1]], steady=True)


def _direction(points: Points, length: float) -> float:
    """Return the angle in which a line arrives: over its last ``length`` pixels."""
    end = points[-1]
    back = next((p for p in reversed(points[:-1]) if math.dist(p, end) >= length), points[0])
    return math.atan2(end[1] - back[1], end[0] - back[0])


def _box(shape: Shape) -> Box:
    half_x, half_y = shape.width / 2, shape.height / 2
    return (shape.x - half_x, shape.y - half_y, shape.x + half_x, shape.y + half_y)
