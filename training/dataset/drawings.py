"""Drawings: where a hand puts the plant's objects and arrows, before any ink.

A drawing is shared truth: the renderer draws it as a picture, the board would store it as
a document, and the decoder's training reads it as a graph. People draw less than the plant
holds (no crew, no label) and draw it askew; two habits of the paper's own sketches are
included: lines that leave the dispatcher instead of the source, and executers that point at
the first station.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from training.dataset.plants import FLOW_CLASSES, PlantSpec

__all__ = ["Drawing", "Shape", "sample_drawing"]


@dataclass(frozen=True, slots=True)
class Shape:
    """One drawn object: station index, centre and size in pixels, and its label ("" if none)."""

    station: int
    x: float
    y: float
    width: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page of ``width`` x ``height`` pixels with shapes and arrows between shape indices."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    arrows: tuple[tuple[int, int], ...]

    def shapes_by_place(self) -> dict[tuple[float, float], int]:
        """Return place (fractions of the width) -> station index."""
        return {(s.x / self.width, s.y / self.width): s.station for s in self.shapes}


def sample_drawing(random: Random, spec: PlantSpec, *, label_all: bool) -> Drawing:
    """Return one way to draw the plant; with ``label_all`` every shape has its label."""
    drawn = list(range(len(spec.stations)))
    if spec.automation != "none" and random.random() < 0.35 and not label_all:
        drawn = [i for i in drawn if spec.stations[i].class_name in FLOW_CLASSES]
    width = 960
    height = random.choice((540, 540, 640, 560, 420, 360))
    places = _places(random, spec, drawn, width, height)
    shapes = tuple(
        Shape(
            index,
            *places[index],
            *_size(random, len(drawn)),
            _label(random, spec, index, label_all),
        )
        for index in drawn
    )
    return Drawing(width, height, shapes, _arrows(random, spec, drawn))


def _places(
    random: Random, spec: PlantSpec, drawn: list[int], width: int, height: int
) -> dict[int, tuple[float, float]]:
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
        result[i] = (min(max(x, 30.0), width - 30.0), min(max(y, 30.0), height - 44.0))
    return result


def _size(random: Random, count: int) -> tuple[float, float]:
    base = random.uniform(40, 74) if count < 9 else random.uniform(34, 56)
    return base * random.uniform(0.9, 1.3), base * random.uniform(0.62, 0.95)


def _label(random: Random, spec: PlantSpec, index: int, label_all: bool) -> str:
    name = spec.stations[index].name
    if not label_all and random.random() < 0.02:
        return ""
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
