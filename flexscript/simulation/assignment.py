"""Assignments: what a station asks of an executer. Each stands for one task sequence.

A delivery is FlexSim's travel, load, break, travel, unload; an attendance is its travel,
stop-request-finish, utilize until the station lets the operator go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexscript.simulation.items import Item

if TYPE_CHECKING:
    from flexscript.simulation.crew import Crew
    from flexscript.simulation.executer import TaskExecuter
    from flexscript.simulation.fixed_resource import FixedResource
    from flexscript.simulation.transport import TransportDesk

__all__ = ["Assignment", "Attendance", "Delivery"]


class Assignment:
    """One task sequence. The higher priority goes first, then the lower ``number``."""

    __slots__ = ("executer", "item", "number", "priority", "station")

    def __init__(self, station: FixedResource, item: Item, priority: float, number: int) -> None:
        self.station = station
        self.item = item
        self.priority = priority
        self.number = number
        self.executer: TaskExecuter | None = None

    def __lt__(self, other: Assignment) -> bool:
        return (-self.priority, self.number) < (-other.priority, other.number)


class Delivery(Assignment):
    """Bring an item from its station to the input port of another."""

    __slots__ = ("desk", "port", "target")

    def __init__(
        self, desk: TransportDesk, item: Item, target: FixedResource, port: int, number: int
    ) -> None:
        super().__init__(desk.station, item, desk.priority, number)
        self.desk = desk
        self.target = target
        self.port = port


class Attendance(Assignment):
    """Come to a station and work there until the crew is dismissed."""

    __slots__ = ("crew",)

    def __init__(self, crew: Crew, station: FixedResource, priority: float, number: int) -> None:
        # Not by super(): a crew is called for every item.
        self.station = station
        self.item = crew.item
        self.priority = priority
        self.number = number
        self.executer = None
        self.crew = crew
