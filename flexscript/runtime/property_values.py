"""Property values: from what a program passes to ``setProperty`` to what a plant keeps.

Numbers stay numbers, units become seconds and metres, an option becomes its name, and the
text of a code property becomes ``Code``. What does not fit the property's kind raises.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite

from flexscript.language.suggestions import did_you_mean
from flexscript.plant.classes import CLASSES
from flexscript.plant.model import Code, PropertyValue
from flexscript.plant.properties import (
    EVENTS,
    PROPERTIES,
    READ_ONLY,
    UNITS,
    PropertyKind,
    PropertySpec,
)
from flexscript.runtime.objects import PlacedObject
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import (
    ArrayValue,
    ColorValue,
    MapValue,
    Value,
    Vec3,
    kind_of,
    parse_number,
)

__all__ = [
    "Converted",
    "convert_property",
    "property_value",
    "runtime_value",
    "unknown_property_hint",
]


@dataclass(slots=True)
class Converted:
    """A property's value, and (code, message) pairs of what should be known about it."""

    value: PropertyValue
    warnings: list[tuple[str, str]] = field(default_factory=list)


def convert_property(spec: PropertySpec, value: Value) -> Converted:
    """Return what the plant keeps for a value given to a property.

    Raises:
        RunProblem: the value does not fit the property's kind, options, unit or range.
    """
    value, scale = _without_unit(spec, value)
    converted = _CONVERTERS.get(spec.kind, _number)(spec, value)
    if scale != 1.0:
        converted.value = _scaled(converted.value, scale)
    _check_range(spec, converted.value)
    return converted


#: Arrays may contain each other, or themselves: what a property keeps is bounded.
_MAX_DEPTH, _MAX_PARTS = 5, 10_000


def property_value(value: Value) -> PropertyValue:
    """Return any value as plain data: arrays as tuples, objects as code that finds them.

    Raises:
        RunProblem: the value is no data, holds too much, or nests too deeply.
    """
    return _plain(value, _MAX_DEPTH, [_MAX_PARTS])


def _plain(value: Value, depth: int, room: list[int]) -> PropertyValue:
    """``room`` holds the number of parts that may still be made, for all levels together."""
    room[0] -= 1
    if depth < 0 or room[0] < 0:
        message = (
            f"A property or label holds at most {_MAX_PARTS} values, {_MAX_DEPTH} levels deep."
        )
        raise RunProblem("FS507", message)
    if isinstance(value, float) and not isfinite(value):
        raise RunProblem("FS209", "A property or label must hold finite numbers.")
    if isinstance(value, (int, float, str)):
        return value
    if value is None:
        return 0
    if isinstance(value, ArrayValue):
        return tuple(_plain(item, depth - 1, room) for item in value.items)
    if isinstance(value, MapValue):
        pairs = [ArrayValue([key, item]) for key, item in value.items.items()]
        return tuple(_plain(pair, depth - 1, room) for pair in pairs)
    if isinstance(value, Vec3):
        return (value.x, value.y, value.z)
    if isinstance(value, ColorValue):
        return (value.r, value.g, value.b, value.a)
    if isinstance(value, PlacedObject):
        return _finding(value)
    # The node of a tool: objects name the tools that stop them.
    tool_name = getattr(getattr(value, "tool", None), "name", None)
    if isinstance(tool_name, str):
        return tool_name
    raise RunProblem("FS203", f"A property cannot hold {kind_of(value)}.")


def runtime_value(value: PropertyValue) -> Value:
    """Return a kept value as ``getProperty`` gives it to a program."""
    if isinstance(value, Code):
        return value.source
    if isinstance(value, tuple):
        return ArrayValue([runtime_value(item) for item in value])
    return value


def unknown_property_hint(class_name: str, name: str) -> str:
    """Return who has a property that a class lacks, else the class's nearest one."""
    if name in READ_ONLY:
        return READ_ONLY[name]
    owners = [each for each in CLASSES if name in PROPERTIES[each]]
    if owners:
        verb = "has" if len(owners) == 1 else "have"
        return f"{', '.join(owners[:4])} {verb} it."
    return did_you_mean(name, [*PROPERTIES[class_name], *sorted(EVENTS)])


def _finding(thing: PlacedObject) -> Code:
    escaped = thing.name.replace("\\", "\\\\").replace('"', '\\"')
    return Code(f'Model.find("{escaped}")')


def _wrong(spec: PropertySpec, value: Value, hint: str = "") -> RunProblem:
    shown = f'"{value}"' if isinstance(value, str) else kind_of(value)
    message = f"{spec.name} takes {spec.kind.value}, not {shown}."
    return RunProblem("FS203", message, hint)


# -- units ------------------------------------------------------------------------------


def _without_unit(spec: PropertySpec, value: Value) -> tuple[Value, float]:
    """Split ``[5, "min"]`` into its number and the factor to the model's unit."""
    if not spec.kind.dimension or not isinstance(value, ArrayValue):
        return value, 1.0
    if len(value.items) != 2 or not isinstance(value.items[1], str):
        hint = 'Write the value and its unit: [5, "min"].'
        raise RunProblem("FS203", f"{spec.name} takes a value or [value, unit].", hint)
    number, unit = value.items[0], value.items[1]
    factors = UNITS[spec.kind.dimension]
    if unit not in factors:
        message = f"'{unit}' is not a unit of {spec.kind.dimension}."
        raise RunProblem("FS208", message, f"Known: {', '.join(factors)}.")
    return number, factors[unit]


def _scaled(value: PropertyValue, factor: float) -> PropertyValue:
    if isinstance(value, Code):
        return Code(f"({value.source}) * {factor:g}")
    if isinstance(value, (int, float)):
        product = value * factor
        return int(product) if isinstance(product, float) and product.is_integer() else product
    return value


def _check_range(spec: PropertySpec, value: PropertyValue) -> None:
    if not isinstance(value, (int, float)):
        return
    if not isfinite(value):
        raise RunProblem("FS209", f"{spec.name} must be a finite number.")
    if spec.minimum is not None and value < spec.minimum:
        message = f"{spec.name} (={value:g}) must be at least {spec.minimum:g}."
        raise RunProblem("FS209", message)
    if spec.maximum is not None and value > spec.maximum:
        message = f"{spec.name} (={value:g}) must be at most {spec.maximum:g}."
        raise RunProblem("FS209", message)


# -- kinds ------------------------------------------------------------------------------


def _number(spec: PropertySpec, value: Value) -> Converted:
    if isinstance(value, (int, float)):
        return Converted(value)
    if isinstance(value, str):
        number = parse_number(value)
        if number is not None:
            note = f'{spec.name} takes a number; the text "{value}" was read as one.'
            return Converted(number, [("FS203", note)])
    raise _wrong(spec, value)


def _flag(spec: PropertySpec, value: Value) -> Converted:
    if isinstance(value, (int, float)) and value in (0, 1):
        return Converted(int(value))
    raise _wrong(spec, value, "Write 1 for yes and 0 for no.")


def _choice(spec: PropertySpec, value: Value) -> Converted:
    if isinstance(value, (int, float)):
        for name, number in spec.options.items():
            if number == value:
                return Converted(name)
    if isinstance(value, str):
        if value in spec.options:
            return Converted(value)
        for name in spec.options:
            if name.casefold() == value.strip().casefold():
                note = f"{spec.name} has the option '{name}'; '{value}' was read as it."
                return Converted(name, [("FS205", note)])
    known = ", ".join(f"'{name}' ({number})" for name, number in spec.options.items())
    shown = f"'{value}'" if isinstance(value, (str, int, float)) else kind_of(value)
    hint = did_you_mean(value, spec.options) if isinstance(value, str) else ""
    message = f"{spec.name} has no option {shown}; it has {known}."
    raise RunProblem("FS202", message, hint)


def _code(spec: PropertySpec, value: Value) -> Converted:
    if isinstance(value, (int, float)):
        return Converted(value)
    if isinstance(value, PlacedObject):
        return Converted(_finding(value))
    if isinstance(value, str):
        number = parse_number(value)
        if number is not None:
            return Converted(number)
        if value.strip():
            return Converted(Code(value))
    raise _wrong(spec, value, 'Write the code as a text: "uniform(5, 10, getstream(current))".')


def _text(spec: PropertySpec, value: Value) -> Converted:
    if isinstance(value, (int, float, str)):
        return Converted(value)
    raise _wrong(spec, value)


def _vector(spec: PropertySpec, value: Value) -> Converted:
    parts = property_value(value) if isinstance(value, (ArrayValue, Vec3)) else ()
    if isinstance(parts, tuple) and len(parts) == 3 and _are_numbers(parts):
        return Converted(parts)
    raise _wrong(spec, value, "Write [x, y, z].")


def _colour(spec: PropertySpec, value: Value) -> Converted:
    parts = property_value(value) if isinstance(value, (ArrayValue, ColorValue)) else ()
    if isinstance(parts, tuple) and len(parts) in (3, 4) and _are_numbers(parts):
        return Converted(parts if len(parts) == 4 else (*parts, 1.0))
    raise _wrong(spec, value, "Write [red, green, blue, opacity], each from 0 to 1.")


def _are_numbers(parts: tuple[PropertyValue, ...]) -> bool:
    return all(isinstance(part, (int, float)) for part in parts)


def _any(spec: PropertySpec, value: Value) -> Converted:
    return Converted(property_value(value))


_CONVERTERS: dict[PropertyKind, Callable[[PropertySpec, Value], Converted]] = {
    PropertyKind.FLAG: _flag,
    PropertyKind.CHOICE: _choice,
    PropertyKind.CODE: _code,
    PropertyKind.TIME_CODE: _code,
    PropertyKind.TEXT: _text,
    PropertyKind.VECTOR: _vector,
    PropertyKind.COLOUR: _colour,
    PropertyKind.ANY: _any,
}
