"""Dispatcher: gives assignments to the task executers of its team.

An assignment goes to the first free executer in port order; when none is free it waits,
higher priority first (or what ``QueueStrategy`` gives), then first come first served. ``PassTo``
may name a member instead. An executer that becomes free asks its own queue, then its dispatchers
in port order. Teams may be nested and may even form a ring: who serves whom is worked out once,
when the plant is wired.

An assignment that preempts does not wait: it goes to the first executer in port order whose own
assignment has a lower priority.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable
from typing import TYPE_CHECKING

from flexscript.plant.model import PlantObject
from flexscript.runtime.values import ArrayValue
from flexscript.simulation.assignment import NO_PREEMPTION, Assignment, Delivery
from flexscript.simulation.settings import Settings
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.world import World

if TYPE_CHECKING:
    from flexscript.simulation.executer import TaskExecuter

__all__ = ["Dispatcher"]

_MEMBERS_QUEUE = 0


class Dispatcher(SimObject):
    """A queue of assignments and a team to give them to.

    ``team`` lists the members by output port, ``chiefs`` the dispatchers that this one serves by
    input port; ``executers`` and ``desks`` are what can be reached through them, nearest first.
    ``queues`` are the ``waiting`` of the desks.
    """

    __slots__ = (
        "chiefs",
        "desks",
        "executers",
        "pass_to",
        "queue_strategy",
        "queues",
        "settings",
        "team",
        "waiting",
    )

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        self.settings = settings = Settings(plant_object, self)
        self.team: list[Dispatcher] = []
        self.chiefs: list[Dispatcher] = []
        self.executers: list[TaskExecuter] = []
        self.desks: list[Dispatcher] = []
        self.queues: list[list[Assignment]] = []
        self.waiting: list[Assignment] = []
        self.pass_to = settings.sequence_choice("PassTo")
        self.queue_strategy = settings.sequence_number("QueueStrategy")

    def wired(self) -> None:
        members = _reachable(self, lambda each: each.team)
        self.executers = [each for member in members for each in member.works_itself()]
        self.desks = _reachable(self, lambda each: each.chiefs)
        self.queues = [desk.waiting for desk in self.desks]

    def works_itself(self) -> list[TaskExecuter]:
        """Return this object if it carries out assignments; a dispatcher does not."""
        return []

    def code_members(self) -> dict[str, object]:
        return {"taskSequences": ArrayValue(list(self.waiting))}

    def input_objects(self) -> list[object]:
        return list(self.chiefs)

    def output_objects(self) -> list[object]:
        return list(self.team)

    def submit(self, assignment: Assignment) -> None:
        """Give the assignment to a free executer, or let it wait for one."""
        desk = self if self.pass_to is None else self._addressee(assignment)
        for executer in desk.executers:
            if executer.assignment is None:
                executer.begin(assignment)
                return
        if assignment.preempt != NO_PREEMPTION:
            for executer in desk.executers:
                if executer.may_be_interrupted_by(assignment):
                    # By the agenda: an executer is not interrupted in the middle of a step.
                    self.calendar.soon(executer.give_way_to, assignment)
                    return
        desk.keep(assignment)

    def keep(self, assignment: Assignment) -> None:
        """Let an assignment wait in this object's queue."""
        if self.queue_strategy is not None:
            assignment.rank = self.queue_strategy(assignment)
        waiting = self.waiting
        last = waiting[-1] if waiting else None
        if last is None or (assignment.rank <= last.rank and last.number < assignment.number):
            waiting.append(assignment)
        else:
            insort(waiting, assignment)

    def next_assignment(self, *, deliveries_only: bool = False) -> Assignment | None:
        """Return and forget the assignment that waits in front, here or at the chiefs."""
        for waiting in self.queues:
            if not waiting:
                continue
            if not deliveries_only:
                return waiting.pop(0)
            for index, assignment in enumerate(waiting):
                if isinstance(assignment, Delivery):
                    return waiting.pop(index)
        return None

    def _addressee(self, assignment: Assignment) -> Dispatcher:
        """Follow ``PassTo`` from member to member, each at most once."""
        passed = [self]
        while passed[-1].pass_to is not None:
            desk = passed[-1]
            chosen = desk.pass_to(assignment) if desk.pass_to is not None else _MEMBERS_QUEUE
            if not 1 <= chosen <= len(desk.team) or desk.team[chosen - 1] in passed:
                break
            passed.append(desk.team[chosen - 1])
        return passed[-1]


def _reachable(
    start: Dispatcher, neighbours: Callable[[Dispatcher], list[Dispatcher]]
) -> list[Dispatcher]:
    """Return ``start`` and all that can be reached, breadth first, each once."""
    found = [start]
    for each in found:
        for other in neighbours(each):
            if other not in found:
                found.append(other)
    return found
