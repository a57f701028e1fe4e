"""Methods of arrays; elements are counted from 1."""

from __future__ import annotations

from collections.abc import Mapping

from flexscript.runtime.method_arguments import (
    Method,
    bounds,
    made_array,
    made_text,
    text_argument,
)
from flexscript.runtime.operators import number_of, whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import ArrayValue, Value, copied, format_value, kind_of
from flexscript.runtime.world import World

__all__ = ["ARRAY_METHODS"]


def _push(world: World, array: ArrayValue, *values: Value) -> Value:
    world.budget.take_cells(len(values))
    array.items.extend(copied(value) for value in values)
    return len(array.items)


def _pop(world: World, array: ArrayValue) -> Value:
    if not array.items:
        raise RunProblem("FS502", "The array is empty; there is nothing to take.")
    return array.items.pop()


def _shift(world: World, array: ArrayValue) -> Value:
    if not array.items:
        raise RunProblem("FS502", "The array is empty; there is nothing to take.")
    return array.items.pop(0)


def _append(world: World, array: ArrayValue, other: Value) -> Value:
    items = _items(other)
    world.budget.take_cells(len(items))
    array.items.extend(items)
    return array


def _items(value: Value) -> list[Value]:
    if isinstance(value, ArrayValue):
        return list(value.items)
    raise RunProblem("FS503", f"An array was wanted, not {kind_of(value)}.")


def _array_index_of(world: World, array: ArrayValue, value: Value) -> Value:
    for place, item in enumerate(array.items, start=1):
        if item is value or (isinstance(value, (int, float, str)) and item == value):
            return place
    return -1


def _fill(world: World, array: ArrayValue, value: Value) -> Value:
    array.items[:] = [copied(value) for _ in array.items]
    return array


def _join(world: World, array: ArrayValue, separator: Value = ",") -> Value:
    by = text_argument(separator, "The separator")
    return made_text(world, by.join(format_value(item, world.describe) for item in array.items))


def _reverse(world: World, array: ArrayValue) -> Value:
    array.items.reverse()
    return array


def _array_slice(world: World, array: ArrayValue, begin: Value, end: Value = 0) -> Value:
    start, stop = bounds(len(array.items), begin, end)
    return made_array(world, array.items[start:stop])


def _sort(world: World, array: ArrayValue) -> Value:
    if all(isinstance(item, str) for item in array.items):
        array.items.sort(key=str)
    else:
        array.items.sort(key=lambda item: number_of(item, "An element that is sorted"))
    return array


def _splice(world: World, array: ArrayValue, begin: Value, count: Value) -> Value:
    start = max(0, whole_of(begin, "The start") - 1)
    stop = start + max(0, whole_of(count, "The count"))
    removed = array.items[start:stop]
    del array.items[start:stop]
    return made_array(world, removed)


def _unshift(world: World, array: ArrayValue, *values: Value) -> Value:
    world.budget.take_cells(len(values))
    array.items[:0] = [copied(value) for value in values]
    return len(array.items)


ARRAY_METHODS: Mapping[str, Method] = {
    "append": (1, 1, _append),
    "clone": (0, 0, lambda w, a: made_array(w, list(a.items))),
    "concat": (1, 1, lambda w, a, other: made_array(w, a.items + _items(other))),
    "fill": (1, 1, _fill),
    "indexOf": (1, 1, _array_index_of),
    "join": (0, 1, _join),
    "pop": (0, 0, _pop),
    "push": (1, 64, _push),
    "reverse": (0, 0, _reverse),
    "shift": (0, 0, _shift),
    "slice": (1, 2, _array_slice),
    "sort": (0, 0, _sort),
    "splice": (2, 2, _splice),
    "unshift": (1, 64, _unshift),
}
