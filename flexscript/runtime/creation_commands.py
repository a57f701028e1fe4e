"""The commands of a build script that create, find and count objects."""

from __future__ import annotations

from collections.abc import Mapping

from flexscript.plant.classes import CLASS_ALIASES, CLASSES, ClassSpec
from flexscript.runtime.arguments import BuildCommand, argument, object_argument, text_argument
from flexscript.runtime.build_world import BuildWorld
from flexscript.runtime.casts import fits
from flexscript.runtime.class_names import unknown_class_hint
from flexscript.runtime.members import get_member, set_member
from flexscript.runtime.objects import LibraryClass, LibraryFolder, ModelNode, PlacedObject
from flexscript.runtime.operators import whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import Value, kind_of

__all__ = ["CREATION_COMMANDS", "CREATION_METHODS"]

_ROOT_NAMES = ("model", "MODEL:", "MODEL:/")


# -- creation ---------------------------------------------------------------------------


def _class(world: BuildWorld, name: str) -> ClassSpec:
    """Return the class that ``Object.create`` names; a wrong case is a warning."""
    bare = name.rsplit("::", 1)[-1].strip("/").rsplit("/", 1)[-1]
    spec = CLASSES.get(bare)
    if spec is not None:
        if spec.module and "::" not in name:
            message = f'FlexSim wants the module in the name: "{spec.module}::{spec.name}".'
            world.warn("FS205", message)
        return spec
    if bare in CLASS_ALIASES:
        other, why = CLASS_ALIASES[bare]
        world.warn("FS205", f"'{name}' was read as '{other}'. {why}", f"Write '{other}'.")
        return CLASSES[other]
    for known, candidate in CLASSES.items():
        if known.casefold() == bare.casefold():
            message = f"The library has '{known}', not '{bare}'; names are case-sensitive."
            world.warn("FS205", message, f"Write '{known}'.")
            return candidate
    message = f"The library has no class '{name}'."
    raise RunProblem("FS204", message, unknown_class_hint(bare))


def _create(world: BuildWorld, arguments: list[Value]) -> Value:
    """Object.create("Queue")."""
    return world.plant.create(_class(world, text_argument(arguments, 0, "Object.create")))


def _create_instance(world: BuildWorld, arguments: list[Value]) -> Value:
    """createinstance(class node, container)."""
    master = argument(arguments, 0, None)
    if isinstance(master, LibraryClass):
        return world.plant.create(master.spec)
    if isinstance(master, PlacedObject):
        return world.plant.copy(master)
    hint = 'Write createinstance(library().find("?Queue"), model()).'
    given = "a folder of the library" if isinstance(master, LibraryFolder) else kind_of(master)
    raise RunProblem("FS204", f"'createinstance' wants a class of the library, not {given}.", hint)


def _create_copy(world: BuildWorld, arguments: list[Value]) -> Value:
    if isinstance(argument(arguments, 0, None), LibraryClass):
        return _create_instance(world, arguments)
    return world.plant.copy(object_argument(arguments, 0, "createcopy"))


def _destroy(world: BuildWorld, arguments: list[Value]) -> Value:
    world.plant.destroy(object_argument(arguments, 0, "destroyobject"))
    return 0


# -- the tree ---------------------------------------------------------------------------


def _node(world: BuildWorld, arguments: list[Value]) -> Value:
    """node(path, start): a class of the library, or a node of the model."""
    path = text_argument(arguments, 0, "node")
    start = argument(arguments, 1, None)
    if isinstance(start, LibraryFolder):
        return world.find_in_library(path, start)
    if start is not None and not isinstance(start, ModelNode):
        return world.find(path, start)
    if path.strip("/") in _ROOT_NAMES:
        return ModelNode()
    return world.find_object(path)


def _find(world: BuildWorld, arguments: list[Value]) -> Value:
    return world.find_object(text_argument(arguments, 0, "Model.find"))


def _children(world: BuildWorld, arguments: list[Value], command: str) -> list[Value]:
    node = argument(arguments, 0, None)
    if node is None:
        raise RunProblem("FS501", f"'{command}' got null instead of a node.")
    return world.tree.children(node)


def _content(world: BuildWorld, arguments: list[Value]) -> Value:
    return len(_children(world, arguments, "content"))


def _child(world: BuildWorld, arguments: list[Value], place: int) -> Value:
    nodes = _children(world, arguments, "rank")
    index = place if place < 0 else place - 1
    return nodes[index] if nodes and -len(nodes) <= index < len(nodes) else None


def _rank(world: BuildWorld, arguments: list[Value]) -> Value:
    return _child(world, arguments, whole_of(argument(arguments, 1, 1), "The rank"))


def _sibling(step: int) -> BuildCommand:
    """next(node) and prev(node)."""
    name = "next" if step > 0 else "prev"
    return lambda world, arguments: get_member(world, argument(arguments, 0, None), name)


def _up(world: BuildWorld, arguments: list[Value]) -> Value:
    return get_member(world, argument(arguments, 0, None), "up")


def _exists(world: BuildWorld, arguments: list[Value]) -> Value:
    value = argument(arguments, 0, None)
    return int(value is not None and not getattr(value, "destroyed", False))


def _owner_object(world: BuildWorld, arguments: list[Value]) -> Value:
    return world.tree.owner(argument(arguments, 0, None))


def _node_value(world: BuildWorld, arguments: list[Value]) -> Value:
    """getnodenum, getnodestr, get: what a node holds."""
    return get_member(world, argument(arguments, 0, None), "value")


def _set_node_value(world: BuildWorld, arguments: list[Value]) -> Value:
    set_member(world, argument(arguments, 0, None), "value", argument(arguments, 1))
    return 0


def _node_name(world: BuildWorld, arguments: list[Value]) -> Value:
    return get_member(world, argument(arguments, 0, None), "name")


def _path(world: BuildWorld, arguments: list[Value]) -> Value:
    return world.tree.path_of(argument(arguments, 0, None))


def _label_node(world: BuildWorld, arguments: list[Value]) -> Value:
    """label(object, name): the node of a label."""
    labels = get_member(world, object_argument(arguments, 0, "label"), "labels")
    return world.get_index(labels, text_argument(arguments, 1, "label"))


def _assert_label(world: BuildWorld, arguments: list[Value]) -> Value:
    labels = get_member(world, object_argument(arguments, 0, "assertlabel"), "labels")
    return world.call_method(labels, "assert", arguments[1:])


def _delete_label(world: BuildWorld, arguments: list[Value]) -> Value:
    thing = object_argument(arguments, 0, "dellabel")
    thing.labels.pop(text_argument(arguments, 1, "dellabel"), None)
    return 0


def _class_object(world: BuildWorld, arguments: list[Value]) -> Value:
    return LibraryClass(object_argument(arguments, 0, "classobject").spec)


def _is_class_type(world: BuildWorld, arguments: list[Value]) -> Value:
    value, wanted = argument(arguments, 0, None), argument(arguments, 1, "")
    if isinstance(wanted, LibraryClass):
        wanted = wanted.spec.name
    return int(isinstance(value, PlacedObject) and fits(value, str(wanted)))


CREATION_COMMANDS: Mapping[str, BuildCommand] = {
    "assertlabel": _assert_label,
    "classobject": _class_object,
    "content": _content,
    "createcopy": _create_copy,
    "createinstance": _create_instance,
    "dellabel": _delete_label,
    "destroyobject": _destroy,
    "first": lambda world, arguments: _child(world, arguments, 1),
    "get": _node_value,
    "getnodename": _node_name,
    "getnodenum": _node_value,
    "getnodestr": _node_value,
    "isclasstype": _is_class_type,
    "label": _label_node,
    "last": lambda world, arguments: _child(world, arguments, -1),
    "library": lambda world, arguments: LibraryFolder(),
    "maintree": lambda world, arguments: world.tree.root("MAIN"),
    "model": lambda world, arguments: ModelNode(),
    "next": _sibling(1),
    "node": _node,
    "nodetomodelpath": _path,
    "nodetopath": _path,
    "objectexists": _exists,
    "ownerobject": _owner_object,
    "prev": _sibling(-1),
    "rank": _rank,
    "set": _set_node_value,
    "setnodenum": _set_node_value,
    "setnodestr": _set_node_value,
    "up": _up,
}

#: Methods of the classes Object and Model.
CREATION_METHODS: Mapping[str, BuildCommand] = {"Model.find": _find, "Object.create": _create}
