"""Operators on values, with FlexScript's rules.

- int / int is integer division, rounded towards zero; ``%`` has the sign of its left side
  and takes whole numbers only (``Math.fmod`` takes others).
- ``+`` joins when a side is a string; null counts as 0 in arithmetic.
- Comparisons give 1 or 0; objects are equal when they are the same object, and null is
  equal to null only (``nullvar == 0`` is false).
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from flexscript.runtime.map_iterator import MapIterator
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import (
    ColorValue,
    DateTimeValue,
    Value,
    Vec2,
    Vec3,
    Vec4,
    format_value,
    kind_of,
    wrap_int,
)

if TYPE_CHECKING:
    from flexscript.runtime.world import World

__all__ = ["BINARY", "negate", "number_of", "whole_of"]

BinaryOperator = Callable[["World", Value, Value], Value]


def number_of(value: Value, what: str) -> float:
    """Return a value as a number; null counts as 0.

    Raises:
        RunProblem: the value is something else; ``what`` says where a number was wanted.
    """
    if isinstance(value, (int, float)):
        return value
    if value is None:
        return 0
    if isinstance(value, DateTimeValue):
        return value.seconds
    hint = ""
    if isinstance(value, str):
        hint = "Turn the string into a number with .toNum() first."
    elif getattr(value, "holds_value", False):
        hint = "A node is not its value: write .value."
    raise RunProblem("FS503", f"{what} must be a number, not {kind_of(value)}.", hint)


def whole_of(value: Value, what: str) -> int:
    """Return a value as a whole number, cut towards zero."""
    number = number_of(value, what)
    try:
        return int(number)
    except (OverflowError, ValueError) as error:
        raise RunProblem("FS503", f"{what} must be a finite number, not {number}.") from error


def negate(value: Value) -> Value:
    """Return ``-value``."""
    if isinstance(value, _VECTORS):
        return _parts(value, lambda part: -part)
    number = number_of(value, "The value after '-'")
    return wrap_int(-number) if isinstance(number, int) else -number


_VECTORS = (Vec3, Vec2, Vec4)
_Vector = Vec2 | Vec3 | Vec4


def _parts(vector: _Vector, change: Callable[[float], float]) -> _Vector:
    """Return the vector with every part changed."""
    made = replace(vector)
    for each in fields(vector):
        setattr(made, each.name, change(getattr(vector, each.name)))
    return made


def _pairwise(
    left: _Vector, right: _Vector, combine: Callable[[float, float], float], operator: str
) -> _Vector:
    if type(left) is not type(right):
        message = f"'{operator}' takes two vectors of one size, not {left.kind} and {right.kind}."
        raise RunProblem("FS503", message)
    made = replace(left)
    for each in fields(left):
        setattr(made, each.name, combine(getattr(left, each.name), getattr(right, each.name)))
    return made


def _add(world: World, left: Value, right: Value) -> Value:
    if isinstance(left, str) or isinstance(right, str):
        text = format_value(left, world.describe) + format_value(right, world.describe)
        world.budget.take_characters(len(text))
        return text
    if isinstance(left, _VECTORS) and isinstance(right, _VECTORS):
        return _pairwise(left, right, operator.add, "+")
    if isinstance(left, ColorValue) and isinstance(right, ColorValue):
        return ColorValue(left.r + right.r, left.g + right.g, left.b + right.b, left.a)
    if isinstance(left, MapIterator):
        return left.next()
    a, b = _numbers("+", left, right)
    if isinstance(left, DateTimeValue) or isinstance(right, DateTimeValue):
        return DateTimeValue(a + b)
    return wrap_int(a + b) if isinstance(a, int) and isinstance(b, int) else a + b


def _subtract(world: World, left: Value, right: Value) -> Value:
    if isinstance(left, _VECTORS) and isinstance(right, _VECTORS):
        return _pairwise(left, right, operator.sub, "-")
    if isinstance(left, ColorValue) and isinstance(right, ColorValue):
        return ColorValue(left.r - right.r, left.g - right.g, left.b - right.b, left.a)
    a, b = _numbers("-", left, right)
    if isinstance(left, DateTimeValue):
        return DateTimeValue(a - b)
    return wrap_int(a - b) if isinstance(a, int) and isinstance(b, int) else a - b


def _multiply(world: World, left: Value, right: Value) -> Value:
    if isinstance(left, _VECTORS) and isinstance(right, _VECTORS):
        return _pairwise(left, right, operator.mul, "*")
    if isinstance(left, _VECTORS) or isinstance(right, _VECTORS):
        vector, factor = (left, right) if isinstance(left, _VECTORS) else (right, left)
        by = number_of(factor, "The factor of a vector")
        return _parts(vector, lambda part: part * by)  # type: ignore[arg-type]  # one is a vector
    if isinstance(left, ColorValue):
        by = number_of(right, "The factor of a Color")
        return ColorValue(left.r * by, left.g * by, left.b * by, left.a)
    a, b = _numbers("*", left, right)
    return wrap_int(a * b) if isinstance(a, int) and isinstance(b, int) else a * b


def _divide(world: World, left: Value, right: Value) -> Value:
    if isinstance(left, _VECTORS):
        by = number_of(right, "The divisor of a vector")
        if by == 0:
            raise RunProblem("FS504", "The program divides a vector by zero.")
        return _parts(left, lambda part: part / by)
    a, b = _numbers("/", left, right)
    if b == 0:
        raise RunProblem("FS504", "The program divides by zero.")
    if isinstance(a, int) and isinstance(b, int):
        quotient = abs(a) // abs(b)
        return wrap_int(quotient if (a < 0) == (b < 0) else -quotient)
    return a / b


def _remainder(world: World, left: Value, right: Value) -> Value:
    a, b = _numbers("%", left, right)
    if not (float(a).is_integer() and float(b).is_integer()):
        message = "'%' takes whole numbers only."
        raise RunProblem("FS503", message, "Use Math.fmod(a, b) for other numbers.")
    if b == 0:
        raise RunProblem("FS504", "The program divides by zero with '%'.")
    whole_a, whole_b = int(a), int(b)
    rest = abs(whole_a) % abs(whole_b)
    return -rest if whole_a < 0 else rest


def _numbers(sign: str, left: Value, right: Value) -> tuple[float, float]:
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return left, right
    return (
        number_of(left, f"The left side of '{sign}'"),
        number_of(right, f"The right side of '{sign}'"),
    )


def _equal(world: World, left: Value, right: Value) -> Value:
    return 1 if _same(left, right) else 0


def _unequal(world: World, left: Value, right: Value) -> Value:
    return 0 if _same(left, right) else 1


def _same(left: Value, right: Value) -> bool:
    """Numbers, texts, vectors, colours and nodes of a path are the same by what they say."""
    return left is right or (left is not None and left == right)


def _comparison(sign: str, compare: Callable[[float, float], bool]) -> BinaryOperator:
    compare_text: Callable[[str, str], bool] = compare  # type: ignore[assignment]  # same shape

    def run(world: World, left: Value, right: Value) -> Value:
        if isinstance(left, str) and isinstance(right, str):
            return 1 if compare_text(left, right) else 0
        a, b = _numbers(sign, left, right)
        return 1 if compare(a, b) else 0

    return run


def _bits(sign: str, combine: Callable[[int, int], int]) -> BinaryOperator:
    def run(world: World, left: Value, right: Value) -> Value:
        a = whole_of(left, f"The left side of '{sign}'")
        b = whole_of(right, f"The right side of '{sign}'")
        return wrap_int(combine(a, b))

    return run


#: Every binary operator but ``&&`` and ``||``, which do not evaluate both sides.
BINARY: dict[str, BinaryOperator] = {
    "+": _add,
    "-": _subtract,
    "*": _multiply,
    "/": _divide,
    "%": _remainder,
    "==": _equal,
    "!=": _unequal,
    "<": _comparison("<", lambda a, b: a < b),
    "<=": _comparison("<=", lambda a, b: a <= b),
    ">": _comparison(">", lambda a, b: a > b),
    ">=": _comparison(">=", lambda a, b: a >= b),
    "&": _bits("&", lambda a, b: a & b),
    "|": _bits("|", lambda a, b: a | b),
    "^": _bits("^", lambda a, b: a ^ b),
    # A shift by 64 or more is undefined in the language; the count is taken modulo 64.
    "<<": _bits("<<", lambda a, b: a << (b & 63)),
    ">>": _bits(">>", lambda a, b: a >> (b & 63)),
}
