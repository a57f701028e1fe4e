"""Reacher: an executer without a navigator, which moves its hook, platform or arm instead.

FlexSim gives robots, cranes, elevators and stacker cranes no navigator: a travel task takes them
no time. What takes time is the offset travel to the item before each loading and to the place for
it before each unloading: a chain of motions, each with its own speed.
"""

from __future__ import annotations

from collections.abc import Callable
from math import dist
from typing import Any

from flexscript.plant.model import PlantObject, Vector
from flexscript.simulation.assignment import Assignment, Attendance
from flexscript.simulation.executer import TaskExecuter
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.states import OFFSET_TRAVEL_EMPTY, OFFSET_TRAVEL_LOADED
from flexscript.simulation.travel import centre_of
from flexscript.simulation.world import World

__all__ = ["Motion", "Reacher"]

Motion = tuple[float, Vector]
"""Seconds that a motion takes, and where it ends."""


class Reacher(TaskExecuter):
    """An executer that reaches. ``at`` is where its hook, platform or hand is (x, y, z).

    ``reach`` lists the motions of the last reach as (start, end, origin, destination).
    """

    __slots__ = ("at", "reach")

    travels = False

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        x, y = centre_of(plant_object)
        self.at: Vector = (x, y, plant_object.location[2])
        self.reach: list[tuple[float, float, Vector, Vector]] = []

    def motions(self, station: SimObject, assignment: Assignment) -> list[Motion]:
        """Return the motions that bring it to a station, one after the other."""
        raise NotImplementedError

    def travel(
        self, station: SimObject, then: Callable[[Any], None], assignment: Assignment
    ) -> None:
        """Reach for an item or its place; coming to work at a station takes no time."""
        if isinstance(assignment, Attendance):
            then(assignment)
            return
        loaded, start = self.content > 0, self.calendar.now
        self.set_state(OFFSET_TRAVEL_LOADED if loaded else OFFSET_TRAVEL_EMPTY)
        total = 0.0
        self.reach = []
        for seconds, place in self.motions(station, assignment):
            total += seconds
            end = self.calendar.now + total
            if place != self.at:
                self.reach.append((start, end, self.at, place))
                self.distance += dist(self.at, place)
                if self.recorder is not None:
                    self.recorder.travel(start, end, self.id, (self.at, place), loaded=loaded)
            start = end
            self.at = place
        self.calendar.after(total, then, assignment)

    def stand_still(self) -> None:
        now = self.calendar.now
        left = [motion for motion in self.reach if motion[1] > now]
        for place, (start, end, origin, destination) in enumerate(left):
            self.distance -= dist(origin, destination)
            if place == 0:
                self.at = _between(origin, destination, max(now - start, 0.0) / (end - start))
                self.distance += dist(origin, self.at)
        self.reach = []
        if self.recorder is not None:
            self.recorder.cut_travels(self.id, now, self.at)


def _between(a: Vector, b: Vector, share: float) -> Vector:
    return (
        a[0] + (b[0] - a[0]) * share,
        a[1] + (b[1] - a[1]) * share,
        a[2] + (b[2] - a[2]) * share,
    )
