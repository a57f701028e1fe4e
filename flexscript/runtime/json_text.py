"""JSON: ``JSON.parse`` and ``JSON.stringify``, with arrays and maps as FlexScript has them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flexscript.runtime.method_arguments import text_argument
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import (
    ArrayValue,
    MapValue,
    Value,
    format_value,
)
from flexscript.runtime.world import Command, World

__all__ = ["JSON_STATICS"]

_MAX_DEPTH = 50


def _parse(world: World, arguments: list[Value]) -> Value:
    text = text_argument(arguments[0], "The argument of JSON.parse")
    world.budget.take_characters(len(text))
    try:
        return _value(world, json.loads(text), 0)
    except ValueError as error:
        reason = str(error)[:1].lower() + str(error)[1:]
        raise RunProblem("FS503", f"The text is not JSON: {reason}.") from error
    except RecursionError as error:
        raise _too_deep() from error


def _too_deep() -> RunProblem:
    return RunProblem("FS507", f"JSON may nest {_MAX_DEPTH} levels deep, no more.")


def _value(world: World, data: object, depth: int) -> Value:
    if depth > _MAX_DEPTH:
        raise _too_deep()
    if isinstance(data, bool):
        return int(data)
    if isinstance(data, list):
        world.budget.take_cells(len(data))
        return ArrayValue([_value(world, item, depth + 1) for item in data])
    if isinstance(data, dict):
        world.budget.take_cells(len(data))
        return MapValue({key: _value(world, item, depth + 1) for key, item in data.items()})
    return data


def _stringify(world: World, arguments: list[Value]) -> Value:
    text = json.dumps(_data(world, arguments[0], 0), ensure_ascii=False, separators=(",", ":"))
    world.budget.take_characters(len(text))
    return text


def _data(world: World, value: Value, depth: int) -> object:
    """Objects are written as their paths."""
    world.budget.take_steps(1)
    if depth > _MAX_DEPTH:
        raise _too_deep()
    if value is None or isinstance(value, (int, float, str)):
        return value
    if isinstance(value, ArrayValue):
        return [_data(world, item, depth + 1) for item in value.items]
    if isinstance(value, MapValue):
        pairs = value.items.items()
        return {_key(world, key): _data(world, item, depth + 1) for key, item in pairs}
    return format_value(value, world.describe)


def _key(world: World, key: Value) -> str:
    return format_value(key, world.describe)


JSON_STATICS: Mapping[str, Command] = {"JSON.parse": _parse, "JSON.stringify": _stringify}
