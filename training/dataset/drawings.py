"""Drawings: where a hand puts the plant's objects and arrows, before any ink.

A drawing is shared truth: the renderer draws it as a picture, the board would store it as
a document, and the decoder's training reads it as a graph. People draw less than the plant
holds (no crew, no label, a name cut short) and draw it askew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from training.dataset.plants import FLOW_CLASSES, PlantSpec
from training.dataset.sketches.connecting import sample_arrows
from training.dataset.sketches.hands import Hand, choose_hand
from training.dataset.sketches.names import label_breadth, shortened
from training.dataset.sketches.placing import (
    PAGE_WIDTH,
    kept_on_page,
    sample_places,
    sample_size,
    spacing,
)

__all__ = ["Drawing", "Shape", "sample_drawing"]


@dataclass(frozen=True, slots=True)
class Shape:
    """One drawn object.

    Attributes:
        station: index into the plant's stations.
        x, y, width, height: centre and size in pixels.
        label: as written; "" if none.
        label_at: "below", "right", "above" or "inside".
    """

    station: int
    x: float
    y: float
    width: float
    height: float
    label: str
    label_at: str = "below"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page of ``width`` x ``height`` pixels with shapes and arrows between shape indices.

    ``hand`` is a key of ``sketches.hands.HANDS``; ``letters`` the height of lettering in pixels.
    """

    width: int
    height: int
    shapes: tuple[Shape, ...]
    arrows: tuple[tuple[int, int], ...]
    hand: str = "fine-liner"
    letters: float = 16.0

    def shapes_by_place(self) -> dict[tuple[float, float], int]:
        """Return place (fractions of the width) -> station index."""
        return {(s.x / self.width, s.y / self.width): s.station for s in self.shapes}


def sample_drawing(
    random: Random, spec: PlantSpec, *, label_all: bool, held_out: bool = False
) -> Drawing:
    """Return one way to draw the plant.

    Args:
        label_all: every shape has its label, unabbreviated.
        held_out: draw with a hand that no training page is drawn with, else never with one.
    """
    hand = choose_hand(random, held_out=held_out)
    drawn = list(range(len(spec.stations)))
    if spec.automation != "none" and random.random() < 0.35 and not label_all:
        drawn = [i for i in drawn if spec.stations[i].class_name in FLOW_CLASSES]
    height = 540 if hand.icons == "board" else _height(random, len(drawn))
    places = sample_places(random, spec, drawn, height)
    room = spacing(places)
    letters = _letters(random, hand, len(drawn))
    base = _base_size(random, [near for near, _ in room.values()])
    cuts = not label_all and random.random() < 0.35
    usual = random.choice(hand.label_at)
    shapes = []
    for index in drawn:
        label = "" if _unlabelled(random, hand, label_all) else _label(random, spec, index)
        if cuts and random.random() < 0.15 + hand.abbreviates:
            label = shortened(random, label)
        at = usual if random.random() < 0.85 else random.choice(hand.label_at)
        near, row = room[index]
        size = sample_size(random, hand, base, near, spec.stations[index].class_name)
        if at == "inside" and label:
            size = _around_label(hand, label, letters, size, row)
        place = kept_on_page(places[index], size, height)
        shapes.append(Shape(index, *place, *size, label, at))
    arrows = sample_arrows(random, spec, drawn)
    written = tuple(_with_label_place(s, shapes, letters, hand) for s in shapes)
    return Drawing(PAGE_WIDTH, height, written, arrows, hand.name, letters)


def _with_label_place(shape: Shape, shapes: list[Shape], letters: float, hand: Hand) -> Shape:
    """Return the shape with its label below where there is no room for it at the right."""
    if shape.label_at != "right":
        return shape
    end = shape.x + shape.width / 2 + 8 + label_breadth(shape.label, letters, hand)
    in_the_way = any(
        shape.x < s.x and s.x - s.width / 2 < end + 30 and abs(s.y - shape.y) < s.height
        for s in shapes
    )
    return replace(shape, label_at="below") if in_the_way or end > PAGE_WIDTH - 8 else shape


def _letters(random: Random, hand: Hand, count: int) -> float:
    if hand.icons == "board":
        return hand.letters
    room = random.uniform(1.05, 1.4) if count < 8 else random.uniform(0.9, 1.2)
    return hand.letters * (room if count < 13 else random.uniform(0.78, 0.98))


def _height(random: Random, count: int) -> int:
    heights = (540, 540, 640, 560, 420, 360, 330)
    return random.choice(heights if count < 14 else heights[:4])


def _base_size(random: Random, nearest: list[float]) -> float:
    """Return the page's usual width of a shape: less than the way to the nearest neighbour."""
    base = random.uniform(36, 76) if len(nearest) < 9 else random.uniform(30, 56)
    typical = sorted(nearest)[len(nearest) // 4]
    return max(18.0, min(base, typical * random.uniform(0.45, 0.7)))


def _around_label(
    hand: Hand, label: str, letters: float, size: tuple[float, float], row: float
) -> tuple[float, float]:
    """Return the size of a shape that has its label inside: wider, if its row has the room."""
    wide = label_breadth(label, letters, hand) * 1.12 + 12
    if wide > min(150.0, row) and " " in label:
        wide *= 0.62  # on two lines
    least = 0.0 if hand.icons == "words" else size[0]
    return min(max(least, wide), max(row * 0.86, 24.0)), max(size[1], letters * 2.2)


def _unlabelled(random: Random, hand: Hand, label_all: bool) -> bool:
    return random.random() < hand.unlabelled * 2 and not label_all


def _label(random: Random, spec: PlantSpec, index: int) -> str:
    name = spec.stations[index].name
    if random.random() < 0.12:  # the hand spaces a name as it likes
        if " " in name and random.random() < 0.5:
            head, _, tail = name.rpartition(" ")
            name = head + tail
        elif name[-1].isdigit() and not name[-2:-1].isspace() and not name[-2:-1].isdigit():
            name = f"{name[:-1]} {name[-1]}"
    return name
