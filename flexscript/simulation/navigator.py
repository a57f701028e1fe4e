"""Navigator: how an executer that belongs to a travel network gets to a place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from flexscript.simulation.travel import Point

if TYPE_CHECKING:
    from flexscript.simulation.assignment import Assignment
    from flexscript.simulation.executer import TaskExecuter
    from flexscript.simulation.sim_object import SimObject

__all__ = ["Navigator"]


class Navigator(Protocol):
    """A way to travel other than in a straight line."""

    def travel(
        self,
        executer: TaskExecuter,
        goal: SimObject,
        then: Callable[[Any], None],
        assignment: Assignment,
    ) -> None:
        """Bring the executer to an object, then call ``then(assignment)``."""
        ...

    def stopped(self, executer: TaskExecuter, ahead: tuple[Point, ...]) -> None:
        """Take note that the executer was stopped on its way; ``ahead`` are its next points."""
        ...
