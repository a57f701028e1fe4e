"""The commands that build scripts and property code share: numbers, text, printing, values."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from flexscript.runtime.operators import number_of, whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import (
    ArrayValue,
    ColorValue,
    MapValue,
    StreamRef,
    Value,
    Vec3,
    format_number,
    format_value,
    kind_of,
    parse_number,
)
from flexscript.runtime.world import Command, World

__all__ = ["COMMON_COMMANDS", "COMMON_STATIC_MEMBERS", "COMMON_STATIC_METHODS", "text_of"]


def text_of(value: Value, what: str) -> str:
    """Return a value that must be a string."""
    if isinstance(value, str):
        return value
    raise RunProblem("FS503", f"{what} must be a string, not {kind_of(value)}.")


def _need(arguments: list[Value], count: int, name: str) -> None:
    if len(arguments) < count:
        message = f"'{name}' takes {count} arguments, {len(arguments)} were given."
        raise RunProblem("FS102", message)


# -- numbers ----------------------------------------------------------------------------


def _math(name: str, count: int, function: Callable[..., float]) -> Command:
    """Wrap a function of numbers; what has no value there is an error that names it."""

    def run(world: World, arguments: list[Value]) -> Value:
        _need(arguments, count, name)
        numbers = [number_of(value, f"An argument of {name}") for value in arguments]
        try:
            return function(*numbers)
        except OverflowError:
            return math.inf
        except (ValueError, ZeroDivisionError, TypeError) as error:
            shown = ", ".join(format_number(number) for number in numbers)
            raise RunProblem("FS503", f"{name}({shown}) has no value.") from error

    return run


def _round(value: float, precision: float = 0) -> float:
    """Halves are rounded away from zero, as C does."""
    factor = 10 ** int(precision)
    whole = math.floor(abs(value) * factor + 0.5) / factor
    return math.copysign(whole, value) if precision > 0 else float(math.copysign(whole, value))


def _power(base: float, exponent: float) -> float:
    return math.pow(base, exponent)


def _factorial(value: float) -> float:
    if value > 170:
        return math.inf
    return float(math.factorial(int(value)))


def _sign(value: float) -> float:
    return (value > 0) - (value < 0)


_MATH: Mapping[str, tuple[int, Callable[..., float]]] = {
    "acos": (1, math.acos),
    "asin": (1, math.asin),
    "atan": (1, math.atan),
    "atan2": (2, math.atan2),
    "ceil": (1, lambda x: float(math.ceil(x))),
    "cos": (1, math.cos),
    "degrees": (1, math.degrees),
    "exp": (1, math.exp),
    "fabs": (1, abs),
    "factorial": (1, _factorial),
    "floor": (1, lambda x: float(math.floor(x))),
    "fmod": (2, math.fmod),
    "frac": (1, lambda x: x - math.trunc(x)),
    "log": (1, math.log),
    "log10": (1, math.log10),
    "max": (2, max),
    "min": (2, min),
    "pow": (2, _power),
    "radians": (1, math.radians),
    "round": (1, _round),
    "sign": (1, _sign),
    "sin": (1, math.sin),
    "sqr": (1, lambda x: x * x),
    "sqrt": (1, math.sqrt),
    "tan": (1, math.tan),
    "trunc": (1, lambda x: float(math.trunc(x))),
}
_OLD_GLOBALS: tuple[str, ...] = (
    "sqrt",
    "pow",
    "fabs",
    "max",
    "min",
    "round",
    "ceil",
    "floor",
    "fmod",
    "exp",
)
_OLD_GLOBALS += ("log", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "trunc", "frac")


# -- text and values --------------------------------------------------------------------


def _from_num(world: World, arguments: list[Value]) -> Value:
    _need(arguments, 1, "string.fromNum")
    number = number_of(arguments[0], "The argument of string.fromNum")
    precision = whole_of(arguments[1], "The precision") if len(arguments) > 1 else -1
    return format_number(number) if precision < 0 else f"{number:.{min(precision, 15)}f}"


def _number_to_string(world: World, arguments: list[Value]) -> Value:
    """numtostring(value, width, precision)."""
    _need(arguments, 1, "numtostring")
    number = number_of(arguments[0], "The argument of numtostring")
    precision = whole_of(arguments[2], "The precision") if len(arguments) > 2 else -1
    text = format_number(number) if precision < 0 else f"{number:.{min(precision, 15)}f}"
    width = whole_of(arguments[1], "The width") if len(arguments) > 1 else 0
    return text.rjust(min(width, 100))


def _string_to_number(world: World, arguments: list[Value]) -> Value:
    _need(arguments, 1, "stringtonum")
    text = text_of(arguments[0], "The argument of stringtonum")
    return parse_number(text) or 0


def _concat(world: World, arguments: list[Value]) -> Value:
    text = "".join(format_value(value, world.describe) for value in arguments)
    world.budget.take_characters(len(text))
    return text


def _print(world: World, arguments: list[Value]) -> Value:
    """print(a, b, ...) joins the values with a space and ends the line."""
    text = " ".join(format_value(value, world.describe) for value in arguments)
    world.budget.take_characters(len(text))
    world.print_line(text)
    return 0


def _ignore(world: World, arguments: list[Value]) -> Value:
    return 0


def _vec3(world: World, arguments: list[Value]) -> Value:
    numbers = [float(number_of(value, "A part of a Vec3")) for value in arguments[:3]]
    return Vec3(*numbers)


def _color(world: World, arguments: list[Value]) -> Value:
    numbers = [float(number_of(value, "A part of a Color")) for value in arguments[:4]]
    return ColorValue(*numbers)


def _array(world: World, arguments: list[Value]) -> Value:
    """Array(n) makes n nulls."""
    length = whole_of(arguments[0], "The length of an array") if arguments else 0
    if length < 0:
        raise RunProblem("FS502", f"The length of an array cannot be {length}.")
    world.budget.take_cells(length)
    return ArrayValue([None] * length)


def _color_by_number(world: World, arguments: list[Value]) -> Value:
    _need(arguments, 1, "Color.byNumber")
    names = tuple(_COLOURS)
    index = whole_of(arguments[0], "The number of a colour") % len(names)
    return ColorValue(*_COLOURS[names[index]])


def _get_stream(world: World, arguments: list[Value]) -> Value:
    _need(arguments, 1, "getstream")
    return StreamRef(arguments[0])


def _scaled(seconds: float) -> Command:
    return _math("a time", 1, lambda value: value * seconds)


_COLOURS: Mapping[str, tuple[float, float, float]] = {
    "red": (1.0, 0.0, 0.0),
    "green": (0.0, 0.5, 0.0),
    "blue": (0.0, 0.0, 1.0),
    "yellow": (1.0, 1.0, 0.0),
    "orange": (1.0, 0.65, 0.0),
    "purple": (0.5, 0.0, 0.5),
    "lime": (0.0, 1.0, 0.0),
    "pink": (1.0, 0.75, 0.8),
    "teal": (0.0, 0.5, 0.5),
    "aqua": (0.0, 1.0, 1.0),
    "lightBlue": (0.68, 0.85, 0.9),
    "brown": (0.65, 0.16, 0.16),
    "gray": (0.5, 0.5, 0.5),
    "silver": (0.75, 0.75, 0.75),
    "black": (0.0, 0.0, 0.0),
    "white": (1.0, 1.0, 1.0),
}

COMMON_COMMANDS: Mapping[str, Command] = {
    **{name: _math(name, *_MATH[name]) for name in _OLD_GLOBALS},
    "Array": _array,
    "Color": _color,
    "Map": lambda world, arguments: MapValue(),
    "Vec3": _vec3,
    "concat": _concat,
    "days": _scaled(86400.0),
    "getstream": _get_stream,
    "hours": _scaled(3600.0),
    "minutes": _scaled(60.0),
    "mpt": _ignore,
    "msg": _print,
    "numtostring": _number_to_string,
    "pd": _print,
    "pf": _print,
    "pr": _ignore,
    "print": _print,
    "pt": _print,
    "seconds": _scaled(1.0),
    "stringtonum": _string_to_number,
}

COMMON_STATIC_METHODS: Mapping[str, Command] = {
    **{f"Math.{name}": _math(f"Math.{name}", *entry) for name, entry in _MATH.items()},
    "Color.byNumber": _color_by_number,
    "string.fromNum": _from_num,
}


def _colour(name: str) -> Callable[[World], Value]:
    return lambda world: ColorValue(*_COLOURS[name])


COMMON_STATIC_MEMBERS: Mapping[str, Callable[[World], Value]] = {
    **{f"Color.{name}": _colour(name) for name in _COLOURS},
    "Math.pi": lambda world: math.pi,
}
