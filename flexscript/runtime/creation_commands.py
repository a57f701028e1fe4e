"""The commands of a build script that create, find and count objects."""

from __future__ import annotations

from collections.abc import Mapping

from flexscript.plant.classes import CLASS_ALIASES, CLASSES, ClassSpec
from flexscript.runtime.arguments import BuildCommand, argument, object_argument, text_argument
from flexscript.runtime.build_world import BuildWorld
from flexscript.runtime.class_names import unknown_class_hint
from flexscript.runtime.object_methods import OBJECT_METHODS
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
    """node(path, start): a class of the library or an object of the model."""
    path = text_argument(arguments, 0, "node")
    start = argument(arguments, 1, None)
    if isinstance(start, LibraryFolder):
        return world.find_in_library(path, start)
    if isinstance(start, PlacedObject):
        return OBJECT_METHODS["find"][2](world, start, [path])
    if path.strip("/") in _ROOT_NAMES:
        return ModelNode()
    return world.find_object(path.removeprefix("MODEL:"))


def _find(world: BuildWorld, arguments: list[Value]) -> Value:
    return world.find_object(text_argument(arguments, 0, "Model.find"))


def _content(world: BuildWorld, arguments: list[Value]) -> Value:
    if isinstance(argument(arguments, 0, None), ModelNode):
        return len(world.plant.objects)
    object_argument(arguments, 0, "content")
    return 0


def _child(world: BuildWorld, arguments: list[Value], place: int) -> Value:
    objects = world.plant.objects
    if isinstance(argument(arguments, 0, None), ModelNode) and objects:
        index = place if place < 0 else place - 1
        return objects[index] if -len(objects) <= index < len(objects) else None
    return None


def _rank(world: BuildWorld, arguments: list[Value]) -> Value:
    return _child(world, arguments, whole_of(argument(arguments, 1, 1), "The rank"))


def _up(world: BuildWorld, arguments: list[Value]) -> Value:
    return ModelNode()


def _exists(world: BuildWorld, arguments: list[Value]) -> Value:
    value = argument(arguments, 0, None)
    return int(isinstance(value, PlacedObject) and not value.destroyed)


def _is_class_type(world: BuildWorld, arguments: list[Value]) -> Value:
    value, wanted = argument(arguments, 0, None), argument(arguments, 1, "")
    return int(isinstance(value, PlacedObject) and value.class_name == wanted)


CREATION_COMMANDS: Mapping[str, BuildCommand] = {
    "content": _content,
    "createcopy": _create_copy,
    "createinstance": _create_instance,
    "destroyobject": _destroy,
    "first": lambda world, arguments: _child(world, arguments, 1),
    "isclasstype": _is_class_type,
    "last": lambda world, arguments: _child(world, arguments, -1),
    "library": lambda world, arguments: LibraryFolder(),
    "model": lambda world, arguments: ModelNode(),
    "node": _node,
    "objectexists": _exists,
    "rank": _rank,
    "up": _up,
}

#: Methods of the classes Object and Model.
CREATION_METHODS: Mapping[str, BuildCommand] = {"Model.find": _find, "Object.create": _create}
