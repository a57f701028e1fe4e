"""Methods of values: strings, arrays, maps, vectors and colours; handles go to the world."""

from __future__ import annotations

import math
from collections.abc import Mapping

from flexscript.language.suggestions import did_you_mean
from flexscript.runtime.array_methods import ARRAY_METHODS
from flexscript.runtime.method_arguments import Method, made_array
from flexscript.runtime.operators import number_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.string_methods import STRING_METHODS
from flexscript.runtime.values import (
    ArrayValue,
    ColorValue,
    MapValue,
    Value,
    Vec3,
    kind_of,
)
from flexscript.runtime.world import World

__all__ = ["VALUE_METHODS", "call_method"]


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
    "keys": (0, 0, lambda w, m: made_array(w, list(m.items))),
    "values": (0, 0, lambda w, m: made_array(w, list(m.items.values()))),
    "stringKeys": (0, 0, lambda w, m: made_array(w, [k for k in m.items if isinstance(k, str)])),
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
    str: STRING_METHODS,
    ArrayValue: ARRAY_METHODS,
    MapValue: _MAP,
    Vec3: _VECTOR,
    ColorValue: {"lerp": (2, 2, _lerp_colour)},
}
