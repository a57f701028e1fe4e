"""Checking what ``setProperty`` and ``setvarnum`` are given, as far as it is literal.

The value is converted exactly as the runtime will do it, so that both say the same.
"""

from __future__ import annotations

from flexscript.language.nodes import ArrayLiteral, Expression
from flexscript.language.source import Span
from flexscript.language.suggestions import did_you_mean
from flexscript.plant.classes import CLASSES
from flexscript.plant.down_times import DOWN_TIME_PROPERTIES
from flexscript.plant.model import Code
from flexscript.plant.properties import (
    EVENTS,
    PROPERTIES,
    READ_ONLY,
    PropertySpec,
    property_of,
    property_of_variable,
)
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.property_code import wants_value
from flexscript.runtime.property_values import convert_property, unknown_property_hint
from flexscript.runtime.values import ArrayValue, Value
from flexscript.validation.context import CheckContext, Known
from flexscript.validation.property_text import check_property_text

__all__ = ["check_property", "check_property_name", "check_variable"]


def check_property(
    context: CheckContext,
    class_name: str | None,
    name_node: Expression,
    name: Known,
    value_node: Expression,
    value: Known,
) -> None:
    """Check ``setProperty(name, value)`` of an object of a class (``None`` when unknown)."""
    if not isinstance(name.literal, str):
        return
    if name.literal in READ_ONLY:
        message = f"The property '{name.literal}' cannot be set."
        context.report(name_node.location, "FS201", message, READ_ONLY[name.literal])
        return
    if not check_property_name(context, class_name, name_node, name.literal):
        return
    spec = _spec(class_name, name.literal)
    if spec is not None:
        _check_value(context, spec, value_node, value)


def check_property_name(
    context: CheckContext, class_name: str | None, node: Expression, name: str
) -> bool:
    """Report a property that the class, or any class, does not have; tell whether it has."""
    owners = [each for each in CLASSES if name in PROPERTIES[each]]
    if name in READ_ONLY or name.removeprefix("Triggers.") in EVENTS:
        return True
    if class_name is None:
        tables = (*PROPERTIES.values(), *DOWN_TIME_PROPERTIES.values())
        known = {each for table in tables for each in table}
        if name in known:
            return True
        message = f"No class has a property '{name}'."
        context.report(node.location, "FS201", message, did_you_mean(name, sorted(known)))
        return False
    if class_name in owners:
        return True
    hint = unknown_property_hint(class_name, name)
    context.report(node.location, "FS201", f"A {class_name} has no property '{name}'.", hint)
    return False


def check_variable(
    context: CheckContext,
    class_name: str | None,
    name_node: Expression,
    name: Known,
    value_node: Expression,
    value: Known,
) -> None:
    """Check ``setvarnum(object, name, value)``."""
    if not isinstance(name.literal, str):
        return
    classes = [class_name] if class_name else list(CLASSES)
    specs = [spec for each in classes if (spec := property_of_variable(each, name.literal))]
    if not specs:
        known = {s.variable for each in classes for s in PROPERTIES[each].values() if s.variable}
        owner = f"A {class_name} has no" if class_name else "No class has a"
        message = f"{owner} variable '{name.literal}'."
        hint = did_you_mean(name.literal, sorted(known))
        context.report(name_node.location, "FS206", message, hint)
    elif class_name:
        _check_value(context, specs[0], value_node, value)


def _spec(class_name: str | None, name: str) -> PropertySpec | None:
    """Return the property; of an unknown class only if all that have it agree on its kind."""
    if class_name is not None:
        return property_of(class_name, name)
    specs = [spec for each in CLASSES if (spec := property_of(each, name)) is not None]
    same = {(spec.kind, tuple(spec.options), spec.minimum) for spec in specs}
    return specs[0] if len(same) == 1 else None


def _check_value(context: CheckContext, spec: PropertySpec, node: Expression, known: Known) -> None:
    literal, value = _literal(node, known)
    if not literal:
        return
    try:
        converted = convert_property(spec, value)
    except RunProblem as problem:
        context.report(node.location, problem.code, problem.message, problem.hint)
        return
    for code, message in converted.warnings:
        context.warn(node.location, code, message)
    if isinstance(converted.value, Code):
        _check_text(context, spec.name, node.location, converted.value.source)


def _check_text(context: CheckContext, name: str, span: Span, text: str) -> None:
    for found in check_property_text(text, gives_value=wants_value(name)):
        message = f"{name}: {found.message}"
        context.report(span, found.code, message, found.hint, severity=found.severity)


def _literal(node: Expression, known: Known) -> tuple[bool, Value]:
    """Return whether the value is literal, and the value; arrays of literals count."""
    if known.literal is not None:
        return True, known.literal
    if isinstance(node, ArrayLiteral):
        items: list[Value] = []
        for item in node.items:
            value = getattr(item, "value", None)
            if not isinstance(value, (int, float, str)):
                return False, None
            items.append(value)
        return True, ArrayValue(items)
    return False, None
