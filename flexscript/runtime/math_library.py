"""The commands of numbers: Math's methods, their old global forms, and units.

``Math.ceil``, ``floor``, ``trunc`` and ``sign`` give int, as the manual says; the old global
forms give double.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from flexscript.runtime.operators import number_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import ArrayValue, Value, format_number
from flexscript.runtime.world import Command, World

__all__ = ["MATH_COMMANDS", "MATH_STATIC_METHODS", "need", "scaled"]


def need(arguments: list[Value], count: int, name: str) -> None:
    """Raise when a command got too few arguments."""
    if len(arguments) < count:
        message = f"'{name}' takes {count} arguments, {len(arguments)} were given."
        raise RunProblem("FS102", message)


def _math(name: str, count: int, function: Callable[..., float]) -> Command:
    """Wrap a function of numbers; what has no value there is an error that names it."""

    def run(world: World, arguments: list[Value]) -> Value:
        need(arguments, count, name)
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
_OLD_GLOBALS = (
    "sqrt pow fabs max min round ceil floor fmod exp log log10 sin cos tan asin acos atan atan2 "
    "trunc frac sqr sign factorial"
)
_WHOLE = ("ceil", "floor", "trunc", "sign")


def _whole(name: str) -> Command:
    run = _math(f"Math.{name}", *_MATH[name])

    def whole(world: World, arguments: list[Value]) -> Value:
        number = run(world, arguments)
        finite = isinstance(number, float) and math.isfinite(number)
        return int(number) if finite else number  # type: ignore[call-overload]  # a float

    return whole


def _extreme(name: str) -> Command:
    """Math.max and Math.min of two numbers, or of an array of them."""
    of_two = _math(f"Math.{name}", *_MATH[name])

    def run(world: World, arguments: list[Value]) -> Value:
        if len(arguments) != 1 or not isinstance(arguments[0], ArrayValue):
            return of_two(world, arguments)
        items = arguments[0].items
        world.budget.take_steps(1 + len(items) // 20)
        if not items:
            raise RunProblem("FS503", f"Math.{name} of an empty array has no value.")
        numbers = [number_of(item, f"An element given to Math.{name}") for item in items]
        return max(numbers) if name == "max" else min(numbers)

    return run


def scaled(factor: float) -> Command:
    """Return the command that turns a number of some unit into the model's unit."""
    return _math("a conversion", 1, lambda value: value * factor)


#: Seconds and metres are the model's units.
_UNITS = {
    "days": 86400.0,
    "hours": 3600.0,
    "minutes": 60.0,
    "seconds": 1.0,
    "cm": 0.01,
    "ft": 0.3048,
    "in": 0.0254,
    "fpm": 0.3048 / 60.0,
    "fps": 0.3048,
    "mph": 0.44704,
}

MATH_COMMANDS: Mapping[str, Command] = {
    **{name: _math(name, *_MATH[name]) for name in _OLD_GLOBALS.split()},
    **{name: scaled(factor) for name, factor in _UNITS.items()},
    "degreestoradians": _math("degreestoradians", 1, math.radians),
    "maxof": _extreme("max"),
    "minof": _extreme("min"),
    "radianstodegrees": _math("radianstodegrees", 1, math.degrees),
}
MATH_STATIC_METHODS: Mapping[str, Command] = {
    **{f"Math.{name}": _math(f"Math.{name}", *entry) for name, entry in _MATH.items()},
    **{f"Math.{name}": _whole(name) for name in _WHOLE},
    **{f"Math.{name}": _extreme(name) for name in ("max", "min")},
}
