"""Object methods: ``o.setLocation(...)``, ``o.setProperty(...)`` and their kin in a build script.

``setLocation(x, y, z, fx, fy, fz)`` puts the point at the given fractions of the object's
box at (x, y, z). The box extends from the reference corner towards +x and -y, so
``(0.5, 0.5, 0)`` is the centre of its base.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from flexscript.language.suggestions import did_you_mean
from flexscript.runtime.casts import cast, fits
from flexscript.runtime.object_members import set_size, text_value, vector_of
from flexscript.runtime.object_properties import (
    get_property,
    get_variable,
    set_property,
    set_variable,
)
from flexscript.runtime.object_views import (
    GATE_METHODS,
    GateView,
    ResetPositionView,
    StatsView,
    StatView,
)
from flexscript.runtime.objects import (
    LabelList,
    LibraryClass,
    LibraryFolder,
    ModelNode,
    PlacedObject,
    PortList,
    SubnodeList,
)
from flexscript.runtime.operators import whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.tree_nodes import AttributeNode, LabelNode
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
    if isinstance(target, LibraryFolder) and name == "find" and len(arguments) == 1:
        return world.find_in_library(text_value(arguments[0], "A library path"), target)
    if isinstance(target, ModelNode) and name == "find" and len(arguments) == 1:
        return world.find_object(text_value(arguments[0], "A path"))
    return _call_part(world, target, name, arguments)


def _call_part(world: BuildWorld, target: Value, name: str, arguments: list[Value]) -> Value:
    """Methods of the lists, views and nodes that belong to an object."""
    first = arguments[0] if arguments else None
    match target, name:
        case (PortList() | SubnodeList() | LabelList(), "toArray"):
            return ArrayValue(world.members_of(target))
        case (LabelList() | SubnodeList(), "assert") if arguments:
            return _assert(world, target, text_value(first, "The name of a label"), arguments)
        case (StatsView(owner=owner), "state"):
            return StatView(owner, "state")
        case (StatView(), "getTotalTimeAt") if len(arguments) == 1:
            return 0.0
        case (GateView(), _) if name in GATE_METHODS:
            return _only_in_a_run(world, f"{target.side}.{name}")
        case (ResetPositionView(), "set" | "clear"):
            return 0
        case (LabelNode(owner=PlacedObject() as owner), "destroy"):
            owner.labels.pop(target.name, None)
            return 0
        case (_, "find") if len(arguments) == 1 and not isinstance(target, LibraryClass):
            return world.find(text_value(first, "A path"), target)
        case (_, "getPath"):
            return world.tree.path_of(target)
        case (_, "evaluate"):
            return _evaluate(world, target, arguments)
        case (_, "is"):
            return int(fits(target, str(first)))
        case (_, "as"):
            return cast(target, str(first))
    raise RunProblem("FS103", f"{kind_of(target).capitalize()} has no method '{name}' here.")


def _assert(
    world: BuildWorld, target: LabelList | SubnodeList, name: str, arguments: list[Value]
) -> Value:
    """``labels.assert(name, default)``: the node of the label, made if it was missing."""
    owner = target.owner
    if isinstance(owner, AttributeNode) and owner.name == "labels":
        owner = owner.owner
    if not isinstance(owner, PlacedObject) or (
        isinstance(target, SubnodeList) and target.owner is owner
    ):
        message = "Only labels can be made with assert here."
        raise RunProblem("FS112", message, 'Write object.labels.assert("name", value).')
    owner.labels.setdefault(name, arguments[1] if len(arguments) > 1 else None)
    return LabelNode(owner, name)


def _evaluate(world: BuildWorld, target: Value, arguments: list[Value]) -> Value:
    """A label that holds FlexScript marked as code is run; anything else is its value."""
    value = world.tree.value_of(target)
    if isinstance(target, LabelNode) and isinstance(value, str) and world.is_code(target):
        return world.execute_text(value, tuple(arguments))
    return value


def _only_in_a_run(world: BuildWorld, what: str) -> Value:
    message = f"'{what}' acts on a running model; a reset undoes what it does before the run."
    world.warn("FS410", message, "Call it from a trigger, such as OnReset or OnEntry.")
    return 0


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
    flags = whole_of(arguments[1], "The flags of getProperty") if len(arguments) > 1 else 0
    return get_property(world, thing, text_value(arguments[0], "The name of a property"), flags)


def _set_old_variable(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    set_variable(world, thing, text_value(arguments[0], "The name of a variable"), arguments[1])
    return 0


def _get_old_variable(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    return get_variable(world, thing, text_value(arguments[0], "The name of a variable"))


def _destroy(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    world.plant.destroy(thing)
    return 0


def _as_itself(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    return thing


def _copy(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    return world.plant.copy(thing)


def _is(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    return int(fits(thing, str(arguments[0])))


def _as(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    return cast(thing, str(arguments[0]))


def _find(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    """``o.find(">variables/maxcontent")``: the node at a path from the object."""
    return world.find(text_value(arguments[0], "A path"), thing)


def _get_path(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    return world.tree.path_of(thing)


def _ignored(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    return 0


def _later(name: str) -> Callable[[BuildWorld, PlacedObject, list[Value]], Value]:
    """A method that acts on a running model."""
    return lambda world, thing, arguments: _only_in_a_run(world, name)


def _coroutine(world: BuildWorld, thing: PlacedObject, arguments: list[Value]) -> Value:
    message = "Events are waited for in coroutines, which need a process flow."
    raise RunProblem("FS112", message, "Use a trigger such as OnEntry instead.")


ObjectMethod = tuple[int, int, Callable[["BuildWorld", PlacedObject, list[Value]], Value]]

#: Method -> (least arguments, most arguments, function).
OBJECT_METHODS: Mapping[str, ObjectMethod] = {
    "applyProperties": (0, 1, _ignored),
    "as": (1, 1, _as),
    "coevaluate": (0, 64, _coroutine),
    "copy": (0, 2, _copy),
    "destroy": (0, 0, _destroy),
    "evaluate": (0, 64, _as_itself),
    "event": (1, 4, _coroutine),
    "find": (1, 1, _find),
    "getLocation": (0, 3, _get_location),
    "getPath": (0, 2, _get_path),
    "getProperty": (1, 2, _get_property_method),
    "getVariable": (1, 1, _get_old_variable),
    "is": (1, 1, _is),
    "message": (0, 5, _later("message")),
    "resume": (0, 2, _later("resume")),
    "setLocation": (1, 6, set_location),
    "setProperty": (2, 2, _set_property_method),
    "setRotation": (1, 3, _set_rotation),
    "setSize": (1, 3, _set_size),
    "setState": (1, 2, _later("setState")),
    "setVariable": (2, 2, _set_old_variable),
    "stop": (1, 4, _later("stop")),
}
