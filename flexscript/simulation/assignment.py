"""Assignments: what an executer is asked to do. Each stands for one task sequence.

A delivery is FlexSim's travel, load, break, travel, unload; an attendance is its travel,
stop-request-finish, utilize until the station lets the operator go. ``TaskSequence``
(``task_sequence.py``) is a list of tasks that code of the model made.

An assignment may be interrupted by one that preempts it. It then goes on later, where the executer
stands then: a delivery drives on with its item or comes back for it, an attendance comes back and
the station's work goes on. An aborted one is asked for anew; only what was loaded stays
on the executer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexscript.simulation.items import Item

if TYPE_CHECKING:
    from flexscript.simulation.crew import Crew
    from flexscript.simulation.executer import TaskExecuter
    from flexscript.simulation.fixed_resource import FixedResource
    from flexscript.simulation.transport import TransportDesk
    from flexscript.simulation.withdrawal import Withdrawn

__all__ = ["NO_PREEMPTION", "PREEMPT_AND_ABORT", "PREEMPT_AND_ABORT_ALL", "Assignment"]
__all__ += ["PREEMPT_ONLY", "Attendance", "Delivery"]

NO_PREEMPTION = 0
PREEMPT_ONLY = 1
PREEMPT_AND_ABORT = 2
PREEMPT_AND_ABORT_ALL = 3


class Assignment:
    """One task sequence.

    ``rank`` is its place in queues: the higher goes first, then the lower ``number``. It is
    the ``priority`` unless the dispatcher has a ``QueueStrategy``. ``preempt`` is FlexSim's number.
    """

    __slots__ = ("executer", "item", "number", "preempt", "priority", "rank")

    def __init__(self, item: Item | None, priority: float, preempt: int, number: int) -> None:
        self.item = item
        self.priority = priority
        self.rank = priority
        self.preempt = preempt
        self.number = number
        self.executer: TaskExecuter | None = None

    def __lt__(self, other: Assignment) -> bool:
        return (-self.rank, self.number) < (-other.rank, other.number)

    @property
    def labels(self) -> dict[str, object]:
        """What code finds by name: its own figures, and the labels of the item."""
        item = {} if self.item is None else self.item.labels
        return {**item, "priority": self.priority, "preempt": self.preempt}

    def proceed(self, executer: TaskExecuter) -> None:
        """Begin, or go on after an interruption."""
        raise NotImplementedError

    def interrupted(self, executer: TaskExecuter, event: Withdrawn | None) -> None:
        """Keep what is needed to go on; ``event`` is what was to happen next."""

    def aborted(self, executer: TaskExecuter) -> None:
        """Give up after an interruption."""


class Delivery(Assignment):
    """Bring an item from its station to the input port of another.

    ``loading_left`` is the rest of a load time that was interrupted, below 0 for none.
    """

    __slots__ = ("cargo", "desk", "loading_left", "port", "station", "target")

    def __init__(
        self, desk: TransportDesk, item: Item, target: FixedResource, port: int, number: int
    ) -> None:
        super().__init__(item, desk.priority, desk.preempt, number)
        self.cargo = item
        self.desk = desk
        self.station: FixedResource = desk.station
        self.target = target
        self.port = port
        self.loading_left = -1.0

    def proceed(self, executer: TaskExecuter) -> None:
        if self.cargo.holder is executer:
            executer.deliver(self)
        else:
            executer.travel(self.station, executer.start_loading, self)

    def interrupted(self, executer: TaskExecuter, event: Withdrawn | None) -> None:
        if event is not None and executer.at_work:
            self.loading_left = event.seconds

    def aborted(self, executer: TaskExecuter) -> None:
        self.target.in_transit -= 1
        self.target.look_for_items()
        if self.cargo.holder is executer:
            executer.loaded.remove(self)
            executer.world.warn(
                f"{executer}: a preempting task sequence aborted a delivery; "
                "its item stays on board"
            )
            return
        self.desk.waiting -= 1
        self.station.calendar.soon(self.station.release, self.cargo)


class Attendance(Assignment):
    """Come to a station and work there until the crew is dismissed."""

    __slots__ = ("crew", "station")

    def __init__(
        self, crew: Crew, station: FixedResource, priority: float, preempt: int, number: int
    ) -> None:
        # Not by super(): a crew is called for every item.
        self.station = station
        self.item = crew.item
        self.priority = self.rank = priority
        self.preempt = preempt
        self.number = number
        self.executer = None
        self.crew = crew

    def proceed(self, executer: TaskExecuter) -> None:
        if executer.travels:
            executer.travel(self.station, executer.attend, self)
        else:
            executer.attend(self)

    def interrupted(self, executer: TaskExecuter, event: Withdrawn | None) -> None:
        self.crew.lose(self)

    def aborted(self, executer: TaskExecuter) -> None:
        self.executer = None
        self.station.calendar.soon(self.crew.dispatcher.submit, self)
