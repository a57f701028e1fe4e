"""Method arguments: what the methods of strings and arrays share."""

from __future__ import annotations

from collections.abc import Callable

from flexscript.runtime.operators import whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import ArrayValue, MapValue, Value, copied, kind_of
from flexscript.runtime.world import World

__all__ = ["Method", "bounds", "deep_copy", "made_array", "made_text", "text_argument"]

#: (least arguments, most arguments, function of the world, the target and the arguments).
Method = tuple[int, int, Callable[..., Value]]


def text_argument(value: Value, what: str) -> str:
    """Return an argument that must be a string."""
    if isinstance(value, str):
        return value
    raise RunProblem("FS503", f"{what} must be a string, not {kind_of(value)}.")


def made_text(world: World, text: str) -> str:
    """Return a new string, counted."""
    world.budget.take_characters(len(text))
    return text


def made_array(world: World, items: list[Value]) -> ArrayValue:
    """Return a new array, counted."""
    world.budget.take_cells(len(items))
    return ArrayValue(items)


def bounds(length: int, begin: Value, end: Value) -> tuple[int, int]:
    """Return Python's bounds of a slice.

    FlexScript counts from 1, excludes the end, counts negative places from the end, and takes
    0 as the end for "up to the end".
    """
    first, last = whole_of(begin, "The start"), whole_of(end, "The end")
    start = first - 1 if first > 0 else max(0, length + first)
    stop = last - 1 if last > 0 else length + last
    return max(0, start), max(0, stop)


def deep_copy(world: World, value: Value, depth: int = 0) -> Value:
    """Return arrays and maps with all that they hold copied, and counted.

    Raises:
        RunProblem: the value contains itself, or nests deeper than is sane.
    """
    if depth > 50:
        raise RunProblem("FS507", "The array or map nests too deeply to be copied.")
    if isinstance(value, ArrayValue):
        world.budget.take_cells(len(value.items))
        return ArrayValue([deep_copy(world, item, depth + 1) for item in value.items])
    if isinstance(value, MapValue):
        world.budget.take_cells(len(value.items))
        pairs = value.items.items()
        return MapValue({key: deep_copy(world, item, depth + 1) for key, item in pairs})
    return copied(value)
