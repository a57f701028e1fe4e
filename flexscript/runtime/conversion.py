"""Conversion: what a declared type does with a value that is assigned to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flexscript.runtime.operators import number_of, whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import (
    ArrayValue,
    ColorValue,
    MapValue,
    Value,
    Vec3,
    copied,
    kind_of,
)

__all__ = ["ARRAY_TYPES", "NODE_TYPES", "converter_of", "initial_value"]

ARRAY_TYPES = frozenset({"Array", "intarray", "doublearray", "stringarray", "treenodearray"})
NODE_TYPES = frozenset({"treenode", "Object", "TaskExecuter", "Dispatcher", "Navigator"})

Converter = Callable[[Value], Value]


def converter_of(type_name: str) -> Converter:
    """Return the function that turns an assigned value into one of the type, or raises."""
    if type_name in ARRAY_TYPES:
        return _to_array
    if type_name in NODE_TYPES:
        return _to_node
    return _CONVERTERS.get(type_name, copied)


def initial_value(type_name: str) -> Value:
    """Return what a variable of the type holds before the first assignment."""
    if type_name == "int":
        return 0
    if type_name == "double":
        return 0.0
    if type_name == "string":
        return ""
    if type_name in ARRAY_TYPES:
        return ArrayValue()
    make = {"Map": MapValue, "Vec3": Vec3, "Color": ColorValue}.get(type_name)
    return make() if make else None


def _to_int(value: Value) -> Value:
    return value if isinstance(value, int) else whole_of(value, "The value of an int")


def _to_double(value: Value) -> Value:
    if isinstance(value, float):
        return value
    return float(number_of(value, "The value of a double"))


def _to_string(value: Value) -> Value:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    hint = "Use string.fromNum(x)." if isinstance(value, (int, float)) else ""
    raise RunProblem("FS503", f"The value of a string must be text, not {kind_of(value)}.", hint)


def _to_array(value: Value) -> Value:
    if value is None:
        return ArrayValue()
    if isinstance(value, ArrayValue):
        return value
    raise RunProblem("FS503", f"The value of an Array must be an array, not {kind_of(value)}.")


def _to_map(value: Value) -> Value:
    if value is None:
        return MapValue()
    if isinstance(value, MapValue):
        return value
    raise RunProblem("FS503", f"The value of a Map must be a map, not {kind_of(value)}.")


def _to_vector(value: Value) -> Value:
    if isinstance(value, Vec3):
        return copied(value)
    raise RunProblem("FS503", f"The value of a Vec3 must be a Vec3, not {kind_of(value)}.")


def _to_color(value: Value) -> Value:
    if isinstance(value, ColorValue):
        return copied(value)
    raise RunProblem("FS503", f"The value of a Color must be a Color, not {kind_of(value)}.")


def _to_node(value: Value) -> Value:
    if isinstance(value, (int, float, str, ArrayValue, MapValue, Vec3, ColorValue)):
        # NULL is written 0 in old scripts.
        if value == 0 and not isinstance(value, str):
            return None
        message = f"An object variable holds an object or NULL, not {kind_of(value)}."
        hint = 'Find an object by its name with Model.find("name").' if value else ""
        raise RunProblem("FS511", message, hint if isinstance(value, str) else "")
    return value


_CONVERTERS: Mapping[str, Converter] = {
    "int": _to_int,
    "double": _to_double,
    "string": _to_string,
    "Map": _to_map,
    "Vec3": _to_vector,
    "Color": _to_color,
}
