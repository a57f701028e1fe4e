"""Stamps: clear line icons, one for each class and often with two or three variants, and boxes."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from training.dataset.sketches.easel import Points
from training.dataset.sketches.glyphs import Glyph, box, circle

__all__ = ["box_glyph", "stamp_glyph"]


def stamp_glyph(random: Random, class_name: str) -> Glyph:
    """Return one line icon of the class."""
    return _STAMPS.get(class_name, _machine)(random)


def box_glyph(random: Random) -> Glyph:
    """Return a plain outline: mostly a box, at times an ellipse or a box without corners."""
    form = random.random()
    if form < 0.7:
        outline = box(-1, -1, 1, 1)
    elif form < 0.85:
        outline = circle(0, 0, 1, 1, 20)
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
        return Glyph((box(-1, -1, 1, 1), *arrow))
    return Glyph((frame, *arrow))


def _queue(random: Random) -> Glyph:
    strokes: list[Points] = [[(1, -0.9), (-1, -0.9), (-1, 0.9), (1, 0.9)]]
    if random.random() < 0.3:
        strokes = [box(-1, -0.9, 1, 0.9)]
    if random.random() < 0.6:
        strokes += [box(x, -0.4, x + 0.4, 0.4) for x in (-0.8, -0.2, 0.4)]
    else:
        strokes += [[(x, -0.9), (x, 0.9)] for x in (-0.6, -0.2, 0.2, 0.6)]
    return Glyph(tuple(strokes))


def _machine(random: Random) -> Glyph:
    strokes: list[Points] = [
        box(-1, -1, 1, 1),
        box(-0.8, -0.7, 0.35, 0.8),
        box(0.55, -0.7, 0.85, -0.3),
        circle(0.7, 0.15, 0.12, count=8),
    ]
    if random.random() < 0.4:
        strokes = [box(-1, -0.5, 1, 1), box(-0.5, -1, 0.5, -0.5), circle(0, 0.25, 0.4)]
    else:
        strokes += [
            [(-0.5, -0.7), (-0.5, -0.35), (0.05, -0.35), (0.05, -0.7)],
            [(-0.22, -0.35), (-0.22, 0.2)],
            [(-0.65, 0.5), (0.2, 0.5)],
        ]
    return Glyph(tuple(strokes))


def _join(random: Random) -> Glyph:
    strokes: list[Points] = [
        box(-1, -1, 1, 1),
        [(-0.8, -0.5), (-0.1, 0), (-0.8, 0.5)],
        [(-0.1, 0), (0.8, 0)],
        [(0.5, -0.25), (0.8, 0), (0.5, 0.25)],
    ]
    if random.random() < 0.3:
        strokes.append(box(0.1, -0.3, 0.6, 0.3))
    return Glyph(tuple(strokes))


def _split(random: Random) -> Glyph:
    strokes: list[Points] = [
        box(-1, -1, 1, 1),
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
                circle(0, -0.7, 0.25),
                [(0, -0.45), (0, 0.25)],
                [(-0.45, -0.1), (0.45, -0.1)],
                [(-0.35, 1), (0, 0.25), (0.35, 1)],
            )
        )
    body = [(-0.5, 1), (-0.5, 0.1), (-0.3, -0.25), (0.3, -0.25), (0.5, 0.1), (0.5, 1)]
    return Glyph((circle(0, -0.65, 0.32), body), ((body, 0.2),))


def _dispatcher(random: Random) -> Glyph:
    if random.random() < 0.6:
        diamond = [(0, -0.6), (0.7, 0), (0, 0.6), (-0.7, 0), (0, -0.6)]
        dots = [
            circle(x, y, 0.12, count=7) for x, y in ((0, -0.9), (0.95, 0), (0, 0.9), (-0.95, 0))
        ]
        return Glyph((diamond, *dots))
    return Glyph(
        (
            box(-0.5, -0.9, 0.5, 0.4),
            box(-0.35, -0.75, 0.35, -0.1),
            [(0, 0.4), (0, 0.9)],
            [(-0.5, 1), (0.5, 1)],
        )
    )


def _cart(random: Random) -> Glyph:
    wheels = [circle(-0.55, 0.7, 0.22, count=9), circle(0.55, 0.7, 0.22, count=9)]
    body = box(-1, 0, 1, 0.5)
    extra: list[Points] = [] if random.random() < 0.5 else [box(-0.4, -0.5, 0.4, 0)]
    return Glyph((body, *wheels, *extra), ((body, 0.15),))


def _truck(random: Random) -> Glyph:
    del random
    wheels = [circle(-0.6, 0.7, 0.25, count=9), circle(0.1, 0.7, 0.25, count=9)]
    return Glyph(
        (
            box(-0.9, -0.1, 0.4, 0.6),
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
            circle(0, 0.4, 0.15, count=8),
            circle(-0.5, -0.2, 0.13, count=8),
        )
    )


def _belt(random: Random) -> Glyph:
    """Return two rails with rollers between them."""
    rails: list[Points] = [[(-1, -0.5), (1, -0.5)], [(-1, 0.5), (1, 0.5)]]
    count = random.randint(3, 6)
    rollers = [circle(-1 + 2 * (k + 0.5) / count, 0, 0.7 / count, 0.4, 10) for k in range(count)]
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
