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
    """What a stopped executer does. ``states`` are those of its stops, the first one first.

    ``own_numbers`` are the numbers of the same stops, by which each is taken back.
    """

    __slots__ = ("own_numbers", "states")

    def __init__(self, number: int, state: int, own_number: int) -> None:
        super().__init__(None, _PRIORITY, PREEMPT_ONLY, number)
        self.states = [state]
        self.own_numbers = [own_number]

    def proceed(self, executer: TaskExecuter) -> None:
        executer.set_state(self.states[-1])


def stop(executer: TaskExecuter, state: int, own_number: int = 0) -> None:
    """Let an executer stand still in a state, until ``resume``."""
    active = executer.assignment
    if isinstance(active, Stop):
        active.states.append(state)
        active.own_numbers.append(own_number)
        active.proceed(executer)
        return
    # By the agenda, like every interruption: not in the middle of a step.
    number = executer.world.next_assignment_number()
    executer.calendar.soon(executer.give_way_to, Stop(number, state, own_number))


def resume(executer: TaskExecuter, own_number: int = 0) -> None:
    """Take the latest stop of that number back, or the latest of all.

    After the last one the executer goes on with what it did.
    """
    executer.calendar.soon(_take_back, (executer, own_number))


def _take_back(which: tuple[TaskExecuter, int]) -> None:
    executer, own_number = which
    active = executer.assignment
    if not isinstance(active, Stop):
        return
    numbers = active.own_numbers
    own = [place for place, number in enumerate(numbers) if number == own_number]
    place = own[-1] if own else -1
    active.states.pop(place)
    numbers.pop(place)
    if active.states:
        active.proceed(executer)
    else:
        executer.become_free()
