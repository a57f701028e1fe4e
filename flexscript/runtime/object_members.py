"""Object members: ``o.name``, ``o.location``, ``o.outObjects`` and labels, in a build script."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite
from typing import TYPE_CHECKING

from flexscript.language.suggestions import did_you_mean
from flexscript.runtime.objects import (
    LabelList,
    LibraryClass,
    ModelNode,
    PlacedObject,
    PortList,
    SubnodeList,
)
from flexscript.runtime.operators import number_of, whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import ArrayValue, ColorValue, Value, Vec3, kind_of

if TYPE_CHECKING:
    from flexscript.runtime.build_world import BuildWorld

__all__ = [
    "OBJECT_MEMBERS",
    "color_of",
    "get_object_member",
    "has_object_member",
    "set_object_member",
    "set_size",
    "text_value",
    "vector_of",
]


def get_object_member(world: BuildWorld, target: Value, name: str, *, label: bool) -> Value:
    """Return a member of an object, else its label of that name."""
    if isinstance(target, PlacedObject):
        _require_alive(target)
        member = OBJECT_MEMBERS.get(name)
        if member is not None and not label:
            return member(world, target)
        if name in target.labels:
            return target.labels[name]
        message = f"'{target.name}' has no member or label '{name}'."
        hint = did_you_mean(name, [*OBJECT_MEMBERS, *target.labels])
        raise RunProblem("FS509", message, hint or f"Set the label first, or write .{name}?.")
    if isinstance(target, (PortList, SubnodeList)) and name == "length":
        return len(world._members(target))  # noqa: SLF001 - this mixin is part of the world
    if isinstance(target, SubnodeList) and name in ("first", "last"):
        members = world._members(target)  # noqa: SLF001
        return members[0 if name == "first" else -1] if members else None
    if isinstance(target, LibraryClass) and name == "name":
        return target.spec.name
    if isinstance(target, ModelNode):
        return _model_member(world, name)
    raise RunProblem("FS104", f"{kind_of(target).capitalize()} has no member '{name}' here.")


def has_object_member(target: Value, name: str) -> bool:
    """Tell whether an object has a member or label of that name."""
    if isinstance(target, PlacedObject):
        return name in OBJECT_MEMBERS or name in target.labels
    return False


def set_object_member(
    world: BuildWorld, target: Value, name: str, value: Value, *, label: bool
) -> None:
    """Set a member of an object; a name that is no member sets a label."""
    if not isinstance(target, PlacedObject):
        raise RunProblem("FS104", f"'.{name}' of {kind_of(target)} cannot be set here.")
    _require_alive(target)
    if label or name not in OBJECT_MEMBERS:
        target.labels[name] = value
    elif name == "name":
        world.plant.rename(target, text_value(value, "The name of an object"))
    elif name == "size":
        set_size(target, vector_of([value]))
    elif name in ("location", "rotation"):
        setattr(target, name, vector_of([value]))
    elif name == "color":
        target.color = color_of([value])
    elif name == "rank":
        _set_rank(world, target, value)
    else:
        raise RunProblem("FS104", f"'.{name}' of an object can be read, not set.")


def vector_of(arguments: list[Value]) -> Vec3:
    """Return three numbers, one Vec3, or an array of three numbers as a new Vec3."""
    if len(arguments) == 1 and isinstance(arguments[0], Vec3):
        return Vec3(arguments[0].x, arguments[0].y, arguments[0].z)
    parts = arguments
    if len(arguments) == 1 and isinstance(arguments[0], ArrayValue):
        parts = arguments[0].items
    if len(parts) != 3:
        given = kind_of(arguments[0]) if len(arguments) == 1 else f"{len(arguments)} values"
        raise RunProblem("FS102", f"Three numbers or a Vec3 were wanted, not {given}.")
    numbers = [float(number_of(part, "A coordinate")) for part in parts]
    if not all(map(isfinite, numbers)):
        raise RunProblem("FS209", "A coordinate must be a finite number.")
    return Vec3(*numbers)


def color_of(arguments: list[Value]) -> ColorValue:
    """Return three or four numbers, one Color, or an array of them as a new Color."""
    if len(arguments) == 1 and isinstance(arguments[0], ColorValue):
        given = arguments[0]
        return ColorValue(given.r, given.g, given.b, given.a)
    parts = arguments
    if len(arguments) == 1 and isinstance(arguments[0], ArrayValue):
        parts = arguments[0].items
    if len(parts) not in (3, 4):
        raise RunProblem("FS102", "A Color, or its red, green and blue from 0 to 1, were wanted.")
    return ColorValue(*(float(number_of(part, "A part of a colour")) for part in parts))


def text_value(value: Value, what: str) -> str:
    """Return a value that must be a text with something in it."""
    if isinstance(value, str) and value:
        return value
    given = "an empty text" if value == "" else kind_of(value)
    raise RunProblem("FS503", f"{what} must be a text, not {given}.")


def set_size(thing: PlacedObject, size: Vec3) -> None:
    """Give an object a size in metres."""
    if min(size.x, size.y, size.z) < 0:
        raise RunProblem("FS209", f"The size of '{thing.name}' cannot be negative.")
    thing.size = size


def _require_alive(target: PlacedObject) -> None:
    if target.destroyed:
        raise RunProblem("FS501", f"'{target.name}' was destroyed; it cannot be used any more.")


def _set_rank(world: BuildWorld, target: PlacedObject, value: Value) -> None:
    objects = world.plant.objects
    place = min(max(1, whole_of(value, "The rank")), len(objects))
    objects.remove(target)
    objects.insert(place - 1, target)


def _model_member(world: BuildWorld, name: str) -> Value:
    if name == "subnodes":
        return SubnodeList(ModelNode())
    if name == "name":
        return "model"
    if name in ("first", "last"):
        objects = world.plant.objects
        return objects[0 if name == "first" else -1] if objects else None
    raise RunProblem("FS104", f"The model has no member '{name}' here.")


def _neighbour(world: BuildWorld, target: PlacedObject, step: int) -> Value:
    place = world.plant.objects.index(target) + step
    return world.plant.objects[place] if 0 <= place < len(world.plant.objects) else None


#: The members of an object; every other name is a label.
OBJECT_MEMBERS: Mapping[str, Callable[[BuildWorld, PlacedObject], Value]] = {
    "centerObjects": lambda world, thing: PortList(thing, "center"),
    "classname": lambda world, thing: thing.class_name,
    "color": lambda world, thing: thing.color,
    "first": lambda world, thing: None,
    "inObjects": lambda world, thing: PortList(thing, "in"),
    "labels": lambda world, thing: LabelList(thing),
    "last": lambda world, thing: None,
    "location": lambda world, thing: thing.location,
    "name": lambda world, thing: thing.name,
    "next": lambda world, thing: _neighbour(world, thing, 1),
    "outObjects": lambda world, thing: PortList(thing, "out"),
    "prev": lambda world, thing: _neighbour(world, thing, -1),
    "rank": lambda world, thing: world.plant.objects.index(thing) + 1,
    "rotation": lambda world, thing: thing.rotation,
    "size": lambda world, thing: thing.size,
    "subnodes": lambda world, thing: SubnodeList(thing),
    "up": lambda world, thing: ModelNode(),
}
