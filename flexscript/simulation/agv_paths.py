"""AGV paths: where the paths of AGVs run, and the control points on them as a network of ways.

Decisions:

* A straight path runs from its ``StartLocation`` to its ``EndLocation``; without them from its
  location for its size in x, in the direction of its rotation.
* A curved path is an arc. With a ``Radius`` it leaves its start in the direction of
  ``StartAngle`` (plus its rotation) and turns left by ``SweepAngle`` degrees, right when that is
  negative. With both ends and no radius, it is the arc of that sweep between them.
* Vehicles drive from start to end, and back too when ``IsTwoWay`` is 1.
* Ends that lie within 0.1 m of each other, or of another path, meet there. A control point
  lies on every path within 0.5 m of its location.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import atan2, ceil, cos, degrees, hypot, pi, radians, sin
from typing import Protocol

from flexscript.plant.model import PlantObject
from flexscript.simulation.belt import place_setting
from flexscript.simulation.settings import Settings
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.travel import Point, distance
from flexscript.simulation.ways import Waypoint, join
from flexscript.simulation.world import World

__all__ = ["AGVPath", "lay_ways"]

_MEET_M, _ON_PATH_M = 0.1, 0.5
_STEP_DEGREES = 10.0


class Line(Protocol):
    """The middle of a path. ``metres`` count from its start."""

    length: float

    def at(self, metres: float) -> Point:
        """Return the place after some metres."""
        ...

    def nearest(self, place: Point) -> tuple[float, float]:
        """Return (distance of a place from the line, metres of its nearest point)."""
        ...

    def between(self, start: float, end: float) -> tuple[Point, ...]:
        """Return places that show the line between two of its points, without them."""
        ...


class Straight:
    """A straight line."""

    def __init__(self, start: Point, end: Point) -> None:
        self.start, self.end = start, end
        self.length = distance(start, end)

    def at(self, metres: float) -> Point:
        share = metres / self.length if self.length > 0 else 0.0
        (ax, ay), (bx, by) = self.start, self.end
        return (ax + (bx - ax) * share, ay + (by - ay) * share)

    def nearest(self, place: Point) -> tuple[float, float]:
        (ax, ay), (bx, by) = self.start, self.end
        dot = (place[0] - ax) * (bx - ax) + (place[1] - ay) * (by - ay)
        metres = dot / self.length if self.length > 0 else 0.0
        metres = min(max(metres, 0.0), self.length)
        return distance(place, self.at(metres)), metres

    def between(self, start: float, end: float) -> tuple[Point, ...]:
        return ()


class Arc:
    """A part of a circle: from ``start`` with a heading, turning by ``sweep`` (radians)."""

    def __init__(self, start: Point, heading: float, radius: float, sweep: float) -> None:
        side = pi / 2 if sweep > 0 else -pi / 2
        self.centre = (
            start[0] + radius * cos(heading + side),
            start[1] + radius * sin(heading + side),
        )
        self.radius, self.sweep = radius, sweep
        self.first = heading - side
        self.length = radius * abs(sweep)

    def at(self, metres: float) -> Point:
        angle = self.first + (metres / self.length if self.length > 0 else 0.0) * self.sweep
        return (
            self.centre[0] + self.radius * cos(angle),
            self.centre[1] + self.radius * sin(angle),
        )

    def nearest(self, place: Point) -> tuple[float, float]:
        angle = atan2(place[1] - self.centre[1], place[0] - self.centre[0])
        turned = (angle - self.first) * (1 if self.sweep > 0 else -1) % (2 * pi)
        candidates = [0.0, self.length]
        if turned * self.radius <= self.length:
            candidates.append(turned * self.radius)
        return min((distance(place, self.at(metres)), metres) for metres in candidates)

    def between(self, start: float, end: float) -> tuple[Point, ...]:
        angle = degrees(abs(end - start) / self.radius)
        steps = max(1, ceil(angle / _STEP_DEGREES))
        return tuple(self.at(start + (end - start) * k / steps) for k in range(1, steps))


class AGVPath(SimObject):
    """A straight or curved path."""

    __slots__ = ("line", "two_way")

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        settings = Settings(plant_object, self)
        self.two_way = settings.flag("IsTwoWay")
        self.line: Line = _line(plant_object, settings)


def lay_ways(paths: Iterable[AGVPath], points: Iterable[Waypoint], world: World) -> None:
    """Join the control points by the paths that they lie on; each moves onto its path."""
    paths = list(paths)
    stops: dict[int, list[tuple[float, Waypoint]]] = {place: [] for place in range(len(paths))}
    known: list[Waypoint] = []
    for point in points:
        near = [(*path.line.nearest(point.place), i) for i, path in enumerate(paths)]
        on = [(away, metres, i) for away, metres, i in near if away <= _ON_PATH_M]
        if paths and not on:
            world.warn(f"control point {point.name!r} lies on no path, so no vehicle comes there")
        if on:
            _, metres, i = min(on)
            point.place = paths[i].line.at(metres)
        known.append(point)
        for _, metres, i in on:
            stops[i].append((metres, point))
    for corner in _corners(paths, known):
        for i, path in enumerate(paths):
            away, metres = path.line.nearest(corner.place)
            if away <= _MEET_M:
                stops[i].append((metres, corner))
    for i, path in enumerate(paths):
        _join_stops(path, stops[i])


def _corners(paths: list[AGVPath], known: list[Waypoint]) -> list[Waypoint]:
    """Return a point for each end of a path where there is no control point."""
    corners: list[Waypoint] = []
    for path in paths:
        for metres in (0.0, path.line.length):
            place = path.line.at(metres)
            if all(distance(place, each.place) > _MEET_M for each in (*known, *corners)):
                corners.append(Waypoint(f"an end of {path.id!r}", place))
    return corners


def _join_stops(path: AGVPath, stops: list[tuple[float, Waypoint]]) -> None:
    stops = sorted(stops, key=lambda stop: stop[0])
    for (start, a), (end, b) in pairwise(stops):
        through = path.line.between(start, end)
        join(a, b, end - start, through)
        if path.two_way:
            join(b, a, end - start, through[::-1])


def _line(plant_object: PlantObject, settings: Settings) -> Line:
    start = place_setting(settings, "StartLocation") or plant_object.location
    end = place_setting(settings, "EndLocation")
    turn = radians(plant_object.rotation[2])
    origin = (start[0], start[1])
    if not settings.exists("Radius"):
        size = plant_object.size[0]
        goal = end or (origin[0] + size * cos(turn), origin[1] + size * sin(turn), 0.0)
        return Straight(origin, (goal[0], goal[1]))
    sweep = radians(settings.number("SweepAngle"))
    if sweep == 0.0:
        return Straight(origin, end[:2] if end else origin)
    if end is not None and not settings.has("Radius"):
        chord = hypot(end[0] - origin[0], end[1] - origin[1])
        radius = chord / abs(2.0 * sin(sweep / 2.0)) if sin(sweep / 2.0) != 0.0 else 0.0
        heading = atan2(end[1] - origin[1], end[0] - origin[0]) - sweep / 2.0
        return Arc(origin, heading, radius, sweep)
    heading = turn + radians(settings.number("StartAngle"))
    return Arc(origin, heading, settings.number("Radius"), sweep)
