"""Methods of values, gathered by their types; handles are passed on to the world."""

from __future__ import annotations

from collections.abc import Mapping

from flexscript.language.suggestions import did_you_mean
from flexscript.runtime.array_methods import ARRAY_METHODS
from flexscript.runtime.date_time import DATE_TIME_METHODS
from flexscript.runtime.down_time_tools import DOWN_TIME_METHODS, DownTimeValue
from flexscript.runtime.group_value import GROUP_METHODS, GroupValue
from flexscript.runtime.list_value import (
    BACK_ORDER_METHODS,
    ENTRY_METHODS,
    LIST_METHODS,
    BackOrder,
    Entry,
    ListValue,
)
from flexscript.runtime.map_iterator import MapIterator
from flexscript.runtime.map_methods import MAP_METHODS
from flexscript.runtime.method_arguments import Method
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.regex_values import RESULT_METHODS, RegexResult
from flexscript.runtime.string_methods import STRING_METHODS
from flexscript.runtime.table_value import TABLE_METHODS, TableValue
from flexscript.runtime.tool_store import ToolNode
from flexscript.runtime.tracked_variable import VARIABLE_METHODS, VariableValue
from flexscript.runtime.values import (
    ArrayValue,
    ColorValue,
    DateTimeValue,
    MapValue,
    Value,
    Vec2,
    Vec3,
    Vec4,
    kind_of,
)
from flexscript.runtime.vector_methods import COLOR_METHODS, VEC2_METHODS, VEC3_METHODS
from flexscript.runtime.world import World

__all__ = ["VALUE_METHODS", "call_method"]

#: Value type -> method name -> (least arguments, most arguments, function).
VALUE_METHODS: Mapping[type, Mapping[str, Method]] = {
    str: STRING_METHODS,
    ArrayValue: ARRAY_METHODS,
    MapValue: MAP_METHODS,
    MapIterator: {},
    Vec2: VEC2_METHODS,
    Vec3: VEC3_METHODS,
    Vec4: {},
    ColorValue: COLOR_METHODS,
    DateTimeValue: DATE_TIME_METHODS,
    RegexResult: RESULT_METHODS,
    TableValue: TABLE_METHODS,
    GroupValue: GROUP_METHODS,
    ListValue: LIST_METHODS,
    Entry: ENTRY_METHODS,
    BackOrder: BACK_ORDER_METHODS,
    VariableValue: VARIABLE_METHODS,
    DownTimeValue: DOWN_TIME_METHODS,
}


def call_method(world: World, target: Value, name: str, arguments: list[Value]) -> Value:
    """Call ``target.name(arguments)``."""
    if isinstance(target, ToolNode):
        if name == "destroy" and not arguments:
            world.tools.destroy(target)
            return None
        target = target.tool
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
