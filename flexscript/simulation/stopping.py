"""Stopping: an executer that is down, as FlexSim does it.

A stop is a task sequence of priority 100000 that preempts: the executer stops where it is, a load
or unload goes on with its rest later, and work at a station stands still until it is back. Stops
accumulate, and each needs its resume; the last one gives the state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexscript.simulation.assignment import PREEMPT_ONLY, Assignment

if TYPE_CHECKING:
    from flexscript.simulation.executer import TaskExecuter

__all__ = ["Stop", "resume", "stop"]

_PRIORITY = 100_000.0


class Stop(Assignment):
    """What a stopped executer does. ``states`` are those of its stops, the first one first."""

    __slots__ = ("states",)

    def __init__(self, number: int, state: int) -> None:
        super().__init__(None, _PRIORITY, PREEMPT_ONLY, number)
        self.states = [state]

    def proceed(self, executer: TaskExecuter) -> None:
        executer.set_state(self.states[-1])


def stop(executer: TaskExecuter, state: int) -> None:
    """Let an executer stand still in a state, until ``resume``."""
    active = executer.assignment
    if isinstance(active, Stop):
        active.states.append(state)
        active.proceed(executer)
        return
    # By the agenda, like every interruption: not in the middle of a step.
    number = executer.world.next_assignment_number()
    executer.calendar.soon(executer.give_way_to, Stop(number, state))


def resume(executer: TaskExecuter) -> None:
    """Take one stop back; after the last one the executer goes on with what it did."""
    executer.calendar.soon(_take_back, executer)


def _take_back(executer: TaskExecuter) -> None:
    active = executer.assignment
    if not isinstance(active, Stop):
        return
    active.states.pop()
    if active.states:
        active.proceed(executer)
    else:
        executer.become_free()
