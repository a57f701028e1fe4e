"""The commands that build scripts and property code share: values, colours, time, texts, tools."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from flexscript.runtime.date_time import DATE_TIME_STATICS, MODEL_START
from flexscript.runtime.date_time import make as make_date_time
from flexscript.runtime.json_text import JSON_STATICS
from flexscript.runtime.math_library import MATH_COMMANDS, MATH_STATIC_METHODS, need
from flexscript.runtime.method_arguments import text_argument
from flexscript.runtime.operators import number_of, whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.regex_syntax import compile_pattern
from flexscript.runtime.regex_values import RegexValue
from flexscript.runtime.text_library import TEXT_COMMANDS, TEXT_STATIC_METHODS
from flexscript.runtime.tool_library import (
    TOOL_COMMANDS,
    TOOL_STATIC_MEMBERS,
    TOOL_STATIC_METHODS,
)
from flexscript.runtime.values import (
    ArrayValue,
    ColorValue,
    DateTimeValue,
    MapValue,
    StreamRef,
    Value,
    Vec2,
    Vec3,
    Vec4,
    format_value,
)
from flexscript.runtime.world import Command, World

__all__ = ["COMMON_COMMANDS", "COMMON_STATIC_MEMBERS", "COMMON_STATIC_METHODS"]


# -- values -----------------------------------------------------------------------------


def _vector(kind: type, size: int) -> Command:
    def run(world: World, arguments: list[Value]) -> Value:
        made: Value = kind(
            *(float(number_of(each, "A part of a vector")) for each in arguments[:size])
        )
        return made

    return run


def _array(world: World, arguments: list[Value]) -> Value:
    """Array(n) makes n nulls."""
    length = whole_of(arguments[0], "The length of an array") if arguments else 0
    if length < 0:
        raise RunProblem("FS502", f"The length of an array cannot be {length}.")
    world.budget.take_cells(length)
    return ArrayValue([None] * length)


def _regex(world: World, arguments: list[Value]) -> Value:
    """RegExp(pattern, flags), for a pattern that is put together."""
    texts = [text_argument(each, "A part of a regular expression") for each in arguments]
    return RegexValue(compile_pattern(*texts))


def _string(world: World, arguments: list[Value]) -> Value:
    """string(x): the text itself, or a value as text."""
    return format_value(arguments[0], world.describe) if arguments else ""


def _get_stream(world: World, arguments: list[Value]) -> Value:
    need(arguments, 1, "getstream")
    return StreamRef(arguments[0])


def _execute_string(world: World, arguments: list[Value]) -> Value:
    """executestring(code, c, i, eventdata)."""
    need(arguments, 1, "executestring")
    code = text_argument(arguments[0], "The code of executestring")
    return world.execute_text(code, tuple(arguments[1:]))


# -- colours ----------------------------------------------------------------------------

_COLOURS: Mapping[str, tuple[float, float, float]] = {
    "red": (1.0, 0.0, 0.0),
    "green": (0.0, 0.5, 0.0),
    "blue": (0.0, 0.0, 1.0),
    "yellow": (1.0, 1.0, 0.0),
    "orange": (1.0, 0.65, 0.0),
    "purple": (0.5, 0.0, 0.5),
    "lime": (0.0, 1.0, 0.0),
    "pink": (1.0, 0.75, 0.8),
    "gray": (0.5, 0.5, 0.5),
    "teal": (0.0, 0.5, 0.5),
    "aqua": (0.0, 1.0, 1.0),
    "brown": (0.65, 0.16, 0.16),
    "lightBlue": (0.68, 0.85, 0.9),
    "silver": (0.75, 0.75, 0.75),
    "white": (1.0, 1.0, 1.0),
    "black": (0.0, 0.0, 0.0),
}
#: ``Color.byNumber`` knows the first 15 by their numbers.
_NUMBERED = 15


def _color_by_number(world: World, arguments: list[Value]) -> Value:
    need(arguments, 1, "Color.byNumber")
    return _numbered(whole_of(arguments[0], "The number of a colour"))


def _numbered(number: int) -> ColorValue:
    """Beyond the known ones each number has a hue of its own (golden angle, full colour)."""
    if 1 <= number <= _NUMBERED:
        return ColorValue(*list(_COLOURS.values())[number - 1])
    if number == 0:
        return ColorValue(*_COLOURS["black"])
    turn = number * 0.618033988749895 % 1.0
    parts = (abs((turn + shift) % 1.0 * 2.0 - 1.0) for shift in (0.0, 1 / 3, 2 / 3))
    return ColorValue(*parts)


def _color_of_value(world: World, arguments: list[Value]) -> Value:
    """Color.fromPalette(value): without a palette every value has a colour of its own."""
    if len(arguments) > 1 and arguments[1] is not None:
        message = "Colour palettes are made in FlexSim's windows; there are none here."
        raise RunProblem("FS112", message, "Leave the palette out, or use Color.byNumber(n).")
    value = arguments[0] if arguments else 0
    if isinstance(value, (int, float)):
        return _numbered(int(value) if math.isfinite(value) else 0)
    text = format_value(value, world.describe)
    return _numbered(16 + sum(ord(char) * (place + 1) for place, char in enumerate(text[:100])))


def _color_random(world: World, arguments: list[Value]) -> Value:
    stream = arguments[0] if arguments else None
    owner = stream.owner if isinstance(stream, StreamRef) else stream
    return ColorValue(*(world.uniform(0.0, 1.0, owner) for _ in range(3)))


def _colour(name: str) -> Callable[[World], Value]:
    return lambda world: ColorValue(*_COLOURS[name])


# -- the model's calendar and units -----------------------------------------------------


def _date_time(world: World, arguments: list[Value]) -> Value:
    need(arguments, 1, "Model.getDateTime")
    return DateTimeValue(MODEL_START.seconds + number_of(arguments[0], "The time"))


def _model_time(world: World, arguments: list[Value]) -> Value:
    need(arguments, 1, "Model.getTime")
    return float(number_of(arguments[0], "The DateTime")) - MODEL_START.seconds


def _model_unit(world: World, arguments: list[Value]) -> Value:
    """getmodelunit: one time unit is a second, one length unit a metre."""
    known = {1: 1.0, 2: 1.0, 4: "seconds", 5: "meters"}
    found = known.get(whole_of(arguments[0], "The unit"))
    if found is None:
        message = "This unit of the model cannot be asked for here."
        raise RunProblem("FS112", message, "Known: TIME_MULTIPLE, LENGTH_MULTIPLE and their names.")
    return found


def _no_measures(world: World) -> Value:
    message = "Performance measures are defined in FlexSim's windows; there are none here."
    raise RunProblem("FS112", message, "The report of a run has the figures.")


COMMON_COMMANDS: Mapping[str, Command] = {
    **MATH_COMMANDS,
    **TEXT_COMMANDS,
    **TOOL_COMMANDS,
    "Array": _array,
    "Color": _vector(ColorValue, 4),
    "DateTime": make_date_time,
    "Map": lambda world, arguments: MapValue(),
    "RegExp": _regex,
    "Vec2": _vector(Vec2, 2),
    "Vec3": _vector(Vec3, 3),
    "Vec4": _vector(Vec4, 4),
    "executestring": _execute_string,
    "getmodelunit": _model_unit,
    "getstream": _get_stream,
    "string": _string,
}

COMMON_STATIC_METHODS: Mapping[str, Command] = {
    **MATH_STATIC_METHODS,
    **TEXT_STATIC_METHODS,
    **TOOL_STATIC_METHODS,
    **DATE_TIME_STATICS,
    **JSON_STATICS,
    "Color.byNumber": _color_by_number,
    "Color.fromPalette": _color_of_value,
    "Color.random": _color_random,
    "Model.getDateTime": _date_time,
    "Model.getTime": _model_time,
}

COMMON_STATIC_MEMBERS: Mapping[str, Callable[[World], Value]] = {
    **{f"Color.{name}": _colour(name) for name in _COLOURS},
    **TOOL_STATIC_MEMBERS,
    "Math.pi": lambda world: math.pi,
    "Model.dateTime": lambda world: DateTimeValue(MODEL_START.seconds + world.time()),
    "Model.performanceMeasures": _no_measures,
    "Model.startDateTime": lambda world: MODEL_START,
    "Model.time": lambda world: world.time(),
}
