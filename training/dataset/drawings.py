"""Drawings: where a hand puts the plant's objects and arrows, before any ink.

A drawing is shared truth: the renderer draws it as a picture, the board would store it as
a document, and the decoder's training reads it as a graph. People draw less than the plant
holds (no crew, no label, a name cut short) and draw it askew; two habits of the paper's own
sketches are included: lines that leave the dispatcher instead of the source, and executers that
point at the first station.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from training.dataset.plants import FLOW_CLASSES, PlantSpec
from training.dataset.sketches.board import board_size
from training.dataset.sketches.hands import Hand, choose_hand
from training.dataset.sketches.names import label_breadth, shortened

__all__ = ["Drawing", "Shape", "sample_drawing"]

_WIDTH = 960


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
    height = 540 if hand.icons == "board" else random.choice((540, 540, 640, 560, 420, 360, 330))
    places = _places(random, spec, drawn, height)
    letters = _letters(random, hand, len(drawn))
    base = _base_size(random, hand, list(places.values()))
    cuts = not label_all and random.random() < 0.35
    usual = random.choice(hand.label_at)
    shapes = []
    for index in drawn:
        label = "" if _unlabelled(random, hand, label_all) else _label(random, spec, index)
        if cuts and random.random() < 0.15 + hand.abbreviates:
            label = shortened(random, label)
        at = usual if random.random() < 0.85 else random.choice(hand.label_at)
        class_name = spec.stations[index].class_name
        size = _size(random, hand, base, class_name)
        if at == "inside" and label:
            wide = label_breadth(label, letters) + 12
            wide = wide if wide < 150 else wide * 0.58  # a long name goes on two lines
            size = (max(size[0] if hand.icons != "words" else 0, wide), max(size[1], letters * 2.2))
        place = _on_page(places[index], size, height)
        shapes.append(Shape(index, *place, *size, label, at))
    arrows = _arrows(random, spec, drawn)
    return Drawing(_WIDTH, height, tuple(shapes), arrows, hand.name, letters)


def _places(
    random: Random, spec: PlantSpec, drawn: list[int], height: int
) -> dict[int, tuple[float, float]]:
    width = _WIDTH
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


def _on_page(
    place: tuple[float, float], size: tuple[float, float], height: int
) -> tuple[float, float]:
    """Return the place moved so that all of the shape is on the page, with room for a label."""
    half_x, half_y = size[0] / 2 + 6, size[1] / 2 + 6
    return (
        min(max(place[0], half_x), _WIDTH - half_x),
        min(max(place[1], half_y), height - half_y - 24),
    )


def _letters(random: Random, hand: Hand, count: int) -> float:
    if hand.icons == "board":
        return hand.letters
    crowded = 0.82 if count > 12 else 1.0
    return hand.letters * crowded * random.uniform(0.85, 1.15)


def _base_size(random: Random, hand: Hand, places: list[tuple[float, float]]) -> float:
    """Return the page's usual width of a shape: less than the way to the nearest neighbour."""
    base = random.uniform(36, 76) if len(places) < 9 else random.uniform(30, 56)
    nearest = [min((math.dist(p, q) for q in places if q is not p), default=200.0) for p in places]
    typical = sorted(nearest)[len(nearest) // 4]
    return max(18.0, min(base, typical * random.uniform(0.45, 0.7)))


def _size(random: Random, hand: Hand, base: float, class_name: str) -> tuple[float, float]:
    if hand.icons == "board":
        return board_size(class_name)
    spread = math.exp(random.gauss(0, hand.uneven))
    wide = base * spread * random.uniform(0.9, 1.25)
    high = base * spread * random.uniform(0.62, 0.92)
    if class_name == "Operator" and hand.icons in ("stamp", "solid"):
        wide, high = high * 0.75, high * 1.2
    if class_name in ("Source", "Sink") and hand.uneven > 0.15 and random.random() < 0.5:
        small = random.uniform(0.35, 0.8)  # the ends of a line are at times a mere crumb
        wide, high = max(13.0, wide * small), max(11.0, high * small)
    return wide, high


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


def _arrows(random: Random, spec: PlantSpec, drawn: list[int]) -> tuple[tuple[int, int], ...]:
    at = {station: k for k, station in enumerate(drawn)}
    flow = [(at[a], at[b]) for a, b in spec.flow]
    leader = next((at[i] for i in drawn if spec.stations[i].class_name == "Dispatcher"), None)
    crew = [(at[a], at[b]) for a, b, kind in spec.resources if kind == "A" and a in at and b in at]
    calls = [(at[a], at[b]) for a, b, kind in spec.resources if kind == "S" and a in at and b in at]
    arrows = list(flow)
    if crew and random.random() < 0.8:
        arrows += [(b, a) if random.random() < 0.2 else (a, b) for a, b in crew]
    if calls and random.random() < 0.25:
        arrows += calls
    if leader is not None and random.random() < 0.3:
        arrows = _from_dispatcher(random, spec, drawn, leader, arrows)
    if random.random() < 0.06:
        arrows.pop(random.randrange(len(arrows)))  # a line was forgotten
    return tuple(dict.fromkeys(arrows))


def _from_dispatcher(
    random: Random, spec: PlantSpec, drawn: list[int], leader: int, arrows: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    sources = {k for k, i in enumerate(drawn) if spec.stations[i].class_name == "Source"}
    if len(sources) != 1:
        return arrows
    source = next(iter(sources))
    moved = [(leader if a == source else a, b) for a, b in arrows]
    if random.random() < 0.5:
        moved.append((source, leader))
    executers = [b for a, b in arrows if a == leader]
    firsts = [b for a, b in arrows if a == source]
    if executers and firsts and random.random() < 0.35:
        moved.append((random.choice(executers), random.choice(firsts)))
    return moved
