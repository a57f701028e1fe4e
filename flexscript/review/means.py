"""Means: the expected value of a property, worked out from its code without drawing.

Read are numbers, distributions with literal arguments (in FlexSim's order, short forms as the
run reads them), and sums and products of those with numbers. The mean of any other code is not
known (``None``). Times that can fall below 0 count as 0 in a run; that shift is left out.

The formulas are the textbooks' (Johnson, Kotz and Balakrishnan, Continuous Univariate
Distributions, 1994); percentages are FlexSim's 0..100.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import exp, gamma, isfinite

from flexscript.language.diagnostics import FlexScriptSyntaxError
from flexscript.language.distributions import DISTRIBUTIONS, read_arguments
from flexscript.language.nodes import Binary, Call, Expression, Name, Number, Return, Unary
from flexscript.language.property_code import parse_property_code
from flexscript.plant.model import Code, PropertyValue

__all__ = ["MEANS", "expression_of", "literal_value", "mean_of"]

#: Distribution -> its mean, of the arguments in FlexSim's order without the stream.
MEANS: Mapping[str, Callable[..., float]] = {
    "exponential": lambda location, scale: location + scale,
    "normal": lambda mean, deviation: mean,
    "triangular": lambda low, high, mode: (low + high + min(max(mode, low), high)) / 3,
    "uniform": lambda low, high: (low + high) / 2,
    "duniform": lambda low, high: (low + high) / 2,
    "lognormal": lambda location, mu, sigma: location + exp(mu + sigma * sigma / 2),
    "lognormal2": lambda location, scale, shape: location + scale * exp(shape * shape / 2),
    "lognormalmeanstdev": lambda mean, deviation: mean,
    "weibull": lambda location, scale, shape: location + scale * gamma(1 + 1 / shape),
    "gamma": lambda location, scale, shape: location + scale * shape,
    "erlang": lambda location, scale, shape: location + scale * max(1, round(shape)),
    "poisson": lambda mean: mean,
    "beta": lambda low, high, first, second: low + (high - low) * first / (first + second),
    "bernoulli": lambda p, yes, no: (p * yes + (100 - p) * no) / 100,
    "binomial": lambda trials, percent: trials * percent / 100,
}


def mean_of(value: PropertyValue) -> float | None:
    """Return the mean of a number or of code, ``None`` when it cannot be told."""
    if isinstance(value, int | float):
        return float(value)
    expression = expression_of(value)
    try:
        mean = _mean(expression) if expression is not None else None
    except (ArithmeticError, ValueError, TypeError, RecursionError):
        return None
    return mean if mean is not None and isfinite(mean) else None


def expression_of(value: PropertyValue) -> Expression | None:
    """Return the tree of code that is an expression, or one ``return`` and nothing before it."""
    if not isinstance(value, Code | str):
        return None
    try:
        code = parse_property_code(value.source if isinstance(value, Code) else value)
    except FlexScriptSyntaxError:
        return None
    match code.program.body:
        case (Return(value=expression),):
            return expression
    return code.expression


def literal_value(node: Expression) -> float | None:
    """Return the number that a literal, perhaps with a sign, stands for."""
    match node:
        case Number(value=value):
            return float(value)
        case Unary(operator="-", operand=operand):
            inner = literal_value(operand)
            return None if inner is None else -inner
    return None


def _mean(node: Expression) -> float | None:
    match node:
        case Number(value=value):
            return float(value)
        case Unary(operator="-" | "+" as sign, operand=operand):
            inner = _mean(operand)
            return None if inner is None else inner * (-1 if sign == "-" else 1)
        case Binary(operator=operator, left=left, right=right):
            return _of_two(operator, left, right)
        case Call(function=Name(name=name)) if name in MEANS:
            return _of_distribution(name, node)
    return None


def _of_two(operator: str, left: Expression, right: Expression) -> float | None:
    """Means add; a product or quotient keeps them only when its factor is a plain number."""
    first, second = _mean(left), _mean(right)
    if first is None or second is None:
        return None
    if operator in ("+", "-"):
        return first + second if operator == "+" else first - second
    one_is_plain = literal_value(left) is not None or literal_value(right) is not None
    if operator == "*" and one_is_plain:
        return first * second
    if operator == "/" and literal_value(right) is not None:
        return first // second if _is_whole(left) and _is_whole(right) else first / second
    return None


def _is_whole(node: Expression) -> bool:
    """Two whole numbers divide to a whole number in FlexScript."""
    return isinstance(node, Number) and isinstance(node.value, int)


def _of_distribution(name: str, call: Call) -> float | None:
    arguments = list(call.arguments)
    has_stream = bool(arguments) and _is_stream(arguments[-1])
    values = [literal_value(each) for each in arguments[: len(arguments) - has_stream]]
    numbers = [value for value in values if value is not None]
    if len(numbers) != len(values) or name not in DISTRIBUTIONS:
        return None
    return MEANS[name](*read_arguments(name, numbers, has_stream=has_stream).arguments)


def _is_stream(node: Expression) -> bool:
    match node:
        case Call(function=Name(name="getstream")):
            return True
    return False
