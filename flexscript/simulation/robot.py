"""Robot: an executer that stands still and reaches from station to station.

FlexSim's robot has no navigator, so travelling to work takes no time; each reach for an item
and each reach with it takes ``MoveTime`` seconds (its "Move Time" motion mode).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flexscript.plant.model import PlantObject
from flexscript.simulation.assignment import Assignment, Delivery
from flexscript.simulation.executer import TaskExecuter
from flexscript.simulation.fixed_resource import FixedResource
from flexscript.simulation.states import OFFSET_TRAVEL_EMPTY, OFFSET_TRAVEL_LOADED
from flexscript.simulation.world import World

__all__ = ["Robot"]


class Robot(TaskExecuter):
    """A robot arm at a fixed place."""

    __slots__ = ("move_time",)

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        self.move_time = self.settings.time("MoveTime")

    def travel(
        self, station: FixedResource, then: Callable[[Any], None], assignment: Assignment
    ) -> None:
        if not isinstance(assignment, Delivery):
            then(assignment)
            return
        self.set_state(OFFSET_TRAVEL_LOADED if self.loaded else OFFSET_TRAVEL_EMPTY)
        self.calendar.after(self.move_time(assignment.item), then, assignment)
