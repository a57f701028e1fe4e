"""Glyphs: how hands draw each class, as strokes in a unit box (x right, y down, -1..1).

Three families: ``stamp`` are clear icons like the sketch board's, ``pencil`` are the small
3D views that people and image tools draw, ``box`` is a plain outline. A glyph is a list of
strokes (point rows) and a list of filled areas.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

__all__ = ["FAMILIES", "Glyph", "glyph"]

Points = list[tuple[float, float]]
FAMILIES = ("stamp", "pencil", "box")


@dataclass(frozen=True, slots=True)
class Glyph:
    """Strokes to ink and areas to shade; an area is (outline, darkness 0..1)."""

    strokes: tuple[Points, ...]
    areas: tuple[tuple[Points, float], ...] = ()


def glyph(random: Random, family: str, class_name: str) -> Glyph:
    """Return one drawing of the class in the family."""
    if family == "box":
        return _plain(random)
    if family == "stamp":
        return _STAMPS[class_name](random)
    return _pencil(random, class_name)


def _box(x0: float, y0: float, x1: float, y1: float) -> Points:
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]


def _circle(x: float, y: float, rx: float, ry: float | None = None, count: int = 14) -> Points:
    ry = rx if ry is None else ry
    return [
        (x + rx * math.cos(2 * math.pi * k / count), y + ry * math.sin(2 * math.pi * k / count))
        for k in range(count + 1)
    ]


def _plain(random: Random) -> Glyph:
    form = random.random()
    if form < 0.7:
        outline = _box(-1, -1, 1, 1)
    elif form < 0.85:
        outline = _circle(0, 0, 1, 1, 20)
    else:
        outline = [
            (-0.8, -1),
            (0.8, -1),
            (1, -0.7),
            (1, 0.7),
            (0.8, 1),
            (-0.8, 1),
            (-1, 0.7),
            (-1, -0.7),
            (-0.8, -1),
        ]
    return Glyph((outline,), ((outline, random.choice((0.0, 0.0, 0.05, 0.15))),))


def _gate(random: Random, inward: bool) -> Glyph:
    side = -1 if inward else 1
    frame: Points = [(0.2 * side, -1), (-1.0 * side, -1), (-1.0 * side, 1), (0.2 * side, 1)]
    arrow: list[Points]
    if not inward:
        arrow = [[(-0.5, 0), (1.0, 0)], [(0.65, -0.35), (1.0, 0), (0.65, 0.35)]]
    else:
        arrow = [[(-1.0, 0), (0.5, 0)], [(0.15, -0.35), (0.5, 0), (0.15, 0.35)]]
    if random.random() < 0.3:
        return Glyph((_box(-1, -1, 1, 1), *arrow))
    return Glyph((frame, *arrow))


def _queue(random: Random) -> Glyph:
    strokes: list[Points] = [[(1, -0.9), (-1, -0.9), (-1, 0.9), (1, 0.9)]]
    if random.random() < 0.3:
        strokes = [_box(-1, -0.9, 1, 0.9)]
    if random.random() < 0.6:
        strokes += [_box(x, -0.4, x + 0.4, 0.4) for x in (-0.8, -0.2, 0.4)]
    else:
        strokes += [[(x, -0.9), (x, 0.9)] for x in (-0.6, -0.2, 0.2, 0.6)]
    return Glyph(tuple(strokes))


def _machine(random: Random) -> Glyph:
    strokes: list[Points] = [
        _box(-1, -1, 1, 1),
        _box(-0.8, -0.7, 0.35, 0.8),
        _box(0.55, -0.7, 0.85, -0.3),
        _circle(0.7, 0.15, 0.12, count=8),
    ]
    if random.random() < 0.4:
        strokes = [_box(-1, -0.5, 1, 1), _box(-0.5, -1, 0.5, -0.5), _circle(0, 0.25, 0.4)]
    else:
        strokes += [
            [(-0.5, -0.7), (-0.5, -0.35), (0.05, -0.35), (0.05, -0.7)],
            [(-0.22, -0.35), (-0.22, 0.2)],
            [(-0.65, 0.5), (0.2, 0.5)],
        ]
    return Glyph(tuple(strokes))


def _join(random: Random) -> Glyph:
    strokes: list[Points] = [
        _box(-1, -1, 1, 1),
        [(-0.8, -0.5), (-0.1, 0), (-0.8, 0.5)],
        [(-0.1, 0), (0.8, 0)],
        [(0.5, -0.25), (0.8, 0), (0.5, 0.25)],
    ]
    if random.random() < 0.3:
        strokes.append(_box(0.1, -0.3, 0.6, 0.3))
    return Glyph(tuple(strokes))


def _split(random: Random) -> Glyph:
    strokes: list[Points] = [
        _box(-1, -1, 1, 1),
        [(-0.8, 0), (0, 0), (0.8, -0.5)],
        [(0, 0), (0.8, 0.5)],
        [(0.45, -0.5), (0.8, -0.5), (0.65, -0.2)],
        [(0.45, 0.5), (0.8, 0.5), (0.65, 0.2)],
    ]
    del random
    return Glyph(tuple(strokes))


def _person(random: Random) -> Glyph:
    if random.random() < 0.5:
        return Glyph(
            (
                _circle(0, -0.7, 0.25),
                [(0, -0.45), (0, 0.25)],
                [(-0.45, -0.1), (0.45, -0.1)],
                [(-0.35, 1), (0, 0.25), (0.35, 1)],
            )
        )
    body = [(-0.5, 1), (-0.5, 0.1), (-0.3, -0.25), (0.3, -0.25), (0.5, 0.1), (0.5, 1)]
    return Glyph((_circle(0, -0.65, 0.32), body), ((body, 0.2),))


def _dispatcher(random: Random) -> Glyph:
    if random.random() < 0.6:
        diamond = [(0, -0.6), (0.7, 0), (0, 0.6), (-0.7, 0), (0, -0.6)]
        dots = [
            _circle(x, y, 0.12, count=7) for x, y in ((0, -0.9), (0.95, 0), (0, 0.9), (-0.95, 0))
        ]
        return Glyph((diamond, *dots))
    return Glyph(
        (
            _box(-0.5, -0.9, 0.5, 0.4),
            _box(-0.35, -0.75, 0.35, -0.1),
            [(0, 0.4), (0, 0.9)],
            [(-0.5, 1), (0.5, 1)],
        )
    )


def _cart(random: Random) -> Glyph:
    wheels = [_circle(-0.55, 0.7, 0.22, count=9), _circle(0.55, 0.7, 0.22, count=9)]
    body = _box(-1, 0, 1, 0.5)
    extra: list[Points] = [] if random.random() < 0.5 else [_box(-0.4, -0.5, 0.4, 0)]
    return Glyph((body, *wheels, *extra), ((body, 0.15),))


def _truck(random: Random) -> Glyph:
    del random
    wheels = [_circle(-0.6, 0.7, 0.25, count=9), _circle(0.1, 0.7, 0.25, count=9)]
    return Glyph(
        (
            _box(-0.9, -0.1, 0.4, 0.6),
            [(-0.6, -0.1), (-0.6, -0.8), (0.1, -0.8), (0.3, -0.1)],
            [(0.6, -0.9), (0.6, 0.7), (1, 0.7)],
            *wheels,
        )
    )


def _robot(random: Random) -> Glyph:
    del random
    return Glyph(
        (
            [(-0.5, 1), (0.5, 1)],
            [(0, 1), (0, 0.4), (-0.5, -0.2), (0.35, -0.75)],
            [(0.35, -0.75), (0.65, -0.6)],
            [(0.35, -0.75), (0.6, -0.95)],
            _circle(0, 0.4, 0.15, count=8),
            _circle(-0.5, -0.2, 0.13, count=8),
        )
    )


def _belt(random: Random) -> Glyph:
    """Return two rails with rollers between them."""
    rails: list[Points] = [[(-1, -0.5), (1, -0.5)], [(-1, 0.5), (1, 0.5)]]
    count = random.randint(3, 6)
    rollers = [_circle(-1 + 2 * (k + 0.5) / count, 0, 0.7 / count, 0.4, 10) for k in range(count)]
    return Glyph((*rails, *rollers))


_STAMPS: dict[str, Callable[[Random], Glyph]] = {
    "Source": lambda r: _gate(r, inward=False),
    "Sink": lambda r: _gate(r, inward=True),
    "Queue": _queue,
    "StraightConveyor": _belt,
    "Processor": _machine,
    "MultiProcessor": _machine,
    "Combiner": _join,
    "Separator": _split,
    "Operator": _person,
    "Dispatcher": _dispatcher,
    "TaskExecuter": _cart,
    "Transporter": _truck,
    "Robot": _robot,
}


def _pencil(random: Random, class_name: str) -> Glyph:
    """Return a small shaded solid: a pad for queues, a machine with a head for machines."""
    if class_name == "Operator":
        return _person(random)
    lean = random.uniform(0.1, 0.35) * random.choice((1, 1, -1))
    if class_name == "Queue":
        top = [
            (-0.8 + lean, -0.8),
            (0.8 + lean, -0.8),
            (0.8 - lean, 0.6),
            (-0.8 - lean, 0.6),
            (-0.8 + lean, -0.8),
        ]
        edge = [(-0.8 - lean, 0.6), (-0.8 - lean, 0.8), (0.8 - lean, 0.8), (0.8 - lean, 0.6)]
        return Glyph((top, edge), ((top, random.uniform(0.1, 0.45)),))
    if class_name in ("Source", "Sink"):
        s = random.uniform(0.5, 0.9)
        front = _box(-s, -0.2 * s, s * 0.6, s)
        top = [(-s, -0.2 * s), (-s * 0.6, -0.7 * s), (s, -0.7 * s), (s * 0.6, -0.2 * s)]
        side = [(s, -0.7 * s), (s, 0.5 * s), (s * 0.6, s)]
        return Glyph((front, top, side), ((front, random.uniform(0.1, 0.5)),))
    base = _box(-1, 0, 0.85, 0.9)
    top = [(-1, 0), (-0.8, -0.35), (1, -0.35), (0.85, 0)]
    side = [(1, -0.35), (1, 0.55), (0.85, 0.9)]
    x = random.uniform(-0.5, 0.1)
    head = _box(x, -0.9, x + random.uniform(0.4, 0.8), -0.15)
    strokes: list[Points] = [base, top, side, head]
    if random.random() < 0.5:
        strokes.append([(-0.8, 0.35), (0.6, 0.35)])
    if class_name in ("Combiner", "Separator") and random.random() < 0.6:
        strokes.append(_box(-0.7, 0.2, 0.4, 0.6))
    return Glyph(
        tuple(strokes), ((base, random.uniform(0.1, 0.5)), (head, random.uniform(0.1, 0.55)))
    )
