"""Object members: ``o.name``, ``o.location``, ``o.outObjects`` and labels, in a build script."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite
from typing import TYPE_CHECKING

from flexscript.language.suggestions import did_you_mean
from flexscript.runtime.build_tree import set_attribute
from flexscript.runtime.object_views import (
    FLAGS,
    STATISTIC_MEMBERS,
    STATISTICS,
    AttributesView,
    FlagsView,
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
from flexscript.runtime.operators import number_of, whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.tree_nodes import AttributeNode, FolderNode, LabelNode, VariableNode
from flexscript.runtime.values import ArrayValue, ColorValue, Value, Vec3, kind_of

if TYPE_CHECKING:
    from flexscript.runtime.build_world import BuildWorld

__all__ = [
    "OBJECT_MEMBERS",
    "color_of",
    "data_type",
    "get_object_member",
    "has_object_member",
    "set_object_member",
    "set_size",
    "text_value",
    "vector_of",
]

_NODES = (
    LabelNode,
    VariableNode,
    AttributeNode,
    FolderNode,
    ModelNode,
    LibraryFolder,
    LibraryClass,
)


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
    if isinstance(target, (PortList, SubnodeList, LabelList)):
        return _list_member(world, target, name)
    if isinstance(target, _NODES):
        return _node_member(world, target, name)
    found = _view_member(world, target, name)
    if found is not _ABSENT:
        return found
    raise RunProblem("FS104", f"{kind_of(target).capitalize()} has no member '{name}' here.")


_ABSENT = object()


def _list_member(world: BuildWorld, target: PortList | SubnodeList | LabelList, name: str) -> Value:
    members = world.members_of(target)
    if name == "length":
        return len(members)
    if name in ("first", "last"):
        return members[0 if name == "first" else -1] if members else None
    if isinstance(target, LabelList):
        return world.get_index(target, name)
    raise RunProblem("FS104", f"{kind_of(target).capitalize()} has no member '{name}' here.")


def _node_member(world: BuildWorld, target: Value, name: str) -> Value:
    """The members that every node of the tree has."""
    tree = world.tree
    children = tree.children(target)
    match name:
        case "name":
            return tree.name_of(target)
        case "value":
            return tree.value_of(target)
        case "dataType":
            return data_type(tree.value_of(target))
        case "up":
            return tree.parent(target)
        case "subnodes":
            return SubnodeList(target)
        case "first" | "last":
            return children[0 if name == "first" else -1] if children else None
        case "rank" | "next" | "prev":
            return _among_siblings(world, target, name)
    message = f"{kind_of(target).capitalize()} has no member '{name}'."
    hint = did_you_mean(name, _NODE_MEMBERS) or "Only objects have labels."
    raise RunProblem("FS104", message, hint)


_NODE_MEMBERS = ("name", "value", "dataType", "up", "subnodes", "first", "last", "rank", "next")


def _among_siblings(world: BuildWorld, target: Value, name: str) -> Value:
    above = world.tree.parent(target)
    siblings = world.tree.children(above) if above is not None else [target]
    place = siblings.index(target) if target in siblings else 0
    if name == "rank":
        return place + 1
    other = place + (1 if name == "next" else -1)
    return siblings[other] if 0 <= other < len(siblings) else None


def data_type(value: Value) -> int:
    """Return FlexSim's number of what a node holds: 1 number, 2 text, 3 pointer, 4 object."""
    if isinstance(value, (int, float)):
        return 1
    if isinstance(value, str):
        return 2
    return 0 if value is None else 4 if isinstance(value, PlacedObject) else 7


def _view_member(world: BuildWorld, target: Value, name: str) -> Value:
    """Members of the views; before a run every statistic is 0."""
    match target:
        case StatsView(owner=owner) if name in STATISTICS:
            return StatView(owner, name)
        case StatView(figure=figure) if name in STATISTIC_MEMBERS:
            return "idle" if figure == "state" and name == "valueString" else 0
        case FlagsView(owner=PlacedObject() as owner) if name in FLAGS:
            return world.get_property(owner, FLAGS[name]) if FLAGS[name] else 0
        case ResetPositionView(owner=PlacedObject() as owner):
            if name in ("location", "rotation", "size"):
                return OBJECT_MEMBERS[name](world, owner)
            if name == "container":
                return ModelNode()
        case AttributesView(owner=owner):
            found = [n for n in world.tree.attributes(owner) if world.tree.name_of(n) == name]
            return found[0] if found else None
    return _ABSENT


def has_object_member(target: Value, name: str) -> bool:
    """Tell whether an object has a member or label of that name."""
    if isinstance(target, PlacedObject):
        return name in OBJECT_MEMBERS or name in target.labels
    if isinstance(target, LabelList):
        return name in target.owner.labels
    return isinstance(target, _NODES) and name in _NODE_MEMBERS


def set_object_member(
    world: BuildWorld, target: Value, name: str, value: Value, *, label: bool
) -> None:
    """Set a member of an object; a name that is no member sets a label."""
    if isinstance(target, (LabelNode, VariableNode, AttributeNode)):
        _set_node_member(world, target, name, value)
        return
    if isinstance(target, FlagsView) and isinstance(target.owner, PlacedObject) and name in FLAGS:
        if FLAGS[name]:
            world.set_property(target.owner, FLAGS[name], value)
        return
    if isinstance(target, LabelList):
        target.owner.labels[name] = value
        return
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


def _set_node_member(
    world: BuildWorld, target: LabelNode | VariableNode | AttributeNode, name: str, value: Value
) -> None:
    owner = target.owner
    if name == "value" and isinstance(owner, PlacedObject):
        if isinstance(target, LabelNode):
            owner.labels[target.name] = value
            return
        if isinstance(target, VariableNode):
            world.set_variable(owner, target.name, value)
            return
        number = float(number_of(value, f"The value of '{target.name}'"))
        if set_attribute(target, number):
            return
    if name == "dataType":
        return
    message = f"'.{name}' of {kind_of(target)} '{target.name}' cannot be set here."
    raise RunProblem("FS104", message)


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
    """Ranks count the folder Tools, which always stays the first node of the model."""
    objects = world.plant.objects
    place = min(max(2, whole_of(value, "The rank")), len(objects) + 1)
    objects.remove(target)
    objects.insert(place - 2, target)


def _animations(world: BuildWorld, thing: PlacedObject) -> Value:
    message = "Animations move pictures only; there are none here."
    raise RunProblem("FS112", message, "Leave the line out.")


#: The members of an object; every other name is a label.
OBJECT_MEMBERS: Mapping[str, Callable[[BuildWorld, PlacedObject], Value]] = {
    "animations": _animations,
    "attrs": lambda world, thing: AttributesView(thing),
    "centerObjects": lambda world, thing: PortList(thing, "center"),
    "classname": lambda world, thing: thing.class_name,
    "color": lambda world, thing: thing.color,
    "dataType": lambda world, thing: 4,
    "first": lambda world, thing: None,
    "flags": lambda world, thing: FlagsView(thing),
    "inObjects": lambda world, thing: PortList(thing, "in"),
    "input": lambda world, thing: GateView(thing, "input"),
    "labels": lambda world, thing: LabelList(thing),
    "last": lambda world, thing: None,
    "location": lambda world, thing: thing.location,
    "name": lambda world, thing: thing.name,
    "next": lambda world, thing: _among_siblings(world, thing, "next"),
    "outObjects": lambda world, thing: PortList(thing, "out"),
    "output": lambda world, thing: GateView(thing, "output"),
    "prev": lambda world, thing: _among_siblings(world, thing, "prev"),
    "rank": lambda world, thing: world.plant.objects.index(thing) + 2,
    "resetPosition": lambda world, thing: ResetPositionView(thing),
    "rotation": lambda world, thing: thing.rotation,
    "size": lambda world, thing: thing.size,
    "stats": lambda world, thing: StatsView(thing),
    "stopCount": lambda world, thing: 0,
    "subnodes": lambda world, thing: SubnodeList(thing),
    "up": lambda world, thing: ModelNode(),
    "value": lambda world, thing: thing,
}
