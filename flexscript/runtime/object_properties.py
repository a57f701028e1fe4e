"""Object properties: setting and reading them in a build script, by new and by old names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexscript.language.constants import CONSTANTS
from flexscript.language.suggestions import did_you_mean
from flexscript.plant.model import Code
from flexscript.plant.properties import (
    PROPERTIES,
    READ_ONLY,
    UNITS,
    PropertySpec,
    property_of,
    property_of_variable,
)
from flexscript.runtime.object_members import color_of, get_object_member, text_value
from flexscript.runtime.objects import PlacedObject
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.property_code import check_property_code
from flexscript.runtime.property_values import (
    convert_property,
    runtime_value,
    unknown_property_hint,
)
from flexscript.runtime.values import ArrayValue, Value, format_value

if TYPE_CHECKING:
    from flexscript.runtime.build_world import BuildWorld

__all__ = ["get_property", "get_variable", "set_property", "set_variable"]


def set_property(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    """setProperty(name, value)."""
    name = text_value(arguments[0], "The name of a property")
    spec = property_of(thing.class_name, name)
    if spec is None:
        raise _unknown_property(thing, name)
    _apply(world, thing, spec, arguments[1])
    return 0


def set_variable(world: BuildWorld, thing: PlacedObject, name: str, value: Value) -> None:
    """setvarnum and setvarstr: set the property behind an old variable name."""
    spec = property_of_variable(thing.class_name, name)
    if spec is None:
        known = [s.variable for s in PROPERTIES[thing.class_name].values() if s.variable]
        message = f"A {thing.class_name} has no variable '{name}'."
        raise RunProblem("FS206", message, did_you_mean(name, known))
    _apply(world, thing, spec, value)


def get_variable(world: BuildWorld, thing: PlacedObject, name: str) -> Value:
    """getvarnum and getvarstr: the property behind an old variable name, null without one."""
    spec = property_of_variable(thing.class_name, name)
    return get_property(world, thing, spec.name) if spec else None


def get_property(world: BuildWorld, thing: PlacedObject, name: str, flags: int = 0) -> Value:
    """Return a property as a program sees it: its set value, or the class's default.

    With the flag ``GET_PROPERTY_FLAG_UNITS`` a value that has a unit comes as
    ``[value, "s"]``, with ``GET_PROPERTY_FLAG_STRING`` as a text.
    """
    if name in READ_ONLY:
        return _derived(thing, name)
    spec = property_of(thing.class_name, name)
    if spec is None:
        raise _unknown_property(thing, name)
    place = {"Name": "name", "Location": "location", "Rotation": "rotation", "Size": "size"}
    if name in place or name == "Color":
        value = get_object_member(world, thing, place.get(name, "color"), label=False)
    else:
        value = runtime_value(thing.properties.get(spec.name, spec.default))
    if flags & CONSTANTS["GET_PROPERTY_FLAG_UNITS"] and spec.kind.dimension:
        unit = next(u for u, factor in UNITS[spec.kind.dimension].items() if factor == 1.0)
        value = ArrayValue([value, unit])
    if flags & CONSTANTS["GET_PROPERTY_FLAG_STRING"]:
        return format_value(value, world.describe)
    return value


def _derived(thing: PlacedObject, name: str) -> Value:
    """Return a property that follows from the rest of the object."""
    ports = {"InObjects": thing.inputs, "OutObjects": thing.outputs, "CenterObjects": thing.centers}
    if name == "Class":
        return thing.class_name
    if name == "Container":
        return None
    if name == "Labels":
        return ArrayValue(list(thing.labels))
    return ArrayValue(list(ports.get(name, ())))


def _apply(world: BuildWorld, thing: PlacedObject, spec: PropertySpec, value: Value) -> None:
    if spec.name in ("Location", "Rotation", "Size"):
        convert_property(spec, value)
        world.set_member(thing, spec.name.lower(), value)
        return
    if spec.name == "Name":
        world.plant.rename(thing, text_value(value, "The name of an object"))
        return
    converted = convert_property(spec, value)
    for code, message in converted.warnings:
        world.warn(code, message)
    kept = converted.value
    if isinstance(kept, Code):
        check_property_code(world, spec.name, kept.source)
    if spec.name == "Color":
        thing.color = color_of([value])
    thing.properties[spec.name] = kept


def _unknown_property(thing: PlacedObject, name: str) -> RunProblem:
    message = f"A {thing.class_name} has no property '{name}'."
    if name in READ_ONLY:
        message = f"The property '{name}' cannot be set."
    return RunProblem("FS201", message, unknown_property_hint(thing.class_name, name))
