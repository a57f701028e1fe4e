"""Conversion: what a declared type does with a value that is assigned to it.

A ``Variant`` or ``var`` takes everything. The types that a program cannot have here (those
of process flows, of FlexSim's windows and of the network) are refused by the checker.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from flexscript.runtime.casts import NODE_TYPES, cast
from flexscript.runtime.group_value import GroupValue
from flexscript.runtime.list_value import ListValue
from flexscript.runtime.operators import number_of, whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.regex_values import RegexResult, RegexValue
from flexscript.runtime.table_value import TableValue, table_of
from flexscript.runtime.tool_store import ToolNode
from flexscript.runtime.tracked_variable import VariableValue
from flexscript.runtime.values import (
    ArrayValue,
    ColorValue,
    DateTimeValue,
    MapValue,
    Value,
    Vec2,
    Vec3,
    Vec4,
    copied,
    kind_of,
)

__all__ = ["ARRAY_TYPES", "NODE_TYPES", "VALUE_TYPES", "converter_of", "initial_value"]

ARRAY_TYPES = frozenset({"Array", "intarray", "doublearray", "stringarray", "treenodearray"})

Converter = Callable[[Value], Value]

#: Class name -> its Python type and what a variable of it holds before it is set.
VALUE_TYPES: Mapping[str, tuple[type, Callable[[], Value]]] = {
    "Map": (MapValue, MapValue),
    "Vec2": (Vec2, Vec2),
    "Vec3": (Vec3, Vec3),
    "Vec4": (Vec4, Vec4),
    "Color": (ColorValue, ColorValue),
    "DateTime": (DateTimeValue, DateTimeValue),
    "RegExp": (RegexValue, lambda: None),
    "RegExResult": (RegexResult, lambda: None),
    "Table": (TableValue, lambda: None),
    "Group": (GroupValue, lambda: None),
    "List": (ListValue, lambda: None),
    "TrackedVariable": (VariableValue, lambda: None),
}


@lru_cache(maxsize=256)
def converter_of(type_name: str) -> Converter:
    """Return the function that turns an assigned value into one of the type, or raises."""
    if type_name in ARRAY_TYPES:
        return _to_array
    if type_name in NODE_TYPES:
        return lambda value: _to_node(value, type_name)
    if type_name in VALUE_TYPES:
        return lambda value: _to_value(value, type_name)
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
    return VALUE_TYPES[type_name][1]() if type_name in VALUE_TYPES else None


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
    to_array = getattr(value, "to_array", None)
    if to_array is not None:
        made: Value = to_array()
        return made
    raise RunProblem("FS503", f"The value of an Array must be an array, not {kind_of(value)}.")


def _to_value(value: Value, type_name: str) -> Value:
    wanted, initial = VALUE_TYPES[type_name]
    if isinstance(value, wanted):
        return copied(value)
    if value is None:
        return initial()
    if isinstance(value, ToolNode) and isinstance(value.tool, wanted):
        return value.tool
    if type_name == "Table":
        return table_of(value)
    if type_name == "DateTime" and isinstance(value, (int, float)):
        return DateTimeValue(float(value))
    article = "an" if type_name[0] in "AE" else "a"
    message = f"The value of {article} {type_name} must be {article} {type_name}, "
    raise RunProblem("FS503", message + f"not {kind_of(value)}.")


_PLAIN = (int, float, str, ArrayValue, MapValue, Vec2, Vec3, Vec4, ColorValue, DateTimeValue)


def _to_node(value: Value, type_name: str) -> Value:
    if isinstance(value, _PLAIN):
        # NULL is written 0 in old scripts.
        if isinstance(value, (int, float)) and value == 0:
            return None
        message = f"An object variable holds an object or NULL, not {kind_of(value)}."
        hint = 'Find an object by its name with Model.find("name").'
        raise RunProblem("FS511", message, hint if isinstance(value, str) else "")
    return cast(value, type_name)


_CONVERTERS: Mapping[str, Converter] = {
    "int": _to_int,
    "double": _to_double,
    "string": _to_string,
}
