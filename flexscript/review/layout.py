"""Layout: stations that stand in each other, or all at the origin.

A footprint is the rectangle of an object's size in plan view, turned about its centre
(``location`` + (size x / 2, -size y / 2)). Conveyors and racks may meet and cross: only other
stations are compared, and executers and networks never.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians, sin

from flexscript.plant.model import PlantObject
from flexscript.review.finding import Finding, listed
from flexscript.review.wiring import Wiring

__all__ = ["check_layout", "overlap_depth"]

_Point = tuple[float, float]
#: Metres by which footprints may reach into each other: drawings are not that exact.
_TOLERANCE = 0.05
_BELTS = ("StraightConveyor", "CurvedConveyor", "BasicConveyor")


def check_layout(wiring: Wiring) -> Iterator[Finding]:
    """FS605, FS606."""
    stations = [each for each in wiring.stations if each.class_name not in _BELTS]
    places = {each.location for each in wiring.stations}
    if len(wiring.stations) > 1 and len(places) == 1:
        message = f"All {len(wiring.stations)} stations stand at the same place."
        hint = "Give each a place of its own: name.setLocation(x, y, 0)."
        yield Finding("FS606", message, hint, wiring.stations[0].name)
        return
    for thing, others in _overlapping(stations):
        message = f"'{thing.name}' stands in the place of {listed(others)}."
        yield Finding("FS605", message, "Move one of them: name.setLocation(x, y, 0).", thing.name)


def _overlapping(stations: list[PlantObject]) -> Iterator[tuple[PlantObject, list[str]]]:
    """Sweep along x, so that a large plant is not compared pair by pair."""
    shapes = [(min(x for x, _ in _corners(each)), each, _corners(each)) for each in stations]
    shapes.sort(key=lambda shape: shape[0])
    for index, (_, thing, corners) in enumerate(shapes):
        right = max(x for x, _ in corners)
        others = []
        for left, other, its_corners in shapes[index + 1 :]:
            if left > right:
                break
            if overlap_depth(corners, its_corners) > _TOLERANCE:
                others.append(other.name)
        if others:
            yield thing, others


def overlap_depth(first: list[_Point], second: list[_Point]) -> float:
    """Return how deep two rectangles reach into each other, at most 0 when they do not.

    The least overlap over the directions of all sides (separating axis theorem).
    """
    depth = float("inf")
    for corners in (first, second):
        for (x1, y1), (x2, y2) in ((corners[0], corners[1]), (corners[1], corners[2])):
            length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
            if length == 0.0:
                return 0.0
            axis = ((x2 - x1) / length, (y2 - y1) / length)
            low, high = _extent(first, axis)
            other_low, other_high = _extent(second, axis)
            depth = min(depth, high - other_low, other_high - low)
    return depth


def _extent(corners: list[_Point], axis: _Point) -> _Point:
    along = [x * axis[0] + y * axis[1] for x, y in corners]
    return min(along), max(along)


def _corners(thing: PlantObject) -> list[_Point]:
    half_x, half_y = thing.size[0] / 2, thing.size[1] / 2
    centre_x, centre_y = thing.location[0] + half_x, thing.location[1] - half_y
    turn = radians(thing.rotation[2])
    return [
        (centre_x + x * cos(turn) - y * sin(turn), centre_y + x * sin(turn) + y * cos(turn))
        for x, y in ((-half_x, -half_y), (half_x, -half_y), (half_x, half_y), (-half_x, half_y))
    ]
