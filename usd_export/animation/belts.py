"""Belts: how items slide along a conveyor and close up behind one that cannot leave.

On a belt that does not accumulate they keep their gaps: all stand while one waits at the end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import ceil, radians

from flexscript.plant.model import PlantObject
from usd_export.animation.stays import Stay
from usd_export.assets.curved_conveyor import place_on_curve

__all__ = ["BELTS", "belt_positions", "places_on_belt"]

BELTS = frozenset({"StraightConveyor", "CurvedConveyor", "BasicConveyor"})

# The simulator's own length of an item on a belt.
_ITEM_M = 0.61
# Straight parts that a bend is shown with.
_BENDS = 8


def belt_positions(
    thing: PlantObject, stays: Sequence[Stay]
) -> dict[int, list[tuple[float, float]]]:
    """Return (time, metres from the start of the belt) of each item; ``stays`` in order of entry.

    The drawn belt may be shorter or longer than the length that the program set; positions are
    on the drawn one.
    """
    drawn = thing.size[0]
    length = _length(thing, drawn)
    speed = max(_number(thing, "Speed", 1.0), 1e-3) * drawn / max(length, 1e-3)
    if thing.properties.get("IsAccumulating") == 0:
        return _rides_together(stays, drawn, speed)
    spacing = min(_ITEM_M * drawn / max(length, 1e-3), drawn)
    leaving = sorted(stay.end for stay in stays)
    return {
        stay.item: _ride(stay, _ahead(stay, index, leaving), drawn, speed, spacing)
        for index, stay in enumerate(stays)
    }


def places_on_belt(
    thing: PlantObject, ride: Sequence[tuple[float, float]]
) -> list[tuple[float, float, float]]:
    """Return (time, x, y from the middle of the belt's box) for a ride along it."""
    if thing.class_name != "CurvedConveyor":
        return [(time, x - thing.size[0] / 2.0, 0.0) for time, x in ride]
    places = []
    for (start, a), (end, b) in pairwise([ride[0], *ride]):
        steps = max(1, ceil(abs(b - a) / max(thing.size[0], 1e-3) * _BENDS))
        for step in range(1, steps + 1):
            share = step / steps
            x, y, _ = place_on_curve(thing.size, (a + (b - a) * share) / max(thing.size[0], 1e-3))
            places.append((start + (end - start) * share, x, y))
    return places


def _length(thing: PlantObject, drawn: float) -> float:
    if thing.class_name == "CurvedConveyor":
        radius = _number(thing, "Radius", 2.0)
        sweep = thing.properties.get("SweepAngle", 90)
        return radius * abs(radians(float(sweep))) if isinstance(sweep, int | float) else drawn
    return _number(thing, "HorizontalLength", drawn)


def _number(thing: PlantObject, name: str, default: float) -> float:
    value = thing.properties.get(name)
    return float(value) if isinstance(value, int | float) and value > 0 else default


def _rides_together(
    stays: Sequence[Stay], drawn: float, speed: float
) -> dict[int, list[tuple[float, float]]]:
    """Return the rides on a belt that stands as a whole; ``stands`` are its times of that."""
    stands: list[tuple[float, float]] = []
    rides = {}
    for stay in stays:
        keys, time, at = [(stay.start, 0.0)], stay.start, 0.0
        for begin, end in stands:
            reached = at + (max(begin, time) - time) * speed
            if end <= time or reached >= drawn:
                continue
            keys += [(max(begin, time), reached), (end, reached)]
            time, at = end, reached
        arrives = time + (drawn - at) / speed
        keys.append((arrives, drawn))
        if stay.end > arrives:
            stands.append((arrives, stay.end))
        rides[stay.item] = keys
    return rides


def _ahead(stay: Stay, index: int, leaving: Sequence[float]) -> list[float]:
    """Return when the items ahead leave: a belt keeps its order, so they are the first to."""
    return [time for time in leaving[:index] if time > stay.start]


def _ride(
    stay: Stay, ahead: Sequence[float], drawn: float, speed: float, spacing: float
) -> list[tuple[float, float]]:
    rank = 0
    for rank in range(len(ahead) + 1):
        arrives = stay.start + max(0.0, drawn - spacing * rank) / speed
        if len(ahead) - bisect_right(ahead, arrives) <= rank:
            break
    stop = max(0.0, drawn - spacing * rank)
    keys = [(stay.start, 0.0), (stay.start + stop / speed, stop)]
    for time in ahead[len(ahead) - rank :] if rank else ():
        closer = min(drawn, stop + spacing)
        start = max(time, keys[-1][0])
        keys += [(start, stop), (start + (closer - stop) / speed, closer)]
        stop = closer
    return keys
