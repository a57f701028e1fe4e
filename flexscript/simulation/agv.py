"""AGVs: vehicles on paths, which allocate the control points that they come to.

A task executer that is connected to a control point is an AGV: it begins there.

Decisions:

* A control point takes ``MaxAllocations`` vehicles (1). A vehicle holds the one where it stands.
  When it sets out it allocates the control points of its route one after the other up to the
  first that is taken, drives to the last one that it got in one travel, and waits there
  (state blocked) until the next is given up. Who waits first gets it first.
* A vehicle gives a control point up when it comes to the next one (``DeallocationType`` and
  ``IsAllocationWaitPoint`` change nothing).
* It drives to the control point of its goal with the shortest way, and loads there. A vehicle with
  nothing to do stays where it is and holds its control point.
* Vehicles that wait for each other for ever are reported.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flexscript.plant.model import PlantObject
from flexscript.simulation.network import TravelPoint
from flexscript.simulation.settings import Settings
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.states import BLOCKED
from flexscript.simulation.travel import Point, way_length
from flexscript.simulation.ways import Route, Waypoint, nearest_of, route
from flexscript.simulation.world import World

if TYPE_CHECKING:
    from flexscript.simulation.assignment import Assignment
    from flexscript.simulation.executer import TaskExecuter

__all__ = ["AGVNavigator", "ControlPoint"]


class ControlPoint(TravelPoint):
    """A point of the paths that only so many vehicles may hold at once."""

    __slots__ = ("holders", "limit", "queue")

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        self.limit = Settings(plant_object, self).number("MaxAllocations")
        self.holders: list[AGVNavigator] = []
        self.queue: deque[AGVNavigator] = deque()

    def allocate(self, vehicle: AGVNavigator) -> bool:
        """Give the point to a vehicle if it may take one more."""
        if vehicle in self.holders:
            return True
        if len(self.holders) >= self.limit:
            return False
        self.holders.append(vehicle)
        return True

    def give_up(self, vehicle: AGVNavigator) -> None:
        """Take the point from a vehicle and give it to the one that waits first."""
        self.holders.remove(vehicle)
        if self.queue and len(self.holders) < self.limit:
            following = self.queue.popleft()
            self.holders.append(following)
            self.calendar.soon(following.granted, self)


class AGVNavigator:
    """Brings one vehicle from control point to control point.

    ``held`` are its control points in the order of its way; ``at`` is the one where it stands, or
    drives to next after a stop on its way. ``ways`` are still to drive, ``waits_for`` is the
    control point that it lacks. ``trip`` counts its travels, so that events of one that was
    interrupted are known.
    """

    __slots__ = (
        "assignment",
        "at",
        "executer",
        "held",
        "points",
        "stops",
        "then",
        "trip",
        "waits_for",
        "ways",
    )

    def __init__(
        self,
        executer: TaskExecuter,
        start: ControlPoint,
        points: dict[Waypoint, ControlPoint],
        stops: dict[str, list[Waypoint]],
    ) -> None:
        self.executer = executer
        self.at = start
        self.points = points
        self.stops = stops
        self.held = [start]
        self.ways: Route = []
        self.waits_for: ControlPoint | None = None
        self.then: Callable[[Any], None] | None = None
        self.assignment: Assignment | None = None
        self.trip = 0
        executer.place = start.waypoint.place
        if not start.allocate(self):
            start.holders.append(self)
            executer.world.warn(
                f"{executer} begins at {start}, which other vehicles hold already; connect it to "
                "a control point of its own"
            )

    def travel(
        self,
        executer: TaskExecuter,
        goal: SimObject,
        then: Callable[[Any], None],
        assignment: Assignment,
    ) -> None:
        """Travel to an object over the paths."""
        start = self.at.waypoint
        own = (goal.waypoint,) if isinstance(goal, ControlPoint) else ()
        stop = nearest_of(start, self.stops.get(goal.id, own))
        ways = None if stop is None else route(start, stop)
        if ways is None:
            executer.world.warn(
                f"{executer}: no path leads from {self.at} to {goal}, so it goes there in a "
                "straight line; connect a control point on the paths to it"
            )
            place = goal.footprint().nearest(executer.place, executer.clearance)
            executer.go((executer.place, place), then, assignment)
            return
        self.ways = ways
        self.then = then
        self.assignment = assignment
        self.drive_on()

    def drive_on(self) -> None:
        """Drive as far as control points can be allocated, or wait for the next one."""
        executer = self.executer
        places: list[Point] = [executer.place]
        if executer.place != self.at.waypoint.place:
            places.append(self.at.waypoint.place)
        metres = way_length(places)
        passes: list[tuple[float, ControlPoint]] = []
        pending, taken = metres, 0
        through: list[Point] = []
        for count, way in enumerate(self.ways, start=1):
            pending += way.length
            through += way.through
            point = self.points.get(way.end)
            if point is None:
                continue
            if point not in self.held:
                if not point.allocate(self):
                    self.waits_for = point
                    break
                self.held.append(point)
            places += through
            through, metres, taken = [], pending, count
            passes.append((metres, point))
        self.ways = self.ways[taken:]
        if len(places) == 1 and self.waits_for is not None:
            self.wait(self.waits_for)
            return
        self.waits_for = None
        self.trip += 1
        assert self.assignment is not None
        for done, point in passes[:-1]:
            seconds = executer.speed.moment(done, metres)
            executer.calendar.after(seconds, self.passed, (self.trip, point))
        if passes:
            self.at = passes[-1][1]
        executer.go(tuple(places), self.reached, self.assignment, metres)

    def wait(self, point: ControlPoint) -> None:
        """Stand blocked until a control point is given up."""
        point.queue.append(self)
        self.executer.set_state(BLOCKED)
        ring = [self]
        while (wanted := ring[-1].waits_for) is not None and len(wanted.holders) == 1:
            if wanted.holders[0] is self:
                names = ", ".join(str(each.executer) for each in ring)
                self.executer.world.warn(f"{names} wait for each other's control points for ever")
                return
            if wanted.holders[0] in ring:
                return
            ring.append(wanted.holders[0])

    def granted(self, point: ControlPoint) -> None:
        """Take over a control point that was waited for, and drive on."""
        if point in self.held:
            return
        if self.waits_for is not point:
            # It was interrupted meanwhile and does not want it any more.
            point.give_up(self)
            return
        self.held.append(point)
        self.waits_for = None
        self.drive_on()

    def passed(self, event: tuple[int, ControlPoint]) -> None:
        """Give up what lies behind a control point that the vehicle comes to."""
        trip, point = event
        if trip == self.trip:
            self._give_up_before(point)

    def reached(self, assignment: Assignment) -> None:
        """Drive on at the end of a travel, or do what the way was for."""
        self._give_up_before(self.at)
        if self.ways:
            self.drive_on()
        elif self.then is not None:
            self.then(assignment)

    def stopped(self, executer: TaskExecuter, ahead: tuple[Point, ...]) -> None:
        """Give up the control points after the next one; the vehicle will come to that first."""
        self.trip += 1
        self.ways = []
        if self.waits_for is not None:
            if self in self.waits_for.queue:
                self.waits_for.queue.remove(self)
            self.waits_for = None
        if ahead and len(self.held) > 1:
            for point in self.held[2:]:
                point.give_up(self)
            self.held = self.held[:2]
        self.at = self.held[-1]

    def _give_up_before(self, point: ControlPoint) -> None:
        while self.held[0] is not point:
            self.held.pop(0).give_up(self)
