"""SimObject: what stations, executers and dispatchers have in common: a name and figures.

Every object counts what came in and went out, integrates its content over time, observes
how long each item stayed, and keeps the time spent in each state.

The integral of the content over time is kept as ``area + content * now``: an item adds its
content once when it leaves and takes it away once when it comes, so that a change costs one
sum.
"""

# min() and max() cost more than the comparison in the hot path.

from __future__ import annotations

from typing import TYPE_CHECKING

from flexscript.plant.model import PlantObject
from flexscript.simulation.calendar import Calendar
from flexscript.simulation.items import Item
from flexscript.simulation.states import IDLE, STATE_COUNT
from flexscript.simulation.statistics import Tally
from flexscript.simulation.travel import Footprint
from flexscript.simulation.world import World

if TYPE_CHECKING:
    from flexscript.simulation.state_watch import StateWatch

__all__ = ["SimObject"]


class SimObject:
    """One object of a running plant.

    ``centers`` holds the objects at its centre ports, port 1 first. Times are seconds.
    """

    __slots__ = (
        "area",
        "calendar",
        "centers",
        "content",
        "id",
        "input",
        "labels",
        "max_content_seen",
        "min_content_seen",
        "output",
        "plant_object",
        "recorder",
        "state",
        "state_since",
        "state_times",
        "stay",
        "watch",
        "world",
    )

    #: The state that an object of the class is in before anything happens.
    first_state = IDLE

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        self.plant_object = plant_object
        self.id = plant_object.id
        self.world = world
        self.calendar: Calendar = world.calendar
        self.recorder = world.recorder
        self.labels: dict[str, object] = dict(plant_object.labels)
        self.centers: list[SimObject] = []
        self.input = 0
        self.output = 0
        self.content = 0
        self.max_content_seen = 0
        self.min_content_seen = 0
        self.area = 0.0
        self.stay = Tally()
        self.state = self.first_state
        self.state_since = 0.0
        self.state_times = [0.0] * STATE_COUNT
        self.watch: StateWatch | None = None

    def __str__(self) -> str:
        return f"{self.plant_object.class_name} '{self.plant_object.id}'"

    def start(self) -> None:
        """Begin at time 0; subclasses put their first events on the calendar."""
        if self.recorder is not None:
            self.recorder.state(0.0, self.id, self.state)

    def wired(self) -> None:
        """Prepare what depends on the connections; called once all of them are made."""

    def footprint(self) -> Footprint:
        """Return where it stands in plan view."""
        return Footprint.of(self.plant_object)

    def code_members(self) -> dict[str, object]:
        """Return what code of the model may read beside what all objects have, by its name."""
        return {}

    def input_objects(self) -> list[object]:
        """Return the objects before the input ports, port 1 first."""
        return []

    def output_objects(self) -> list[object]:
        """Return the objects behind the output ports, port 1 first."""
        return []

    def set_state(self, state: int) -> None:
        """Enter a state (a number of ``states.py``); nothing happens when already in it."""
        if state != self.state:
            watch = self.watch
            if watch is not None and watch.keeps_out(state):
                return
            now = self.calendar.now
            before = self.state
            self.state_times[before] += now - self.state_since
            self.state_since = now
            self.state = state
            if self.recorder is not None:
                self.recorder.state(now, self.id, state)
            if watch is not None:
                watch.entered(before, state)

    def stop(self, state: int, number: int = 0) -> None:
        """Stand still in a state until ``resume``; what neither works nor moves ignores it."""

    def resume(self, number: int = 0) -> None:
        """Take the latest stop of that number back, or the latest of all."""

    def measure_from_now(self) -> None:
        """Forget the figures so far, as at the end of a warm-up; what is inside stays inside."""
        now = self.calendar.now
        self.input = 0
        self.output = 0
        self.max_content_seen = self.min_content_seen = self.content
        self.area = -self.content * now
        self.stay = Tally()
        self.state_since = now
        self.state_times = [0.0] * STATE_COUNT

    def change_content(self, by: int) -> None:
        """Add to the content."""
        self.area -= by * self.calendar.now
        self.content = content = self.content + by
        if content > self.max_content_seen:
            self.max_content_seen = content
        if content < self.min_content_seen:
            self.min_content_seen = content

    def take_in(self, item: Item) -> None:
        """Count an item in and become its holder."""
        item.entered = now = self.calendar.now
        item.holder = self
        self.area -= now
        self.content = content = self.content + 1
        self.input += 1
        if content > self.max_content_seen:
            self.max_content_seen = content
        if self.recorder is not None:
            self.recorder.item(now, item.number, self.id)

    def give_out(self, item: Item) -> None:
        """Count an item out and observe its stay."""
        now = self.calendar.now
        self.area += now
        self.content = content = self.content - 1
        if content < self.min_content_seen:
            self.min_content_seen = content
        self.output += 1
        self.stay.add(now - item.entered)
