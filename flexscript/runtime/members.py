"""Members: reading and writing ``target.name`` and ``target[index]`` for every kind of value.

Values answer for themselves here; handles are passed on to the world.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from flexscript.language.suggestions import did_you_mean
from flexscript.runtime.byte_text import byte_length
from flexscript.runtime.date_time import DATE_TIME_MEMBERS
from flexscript.runtime.down_time_tools import DOWN_TIME_MEMBERS, DownTimeValue
from flexscript.runtime.group_value import GROUP_MEMBERS, GroupValue
from flexscript.runtime.list_value import (
    BACK_ORDER_MEMBERS,
    ENTRY_MEMBERS,
    BackOrder,
    Entry,
    ListValue,
)
from flexscript.runtime.map_iterator import MapIterator
from flexscript.runtime.map_methods import ITERATOR_MEMBERS
from flexscript.runtime.method_arguments import text_argument
from flexscript.runtime.operators import number_of, whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.regex_values import RegexResult
from flexscript.runtime.table_value import TABLE_MEMBERS, TableRow, TableValue, table_of
from flexscript.runtime.tool_store import ParametersView, ToolNode
from flexscript.runtime.tracked_variable import VARIABLE_MEMBERS, VARIABLE_SETTERS, VariableValue
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
from flexscript.runtime.vector_methods import VECTOR_MEMBERS
from flexscript.runtime.world import World

__all__ = ["VALUE_MEMBERS", "get_index", "get_member", "has_member", "set_index", "set_member"]

_PARTS: dict[type, tuple[str, ...]] = {
    Vec2: ("x", "y"),
    Vec3: ("x", "y", "z"),
    Vec4: ("x", "y", "z", "w"),
    ColorValue: ("r", "g", "b", "a"),
}

#: Type of value -> member -> how to read it. Those of maps are their keys as well.
VALUE_MEMBERS: Mapping[type, Mapping[str, Callable[..., Value]]] = {
    **VECTOR_MEMBERS,
    str: {"length": byte_length},
    ArrayValue: {"length": lambda array: len(array.items)},
    MapValue: {
        "keys": lambda target: ArrayValue(list(target.items)),
        "values": lambda target: ArrayValue(list(target.items.values())),
        "length": lambda target: len(target.items),
    },
    MapIterator: ITERATOR_MEMBERS,
    DateTimeValue: DATE_TIME_MEMBERS,
    RegexResult: {"length": lambda result: len(result.matches)},
    TableValue: TABLE_MEMBERS,
    GroupValue: GROUP_MEMBERS,
    ListValue: {"name": lambda each: each.name},
    Entry: ENTRY_MEMBERS,
    BackOrder: BACK_ORDER_MEMBERS,
    VariableValue: VARIABLE_MEMBERS,
    DownTimeValue: DOWN_TIME_MEMBERS,
}


def get_member(world: World, target: Value, name: str, *, label: bool = False) -> Value:
    """Return ``target.name``."""
    members = VALUE_MEMBERS.get(type(target))
    if members is not None:
        if isinstance(target, MapValue):
            return _get_key(target, name)
        read = members.get(name)
        if read is None:
            raise _no_member(target, name, members)
        return read(target)
    if isinstance(target, (ToolNode, ParametersView)):
        return _get_tool_member(world, target, name)
    if target is None:
        raise _null_access(name)
    if isinstance(target, (int, float)):
        raise _no_member(target, name, ())
    return world.get_member(target, name, label=label)


def has_member(world: World, target: Value, name: str) -> bool:
    """Tell whether ``target.name`` would be found: the question of ``target.name?``."""
    if target is None or isinstance(target, (int, float)):
        return False
    if isinstance(target, ParametersView):
        return name in world.tools.parameters
    if isinstance(target, MapValue) and name in target.items:
        return True
    members = VALUE_MEMBERS.get(type(target))
    return name in members if members is not None else world.has_member(target, name)


def set_member(
    world: World, target: Value, name: str, value: Value, *, label: bool = False
) -> None:
    """Set ``target.name``."""
    if isinstance(target, (Vec3, ColorValue, Vec2, Vec4)):
        if name not in _PARTS[type(target)]:
            raise _no_member(target, name, _PARTS[type(target)])
        setattr(target, name, float(number_of(value, f"The value of '.{name}'")))
    elif isinstance(target, MapValue):
        _put(world, target, name, value)
    elif isinstance(target, ArrayValue) and name == "length":
        _resize(world, target, value)
    elif isinstance(target, MapIterator) and name == "value" and target:
        target.target.items[target.key] = copied(value)
    elif isinstance(target, VariableValue) and name in VARIABLE_SETTERS:
        VARIABLE_SETTERS[name](target, value)
    elif isinstance(target, ParametersView):
        world.tools.parameters[name] = copied(value)
    elif isinstance(target, ToolNode) and name == "name":
        world.tools.rename(target, text_argument(value, "The name of a tool"))
    elif target is None:
        raise _null_access(name)
    elif isinstance(target, (int, float, ToolNode)) or type(target) in VALUE_MEMBERS:
        raise _no_member(target, name, ())
    else:
        world.set_member(target, name, copied(value), label=label)


def get_index(world: World, target: Value, index: Value) -> Value:
    """Return ``target[index]``; the first element is 1, a missing key of a map gives null."""
    if isinstance(target, ArrayValue):
        return target.items[target.place(index)]
    if isinstance(target, MapValue):
        return _get_or_add(world, target, index)
    if isinstance(target, str):
        return _byte_of(target, index)
    if isinstance(target, (TableValue, ToolNode)):
        table = table_of(target)
        return TableRow(table, table.row(index))
    if isinstance(target, TableRow):
        return target.get(index)
    if isinstance(target, GroupValue):
        return ArrayValue(target.members).items[ArrayValue(target.members).place(index)]
    if isinstance(target, RegexResult):
        return target.groups(target.at(index))[0]
    if isinstance(target, ParametersView):
        return world.tools.parameter(text_argument(index, "The name of a parameter"))
    if target is None:
        raise RunProblem("FS501", "The program takes an element of null.", _NULL_HINT)
    if isinstance(target, (int, float)) or type(target) in VALUE_MEMBERS:
        raise RunProblem("FS503", f"{kind_of(target).capitalize()} has no elements.")
    return world.get_index(target, index)


def set_index(world: World, target: Value, index: Value, value: Value) -> None:
    """Set ``target[index]``."""
    if isinstance(target, ArrayValue):
        target.items[target.place(index)] = copied(value)
    elif isinstance(target, MapValue):
        _put(world, target, _key(index), value)
    elif isinstance(target, TableRow):
        target.set(index, value)
    elif isinstance(target, ParametersView):
        world.tools.parameters[text_argument(index, "The name of a parameter")] = copied(value)
    elif target is None:
        raise RunProblem("FS501", "The program sets an element of null.", _NULL_HINT)
    elif isinstance(target, (int, float)) or type(target) in VALUE_MEMBERS:
        raise RunProblem("FS503", f"{kind_of(target).capitalize()} has no elements to set.")
    else:
        world.set_index(target, index, copied(value))


_NULL_HINT = "Make sure that the variable was set, and that Model.find found its object."


def _null_access(name: str) -> RunProblem:
    return RunProblem("FS501", f"The program uses '.{name}' of null.", _NULL_HINT)


def _no_member(target: Value, name: str, known: Iterable[str]) -> RunProblem:
    message = f"{kind_of(target).capitalize()} has no member '{name}'."
    return RunProblem("FS104", message, did_you_mean(name, known))


def _get_key(target: MapValue, name: str) -> Value:
    if name in target.items:
        return target.items[name]
    if name in VALUE_MEMBERS[MapValue]:
        return VALUE_MEMBERS[MapValue][name](target)
    message = f"The map has no key '{name}'."
    hint = f'Use map["{name}"], which gives null for a missing key.'
    raise RunProblem("FS502", message, hint)


def _get_tool_member(world: World, target: ToolNode | ParametersView, name: str) -> Value:
    """The node of a tool has the members of the tool."""
    if isinstance(target, ParametersView):
        return world.tools.parameter(name)
    if name == "value":
        return target.tool
    return get_member(world, target.tool, name)


def _byte_of(text: str, index: Value) -> int:
    place, length = whole_of(index, "The index of a string"), byte_length(text)
    if not 1 <= place <= length:
        message = f"The string has {length} bytes; there is no byte {place}."
        raise RunProblem("FS502", message)
    if text.isascii():
        return ord(text[place - 1])
    return text.encode("utf-8", "surrogatepass")[place - 1]


def _get_or_add(world: World, target: MapValue, index: Value) -> Value:
    """Reading a key adds it with null, as FlexSim does; only ``find`` leaves a map alone."""
    key = _key(index)
    if key not in target.items:
        _put(world, target, key, None)
    return target.items[key]


def _key(index: Value) -> Value:
    try:
        hash(index)
    except TypeError as error:
        message = f"A map's key is a number, a string or an object, not {kind_of(index)}."
        raise RunProblem("FS503", message) from error
    return index


def _put(world: World, target: MapValue, key: Value, value: Value) -> None:
    if key not in target.items:
        world.budget.take_cells(1)
    target.items[key] = copied(value)


def _resize(world: World, target: ArrayValue, value: Value) -> None:
    length = whole_of(value, "The length of an array")
    if length < 0:
        raise RunProblem("FS502", f"The length of an array cannot be {length}.")
    more = length - len(target.items)
    if more > 0:
        world.budget.take_cells(more)
        target.items.extend([None] * more)
    else:
        del target.items[length:]
