"""Travel: how far, how long, and where an executer stops.

Frame: right-handed, Z up, metres; executers travel in the plane of the floor in a straight
line. Every place is the *centre* of the executer in plan view. It stops where its body
touches the station: the nearest point of the station's footprint, widened by half of the
executer's smaller side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians, sin, sqrt

from flexscript.plant.model import PlantObject

__all__ = ["Footprint", "Point", "SpeedProfile", "along", "centre_of", "distance", "way_length"]

Point = tuple[float, float]


def centre_of(plant_object: PlantObject) -> Point:
    """Return the object's centre in plan view; it extends towards +x and -y."""
    x, y, _ = plant_object.location
    size_x, size_y, _ = plant_object.size
    return (x + size_x / 2.0, y - size_y / 2.0)


def distance(origin: Point, destination: Point) -> float:
    """Return the straight distance in metres."""
    return hypot(destination[0] - origin[0], destination[1] - origin[1])


def way_length(way: Sequence[Point]) -> float:
    """Return the metres of a way through points."""
    return sum(distance(a, b) for a, b in pairwise(way))


def along(way: Sequence[Point], metres: float) -> tuple[Point, int]:
    """Return the place after ``metres`` of a way, and which of its points comes next."""
    for place, (a, b) in enumerate(pairwise(way), start=1):
        step = distance(a, b)
        if metres < step:
            share = metres / step
            return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share), place
        metres -= step
    return way[-1], len(way) - 1


@dataclass(frozen=True, slots=True)
class Footprint:
    """A rectangle on the floor, turned by ``angle`` radians about its centre."""

    centre: Point
    half_x: float
    half_y: float
    angle: float

    @classmethod
    def of(cls, plant_object: PlantObject) -> Footprint:
        """Return the footprint of an object of the plant."""
        size_x, size_y, _ = plant_object.size
        angle = radians(plant_object.rotation[2])
        return cls(centre_of(plant_object), size_x / 2.0, size_y / 2.0, angle)

    def nearest(self, point: Point, clearance: float) -> Point:
        """Return the point nearest to ``point`` on the rectangle widened by ``clearance``."""
        cosine, sine = cos(self.angle), sin(self.angle)
        dx, dy = point[0] - self.centre[0], point[1] - self.centre[1]
        along, across = dx * cosine + dy * sine, dy * cosine - dx * sine
        reach_x, reach_y = self.half_x + clearance, self.half_y + clearance
        along = min(max(along, -reach_x), reach_x)
        across = min(max(across, -reach_y), reach_y)
        return (
            self.centre[0] + along * cosine - across * sine,
            self.centre[1] + along * sine + across * cosine,
        )


@dataclass(frozen=True, slots=True)
class SpeedProfile:
    """Speed up at ``acceleration``, run at ``max_speed``, slow down (m, s); all above 0."""

    max_speed: float = 2.0
    acceleration: float = 1.0
    deceleration: float = 1.0

    def time(self, length: float) -> float:
        """Return the seconds for ``length`` metres from rest to rest.

        The speed over time is a trapezoid, or a triangle when the way is too short for
        ``max_speed``.
        """
        ramps = 0.5 / self.acceleration + 0.5 / self.deceleration
        if length >= self.max_speed**2 * ramps:
            return length / self.max_speed + self.max_speed * ramps
        return 2.0 * sqrt(length * ramps)

    def covered(self, seconds: float, length: float) -> float:
        """Return the metres done after ``seconds`` of a way of ``length`` from rest to rest."""
        total = self.time(length)
        peak = self._peak(length)
        if seconds >= total:
            return length
        if seconds <= peak / self.acceleration:
            return 0.5 * self.acceleration * seconds**2
        left = total - seconds
        if left <= peak / self.deceleration:
            return length - 0.5 * self.deceleration * left**2
        return 0.5 * peak**2 / self.acceleration + peak * (seconds - peak / self.acceleration)

    def moment(self, metres: float, length: float) -> float:
        """Return after how many seconds ``metres`` of a way of ``length`` are done."""
        peak = self._peak(length)
        speeding_up = 0.5 * peak**2 / self.acceleration
        if metres <= speeding_up:
            return sqrt(2.0 * max(metres, 0.0) / self.acceleration)
        left = max(length - metres, 0.0)
        if left <= 0.5 * peak**2 / self.deceleration:
            return self.time(length) - sqrt(2.0 * left / self.deceleration)
        return peak / self.acceleration + (metres - speeding_up) / peak

    def _peak(self, length: float) -> float:
        """Return the highest speed on a way of ``length``."""
        ramps = 0.5 / self.acceleration + 0.5 / self.deceleration
        return min(self.max_speed, sqrt(length / ramps))
