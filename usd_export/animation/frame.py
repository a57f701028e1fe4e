"""Frame: the place and heading of an object, and points given in its own axes."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, radians, sin

from flexscript.plant.model import Vector

__all__ = ["Frame", "direction", "unwrapped"]


@dataclass(frozen=True, slots=True)
class Frame:
    """An upright frame: its origin in the world and its turn about z in degrees."""

    place: Vector
    heading: float = 0.0

    def world(self, point: Vector) -> Vector:
        """Return a point of this frame in world coordinates."""
        if self.heading == 0.0:
            return (self.place[0] + point[0], self.place[1] + point[1], self.place[2] + point[2])
        c, s = cos(radians(self.heading)), sin(radians(self.heading))
        return (
            self.place[0] + c * point[0] - s * point[1],
            self.place[1] + s * point[0] + c * point[1],
            self.place[2] + point[2],
        )


def direction(origin: Vector, destination: Vector) -> float | None:
    """Return the heading from one place to another in degrees; None when they coincide."""
    dx, dy = destination[0] - origin[0], destination[1] - origin[1]
    if abs(dx) + abs(dy) < 1e-6:
        return None
    return degrees(atan2(dy, dx))


def unwrapped(heading: float, near: float) -> float:
    """Return the heading with the full turns that bring it nearest to another."""
    return near + (heading - near + 180.0) % 360.0 - 180.0
