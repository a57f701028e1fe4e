"""Rendering: a drawing as a greyscale picture, in many hands and on many papers.

One call draws one page with one hand: its pen, wobble, glyph family, arrow habits, lettering
and paper are sampled once, as one person would draw it, then the camera adds its own.
Coordinates are the drawing's pixels; the picture has the drawing's size.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from training.dataset.drawings import Drawing, Shape
from training.dataset.glyphs import Points, glyph
from training.dataset.plants import PlantSpec

__all__ = ["render"]

_SCALE = 2  # drawn at twice the size, then reduced: smooth lines


@dataclass(frozen=True, slots=True)
class _Hand:
    family: str
    pen: float
    ink: int
    wobble: float
    heads: str  # filled, open, none
    forgets_head: float
    bend: float
    label_inside: bool
    letters: float
    gap: float


def _sample_hand(random: Random) -> _Hand:
    family = random.choices(("stamp", "pencil", "box"), (42, 30, 28))[0]
    return _Hand(
        family=family,
        pen=random.uniform(1.0, 3.6),
        ink=random.randint(0, 110),
        wobble=random.choice((0.0, 0.4, 0.8, 1.4, 2.0)),
        heads=random.choices(("filled", "open", "none"), (55, 32, 13))[0],
        forgets_head=random.choice((0, 0, 0.1, 0.35)),
        bend=random.choice((0, 0, 0, 6, 14, 26)),
        label_inside=family == "box" and random.random() < 0.65,
        letters=random.uniform(11, 19),
        gap=random.uniform(-4, 10),
    )


def render(random: Random, spec: PlantSpec, drawing: Drawing) -> Image.Image:
    """Return the page as an ``L`` image of the drawing's size."""
    hand = _sample_hand(random)
    size = (drawing.width * _SCALE, drawing.height * _SCALE)
    page = Image.new("L", size, 255)
    pen = ImageDraw.Draw(page)
    _paper(random, pen, size)
    for a, b in drawing.arrows:
        _arrow(random, pen, hand, drawing.shapes[a], drawing.shapes[b])
    for shape in drawing.shapes:
        _shape(random, pen, hand, shape, spec.stations[shape.station].class_name)
    if random.random() < 0.08:
        _word(
            pen,
            drawing.width * 0.5,
            14,
            random.choice(("Line 3", "Layout", "draft", "Cell A")),
            hand,
        )
    return _camera(random, page.resize((drawing.width, drawing.height), Image.Resampling.BOX))


def _paper(random: Random, pen: ImageDraw.ImageDraw, size: tuple[int, int]) -> None:
    form = random.random()
    if form < 0.55:
        return
    step, grey = random.randint(24, 60) * _SCALE // 2, random.randint(205, 244)
    for y in range(0, size[1], step):
        pen.line([(0, y), (size[0], y)], fill=grey, width=_SCALE // 2 or 1)
    if form < 0.85:
        for x in range(0, size[0], step):
            pen.line([(x, 0), (x, size[1])], fill=grey, width=_SCALE // 2 or 1)


def _stroke(random: Random, pen: ImageDraw.ImageDraw, hand: _Hand, points: Points) -> None:
    """Ink a row of points (drawing pixels) with the hand's wobble."""
    if hand.wobble:
        points = _wobbly(random, points, hand.wobble)
    scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
    pen.line(scaled, fill=hand.ink, width=max(1, round(hand.pen * _SCALE)), joint="curve")


def _wobbly(random: Random, points: Points, amount: float) -> Points:
    out: Points = [points[0]]
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        pieces = max(1, int(math.hypot(x1 - x0, y1 - y0) / 16))
        for k in range(1, pieces + 1):
            u = k / pieces
            out.append(
                (
                    x0 + (x1 - x0) * u + random.gauss(0, amount * 0.6),
                    y0 + (y1 - y0) * u + random.gauss(0, amount * 0.6),
                )
            )
    return out


def _shape(
    random: Random, pen: ImageDraw.ImageDraw, hand: _Hand, shape: Shape, class_name: str
) -> None:
    drawn = glyph(random, hand.family, class_name)
    half_x, half_y = shape.width / 2, shape.height / 2
    if hand.label_inside:
        half_x = max(half_x, len(shape.label) * hand.letters * 0.29 + 6)

    def at(points: Points) -> Points:
        return [(shape.x + x * half_x, shape.y + y * half_y) for x, y in points]

    outline = [(shape.x - half_x, shape.y - half_y), (shape.x + half_x, shape.y + half_y)]
    if hand.family != "pencil":  # lines stop at the glyph instead of running through it
        pen.rectangle([(x * _SCALE, y * _SCALE) for x, y in outline], fill=252)
    for area, darkness in drawn.areas:
        pen.polygon([(x * _SCALE, y * _SCALE) for x, y in at(area)], fill=int(255 * (1 - darkness)))
    for stroke in drawn.strokes:
        _stroke(random, pen, hand, at(stroke))
    if shape.label:
        y = shape.y if hand.label_inside else shape.y + half_y + hand.letters * 0.8
        _word(pen, shape.x + random.gauss(0, 2), y, shape.label, hand)


def _word(pen: ImageDraw.ImageDraw, x: float, y: float, text: str, hand: _Hand) -> None:
    font = ImageFont.load_default(hand.letters * _SCALE)
    pen.text((x * _SCALE, y * _SCALE), text, fill=min(120, hand.ink), font=font, anchor="mm")


def _arrow(random: Random, pen: ImageDraw.ImageDraw, hand: _Hand, a: Shape, b: Shape) -> None:
    angle = math.atan2(b.y - a.y, b.x - a.x)
    x0, y0 = _border(a, angle, hand.gap)
    x1, y1 = _border(b, angle + math.pi, hand.gap)
    if math.hypot(x1 - x0, y1 - y0) < 8:
        return
    bend = random.gauss(0, hand.bend) if hand.bend else 0.0
    if hand.bend and random.random() < 0.12 and abs(y1 - y0) > 30:
        points: Points = [(x0, y0), ((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1), (x1, y1)]  # an elbow
    else:
        points = []
        for k in range(13):
            u = k / 12
            lift = bend * math.sin(math.pi * u)
            points.append(
                (
                    x0 + (x1 - x0) * u - math.sin(angle) * lift,
                    y0 + (y1 - y0) * u + math.cos(angle) * lift,
                )
            )
    _stroke(random, pen, hand, points)
    if hand.heads == "none" or random.random() < hand.forgets_head:
        return
    (px, py), (qx, qy) = points[-2], points[-1]
    tip = math.atan2(qy - py, qx - px)
    length = random.uniform(8, 15)
    wings = [
        (qx - length * math.cos(tip + w), qy - length * math.sin(tip + w)) for w in (0.45, -0.45)
    ]
    if hand.heads == "filled":
        pen.polygon(
            [(x * _SCALE, y * _SCALE) for x, y in (wings[0], (qx, qy), wings[1])], fill=hand.ink
        )
    else:
        _stroke(random, pen, hand, [wings[0], (qx, qy), wings[1]])


def _border(shape: Shape, angle: float, gap: float) -> tuple[float, float]:
    """Return where a line at ``angle`` from the centre leaves the shape's box, plus a gap."""
    dx, dy = math.cos(angle), math.sin(angle)
    reach = (
        min(
            shape.width / 2 / abs(dx) if abs(dx) > 1e-6 else 1e9,
            shape.height / 2 / abs(dy) if abs(dy) > 1e-6 else 1e9,
        )
        + gap
    )
    return shape.x + dx * reach, shape.y + dy * reach


def _camera(random: Random, page: Image.Image) -> Image.Image:
    """Return the page as photographed or scanned: light, blur, grain, compression."""
    if random.random() < 0.4:
        return page
    if random.random() < 0.5:
        page = page.filter(ImageFilter.GaussianBlur(random.uniform(0.3, 1.3)))
    pixels: np.ndarray = np.asarray(page, np.float32)
    height, width = pixels.shape
    noise = np.random.default_rng(random.getrandbits(32))
    dark, light = random.uniform(0, 40), random.uniform(215, 255)
    pixels = dark + pixels * (light - dark) / 255
    if random.random() < 0.5:
        across = np.linspace(
            random.uniform(0.75, 1), random.uniform(0.75, 1), width, dtype=np.float32
        )
        down = np.linspace(random.uniform(0.8, 1), random.uniform(0.8, 1), height, dtype=np.float32)
        pixels = pixels * across[None, :] * down[:, None]
    if random.random() < 0.6:
        pixels = pixels + noise.normal(0, random.uniform(1, 8), pixels.shape).astype(np.float32)
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
