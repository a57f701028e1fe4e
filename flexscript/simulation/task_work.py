"""Task work: what an executer does for each type of task of a task sequence.

A task either is done at once, or it puts an event on the calendar that calls the executer's
``end_task``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexscript.simulation.errors import SettingError
from flexscript.simulation.fixed_resource import FixedResource
from flexscript.simulation.items import Item
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.states import LOADING, STATE_NAMES, UNLOADING, WAITING_FOR_OPERATOR
from flexscript.simulation.states import UTILIZE as UTILIZE_STATE
from flexscript.simulation.task_sequence import (
    BREAK,
    DELAY,
    DESTROY_OBJECT,
    FR_LOAD,
    FR_UNLOAD,
    FREE_OPERATORS,
    LOAD,
    MOVE_OBJECT,
    STOP_BEGIN,
    STOP_FINISH,
    TASK_TYPES,
    TRAVEL,
    TRAVEL_RELATIVE,
    TRAVEL_TO_LOC,
    UNLOAD,
    UTILIZE,
    Task,
    TaskSequence,
)

if TYPE_CHECKING:
    from flexscript.simulation.executer import TaskExecuter

__all__ = ["begin_handling", "begin_task", "finish_task", "free_operators"]


def begin_task(executer: TaskExecuter, sequence: TaskSequence, task: Task) -> bool:
    """Begin a task; return whether it is done already."""
    kind = task.kind
    if kind == TRAVEL:
        if not executer.travels:
            return True
        executer.travel(_station(executer, task.first, task), executer.end_task, sequence)
        return False
    if kind in (LOAD, FR_LOAD, UNLOAD, FR_UNLOAD):
        if executer.travels:
            begin_handling(executer, sequence, task)
        else:
            station = _station(executer, task.second, task)
            executer.travel(station, executer.begin_handling, sequence)
        return False
    if kind in (TRAVEL_TO_LOC, TRAVEL_RELATIVE):
        return not _travel_to_place(executer, sequence, task)
    if kind == DELAY:
        state = int(task.value(2))
        if 0 < state < len(STATE_NAMES):
            executer.set_state(state)
        executer.calendar.after(max(task.value(1), 0.0), executer.end_task, sequence)
        return False
    if kind == UTILIZE:
        executer.set_state(UTILIZE_STATE)
        return False
    if kind == BREAK:
        return not _break_off(executer, sequence)
    if kind == STOP_FINISH:
        _station(executer, task.first, task).resume()
    elif kind == STOP_BEGIN:
        _station(executer, task.first, task).stop(int(task.value(1)) or WAITING_FOR_OPERATOR)
    elif kind == FREE_OPERATORS:
        free_operators(_executers(executer, task.first, task), task.second)
    elif kind in (MOVE_OBJECT, DESTROY_OBJECT):
        _move(executer, task)
    return True


def begin_handling(executer: TaskExecuter, sequence: TaskSequence, task: Task) -> None:
    """Load or unload for as long as that takes; the executer is at the station."""
    item = _item(executer, task)
    loads = task.kind in (LOAD, FR_LOAD)
    seconds = executer.load_time(item) if loads else executer.unload_time(item)
    executer.set_state(LOADING if loads else UNLOADING)
    executer.at_work = True
    executer.calendar.after(seconds, executer.end_task, sequence)


def finish_task(executer: TaskExecuter, task: Task) -> None:
    """Do what happens at the end of a task's time."""
    if task.kind in (LOAD, FR_LOAD):
        _take(executer, _item(executer, task))
    elif task.kind in (UNLOAD, FR_UNLOAD):
        item, station = _item(executer, task), _station(executer, task.second, task)
        if item.holder is not executer:
            raise SettingError(
                f"{executer}: {TASK_TYPES[task.kind]} of an item that it does not carry; let it "
                "LOAD the item before"
            )
        if executer.on_unload is not None:
            executer.on_unload(item, 0)
        executer.give_out(item)
        _hand_over(item, station)
    executer.at_work = False


def free_operators(executers: list[TaskExecuter], involved: object) -> None:
    """End the UTILIZE tasks that were begun for an object."""
    for each in executers:
        active = each.assignment
        if not isinstance(active, TaskSequence) or active.position >= len(active.tasks):
            continue
        task = active.tasks[active.position]
        if task.kind == UTILIZE and task.first is involved:
            each.calendar.soon(each.end_task, active)


def _travel_to_place(executer: TaskExecuter, sequence: TaskSequence, task: Task) -> bool:
    """Travel in a straight line to x and y, or by them; return whether that takes time."""
    x, y = task.value(1), task.value(2)
    if task.kind == TRAVEL_RELATIVE:
        x, y = executer.place[0] + x, executer.place[1] + y
    if not executer.travels or (x, y) == executer.place:
        return False
    executer.go((executer.place, (x, y)), executer.end_task, sequence)
    return True


def _break_off(executer: TaskExecuter, sequence: TaskSequence) -> bool:
    """Let what waits come first, if there is anything and room for it."""
    following = executer.next_assignment() if executer.content < executer.capacity else None
    if following is None:
        return False
    sequence.position += 1
    executer.suspended.append(sequence)
    executer.begin(following)
    return True


def _take(executer: TaskExecuter, item: Item) -> None:
    """Take an item from where it is."""
    holder = _let_go(executer, item)
    executer.take_in(item)
    if isinstance(holder, FixedResource):
        holder.exited(item)
    if executer.on_load is not None:
        executer.on_load(item, 0)


def _let_go(executer: TaskExecuter, item: Item) -> SimObject:
    """Take an item out of its holder, and return that; a station must have released it."""
    holder = item.holder
    if isinstance(holder, FixedResource):
        desk = holder.transports
        if item in holder.released:
            holder.released.remove(item)
        elif desk is not None and item in desk.promised:
            desk.waiting -= 1
        else:
            raise SettingError(
                f"{executer}: a task takes an item that {holder} has not released, or that another "
                "executer is to bring away; begin the task sequence once the item is released"
            )
        holder.leave(item)
    elif holder is not None:
        holder.give_out(item)
    else:
        raise SettingError(f"{executer}: a task takes an item that has left the model")
    return holder


def _hand_over(item: Item, station: SimObject) -> None:
    """Put an item into a station: by the port that it was promised to, else by the first."""
    if not isinstance(station, FixedResource):
        station.take_in(item)
        return
    for _, upstream, _ in station.inputs:
        desk = upstream.transports
        if desk is not None and item in desk.promised:
            _, port = desk.promised.pop(item)
            station.arrive(item, port)
            return
    station.receive(item, 1)


def _move(executer: TaskExecuter, task: Task) -> None:
    """Move an item at once, or end it."""
    item = _item(executer, task)
    holder = _let_go(executer, item)
    if task.kind == DESTROY_OBJECT:
        executer.world.end_item(item)
    else:
        _hand_over(item, _station(executer, task.second, task))
    if isinstance(holder, FixedResource):
        holder.exited(item)


def _item(executer: TaskExecuter, task: Task) -> Item:
    if isinstance(task.first, Item):
        return task.first
    raise SettingError(
        f"{executer}: the task {TASK_TYPES[task.kind]} involves {task.first} where it needs an item"
    )


def _station(executer: TaskExecuter, thing: object, task: Task) -> SimObject:
    if isinstance(thing, SimObject):
        return thing
    raise SettingError(
        f"{executer}: the task {TASK_TYPES[task.kind]} involves {thing} where it needs an object"
    )


def _executers(executer: TaskExecuter, thing: object, task: Task) -> list[TaskExecuter]:
    found: list[TaskExecuter] | None = getattr(thing, "executers", None)
    if found is None:
        raise SettingError(
            f"{executer}: the task {TASK_TYPES[task.kind]} involves {thing} where it needs a "
            "dispatcher or task executer"
        )
    return found
