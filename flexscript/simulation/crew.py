"""Crews: the operators that a station calls for one item, and the desk that calls them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flexscript.simulation.assignment import Attendance
from flexscript.simulation.items import Item
from flexscript.simulation.reference import ExecuterReference
from flexscript.simulation.states import WAITING_FOR_OPERATOR
from flexscript.simulation.withdrawal import Withdrawn

if TYPE_CHECKING:
    from flexscript.simulation.dispatcher import Dispatcher
    from flexscript.simulation.fixed_resource import FixedResource

__all__ = ["LARGEST_CREW", "Crew", "CrewDesk"]

LARGEST_CREW = 1000
"""Operators for one item: more is a slip of the pen and would only cost memory."""


class Crew:
    """Operators for one item. Work begins when all have come, and they leave together.

    When one is called away while they work, the work stands still until that one is back.
    """

    __slots__ = ("dispatcher", "item", "missing", "rest", "state", "there", "when_there")

    def __init__(
        self, item: Item, size: int, dispatcher: Dispatcher, when_there: Callable[[Item], None]
    ) -> None:
        self.item = item
        self.missing = size
        self.dispatcher = dispatcher
        self.when_there: Callable[[Item], None] | None = when_there
        self.there: list[Attendance] = []
        self.rest: Withdrawn | None = None
        self.state = 0

    def join(self, attendance: Attendance) -> None:
        """Count an operator that has come; the last one starts the work."""
        self.there.append(attendance)
        self.missing -= 1
        if self.missing:
            return
        begin = self.when_there
        if begin is not None:
            self.when_there = None
            standstill = attendance.station.standstill
            if standstill is None:
                begin(self.item)
            else:
                standstill.postpone(begin, self.item)
        else:
            self.go_on(attendance.station)

    def lose(self, attendance: Attendance) -> None:
        """Do without an operator for a while, if it had come."""
        if attendance not in self.there:
            return
        self.there.remove(attendance)
        if self.missing == 0:
            self.pause(attendance.station)
        self.missing += 1

    def pause(self, station: FixedResource) -> None:
        """Let the station's work on the item stand still."""
        self.state = station.phase_of(self.item)
        self.rest = station.take_back(self.item)
        station.show_phase(self.item, WAITING_FOR_OPERATOR)

    def go_on(self, station: FixedResource) -> None:
        """Let the work go on that stood still."""
        station.show_phase(self.item, self.state)
        if self.rest is not None:
            station.put_back(self.rest)
            self.rest = None

    def dismiss(self) -> None:
        """Let all operators go."""
        for attendance in self.there:
            if attendance.executer is not None:
                attendance.executer.become_free()
        # Crew and attendance know each other; freed at once, they cost the collector nothing.
        self.there.clear()


class CrewDesk:
    """Where a station calls operators: through its centre port or ``OperatorRef``."""

    __slots__ = ("_preempt", "_priority", "_reference", "_station")

    def __init__(
        self,
        station: FixedResource,
        reference: ExecuterReference,
        priority: float | None = None,
        preempt: int | None = None,
    ) -> None:
        self._station = station
        self._reference = reference
        settings = station.settings
        self._priority = settings.number("OperatorPriority") if priority is None else priority
        self._preempt = settings.option("OperatorPreempt") if preempt is None else preempt

    def call(self, item: Item, size: int, when_there: Callable[[Item], None]) -> Crew:
        """Call a crew for an item; ``when_there(item)`` runs when all have come."""
        dispatcher = self._reference.find(item)
        crew = Crew(item, size, dispatcher, when_there)
        station = self._station
        world = station.world
        for _ in range(size):
            world.assignments = number = world.assignments + 1
            dispatcher.submit(Attendance(crew, station, self._priority, self._preempt, number))
        return crew
