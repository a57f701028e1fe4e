"""Routes: the way an arrow takes from one shape to another.

A line leaves the shape, or its label where that is in the way, and ends before the next one. It
goes straight, sags in an arc or takes corners, as the hand likes; where other shapes stand in the
way most people draw a long arc around them, and some draw right through.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from random import Random

from training.dataset.sketches.easel import Points
from training.dataset.sketches.hands import Hand

__all__ = ["Box", "route"]

Box = tuple[float, float, float, float]  # left, top, right, bottom


def route(
    random: Random,
    hand: Hand,
    boxes: Sequence[Box],
    labels: Sequence[Box | None],
    a: int,
    b: int,
    page: tuple[float, float],
) -> Points:
    """Return the line's points from shape ``a`` to shape ``b``; fewer than two where they touch.

    Args:
        boxes, labels: of every shape on the page, in drawing pixels.
        page: width and height.
    """
    exact = hand.icons == "board"
    form = _form(random, hand)
    if not exact and _blocked(boxes, _centre(boxes[a]), _centre(boxes[b]), a, b):
        around = _around(random, boxes, a, b, page) if random.random() < 0.85 else None
        if around is not None:
            return _cut_to_boxes(random, hand, boxes, a, b, around)
    start, end = _ends(random, hand, boxes, labels, a, b)
    if _swallowed(start, end, boxes[a], boxes[b]):  # the labels leave no room: cross them
        start, end = _ends(random, hand, boxes, [None] * len(boxes), a, b)
        if _swallowed(start, end, boxes[a], boxes[b]):
            return []
    if form == "elbow" and min(abs(start[0] - end[0]), abs(start[1] - end[1])) > 22:
        return _elbow(random, start, end)
    if form == "arc":
        lift = random.gauss(0, 0.11) * math.dist(start, end)
        return _arc(start, end, max(-60.0, min(60.0, lift)))
    return [start, end]


def _form(random: Random, hand: Hand) -> str:
    if hand.lines == "mixed":
        return random.choices(("straight", "arc", "elbow"), (50, 35, 15))[0]
    if hand.lines == "elbow":
        return "elbow" if random.random() < 0.8 else "straight"
    return hand.lines


def _ends(
    random: Random,
    hand: Hand,
    boxes: Sequence[Box],
    labels: Sequence[Box | None],
    a: int,
    b: int,
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where a line starts and ends: on the way between centres, off boxes and labels."""
    exact = hand.icons == "board"
    ends = []
    for own, other in ((a, b), (b, a)):
        middle, towards = _centre(boxes[own]), _centre(boxes[other])
        length = max(1.0, math.dist(middle, towards))
        share = _exit(boxes[own], middle, towards)
        label = labels[own]
        if label is not None and (exact or random.random() < 0.7):
            share = max(share, _exit(label, middle, towards))
        gap = hand.gap if exact else hand.gap * random.random() - 2.0
        share = share + gap / length if share < 0.42 else share
        ends.append(
            (
                middle[0] + (towards[0] - middle[0]) * share,
                middle[1] + (towards[1] - middle[1]) * share,
            )
        )
    return ends[0], ends[1]


def _exit(box: Box, a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the share of the way from a to b at which it leaves the box; 0 when it misses it."""
    enter, leave = 0.0, 1.0
    for k in (0, 1):
        step, low, high = b[k] - a[k], box[k], box[k + 2]
        if step == 0:
            if a[k] < low or a[k] > high:
                return 0.0
            continue
        first, second = (low - a[k]) / step, (high - a[k]) / step
        enter, leave = max(enter, min(first, second)), min(leave, max(first, second))
    return leave if leave > enter else 0.0


def _swallowed(start: tuple[float, float], end: tuple[float, float], a: Box, b: Box) -> bool:
    """Return whether next to nothing of the line is left, or its ends have changed sides."""
    between = (_centre(b)[0] - _centre(a)[0], _centre(b)[1] - _centre(a)[1])
    way = (end[0] - start[0], end[1] - start[1])
    return way[0] * between[0] + way[1] * between[1] <= 0 or math.hypot(*way) < 9


def _centre(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _inside(point: tuple[float, float], box: Box, margin: float) -> bool:
    return (
        box[0] - margin < point[0] < box[2] + margin
        and box[1] - margin < point[1] < box[3] + margin
    )


def _blocked(
    boxes: Sequence[Box], start: tuple[float, float], end: tuple[float, float], a: int, b: int
) -> bool:
    return any(0.0 < _exit(box, start, end) < 1.0 for k, box in enumerate(boxes) if k not in (a, b))


def _around(
    random: Random, boxes: Sequence[Box], a: int, b: int, page: tuple[float, float]
) -> Points | None:
    """Return an arc or a detour with corners that meets no other shape, or ``None``."""
    start, end = _centre(boxes[a]), _centre(boxes[b])
    sides = [1.0, -1.0]
    random.shuffle(sides)
    squared = random.random() < 0.3
    for reach in (45.0, 75.0, 110.0, 150.0):
        for side in sides:
            lift = side * reach * random.uniform(0.9, 1.15)
            way = _detour(start, end, lift) if squared else _arc(start, end, lift)
            on_page = all(8 < x < page[0] - 8 and 8 < y < page[1] - 8 for x, y in way)
            if on_page and not _meets(way, boxes, a, b):
                return way
    return None


def _meets(way: Points, boxes: Sequence[Box], a: int, b: int) -> bool:
    return any(
        _blocked(boxes, p, q, a, b)
        or any(_inside(p, box, 2) for k, box in enumerate(boxes) if k not in (a, b))
        for p, q in itertools.pairwise(way)
    )


def _arc(start: tuple[float, float], end: tuple[float, float], lift: float) -> Points:
    """Return a parabola over the straight way, ``lift`` pixels high in the middle."""
    length = max(1.0, math.dist(start, end))
    across_x, across_y = -(end[1] - start[1]) / length, (end[0] - start[0]) / length
    points = []
    for k in range(15):
        u = k / 14
        rise = lift * 4 * u * (1 - u)
        points.append(
            (
                start[0] + (end[0] - start[0]) * u + across_x * rise,
                start[1] + (end[1] - start[1]) * u + across_y * rise,
            )
        )
    return points


def _detour(start: tuple[float, float], end: tuple[float, float], lift: float) -> Points:
    """Return a way out to the side, along, and back."""
    length = max(1.0, math.dist(start, end))
    off_x, off_y = -(end[1] - start[1]) / length * lift, (end[0] - start[0]) / length * lift
    return [start, (start[0] + off_x, start[1] + off_y), (end[0] + off_x, end[1] + off_y), end]


def _elbow(random: Random, start: tuple[float, float], end: tuple[float, float]) -> Points:
    if random.random() < 0.6:
        x = start[0] + (end[0] - start[0]) * random.uniform(0.35, 0.65)
        return [start, (x, start[1]), (x, end[1]), end]
    return [start, (end[0], start[1]), end]


def _cut_to_boxes(
    random: Random, hand: Hand, boxes: Sequence[Box], a: int, b: int, way: Points
) -> Points:
    """Return the part of a way between the two shapes, with the hand's gap at its ends."""
    margin = max(0.0, hand.gap * random.uniform(0.2, 0.9))
    fine: Points = []
    for (x0, y0), (x1, y1) in itertools.pairwise(way):
        count = max(1, int(math.hypot(x1 - x0, y1 - y0) / 6))
        fine += [(x0 + (x1 - x0) * k / count, y0 + (y1 - y0) * k / count) for k in range(count)]
    fine.append(way[-1])
    kept = [
        p for p in fine if not _inside(p, boxes[a], margin) and not _inside(p, boxes[b], margin)
    ]
    if len(kept) < 3:
        return []
    return [*kept[:-1:2], kept[-1]]
