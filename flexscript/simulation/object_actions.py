"""Object actions: what code of the model may do to an object while it runs.

``stop``/``resume`` (stopobject, resumeobject), ``input.close`` and its kin (closeinput ...),
``setState`` and ``releaseItem`` (releaseitem) come here. What stops or opens happens once the step
that asks for it is over, as an interruption does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from flexscript.runtime.host import CodeError
from flexscript.simulation.executer import TaskExecuter
from flexscript.simulation.fixed_resource import FixedResource
from flexscript.simulation.gates import Gates, gates_of
from flexscript.simulation.items import Item
from flexscript.simulation.property_changes import change_property
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.standstill import resume_station, stop_station
from flexscript.simulation.states import state_number

if TYPE_CHECKING:
    from flexscript.simulation.world import World

__all__ = ["ACTION_METHODS"]

_Arguments = tuple[object, ...]
_Method = Callable[["World", object, _Arguments], object]


def _stop(world: World, target: object, arguments: _Arguments) -> object:
    """stop(state, priority, id, profile)."""
    each = _stopping(target)
    state, priority, number = _state(arguments), _number(arguments, 1), int(_number(arguments, 2))
    if isinstance(each, FixedResource):
        station = each
        world.calendar.soon(lambda _: stop_station(station, state, priority, number))
    else:
        each.stop(state, number)
    return 0


def _resume(world: World, target: object, arguments: _Arguments) -> object:
    """resume(id)."""
    each = _stopping(target)
    number = int(_number(arguments, 0))
    if isinstance(each, FixedResource):
        station = each
        world.calendar.soon(lambda _: resume_station(station, number))
    else:
        each.resume(number)
    return 0


def _set_state(world: World, target: object, arguments: _Arguments) -> object:
    if not isinstance(target, SimObject):
        raise CodeError(f"{target} has no states")
    target.set_state(_state(arguments))
    return 0


def _release_item(world: World, target: object, arguments: _Arguments) -> object:
    """releaseItem(port) of an item that SendToPort -1 holds; 0 is any port."""
    holder = target.holder if isinstance(target, Item) else None
    if not isinstance(target, Item) or not isinstance(holder, FixedResource):
        raise CodeError("releaseitem needs an item that stands in a station")
    port = int(_number(arguments, 0))
    if not 0 <= port <= len(holder.outputs):
        raise CodeError(f"releaseitem to port {port}: {holder} has {len(holder.outputs)} outputs")
    holder.release_held(target, port)
    return 0


def _gate(change: Callable[[Gates], None]) -> _Method:
    def run(world: World, target: object, arguments: _Arguments) -> object:
        if not isinstance(target, FixedResource):
            raise CodeError(f"{target} has no ports that open and close")
        station = target
        world.calendar.soon(lambda _: change(gates_of(station)))
        return 0

    return run


def _close_inputs(gates: Gates) -> None:
    if not gates.inputs_closed:
        gates.inputs_closed = True
        gates.close_inputs()


def _open_inputs(gates: Gates) -> None:
    if gates.inputs_closed:
        gates.inputs_closed = False
        gates.open_inputs()


def _close_outputs(gates: Gates) -> None:
    if not gates.outputs_closed:
        gates.outputs_closed = True
        gates.close_outputs()


def _open_outputs(gates: Gates) -> None:
    if gates.outputs_closed:
        gates.outputs_closed = False
        gates.open_outputs()


ACTION_METHODS: Mapping[str, _Method] = {
    "input.close": _gate(_close_inputs),
    "input.open": _gate(_open_inputs),
    "input.resume": _gate(Gates.open_inputs),
    "input.stop": _gate(Gates.close_inputs),
    "output.close": _gate(_close_outputs),
    "output.open": _gate(_open_outputs),
    "output.resume": _gate(Gates.open_outputs),
    "output.stop": _gate(Gates.close_outputs),
    "releaseItem": _release_item,
    "resume": _resume,
    "setProperty": change_property,
    "setState": _set_state,
    "stop": _stop,
}
"""Method -> what it does with the world, its target and its arguments."""


def _stopping(target: object) -> SimObject:
    if isinstance(target, FixedResource | TaskExecuter):
        return target
    raise CodeError(f"only fixed resources and task executers stop and resume, not {target}")


def _state(arguments: _Arguments) -> int:
    number = state_number(arguments[0] if arguments else None)
    if number is None:
        raise CodeError("a state is a number from 1 to 50, such as STATE_SCHEDULED_DOWN")
    return number


def _number(arguments: _Arguments, place: int) -> float:
    value = arguments[place] if place < len(arguments) else 0
    if value is None:
        return 0.0
    if isinstance(value, int | float):
        return float(value)
    raise CodeError(f"argument {place + 1} (={value}) must be a number")
