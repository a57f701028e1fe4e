"""Rendering: a drawing as a grey picture, with the truth about it in the picture's own pixels.

A page is drawn by its drawing's hand (``sketches.hands``) on a sheet (``sketches.paper``) and taken
by a camera (``sketches.camera``). Pictures are grey: the encoder reads no colour, and three bands
would triple the cost. The camera moves pixels, so a viewer or a trainer takes places from the
``SketchPage``, never from the drawing.

    page = draw_page(Random("ink-7"), spec, drawing)
    page.image, page.drawing.shapes[0].x, page.lines[0]
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

import numpy as np
from PIL import Image

from training.dataset.drawings import Drawing, Shape
from training.dataset.plants import PlantSpec
from training.dataset.sketches.camera import Warp, photograph
from training.dataset.sketches.clutter import erased_ghosts, stray_marks
from training.dataset.sketches.easel import Easel
from training.dataset.sketches.hands import HANDS, Hand
from training.dataset.sketches.inking import Inked, ink_drawing
from training.dataset.sketches.paper import grain, sheet
from training.dataset.sketches.routes import Box

__all__ = ["PAGE_HEIGHT", "PAGE_WIDTH", "SketchPage", "draw_page", "render"]

PAGE_WIDTH, PAGE_HEIGHT = 640, 448  # the size at which the embedded model reads


@dataclass(frozen=True, slots=True)
class SketchPage:
    """A picture and what it shows, all in its own pixels.

    Attributes:
        image: mode "L".
        drawing: the drawing after the camera: centres, and boxes around the warped shapes.
        labels: the box of each shape's written label (left, top, right, bottom), or ``None``.
        lines: the points of each arrow from tail to head; empty where none was drawn because its
            shapes touch.
        hand, paper, camera: their names. effects: what was done to the page, by name.
    """

    image: Image.Image
    drawing: Drawing
    labels: tuple[Box | None, ...]
    lines: tuple[tuple[tuple[float, float], ...], ...]
    hand: str
    paper: str
    camera: str
    effects: tuple[str, ...]


def draw_page(
    random: Random,
    spec: PlantSpec,
    drawing: Drawing,
    *,
    width: int = PAGE_WIDTH,
    height: int = PAGE_HEIGHT,
) -> SketchPage:
    """Return the drawing on paper, as large as fits ``width`` x ``height`` pixels."""
    hand = HANDS[drawing.hand]
    scale = min(width / drawing.width, height / drawing.height)
    size = (round(drawing.width * scale), round(drawing.height * scale))
    paper, camera = random.choice(hand.papers), random.choice(hand.cameras)
    easel = Easel.of(size, scale)
    effects = erased_ghosts(random, easel, drawing, hand)
    inked = ink_drawing(random, easel, spec, drawing, hand)
    effects += stray_marks(random, easel, drawing, hand)
    page = _on_paper(random, hand, easel.finished(), sheet(random, paper, size))
    content = [(x * scale, y * scale) for x, y in _content(drawing, inked)]
    image, warp, taken = photograph(random, page, camera, content)
    true, labels, lines = _truth(drawing, inked, warp, scale, size)
    return SketchPage(image, true, labels, lines, hand.name, paper, camera, effects + taken)


def render(random: Random, spec: PlantSpec, drawing: Drawing) -> Image.Image:
    """Return the page as an ``L`` image of the drawing's own size."""
    size = {"width": drawing.width, "height": drawing.height}
    return draw_page(random, spec, drawing, **size).image


def _on_paper(random: Random, hand: Hand, ink: Image.Image, page: Image.Image) -> Image.Image:
    """Return the page with the ink in the hand's grey; graphite and markers let paper through."""
    shade = random.randint(*hand.ink)
    if hand.tool in ("pencil", "whiteboard"):
        rough = 110 if hand.tool == "pencil" else 50
        cover = 255 - (grain(random, page.size).astype(np.uint16) * rough >> 8)
        ink = Image.fromarray((np.asarray(ink) * cover >> 8).astype(np.uint8))
    page.paste(shade, (0, 0), ink)
    return page


def _content(drawing: Drawing, inked: Inked) -> list[tuple[float, float]]:
    """Return the corners of all that was drawn."""
    boxes: list[Box] = [
        (s.x - s.width / 2, s.y - s.height / 2, s.x + s.width / 2, s.y + s.height / 2)
        for s in drawing.shapes
    ]
    boxes += [label for label in inked.labels if label is not None]
    corners = [p for b in boxes for p in ((b[0], b[1]), (b[2], b[1]), (b[2], b[3]), (b[0], b[3]))]
    return corners + [p for line in inked.lines for p in line]


def _truth(
    drawing: Drawing, inked: Inked, warp: Warp, scale: float, size: tuple[int, int]
) -> tuple[Drawing, tuple[Box | None, ...], tuple[tuple[tuple[float, float], ...], ...]]:
    def moved(x: float, y: float) -> tuple[float, float]:
        return warp(x * scale, y * scale)

    def moved_box(b: Box) -> Box:
        corners = [moved(x, y) for x in (b[0], b[2]) for y in (b[1], b[3])]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    shapes: list[Shape] = []
    for s in drawing.shapes:
        half_x, half_y = s.width / 2, s.height / 2
        b = moved_box((s.x - half_x, s.y - half_y, s.x + half_x, s.y + half_y))
        x, y = moved(s.x, s.y)
        shapes.append(replace(s, x=x, y=y, width=b[2] - b[0], height=b[3] - b[1]))
    labels = tuple(None if label is None else moved_box(label) for label in inked.labels)
    lines = tuple(tuple(moved(x, y) for x, y in line) for line in inked.lines)
    true = replace(
        drawing, width=size[0], height=size[1], shapes=tuple(shapes),
        letters=drawing.letters * scale,
    )  # fmt: skip
    return true, labels, lines
