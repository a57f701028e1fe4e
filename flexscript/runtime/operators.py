"""Operators on values, with FlexScript's rules.

- int / int is integer division, rounded towards zero; ``%`` has the sign of its left side
  and takes whole numbers only (``Math.fmod`` takes others).
- ``+`` joins when a side is a string; null counts as 0 in arithmetic.
- Comparisons give 1 or 0; objects are equal when they are the same object, and null is
  equal to null only (``nullvar == 0`` is false).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import (
    ColorValue,
    Value,
    Vec3,
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
    hint = ""
    if isinstance(value, str):
        hint = "Turn the string into a number with .toNum() first."
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
    if isinstance(value, Vec3):
        return Vec3(-value.x, -value.y, -value.z)
    number = number_of(value, "The value after '-'")
    return wrap_int(-number) if isinstance(number, int) else -number


def _add(world: World, left: Value, right: Value) -> Value:
    if isinstance(left, str) or isinstance(right, str):
        text = format_value(left, world.describe) + format_value(right, world.describe)
        world.budget.take_characters(len(text))
        return text
    if isinstance(left, Vec3) and isinstance(right, Vec3):
        return Vec3(left.x + right.x, left.y + right.y, left.z + right.z)
    if isinstance(left, ColorValue) and isinstance(right, ColorValue):
        return ColorValue(left.r + right.r, left.g + right.g, left.b + right.b, left.a)
    a, b = _numbers("+", left, right)
    return wrap_int(a + b) if isinstance(a, int) and isinstance(b, int) else a + b


def _subtract(world: World, left: Value, right: Value) -> Value:
    if isinstance(left, Vec3) and isinstance(right, Vec3):
        return Vec3(left.x - right.x, left.y - right.y, left.z - right.z)
    a, b = _numbers("-", left, right)
    return wrap_int(a - b) if isinstance(a, int) and isinstance(b, int) else a - b


def _multiply(world: World, left: Value, right: Value) -> Value:
    if isinstance(left, Vec3) or isinstance(right, Vec3):
        return _scaled(left, right)
    a, b = _numbers("*", left, right)
    return wrap_int(a * b) if isinstance(a, int) and isinstance(b, int) else a * b


def _scaled(left: Value, right: Value) -> Vec3:
    vector, factor = (left, right) if isinstance(left, Vec3) else (right, left)
    assert isinstance(vector, Vec3)
    by = number_of(factor, "The factor of a Vec3")
    return Vec3(vector.x * by, vector.y * by, vector.z * by)


def _divide(world: World, left: Value, right: Value) -> Value:
    if isinstance(left, Vec3):
        by = number_of(right, "The divisor of a Vec3")
        if by == 0:
            raise RunProblem("FS504", "The program divides a Vec3 by zero.")
        return Vec3(left.x / by, left.y / by, left.z / by)
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


def _numbers(operator: str, left: Value, right: Value) -> tuple[float, float]:
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return left, right
    return (
        number_of(left, f"The left side of '{operator}'"),
        number_of(right, f"The right side of '{operator}'"),
    )


def _equal(world: World, left: Value, right: Value) -> Value:
    return 1 if _same(left, right) else 0


def _unequal(world: World, left: Value, right: Value) -> Value:
    return 0 if _same(left, right) else 1


def _same(left: Value, right: Value) -> bool:
    if isinstance(left, (int, float, str, Vec3, ColorValue)):
        return left == right
    return left is right


def _comparison(operator: str, compare: Callable[[float, float], bool]) -> BinaryOperator:
    compare_text: Callable[[str, str], bool] = compare  # type: ignore[assignment]  # same shape

    def run(world: World, left: Value, right: Value) -> Value:
        if isinstance(left, str) and isinstance(right, str):
            return 1 if compare_text(left, right) else 0
        a, b = _numbers(operator, left, right)
        return 1 if compare(a, b) else 0

    return run


def _bits(operator: str, combine: Callable[[int, int], int]) -> BinaryOperator:
    def run(world: World, left: Value, right: Value) -> Value:
        a = whole_of(left, f"The left side of '{operator}'")
        b = whole_of(right, f"The right side of '{operator}'")
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
