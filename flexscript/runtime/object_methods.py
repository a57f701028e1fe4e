"""Object methods: ``o.setLocation(...)``, ``o.setProperty(...)`` and their kin in a build script.

``setLocation(x, y, z, fx, fy, fz)`` puts the point at the given fractions of the object's
box at (x, y, z). The box extends from the reference corner towards +x and -y, so
``(0.5, 0.5, 0)`` is the centre of its base.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from flexscript.language.suggestions import did_you_mean
from flexscript.plant.classes import Family
from flexscript.runtime.object_members import set_size, text_value, vector_of
from flexscript.runtime.object_properties import (
    get_property,
    get_variable,
    set_property,
    set_variable,
)
from flexscript.runtime.objects import (
    LabelList,
    LibraryClass,
    LibraryFolder,
    ModelNode,
    PlacedObject,
    PortList,
)
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import ArrayValue, Value, Vec3, kind_of

if TYPE_CHECKING:
    from flexscript.runtime.build_world import BuildWorld

__all__ = ["OBJECT_METHODS", "call_object_method", "set_location"]


def call_object_method(
    world: BuildWorld, target: Value, name: str, arguments: list[Value]
) -> Value:
    """Call a method of an object, or of the model, the library or a list of an object."""
    if isinstance(target, PlacedObject):
        if target.destroyed:
            raise RunProblem("FS501", f"'{target.name}' was destroyed; it cannot be used any more.")
        method = OBJECT_METHODS.get(name)
        if method is None:
            message = f"An object has no method '{name}' in a build script."
            raise RunProblem("FS103", message, did_you_mean(name, OBJECT_METHODS))
        least, most, function = method
        if not least <= len(arguments) <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            message = f"'{name}' takes {wanted} arguments, {len(arguments)} were given."
            raise RunProblem("FS102", message)
        return function(world, target, arguments)
    if name == "find" and isinstance(target, LibraryFolder) and len(arguments) == 1:
        return world.find_in_library(text_value(arguments[0], "A library path"), target)
    if name == "find" and isinstance(target, ModelNode) and len(arguments) == 1:
        return world.find_object(text_value(arguments[0], "A path"))
    if name == "toArray" and isinstance(target, PortList):
        return ArrayValue(list(target.members))
    if name == "assert" and isinstance(target, LabelList) and arguments:
        default = arguments[1] if len(arguments) > 1 else 0
        return target.owner.labels.setdefault(text_value(arguments[0], "A label's name"), default)
    if name == "getPath" and isinstance(target, LibraryClass):
        return world.describe(target)
    raise RunProblem("FS103", f"{kind_of(target).capitalize()} has no method '{name}' here.")


# -- place ------------------------------------------------------------------------------


def set_location(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    """setLocation(x, y, z[, fx, fy, fz]) or setLocation(Vec3)."""
    if len(arguments) == 6:
        place, share = vector_of(arguments[:3]), vector_of(arguments[3:])
        size = thing.size
        thing.location = Vec3(
            place.x - share.x * size.x, place.y + share.y * size.y, place.z - share.z * size.z
        )
    elif len(arguments) in (1, 3):
        thing.location = vector_of(arguments)
    else:
        message = f"'setLocation' takes 1, 3 or 6 arguments, {len(arguments)} were given."
        raise RunProblem("FS102", message)
    return 0


def _get_location(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    share = vector_of(arguments) if arguments else Vec3()
    at, size = thing.location, thing.size
    return Vec3(at.x + share.x * size.x, at.y - share.y * size.y, at.z + share.z * size.z)


def _set_rotation(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    thing.rotation = vector_of(arguments)
    return 0


def _set_size(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    set_size(thing, vector_of(arguments))
    return 0


# -- the rest ---------------------------------------------------------------------------


def _set_property_method(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    return set_property(world, thing, arguments)


def _get_property_method(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    return get_property(world, thing, text_value(arguments[0], "The name of a property"))


def _set_old_variable(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    set_variable(world, thing, text_value(arguments[0], "The name of a variable"), arguments[1])
    return 0


def _get_old_variable(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    return get_variable(world, thing, text_value(arguments[0], "The name of a variable"))


def _destroy(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    world.plant.destroy(thing)
    return 0


def _copy(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    return world.plant.copy(thing)


def _is(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    """``o.is(Type)``: the type is a class, or one of the families."""
    wanted = arguments[0]
    family = thing.spec.family
    if wanted == "TaskExecuter":
        return int(family is Family.EXECUTER)
    if wanted == "Dispatcher":
        return int(family is not Family.FIXED_RESOURCE)
    return int(wanted in ("Object", "treenode", thing.class_name))


def _as(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    return thing


def _find(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    """``o.find(">variables/maxcontent")`` finds a variable's value, anything else nothing."""
    path = text_value(arguments[0], "A path")
    if path.startswith(">variables/"):
        return _get_old_variable(world, thing, [path.removeprefix(">variables/")])
    return None


def _ignored(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    return 0


ObjectMethod = tuple[int, int, Callable[["BuildWorld", PlacedObject, list[Value]], Value]]

#: Method -> (least arguments, most arguments, function).
OBJECT_METHODS: Mapping[str, ObjectMethod] = {
    "applyProperties": (0, 1, _ignored),
    "as": (1, 1, _as),
    "copy": (0, 2, _copy),
    "destroy": (0, 0, _destroy),
    "find": (1, 1, _find),
    "getLocation": (0, 3, _get_location),
    "getPath": (0, 2, lambda world, thing, arguments: f"/{thing.name}"),
    "getProperty": (1, 2, _get_property_method),
    "getVariable": (1, 1, _get_old_variable),
    "is": (1, 1, _is),
    "setLocation": (1, 6, set_location),
    "setProperty": (2, 2, _set_property_method),
    "setRotation": (1, 3, _set_rotation),
    "setSize": (1, 3, _set_size),
    "setVariable": (2, 2, _set_old_variable),
}
