"""Crews: the operators that a station calls for one item, and the desk that calls them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flexscript.simulation.assignment import Attendance
from flexscript.simulation.items import Item
from flexscript.simulation.reference import ExecuterReference

if TYPE_CHECKING:
    from flexscript.simulation.fixed_resource import FixedResource

__all__ = ["LARGEST_CREW", "Crew", "CrewDesk"]

LARGEST_CREW = 1000
"""Operators for one item: more is a slip of the pen and would only cost memory."""


class Crew:
    """Operators for one item. Work begins when all have come, and they leave together."""

    __slots__ = ("item", "missing", "there", "when_there")

    def __init__(self, item: Item, size: int, when_there: Callable[[Item], None]) -> None:
        self.item = item
        self.missing = size
        self.when_there = when_there
        self.there: list[Attendance] = []

    def join(self, attendance: Attendance) -> None:
        """Count an operator that has come; the last one starts the work."""
        self.there.append(attendance)
        self.missing -= 1
        if self.missing == 0:
            self.when_there(self.item)

    def dismiss(self) -> None:
        """Let all operators go."""
        for attendance in self.there:
            if attendance.executer is not None:
                attendance.executer.become_free()


class CrewDesk:
    """Where a station calls operators: through its centre port or ``OperatorRef``."""

    __slots__ = ("_priority", "_reference", "_station")

    def __init__(self, station: FixedResource, reference: ExecuterReference) -> None:
        self._station = station
        self._reference = reference
        self._priority = station.settings.number("OperatorPriority")
        station.warn_of_preemption("OperatorPreempt")

    def call(self, item: Item, size: int, when_there: Callable[[Item], None]) -> Crew:
        """Call a crew for an item; ``when_there(item)`` runs when all have come."""
        crew = Crew(item, size, when_there)
        dispatcher = self._reference.find(item)
        station = self._station
        world = station.world
        for _ in range(size):
            world.assignments = number = world.assignments + 1
            dispatcher.submit(Attendance(crew, station, self._priority, number))
        return crew
