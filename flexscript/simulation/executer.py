"""TaskExecuter: travels, carries items between stations and works at them.

Operators, transporters and AGVs travel on the floor with a trapezoidal speed profile, in a straight
line or on the travel network that they belong to, and stay where their last assignment ended.
After each loading an executer with free capacity takes further deliveries that wait (FlexSim's
break task), then delivers in the order of loading.

An assignment that preempts interrupts the active one (``preemption.py``): the executer
stops where it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flexscript.plant.model import PlantObject
from flexscript.simulation.assignment import Assignment, Attendance, Delivery
from flexscript.simulation.dispatcher import Dispatcher
from flexscript.simulation.errors import SettingError
from flexscript.simulation.navigator import Navigator
from flexscript.simulation.preemption import abort_all, interrupt, stop_travelling
from flexscript.simulation.property_code import Trigger
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.states import (
    IDLE,
    LOADING,
    TRAVEL_EMPTY,
    TRAVEL_LOADED,
    UNLOADING,
    UTILIZE,
)
from flexscript.simulation.stopping import resume, stop
from flexscript.simulation.task_sequence import TaskSequence
from flexscript.simulation.task_work import begin_handling, begin_task, finish_task
from flexscript.simulation.travel import (
    Footprint,
    Point,
    SpeedProfile,
    centre_of,
    distance,
    way_length,
)
from flexscript.simulation.world import World

__all__ = ["TaskExecuter"]


class TaskExecuter(Dispatcher):
    """A mobile resource. Its content is what it carries; ``place`` is its centre (x, y).

    ``suspended`` holds what was interrupted and goes on later. ``way`` is the last way that it
    travelled, from ``departed`` to ``arrives``.
    """

    __slots__ = (
        "arrives",
        "assignment",
        "at_work",
        "capacity",
        "clearance",
        "departed",
        "distance",
        "load_time",
        "loaded",
        "navigator",
        "on_load",
        "on_unload",
        "place",
        "speed",
        "suspended",
        "unload_time",
        "way",
        "way_length",
    )

    #: Whether it has a navigator: robots, cranes and lifts have none and only reach.
    travels = True

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        settings = self.settings
        self.capacity = settings.number("Capacity")
        if not self.capacity >= 1:
            raise SettingError(f"{self}: Capacity (={self.capacity:g}) must be at least 1")
        self.speed = SpeedProfile(
            self.above_zero("MaxSpeed"),
            self.above_zero("Acceleration"),
            self.above_zero("Deceleration"),
        )
        self.load_time = settings.time("LoadTime")
        self.unload_time = settings.time("UnloadTime")
        self.on_load: Trigger | None = settings.trigger("OnLoad")
        self.on_unload: Trigger | None = settings.trigger("OnUnload")
        self.place: Point = centre_of(plant_object)
        self.clearance = min(plant_object.size[0], plant_object.size[1]) / 2.0
        self.distance = 0.0
        self.assignment: Assignment | None = None
        self.at_work = False
        self.loaded: list[Delivery] = []
        self.suspended: list[Assignment] = []
        self.navigator: Navigator | None = None
        self.way: tuple[Point, ...] = ()
        self.way_length = 0.0
        self.departed = 0.0
        self.arrives = 0.0

    def measure_from_now(self) -> None:
        super().measure_from_now()
        self.distance = 0.0

    def code_members(self) -> dict[str, object]:
        members = super().code_members()
        if self.assignment is not None:
            members["activeTaskSequence"] = self.assignment
        return members

    def works_itself(self) -> list[TaskExecuter]:
        return [self]

    def begin(self, assignment: Assignment) -> None:
        """Set out to do the assignment."""
        self.assignment = assignment
        assignment.executer = self
        assignment.proceed(self)

    # Travel.

    def footprint(self) -> Footprint:
        size = self.plant_object.size
        return Footprint(self.place, size[0] / 2.0, size[1] / 2.0, 0.0)

    def travel(
        self, station: SimObject, then: Callable[[Any], None], assignment: Assignment
    ) -> None:
        """Go to a station, then call ``then(assignment)``."""
        if self.navigator is not None:
            self.navigator.travel(self, station, then, assignment)
            return
        place = station.footprint().nearest(self.place, self.clearance)
        self.go((self.place, place), then, assignment, distance(self.place, place))

    def go(
        self,
        way: tuple[Point, ...],
        then: Callable[[Any], None],
        assignment: Assignment,
        length: float = -1.0,
    ) -> None:
        """Travel along a way from rest to rest, then call ``then(assignment)``.

        ``length`` is given when it is known, or when the way bends between its points.
        """
        if length < 0.0:
            length = way_length(way)
        if length == 0.0:
            then(assignment)
            return
        now = self.calendar.now
        seconds = self.speed.time(length)
        self.set_state(TRAVEL_LOADED if self.content else TRAVEL_EMPTY)
        if self.recorder is not None:
            self._note_travel(way, now, length)
        self.distance += length
        self.way = way
        self.way_length = length
        self.place = way[-1]
        self.departed = now
        self.arrives = now + seconds
        self.calendar.after(seconds, then, assignment)

    def _note_travel(self, way: tuple[Point, ...], now: float, length: float) -> None:
        """Note each straight part of the way in the trace."""
        assert self.recorder is not None
        loaded, height = self.content > 0, self.plant_object.location[2]
        start, metres, origin = now, 0.0, way[0]
        # A chord for each bend: its share of the chords is its share of the length.
        scale = length / way_length(way)
        for place in way[1:]:
            metres += way_length((origin, place)) * scale
            end = now + self.speed.moment(metres, length)
            if end > start:
                places = ((*origin, height), (*place, height))
                self.recorder.travel(start, end, self.id, places, loaded=loaded)
            start, origin = end, place

    # Deliveries.

    def start_loading(self, delivery: Delivery) -> None:
        """Load for the load time, at the item's station."""
        self.set_state(LOADING)
        seconds = delivery.loading_left
        if seconds < 0.0:
            seconds = self.load_time(delivery.cargo)
        self.at_work = True
        self.calendar.after(seconds, self.finish_loading, delivery)

    def finish_loading(self, delivery: Delivery) -> None:
        """Take the item over, then fetch another if there is room, else deliver."""
        item, station = delivery.cargo, delivery.station
        self.at_work = False
        delivery.loading_left = -1.0
        delivery.desk.waiting -= 1
        station.leave(item)
        self.take_in(item)
        station.exited(item)
        self.loaded.append(delivery)
        if self.on_load is not None:
            self.on_load(item, 0)
        # By the agenda: what the leaving item set free may be the next one to fetch.
        self.calendar.soon(self.fetch_or_deliver, delivery)

    def fetch_or_deliver(self, delivery: Delivery) -> None:
        """Begin another waiting delivery while there is room, else deliver the first one."""
        if self.assignment is not delivery:
            return
        if self.content < self.capacity:
            further = self.next_assignment(deliveries_only=True)
            if further is not None:
                self.begin(further)
                return
        self.deliver(delivery if self.suspended else self.loaded[0])

    def deliver(self, delivery: Delivery) -> None:
        """Bring an item that was loaded."""
        self.assignment = delivery
        self.travel(delivery.target, self.start_unloading, delivery)

    def start_unloading(self, delivery: Delivery) -> None:
        """Unload for the unload time, at the item's destination."""
        self.set_state(UNLOADING)
        seconds = delivery.loading_left
        if seconds < 0.0:
            seconds = self.unload_time(delivery.cargo)
        self.at_work = True
        self.calendar.after(seconds, self.finish_unloading, delivery)

    def finish_unloading(self, delivery: Delivery) -> None:
        """Hand the item over, and go on."""
        self.at_work = False
        self.loaded.remove(delivery)
        if self.on_unload is not None:
            self.on_unload(delivery.cargo, 0)
        self.give_out(delivery.cargo)
        delivery.target.arrive(delivery.cargo, delivery.port)
        self.become_free()

    # Attendances.

    def attend(self, attendance: Attendance) -> None:
        """Report to the crew; work begins when all of it is there."""
        self.set_state(UTILIZE)
        attendance.crew.join(attendance)

    # Task sequences of the model's code.

    def work_on(self, sequence: TaskSequence) -> None:
        """Do the tasks from the present one on, up to the first that takes time."""
        tasks = sequence.tasks
        while sequence.position < len(tasks):
            if not begin_task(self, sequence, tasks[sequence.position]):
                return
            sequence.position += 1
        # By the agenda: a queue of sequences without any time must not deepen the stack.
        self.calendar.soon(self.end_sequence, sequence)

    def end_sequence(self, sequence: TaskSequence) -> None:
        """Go on after the last task."""
        if self.assignment is sequence:
            self.become_free()

    def begin_handling(self, sequence: TaskSequence) -> None:
        """Load or unload after reaching for the place."""
        begin_handling(self, sequence, sequence.tasks[sequence.position])

    def end_task(self, sequence: TaskSequence) -> None:
        """Finish the present task and go on with the next."""
        if self.assignment is not sequence:
            return
        finish_task(self, sequence.tasks[sequence.position])
        sequence.position += 1
        self.work_on(sequence)

    def become_free(self) -> None:
        """Go on with the load or begin what waits, before anybody can ask for more; else idle."""
        if self.suspended:
            following = self.suspended_or_next()
        elif self.loaded:
            following = self.loaded[0]
        else:
            following = self.next_assignment()
        if following is not None:
            self.begin(following)
        else:
            self.assignment = None
            self.set_state(IDLE)

    # Stops and preemption.

    def stop(self, state: int, number: int = 0) -> None:
        """Stand still in a state until ``resume``; stops accumulate."""
        stop(self, state, number)

    def resume(self, number: int = 0) -> None:
        """Take the latest stop of that number back, or the latest of all."""
        resume(self, number)

    def stand_still(self) -> None:
        """Stop at once when on a way."""
        stop_travelling(self)

    def suspended_or_next(self) -> Assignment | None:
        """Return and forget what comes first by priority, what was interrupted before the rest."""
        first = max(self.suspended, key=lambda each: (each.priority, -each.number))
        for desk in self.desks:
            if desk.waiting and desk.waiting[0].priority > first.priority:
                return desk.waiting.pop(0)
        self.suspended.remove(first)
        return first

    def may_be_interrupted_by(self, assignment: Assignment) -> bool:
        """Tell whether an assignment that preempts may take the active one's place."""
        active = self.assignment
        return active is None or assignment.priority > active.priority

    def give_way_to(self, assignment: Assignment) -> None:
        """Interrupt the active assignment, then keep it for later or abort it."""
        active = self.assignment
        if active is None:
            self.begin(assignment)
        elif not self.may_be_interrupted_by(assignment):
            self.keep(assignment)
        else:
            interrupt(self, active)
            self.suspended.append(active)
            abort_all(self, active, assignment.preempt)
            self.begin(assignment)

    def above_zero(self, name: str) -> float:
        """Return a number of the settings that must be above 0."""
        value = self.settings.number(name)
        if not value > 0:
            raise SettingError(f"{self}: {name} (={value:g}) must be greater than 0")
        return value
