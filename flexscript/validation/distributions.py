"""Checking a call of a distribution: its arguments, their order, and their sense."""

from __future__ import annotations

from collections.abc import Sequence

from flexscript.language.distributions import DISTRIBUTIONS, read_arguments, signature_of
from flexscript.language.nodes import Call, Expression, Name
from flexscript.validation.context import CheckContext, Known

__all__ = ["check_distribution"]

_NOT_NEGATIVE = ("stddev", "normalstddev", "scale", "shape", "shape1", "shape2")


def check_distribution(
    context: CheckContext, node: Call, name: str, values: Sequence[Known]
) -> None:
    """Report a wrong count, a short form, an order trap, or impossible parameters.

    Unknown arguments count as harmless: only literals are judged by their value.
    """
    has_stream = bool(node.arguments) and _is_stream(node.arguments[-1])
    for argument in node.arguments[:-1]:
        if _is_stream(argument):
            message = f"The stream of {name} is its last argument."
            context.report(argument.location, "FS301", message, f"Write {signature_of(name)}.")
            return
    given = values[: len(values) - has_stream]
    literals = [k.literal if isinstance(k.literal, (int, float)) else None for k in given]
    if not all(literal is not None for literal in literals):
        _check_count(context, node, name, len(given), has_stream=has_stream)
        return
    numbers = [literal for literal in literals if literal is not None]
    try:
        reading = read_arguments(name, numbers, has_stream=has_stream)
    except ValueError as error:
        context.report(node.location, "FS301", str(error), _count_hint(name, len(numbers)))
        return
    if reading.note:
        code = "FS302" if name == "triangular" else "FS301"
        # FlexSim refuses the short forms; only a property's text is read leniently.
        severe = context.mode == "build" and code == "FS301"
        report = context.report if severe else context.warn
        report(node.location, code, reading.note)
    _check_values(context, node, name, reading.arguments, has_stream=has_stream)


def _is_stream(node: Expression) -> bool:
    match node:
        case Call(function=Name(name="getstream")):
            return True
    return False


def _check_count(
    context: CheckContext, node: Call, name: str, count: int, *, has_stream: bool
) -> None:
    """Judge the number of arguments alone, by reading zeros in their place."""
    try:
        reading = read_arguments(name, [0.0] * count, has_stream=has_stream)
    except ValueError as error:
        context.report(node.location, "FS301", str(error), _count_hint(name, count))
        return
    if reading.note:
        short = DISTRIBUTIONS[name].short_text
        message = f"{name}({short}) is a short form; FlexSim wants {signature_of(name)}."
        context.warn(node.location, "FS301", message)


def _count_hint(name: str, count: int) -> str:
    if name == "normal" and count == 1:
        return "Give the mean and the standard deviation."
    return "Complete the arguments in this order, then getstream(current)."


def _check_values(
    context: CheckContext,
    node: Call,
    name: str,
    arguments: Sequence[float],
    *,
    has_stream: bool,
) -> None:
    by_name = dict(zip(DISTRIBUTIONS[name].parameters, arguments, strict=True))
    for parameter in _NOT_NEGATIVE:
        value = by_name.get(parameter, 1.0)
        if value < 0 or (value == 0 and parameter.startswith(("scale", "shape"))):
            rule = "at least 0" if "stddev" in parameter else "greater than 0"
            message = f"{parameter} (={value:g}) of {name} must be {rule}."
            context.report(node.location, "FS304", message)
    low, high = by_name.get("min"), by_name.get("max")
    if low is not None and high is not None and low > high:
        message = f"min (={low:g}) of {name} is greater than max (={high:g})."
        context.report(node.location, "FS304", message, f"Write {signature_of(name)}.")
    _check_mode(context, node, name, by_name)
    location, scale = by_name.get("location", 0.0), by_name.get("scale", 0.0)
    if name == "exponential" and not has_stream and location > 0 and 0 < scale <= 1:
        message = (
            f"exponential({location:g}, {scale:g}) never gives less than {location:g}: "
            "its first argument is a shift."
        )
        hint = f"For a mean of {location:g} write exponential(0, {location:g}, getstream(current))."
        context.warn(node.location, "FS303", message, hint)


def _check_mode(context: CheckContext, node: Call, name: str, by_name: dict[str, float]) -> None:
    mode = by_name.get("mode")
    if mode is None or by_name["min"] <= mode <= by_name["max"]:
        return
    if by_name["min"] > by_name["max"]:
        return
    message = f"mode (={mode:g}) of {name} lies outside min and max."
    context.report(node.location, "FS304", message, f"Write {signature_of(name)}.")
