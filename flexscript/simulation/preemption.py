"""Preemption: an executer stops where it is, and what it did is kept for later or aborted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexscript.simulation.assignment import PREEMPT_AND_ABORT, PREEMPT_AND_ABORT_ALL
from flexscript.simulation.travel import along, way_length
from flexscript.simulation.withdrawal import withdraw

if TYPE_CHECKING:
    from flexscript.simulation.assignment import Assignment
    from flexscript.simulation.executer import TaskExecuter

__all__ = ["abort_all", "interrupt", "stop_travelling"]


def interrupt(executer: TaskExecuter, active: Assignment) -> None:
    """Stop an executer in what it does for its active assignment."""
    event = withdraw(executer.calendar, executer, active)
    if event is None and executer.navigator is not None:
        event = withdraw(executer.calendar, executer.navigator, active)
    active.interrupted(executer, event)
    executer.at_work = False
    executer.stand_still()


def stop_travelling(executer: TaskExecuter) -> None:
    """Let an executer that is on its way stand still at once, where it is."""
    now = executer.calendar.now
    if now >= executer.arrives:
        if executer.navigator is not None:
            executer.navigator.stopped(executer, ())
        return
    length = executer.way_length
    done = executer.speed.covered(now - executer.departed, length)
    place, ahead = along(executer.way, done * way_length(executer.way) / length)
    executer.distance -= length - done
    executer.place = place
    executer.arrives = now
    if executer.recorder is not None:
        height = executer.plant_object.location[2]
        executer.recorder.cut_travels(executer.id, now, (*place, height))
    if executer.navigator is not None:
        executer.navigator.stopped(executer, executer.way[ahead:])


def abort_all(executer: TaskExecuter, active: Assignment, preempt: int) -> None:
    """Abort the interrupted assignment, or all that the executer has to do (FlexSim's numbers)."""
    if preempt < PREEMPT_AND_ABORT:
        return
    aborted = [active]
    if preempt >= PREEMPT_AND_ABORT_ALL:
        aborted = [*executer.suspended, *executer.waiting]
        executer.waiting.clear()
    for each in aborted:
        if each in executer.suspended:
            executer.suspended.remove(each)
        each.aborted(executer)
