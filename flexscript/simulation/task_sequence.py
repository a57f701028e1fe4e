"""TaskSequence: a list of tasks that code of the model made for an executer.

FlexSim's task types are known by their numbers. Those that are not listed below are refused;
``MILESTONE``, ``PICKOFFSET`` and ``PLACEOFFSET`` pass without doing anything, except that an
interrupted sequence goes back to its last milestone, or else its last travel. A station whose
stop was finished on that way is stopped again.

An interrupted delay goes on with the time that was left. An aborted sequence is forgotten, with
what it loaded still on board.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flexscript.simulation.assignment import Assignment
from flexscript.simulation.items import Item
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.states import WAITING_FOR_OPERATOR

if TYPE_CHECKING:
    from flexscript.simulation.dispatcher import Dispatcher
    from flexscript.simulation.executer import TaskExecuter
    from flexscript.simulation.withdrawal import Withdrawn

__all__ = ["TASK_TYPES", "Task", "TaskSequence"]

LOAD: Final = 1
FR_LOAD: Final = 2
UNLOAD: Final = 3
FR_UNLOAD: Final = 4
UTILIZE: Final = 5
STOP_BEGIN: Final = 6
STOP_FINISH: Final = 7
TRAVEL: Final = 8
TRAVEL_TO_LOC: Final = 9
TRAVEL_RELATIVE: Final = 10
BREAK: Final = 11
DELAY: Final = 12
MOVE_OBJECT: Final = 15
DESTROY_OBJECT: Final = 16
MILESTONE: Final = 27
FREE_OPERATORS: Final = 32

#: Number -> what FlexSim calls it.
TASK_TYPES: Final[dict[int, str]] = {
    LOAD: "LOAD",
    FR_LOAD: "FRLOAD",
    UNLOAD: "UNLOAD",
    FR_UNLOAD: "FRUNLOAD",
    UTILIZE: "UTILIZE",
    STOP_BEGIN: "STOPREQUESTBEGIN",
    STOP_FINISH: "STOPREQUESTFINISH",
    TRAVEL: "TRAVEL",
    TRAVEL_TO_LOC: "TRAVELTOLOC",
    TRAVEL_RELATIVE: "TRAVELRELATIVE",
    BREAK: "BREAK",
    DELAY: "DELAY",
    MOVE_OBJECT: "MOVEOBJECT",
    DESTROY_OBJECT: "DESTROYOBJECT",
    18: "PICKOFFSET",
    19: "PLACEOFFSET",
    MILESTONE: "MILESTONE",
    FREE_OPERATORS: "FREEOPERATORS",
}


class Task:
    """One task: its type, the two objects that it involves, and its numbers."""

    __slots__ = ("first", "kind", "second", "values")

    def __init__(self, kind: int, first: object, second: object, values: tuple[float, ...]) -> None:
        self.kind = kind
        self.first = first
        self.second = second
        self.values = values

    def value(self, place: int) -> float:
        """Return the number at a place from 1, 0 when it was not given."""
        return self.values[place - 1] if place <= len(self.values) else 0.0


class TaskSequence(Assignment):
    """Tasks to do one after the other; ``position`` is the one to do now, from 0."""

    __slots__ = ("dispatched", "dispatcher", "position", "rest", "tasks")

    def __init__(self, dispatcher: Dispatcher, priority: float, preempt: int, number: int) -> None:
        super().__init__(None, priority, preempt, number)
        self.dispatcher = dispatcher
        self.dispatched = False
        self.tasks: list[Task] = []
        self.position = 0
        self.rest: Withdrawn | None = None

    def add(self, task: Task) -> None:
        """Put a task at the end. The first item that it involves is what the sequence is about."""
        self.tasks.append(task)
        if self.item is None and isinstance(task.first, Item):
            self.item = task.first

    def proceed(self, executer: TaskExecuter) -> None:
        if self.rest is not None:
            rest, self.rest = self.rest, None
            executer.set_state(executer.state if rest.state == 0 else rest.state)
            rest.put_back(executer.calendar)
        else:
            executer.work_on(self)

    def interrupted(self, executer: TaskExecuter, event: Withdrawn | None) -> None:
        if self.position >= len(self.tasks):
            return
        task = self.tasks[self.position]
        if task.kind == DELAY:
            self.rest = event
            if event is not None:
                event.state = executer.state
            return
        if not executer.at_work and task.kind != UTILIZE:
            return
        done = self.tasks[: self.position]
        marks = [place for place, each in enumerate(done) if each.kind == MILESTONE]
        marks = marks or [place for place, each in enumerate(done) if each.kind == TRAVEL]
        if not marks:
            return
        self.position = marks[-1]
        for each in done[self.position :]:
            if each.kind == STOP_FINISH and isinstance(each.first, SimObject):
                each.first.stop(WAITING_FOR_OPERATOR)
