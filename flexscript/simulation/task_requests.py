"""Task requests: how code of the model makes task sequences and frees operators.

The commands of FlexSim and the methods of its class TaskSequence come here under one name each:
``createTaskSequence``, ``addTask``, ``dispatch``, ``requestOperators`` and ``freeOperators``. A
sequence is given to its dispatcher at the instant of ``dispatch``, once the step that does it
is over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from flexscript.runtime.host import CodeError
from flexscript.simulation.assignment import NO_PREEMPTION, PREEMPT_AND_ABORT_ALL
from flexscript.simulation.crew import LARGEST_CREW
from flexscript.simulation.dispatcher import Dispatcher
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.states import WAITING_FOR_OPERATOR
from flexscript.simulation.task_sequence import (
    MILESTONE,
    STOP_FINISH,
    TASK_TYPES,
    TRAVEL,
    UTILIZE,
    Task,
    TaskSequence,
)
from flexscript.simulation.task_work import free_operators

if TYPE_CHECKING:
    from flexscript.simulation.world import World

__all__ = ["TASK_METHODS"]

_Arguments = tuple[object, ...]

_COUNT_PLACE = 2


def _create(world: World, target: object, arguments: _Arguments) -> TaskSequence:
    """createTaskSequence(priority, preempt) of a dispatcher or executer."""
    if not isinstance(target, Dispatcher):
        raise CodeError(f"a task sequence needs a dispatcher or task executer, not {target}")
    preempt = int(_number(arguments, 1))
    if not NO_PREEMPTION <= preempt <= PREEMPT_AND_ABORT_ALL:
        raise CodeError(f"the preempt value of a task sequence (={preempt}) must be 0, 1, 2 or 3")
    number = world.next_assignment_number()
    return TaskSequence(target, _number(arguments, 0), preempt, number)


def _add(world: World, target: object, arguments: _Arguments) -> object:
    """addTask(type, involved1, involved2, v1, v2, v3, v4)."""
    sequence = _sequence(target)
    kind = int(_number(arguments, 0))
    if kind not in TASK_TYPES:
        known = ", ".join(f"{name} ({number})" for number, name in TASK_TYPES.items())
        raise CodeError(f"{kind} is no task type that works here; known: {known}")
    first, second = (arguments[place] if place < len(arguments) else None for place in (1, 2))
    values = tuple(_number(arguments, place) for place in range(3, len(arguments)))
    sequence.add(Task(kind, first, second, values))
    return sequence


def _dispatch(world: World, target: object, arguments: _Arguments) -> object:
    sequence = _sequence(target)
    if sequence.dispatched:
        raise CodeError("the task sequence was dispatched already; create a new one")
    sequence.dispatched = True
    world.calendar.soon(sequence.dispatcher.submit, sequence)
    return sequence


def _request(world: World, target: object, arguments: _Arguments) -> object:
    """requestOperators(station, involved, number, priority, preempt) of a dispatcher or executer.

    The station is stopped once for each operator, and goes on when all have come.
    """
    station = arguments[0] if arguments else None
    involved = arguments[1] if len(arguments) > 1 else None
    if not isinstance(station, SimObject):
        raise CodeError(f"requestoperators needs the station where to come, not {station}")
    count = int(_number(arguments, 2)) if len(arguments) > _COUNT_PLACE else 1
    if not 1 <= count <= LARGEST_CREW:
        raise CodeError(f"requestoperators asks for {count} operators; ask for 1 to {LARGEST_CREW}")
    for _ in range(count):
        sequence = _create(world, target, arguments[3:])
        for kind, first in (
            (MILESTONE, None),
            (TRAVEL, station),
            (STOP_FINISH, station),
            (UTILIZE, involved),
        ):
            sequence.add(Task(kind, first, None, ()))
        # After this step: what it puts on the calendar is delayed too.
        world.calendar.soon(station.stop, WAITING_FOR_OPERATOR)
        _dispatch(world, sequence, ())
    return 0


def _free(world: World, target: object, arguments: _Arguments) -> object:
    """freeOperators(involved) of a dispatcher or executer."""
    if not isinstance(target, Dispatcher):
        raise CodeError(f"freeoperators needs a dispatcher or task executer, not {target}")
    free_operators(target.executers, arguments[0] if arguments else None)
    return 0


TASK_METHODS: Mapping[str, Callable[[World, object, _Arguments], object]] = {
    "addTask": _add,
    "createTaskSequence": _create,
    "dispatch": _dispatch,
    "freeOperators": _free,
    "requestOperators": _request,
}
"""Method -> what it does with the world, its target and its arguments."""


def _sequence(target: object) -> TaskSequence:
    if isinstance(target, TaskSequence):
        return target
    raise CodeError(f"{target} is no task sequence")


def _number(arguments: _Arguments, place: int) -> float:
    value = arguments[place] if place < len(arguments) else 0
    if value is None:
        return 0.0
    if isinstance(value, int | float):
        return float(value)
    raise CodeError(f"argument {place + 1} of a task (={value}) must be a number")
