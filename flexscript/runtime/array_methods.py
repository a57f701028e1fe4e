"""Methods of arrays; elements are counted from 1."""

from __future__ import annotations

from collections.abc import Mapping

from flexscript.runtime.method_arguments import (
    Method,
    bounds,
    deep_copy,
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
    return array


def _pop(world: World, array: ArrayValue) -> Value:
    if not array.items:
        raise RunProblem("FS502", "The array is empty; there is nothing to take.")
    return array.items.pop()


def _shift(world: World, array: ArrayValue) -> Value:
    if not array.items:
        raise RunProblem("FS502", "The array is empty; there is nothing to take.")
    world.budget.take_steps(1 + len(array.items) // 2000)
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
    world.budget.take_steps(1 + len(array.items) // 500)
    for place, item in enumerate(array.items, start=1):
        if item is value or (value is not None and item == value):
            return place
    return -1


def _fill(world: World, array: ArrayValue, value: Value) -> Value:
    array.items[:] = [copied(value) for _ in array.items]
    return array


def _join(world: World, array: ArrayValue, separator: Value = "") -> Value:
    by = text_argument(separator, "The separator")
    return made_text(world, by.join(format_value(item, world.describe) for item in array.items))


def _reverse(world: World, array: ArrayValue) -> Value:
    array.items.reverse()
    return array


def _array_slice(world: World, array: ArrayValue, begin: Value, end: Value = 0) -> Value:
    start, stop = bounds(len(array.items), begin, end)
    return made_array(world, array.items[start:stop])


def _sort(world: World, array: ArrayValue) -> Value:
    """Numbers come before texts, as values of two kinds cannot be compared."""
    for item in array.items:
        if not isinstance(item, (int, float, str)) and item is not None:
            message = f"'sort' takes numbers and strings, not {kind_of(item)}."
            raise RunProblem("FS503", message)
    array.items.sort(key=_sort_key)
    return array


def _sort_key(item: Value) -> tuple[int, float, str]:
    if isinstance(item, str):
        return (1, 0.0, item)
    return (0, number_of(item, "An element that is sorted"), "")


def _splice(world: World, array: ArrayValue, begin: Value, count: Value, *more: Value) -> Value:
    """Take out ``count`` elements and put others there; an array stands for its elements."""
    start = max(0, whole_of(begin, "The start") - 1)
    stop = start + max(0, whole_of(count, "The count"))
    added: list[Value] = []
    for value in more:
        added.extend(value.items if isinstance(value, ArrayValue) else [copied(value)])
    world.budget.take_cells(len(added))
    array.items[start:stop] = added
    return array


def _unshift(world: World, array: ArrayValue, *values: Value) -> Value:
    world.budget.take_cells(len(values))
    array.items[:0] = [copied(value) for value in values]
    return array


ARRAY_METHODS: Mapping[str, Method] = {
    "append": (1, 1, _append),
    "clone": (0, 0, deep_copy),
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
    "splice": (2, 64, _splice),
    "unshift": (1, 64, _unshift),
}
