"""Captions: where the label of a shape goes, and how a hand writes it there."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from training.dataset.drawings import Drawing
from training.dataset.sketches.easel import Easel
from training.dataset.sketches.hands import HANDS, Hand
from training.dataset.sketches.lettering import wrapped
from training.dataset.sketches.names import label_breadth
from training.dataset.sketches.routes import Box

__all__ = ["Spot", "label_spot", "write_label"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label goes: its lines, middle (or left end), box and size."""

    rows: list[str]
    x: float
    y: float
    anchor: str
    size: float
    box: Box


def label_spot(drawing: Drawing, k: int) -> Spot | None:
    """Return where shape ``k`` has its label; a name that meets its neighbours goes on two lines."""
    shape, size, hand = drawing.shapes[k], drawing.letters, HANDS[drawing.hand]
    if not shape.label:
        return None
    rows, breadth = [shape.label], label_breadth(shape.label, size, hand)
    room = shape.width * 0.86 if shape.label_at == "inside" else _room(drawing, k)
    if breadth > room:
        rows = wrapped(shape.label)
        breadth = max(label_breadth(row, size, hand) for row in rows)
        if breadth > room * 1.15:
            size *= max(0.5 if shape.label_at == "inside" else 0.7, room * 1.15 / breadth)
            breadth = max(label_breadth(row, size, hand) for row in rows)
    high = size * 1.05 * len(rows)
    x, y, anchor = shape.x, shape.y, "mm"
    if shape.label_at == "right":
        x, anchor = shape.x + shape.width / 2 + 5, "lm"
    elif shape.label_at == "above":
        y = shape.y - shape.height / 2 - 4 - high / 2
    elif shape.label_at == "below":
        y = shape.y + shape.height / 2 + 4 + high / 2
    left = x if anchor == "lm" else x - breadth / 2
    left = max(2.0, min(left, drawing.width - breadth - 2))
    x = left if anchor == "lm" else left + breadth / 2
    box = (left, y - high / 2, left + breadth, y + high / 2)
    return Spot(rows, x, y, anchor, size, box)


def _room(drawing: Drawing, k: int) -> float:
    """Return how wide the label of a shape may run before it meets one in the same row."""
    shape = drawing.shapes[k]
    beside = [
        abs(s.x - shape.x)
        for s in drawing.shapes
        if s is not shape and abs(s.y - shape.y) < 30 and s.x != shape.x
    ]
    return max(45.0, min(beside, default=260.0) * 0.97)


def write_label(random: Random, easel: Easel, hand: Hand, spot: Spot | None) -> Box | None:
    """Write a label and return the box of what was written."""
    if spot is None:
        return None
    exact = hand.tool == "printed"
    size = spot.size * (1.0 if exact else random.uniform(0.94, 1.06))
    drift = 0.0 if exact else random.gauss(0, 1.5)
    boxes = []
    for k, row in enumerate(spot.rows):
        text = row.upper() if hand.capitals else row
        y = spot.y + (k - (len(spot.rows) - 1) / 2) * spot.size * 1.05
        if exact:  # a white rim keeps the text readable where it crosses a line
            _wipe_behind(easel, spot, text, y, hand)
        boxes.append(easel.word(spot.x + drift, y, text, hand.font, size, 255, spot.anchor))
    return (
        min(b[0] for b in boxes), min(b[1] for b in boxes),
        max(b[2] for b in boxes), max(b[3] for b in boxes),
    )  # fmt: skip


def _wipe_behind(easel: Easel, spot: Spot, text: str, y: float, hand: Hand) -> None:
    half = easel.length(text, hand.font, spot.size) / 2 + 2
    x = spot.x + (half if spot.anchor == "lm" else 0)
    high = spot.size * 0.42
    easel.area(
        [(x - half, y - high), (x + half, y - high), (x + half, y + high), (x - half, y + high)], 0
    )
