"""TaskExecuter: travels, carries items between stations and works at them.

Operators, transporters, AGVs, cranes and stackers all travel in a straight line on the floor with a
trapezoidal speed profile and stay where their last assignment ended. After each
loading an executer with free capacity takes further deliveries that wait (FlexSim's break
task), then delivers in the order of loading.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flexscript.plant.model import PlantObject
from flexscript.simulation.assignment import Assignment, Attendance, Delivery
from flexscript.simulation.dispatcher import Dispatcher
from flexscript.simulation.errors import SettingError
from flexscript.simulation.fixed_resource import FixedResource
from flexscript.simulation.states import (
    IDLE,
    LOADING,
    TRAVEL_EMPTY,
    TRAVEL_LOADED,
    UNLOADING,
    UTILIZE,
)
from flexscript.simulation.travel import Footprint, SpeedProfile, centre_of, distance
from flexscript.simulation.world import World

__all__ = ["TaskExecuter"]


class TaskExecuter(Dispatcher):
    """A mobile resource. Its content is what it carries; ``place`` is its centre (x, y)."""

    __slots__ = (
        "assignment",
        "capacity",
        "clearance",
        "distance",
        "load_time",
        "loaded",
        "place",
        "speed",
        "unload_time",
    )

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        settings = self.settings
        self.capacity = settings.number("Capacity")
        if not self.capacity >= 1:
            raise SettingError(f"{self}: Capacity (={self.capacity:g}) must be at least 1")
        self.speed = SpeedProfile(
            self._above_zero("MaxSpeed"),
            self._above_zero("Acceleration"),
            self._above_zero("Deceleration"),
        )
        self.load_time = settings.time("LoadTime")
        self.unload_time = settings.time("UnloadTime")
        self.place = centre_of(plant_object)
        self.clearance = min(plant_object.size[0], plant_object.size[1]) / 2.0
        self.distance = 0.0
        self.assignment: Assignment | None = None
        self.loaded: list[Delivery] = []

    def measure_from_now(self) -> None:
        super().measure_from_now()
        self.distance = 0.0

    def works_itself(self) -> list[TaskExecuter]:
        return [self]

    def begin(self, assignment: Assignment) -> None:
        """Set out for the assignment's station."""
        self.assignment = assignment
        assignment.executer = self
        if isinstance(assignment, Delivery):
            self.travel(assignment.station, self.start_loading, assignment)
        elif isinstance(assignment, Attendance):
            self.travel(assignment.station, self.attend, assignment)

    def travel(
        self, station: FixedResource, then: Callable[[Any], None], assignment: Assignment
    ) -> None:
        """Go to a station, then call ``then(assignment)``."""
        place = Footprint.of(station.plant_object).nearest(self.place, self.clearance)
        length = distance(self.place, place)
        if length == 0.0:
            then(assignment)
            return
        now, loaded = self.calendar.now, bool(self.loaded)
        seconds = self.speed.time(length)
        self.set_state(TRAVEL_LOADED if loaded else TRAVEL_EMPTY)
        if self.recorder is not None:
            height = self.plant_object.location[2]
            places = ((*self.place, height), (*place, height))
            self.recorder.travel(now, now + seconds, self.id, places, loaded=loaded)
        self.distance += length
        self.place = place
        self.calendar.after(seconds, then, assignment)

    # Deliveries.

    def start_loading(self, delivery: Delivery) -> None:
        """Load for the load time, at the item's station."""
        self.set_state(LOADING)
        self.calendar.after(self.load_time(delivery.item), self.finish_loading, delivery)

    def finish_loading(self, delivery: Delivery) -> None:
        """Take the item over, then fetch another if there is room, else deliver."""
        item, station = delivery.item, delivery.station
        delivery.desk.waiting -= 1
        station.leave(item)
        self.take_in(item)
        station.exited(item)
        self.loaded.append(delivery)
        # By the agenda: what the leaving item set free may be the next one to fetch.
        self.calendar.soon(self.fetch_or_deliver)

    def fetch_or_deliver(self, _: object) -> None:
        """Begin another waiting delivery while there is room, else deliver the first one."""
        if self.content < self.capacity:
            further = self.next_assignment(deliveries_only=True)
            if further is not None:
                self.begin(further)
                return
        self.deliver()

    def deliver(self) -> None:
        """Bring the item that was loaded first."""
        delivery = self.loaded[0]
        self.assignment = delivery
        self.travel(delivery.target, self.start_unloading, delivery)

    def start_unloading(self, delivery: Delivery) -> None:
        """Unload for the unload time, at the item's destination."""
        self.set_state(UNLOADING)
        self.calendar.after(self.unload_time(delivery.item), self.finish_unloading, delivery)

    def finish_unloading(self, delivery: Delivery) -> None:
        """Hand the item over and go on with the rest of the load, or become free."""
        self.loaded.remove(delivery)
        self.give_out(delivery.item)
        delivery.target.arrive(delivery.item, delivery.port)
        if self.loaded:
            self.deliver()
        else:
            self.become_free()

    # Attendances.

    def attend(self, attendance: Attendance) -> None:
        """Report to the crew; work begins when all of it is there."""
        self.set_state(UTILIZE)
        attendance.crew.join(attendance)

    def become_free(self) -> None:
        """Begin what waits, before anybody can ask for more; else stay here, idle."""
        following = self.next_assignment()
        if following is not None:
            self.begin(following)
        else:
            self.assignment = None
            self.set_state(IDLE)

    def _above_zero(self, name: str) -> float:
        value = self.settings.number(name)
        if not value > 0:
            raise SettingError(f"{self}: {name} (={value:g}) must be greater than 0")
        return value
