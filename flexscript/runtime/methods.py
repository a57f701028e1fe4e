"""Methods of values: strings, arrays, maps, vectors and colours; handles go to the world.

Strings and arrays count from 1. FlexScript indexes the bytes of a string; here indexes
count characters, which is the same for the ASCII text of programs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from flexscript.language.suggestions import did_you_mean
from flexscript.runtime.operators import number_of, whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import (
    ArrayValue,
    ColorValue,
    MapValue,
    Value,
    Vec3,
    copied,
    format_value,
    kind_of,
)
from flexscript.runtime.world import World

__all__ = ["VALUE_METHODS", "call_method"]

#: A method gets the world, its target and its arguments; (least, most, function).
Method = tuple[int, int, Callable[..., Value]]


def call_method(world: World, target: Value, name: str, arguments: list[Value]) -> Value:
    """Call ``target.name(arguments)``."""
    methods = VALUE_METHODS.get(type(target))
    if methods is None:
        if target is None:
            hint = "Make sure that the variable was set, and that Model.find found its object."
            raise RunProblem("FS501", f"The program calls '.{name}(...)' of null.", hint)
        if isinstance(target, (int, float)):
            raise RunProblem("FS103", f"A number has no method '{name}'.")
        return world.call_method(target, name, arguments)
    method = methods.get(name)
    if method is None:
        message = f"{kind_of(target).capitalize()} has no method '{name}'."
        raise RunProblem("FS103", message, did_you_mean(name, methods))
    least, most, function = method
    if not least <= len(arguments) <= most:
        wanted = str(least) if least == most else f"{least} to {most}"
        message = f"'{name}' takes {wanted} arguments, {len(arguments)} were given."
        raise RunProblem("FS102", message)
    return function(world, target, *arguments)


def _text(value: Value, what: str) -> str:
    if isinstance(value, str):
        return value
    raise RunProblem("FS503", f"{what} must be a string, not {kind_of(value)}.")


def _made(world: World, text: str) -> str:
    world.budget.take_characters(len(text))
    return text


def _array(world: World, items: list[Value]) -> ArrayValue:
    world.budget.take_cells(len(items))
    return ArrayValue(items)


# -- strings ----------------------------------------------------------------------------


def _char_at(world: World, text: str, index: Value) -> Value:
    place = whole_of(index, "The index")
    return text[place - 1] if 1 <= place <= len(text) else ""


def _index_of(world: World, text: str, part: Value) -> Value:
    found = text.find(_text(part, "The text to find"))
    return found + 1 if found >= 0 else -1


def _last_index_of(world: World, text: str, part: Value) -> Value:
    found = text.rfind(_text(part, "The text to find"))
    return found + 1 if found >= 0 else -1


def _pad(world: World, text: str, length: Value, pad: Value, *, start: bool) -> Value:
    width, filler = whole_of(length, "The length"), _text(pad, "The filling") or " "
    missing = max(0, width - len(text))
    world.budget.take_characters(missing)
    filling = (filler * (missing // len(filler) + 1))[:missing]
    return filling + text if start else text + filling


def _repeat(world: World, text: str, count: Value) -> Value:
    times = max(0, whole_of(count, "The count"))
    world.budget.take_characters(len(text) * times)
    return text * times


def _replace(world: World, text: str, find: Value, by: Value, everywhere: Value = 0) -> Value:
    old, new = _text(find, "The text to find"), _text(by, "The replacement")
    count = text.count(old) if everywhere else min(1, text.count(old))
    world.budget.take_characters(len(text) + count * len(new))
    return text.replace(old, new, count) if old else text


def _slice(world: World, text: str, begin: Value, end: Value = 0) -> Value:
    start, stop = _bounds(len(text), begin, end)
    return _made(world, text[start:stop])


def _bounds(length: int, begin: Value, end: Value) -> tuple[int, int]:
    """1-based and exclusive to Python's; negative counts from the end, 0 ends at the end."""
    first, last = whole_of(begin, "The start"), whole_of(end, "The end")
    start = first - 1 if first > 0 else max(0, length + first)
    stop = last - 1 if last > 0 else length + last
    return max(0, start), max(0, stop)


def _substr(world: World, text: str, begin: Value, count: Value) -> Value:
    start = max(0, whole_of(begin, "The start") - 1)
    return _made(world, text[start : start + max(0, whole_of(count, "The length"))])


def _split(world: World, text: str, delimiter: Value = "", limit: Value = -1) -> Value:
    by, most = _text(delimiter, "The delimiter"), whole_of(limit, "The limit")
    parts: list[Value] = list(text.split(by)) if by else list(text)
    world.budget.take_characters(len(text))
    return _array(world, parts if most < 0 else parts[:most])


def _to_number(world: World, text: str) -> Value:
    try:
        return int(text) if text.strip().lstrip("+-").isdecimal() else float(text)
    except ValueError:
        return 0


_STRING: Mapping[str, Method] = {
    "charAt": (1, 1, _char_at),
    "indexOf": (1, 1, _index_of),
    "lastIndexOf": (1, 1, _last_index_of),
    "includes": (1, 1, lambda w, s, part: int(_text(part, "The text to find") in s)),
    "startsWith": (1, 1, lambda w, s, part: int(s.startswith(_text(part, "The start")))),
    "endsWith": (1, 1, lambda w, s, part: int(s.endswith(_text(part, "The end")))),
    "padStart": (1, 2, lambda w, s, n, pad=" ": _pad(w, s, n, pad, start=True)),
    "padEnd": (1, 2, lambda w, s, n, pad=" ": _pad(w, s, n, pad, start=False)),
    "repeat": (1, 1, _repeat),
    "replace": (2, 3, _replace),
    "slice": (1, 2, _slice),
    "substr": (2, 2, _substr),
    "split": (0, 2, _split),
    "toLowerCase": (0, 0, lambda w, s: _made(w, s.lower())),
    "toUpperCase": (0, 0, lambda w, s: _made(w, s.upper())),
    "toNum": (0, 0, _to_number),
    "trim": (0, 0, lambda w, s: _made(w, s.strip())),
}


# -- arrays -----------------------------------------------------------------------------


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
    by = _text(separator, "The separator")
    return _made(world, by.join(format_value(item, world.describe) for item in array.items))


def _reverse(world: World, array: ArrayValue) -> Value:
    array.items.reverse()
    return array


def _array_slice(world: World, array: ArrayValue, begin: Value, end: Value = 0) -> Value:
    start, stop = _bounds(len(array.items), begin, end)
    return _array(world, array.items[start:stop])


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
    return _array(world, removed)


def _unshift(world: World, array: ArrayValue, *values: Value) -> Value:
    world.budget.take_cells(len(values))
    array.items[:0] = [copied(value) for value in values]
    return len(array.items)


_ARRAY: Mapping[str, Method] = {
    "append": (1, 1, _append),
    "clone": (0, 0, lambda w, a: _array(w, list(a.items))),
    "concat": (1, 1, lambda w, a, other: _array(w, a.items + _items(other))),
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


# -- maps, vectors, colours -------------------------------------------------------------


def _remove(world: World, target: MapValue, key: Value) -> Value:
    return target.items.pop(key, None)


def _clone_map(world: World, target: MapValue) -> Value:
    world.budget.take_cells(len(target.items))
    return MapValue(dict(target.items))


def _clear(world: World, target: MapValue) -> Value:
    target.items.clear()
    return None


_MAP: Mapping[str, Method] = {
    "clear": (0, 0, _clear),
    "clone": (0, 0, _clone_map),
    "find": (1, 1, lambda w, m, key: m.items.get(key)),
    "remove": (1, 1, _remove),
    "keys": (0, 0, lambda w, m: _array(w, list(m.items))),
    "values": (0, 0, lambda w, m: _array(w, list(m.items.values()))),
    "stringKeys": (0, 0, lambda w, m: _array(w, [k for k in m.items if isinstance(k, str)])),
}


def _vector(value: Value) -> Vec3:
    if isinstance(value, Vec3):
        return value
    raise RunProblem("FS503", f"A Vec3 was wanted, not {kind_of(value)}.")


def _dot(a: Vec3, b: Vec3) -> float:
    return a.x * b.x + a.y * b.y + a.z * b.z


def _cross(world: World, a: Vec3, other: Value) -> Value:
    b = _vector(other)
    return Vec3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)


def _lerp(world: World, a: Vec3, other: Value, share: Value) -> Value:
    b, t = _vector(other), number_of(share, "The share")
    return Vec3(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t)


def _angle(world: World, a: Vec3, other: Value) -> Value:
    b = _vector(other)
    length = math.sqrt(_dot(a, a) * _dot(b, b)) or 1.0
    return math.acos(max(-1.0, min(1.0, _dot(a, b) / length)))


def _lerp_colour(world: World, a: ColorValue, other: Value, share: Value) -> Value:
    if not isinstance(other, ColorValue):
        raise RunProblem("FS503", f"A Color was wanted, not {kind_of(other)}.")
    t = number_of(share, "The share")
    pairs = ((a.r, other.r), (a.g, other.g), (a.b, other.b), (a.a, other.a))
    return ColorValue(*(x + (y - x) * t for x, y in pairs))


_VECTOR: Mapping[str, Method] = {
    "angle": (1, 1, _angle),
    "cross": (1, 1, _cross),
    "dot": (1, 1, lambda w, a, other: _dot(a, _vector(other))),
    "lerp": (2, 2, _lerp),
}

#: Value type -> method name -> (least arguments, most arguments, function).
VALUE_METHODS: Mapping[type, Mapping[str, Method]] = {
    str: _STRING,
    ArrayValue: _ARRAY,
    MapValue: _MAP,
    Vec3: _VECTOR,
    ColorValue: {"lerp": (2, 2, _lerp_colour)},
}
