"""The commands of a build script: creating, placing, connecting and setting objects."""

from __future__ import annotations

from collections.abc import Callable
from math import log
from typing import cast

from flexscript.language.distributions import DISTRIBUTIONS, read_arguments
from flexscript.language.suggestions import did_you_mean
from flexscript.plant.classes import CLASSES, ClassSpec
from flexscript.runtime.build_world import BuildWorld
from flexscript.runtime.common_library import (
    COMMON_COMMANDS,
    COMMON_STATIC_MEMBERS,
    COMMON_STATIC_METHODS,
)
from flexscript.runtime.connections import drag_connection
from flexscript.runtime.object_members import color_of, vector_of
from flexscript.runtime.object_methods import (
    OBJECT_METHODS,
    get_property,
    set_location,
    set_property,
    set_variable,
)
from flexscript.runtime.objects import (
    LibraryClass,
    LibraryFolder,
    ModelNode,
    PlacedObject,
)
from flexscript.runtime.operators import number_of, whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import StreamRef, Value, kind_of
from flexscript.runtime.world import Command, Library, World

__all__ = ["BUILD_LIBRARY", "HEADLESS_COMMANDS"]

#: A command of this library gets the build world.
BuildCommand = Callable[[BuildWorld, list[Value]], Value]
_ROOT_NAMES = ("model", "MODEL:", "MODEL:/")


def _object(arguments: list[Value], place: int, command: str) -> PlacedObject:
    """Return an argument that must be an object of the plant."""
    value = arguments[place] if place < len(arguments) else None
    if isinstance(value, PlacedObject):
        if value.destroyed:
            raise RunProblem("FS501", f"'{value.name}' was destroyed; it cannot be used any more.")
        return value
    if value is None:
        hint = "Make sure that the variable was set, and that Model.find found its object."
        raise RunProblem("FS501", f"'{command}' got null instead of an object.", hint)
    raise RunProblem("FS511", f"'{command}' wants an object, not {kind_of(value)}.")


def _text(arguments: list[Value], place: int, command: str) -> str:
    value = arguments[place] if place < len(arguments) else None
    if isinstance(value, str):
        return value
    raise RunProblem("FS503", f"'{command}' wants a text, not {kind_of(value)}.")


def _argument(arguments: list[Value], place: int, default: Value = 0) -> Value:
    return arguments[place] if place < len(arguments) else default


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
    for known, candidate in CLASSES.items():
        if known.casefold() == bare.casefold():
            message = f"The library has '{known}', not '{bare}'; names are case-sensitive."
            world.warn("FS205", message, f"Write '{known}'.")
            return candidate
    hint = did_you_mean(bare, CLASSES) or f"Known: {', '.join(CLASSES)}."
    raise RunProblem("FS204", f"The library has no class '{name}'.", hint)


def _create(world: BuildWorld, arguments: list[Value]) -> Value:
    """Object.create("Queue")."""
    return world.plant.create(_class(world, _text(arguments, 0, "Object.create")))


def _create_instance(world: BuildWorld, arguments: list[Value]) -> Value:
    """createinstance(class node, container)."""
    master = _argument(arguments, 0, None)
    if isinstance(master, LibraryClass):
        return world.plant.create(master.spec)
    if isinstance(master, PlacedObject):
        return world.plant.copy(master)
    hint = 'Write createinstance(library().find("?Queue"), model()).'
    given = "a folder of the library" if isinstance(master, LibraryFolder) else kind_of(master)
    raise RunProblem("FS204", f"'createinstance' wants a class of the library, not {given}.", hint)


def _create_copy(world: BuildWorld, arguments: list[Value]) -> Value:
    if isinstance(_argument(arguments, 0, None), LibraryClass):
        return _create_instance(world, arguments)
    return world.plant.copy(_object(arguments, 0, "createcopy"))


def _destroy(world: BuildWorld, arguments: list[Value]) -> Value:
    world.plant.destroy(_object(arguments, 0, "destroyobject"))
    return 0


# -- the tree ---------------------------------------------------------------------------


def _node(world: BuildWorld, arguments: list[Value]) -> Value:
    """node(path, start): a class of the library or an object of the model."""
    path = _text(arguments, 0, "node")
    start = _argument(arguments, 1, None)
    if isinstance(start, LibraryFolder):
        return world.find_in_library(path, start)
    if isinstance(start, PlacedObject):
        return OBJECT_METHODS["find"][2](world, start, [path])
    if path.strip("/") in _ROOT_NAMES:
        return ModelNode()
    return world.find_object(path.removeprefix("MODEL:"))


def _find(world: BuildWorld, arguments: list[Value]) -> Value:
    return world.find_object(_text(arguments, 0, "Model.find"))


def _content(world: BuildWorld, arguments: list[Value]) -> Value:
    if isinstance(_argument(arguments, 0, None), ModelNode):
        return len(world.plant.objects)
    _object(arguments, 0, "content")
    return 0


def _child(world: BuildWorld, arguments: list[Value], place: int) -> Value:
    objects = world.plant.objects
    if isinstance(_argument(arguments, 0, None), ModelNode) and objects:
        index = place if place < 0 else place - 1
        return objects[index] if -len(objects) <= index < len(objects) else None
    return None


def _rank(world: BuildWorld, arguments: list[Value]) -> Value:
    return _child(world, arguments, whole_of(_argument(arguments, 1, 1), "The rank"))


def _up(world: BuildWorld, arguments: list[Value]) -> Value:
    return ModelNode()


def _exists(world: BuildWorld, arguments: list[Value]) -> Value:
    value = _argument(arguments, 0, None)
    return int(isinstance(value, PlacedObject) and not value.destroyed)


def _is_class_type(world: BuildWorld, arguments: list[Value]) -> Value:
    value, wanted = _argument(arguments, 0, None), _argument(arguments, 1, "")
    return int(isinstance(value, PlacedObject) and value.class_name == wanted)


# -- names, labels, place ---------------------------------------------------------------


def _set_name(world: BuildWorld, arguments: list[Value]) -> Value:
    thing = _object(arguments, 0, "setname")
    world.set_member(thing, "name", _argument(arguments, 1, None))
    return 0


def _get_name(world: BuildWorld, arguments: list[Value]) -> Value:
    return _object(arguments, 0, "getname").name


def _set_label(world: BuildWorld, arguments: list[Value]) -> Value:
    thing = _object(arguments, 0, "setlabel")
    thing.labels[_text(arguments, 1, "setlabel")] = _argument(arguments, 2)
    return 0


def _get_label(world: BuildWorld, arguments: list[Value]) -> Value:
    thing = _object(arguments, 0, "getlabel")
    return world.get_member(thing, _text(arguments, 1, "getlabel"), label=True)


def _set_loc(world: BuildWorld, arguments: list[Value]) -> Value:
    return set_location(world, _object(arguments, 0, "setloc"), arguments[1:])


def _set_size(world: BuildWorld, arguments: list[Value]) -> Value:
    thing = _object(arguments, 0, "setsize")
    return OBJECT_METHODS["setSize"][2](world, thing, arguments[1:])


def _set_rotation(world: BuildWorld, arguments: list[Value]) -> Value:
    _object(arguments, 0, "setrot").rotation = vector_of(arguments[1:])
    return 0


def _set_color(world: BuildWorld, arguments: list[Value]) -> Value:
    _object(arguments, 0, "setcolor").color = color_of(arguments[1:])
    return 0


def _reader(member: str, part: str, command: str) -> BuildCommand:
    def run(world: BuildWorld, arguments: list[Value]) -> Value:
        value: float = getattr(getattr(_object(arguments, 0, command), member), part)
        return value

    return run


def _readers() -> dict[str, BuildCommand]:
    """xloc, yloc, zloc, xsize ... zrot."""
    kinds = {"loc": "location", "size": "size", "rot": "rotation"}
    return {
        f"{part}{kind}": _reader(member, part, f"{part}{kind}")
        for kind, member in kinds.items()
        for part in "xyz"
    }


# -- connections ------------------------------------------------------------------------


def _drag(world: BuildWorld, arguments: list[Value]) -> Value:
    if len(arguments) < 3:
        message = f"'contextdragconnection' takes 3 arguments, {len(arguments)} were given."
        raise RunProblem("FS102", message, 'Write contextdragconnection(from, to, "A").')
    drag_connection(world, world.plant, arguments[0], arguments[1], arguments[2])
    return 1


def _object_connect(world: BuildWorld, arguments: list[Value]) -> Value:
    source, target = _object(arguments, 0, "objectconnect"), _object(arguments, 1, "objectconnect")
    drag_connection(world, world.plant, source, target, "A")
    return 1


def _object_disconnect(world: BuildWorld, arguments: list[Value]) -> Value:
    source = _object(arguments, 0, "objectdisconnect")
    drag_connection(world, world.plant, source, _argument(arguments, 1, None), "Q")
    return 1


def _connect(world: BuildWorld, arguments: list[Value]) -> Value:
    """connect(a, portA, b, portB): the ports are made in the order of calls."""
    source, target = _object(arguments, 0, "connect"), _object(arguments, 2, "connect")
    drag_connection(world, world.plant, source, target, "A")
    return 1


def _port_count(member: str) -> BuildCommand:
    def run(world: BuildWorld, arguments: list[Value]) -> Value:
        ports: list[PlacedObject] = getattr(_object(arguments, 0, "a port count"), member)
        return len(ports)

    return run


def _port(member: str, command: str) -> BuildCommand:
    def run(world: BuildWorld, arguments: list[Value]) -> Value:
        ports: list[PlacedObject] = getattr(_object(arguments, 0, command), member)
        place = whole_of(_argument(arguments, 1, 1), "The port")
        return ports[place - 1] if 1 <= place <= len(ports) else None

    return run


# -- values -----------------------------------------------------------------------------


def _set_property(world: BuildWorld, arguments: list[Value]) -> Value:
    return set_property(world, _object(arguments, 0, "setproperty"), arguments[1:])


def _get_property(world: BuildWorld, arguments: list[Value]) -> Value:
    thing = _object(arguments, 0, "getproperty")
    return get_property(world, thing, _text(arguments, 1, "getproperty"))


def _set_variable(world: BuildWorld, arguments: list[Value]) -> Value:
    thing = _object(arguments, 0, "setvarnum")
    set_variable(world, thing, _text(arguments, 1, "setvarnum"), _argument(arguments, 2))
    return 0


def _get_variable(world: BuildWorld, arguments: list[Value]) -> Value:
    thing = _object(arguments, 0, "getvarnum")
    return OBJECT_METHODS["getVariable"][2](world, thing, arguments[1:])


def _draw(name: str) -> BuildCommand:
    """One number drawn while the plant is built, always the same for the same program.

    That is legal, but rarely what was meant: a property wants the call as a text.
    """

    def run(world: BuildWorld, arguments: list[Value]) -> Value:
        draw = _DRAWS.get(name)
        if draw is None:
            hint = f'Write it as a text, so that each item draws: "{name}(...)".'
            raise RunProblem("FS112", f"'{name}' cannot be drawn in a build script here.", hint)
        values = [v for v in arguments if not isinstance(v, StreamRef)]
        numbers = [float(number_of(value, f"An argument of {name}")) for value in values]
        has_stream = len(values) < len(arguments)
        try:
            reading = read_arguments(name, numbers, has_stream=has_stream)
        except ValueError as error:
            raise RunProblem("FS301", str(error)) from error
        return draw(world.chance, *reading.arguments)

    return run


_DRAWS: dict[str, Callable[..., float]] = {
    "bernoulli": lambda chance, percent, yes, no: yes if chance.random() * 100 < percent else no,
    "duniform": lambda chance, low, high: chance.randint(int(low), int(max(low, high))),
    "exponential": lambda chance, shift, mean: shift - mean * log(1.0 - chance.random()),
    "normal": lambda chance, mean, spread: chance.gauss(mean, spread),
    "triangular": lambda chance, low, high, mode: chance.triangular(low, high, mode),
    "uniform": lambda chance, low, high: chance.uniform(low, high),
}


# -- running ----------------------------------------------------------------------------


def _go(world: BuildWorld, arguments: list[Value]) -> Value:
    world.run_requested = True
    return 1


def _reset(world: BuildWorld, arguments: list[Value]) -> Value:
    return 1


#: Commands that act on FlexSim's windows or clock: they are accepted and do nothing here.
HEADLESS_COMMANDS = frozenset(
    {"applicationcommand", "repaintall", "resetmodel", "reset", "stop", "runspeed", "stoptime"}
    | {"setviewtext", "setobjectshapeindex", "setobjecttextureindex", "switch_destroyonreset"}
    | {"switch_hidecontents", "switch_hideshape", "switch_flexscript", "buildnodeflexscript"}
    | {"enablecode", "updatestates", "step", "skip", "resetstats", "randinit", "setrank"}
)

_BUILD_COMMANDS: dict[str, BuildCommand] = {
    **dict.fromkeys(HEADLESS_COMMANDS, _reset),
    **{name: _draw(name) for name in DISTRIBUTIONS},
    **_readers(),
    "addlabel": _set_label,
    "centerobject": _port("centers", "centerobject"),
    "connect": _connect,
    "content": _content,
    "contextdragconnection": _drag,
    "createcopy": _create_copy,
    "createinstance": _create_instance,
    "defaultdragconnection": _drag,
    "destroyobject": _destroy,
    "first": lambda world, arguments: _child(world, arguments, 1),
    "getlabel": _get_label,
    "getlabelnum": _get_label,
    "getlabelstr": _get_label,
    "getname": _get_name,
    "getproperty": _get_property,
    "getvarnode": _get_variable,
    "getvarnum": _get_variable,
    "getvarstr": _get_variable,
    "go": _go,
    "inobject": _port("inputs", "inobject"),
    "isclasstype": _is_class_type,
    "last": lambda world, arguments: _child(world, arguments, -1),
    "library": lambda world, arguments: LibraryFolder(),
    "model": lambda world, arguments: ModelNode(),
    "node": _node,
    "nrcp": _port_count("centers"),
    "nrip": _port_count("inputs"),
    "nrop": _port_count("outputs"),
    "objectconnect": _object_connect,
    "objectdisconnect": _object_disconnect,
    "objectexists": _exists,
    "outobject": _port("outputs", "outobject"),
    "rank": _rank,
    "setcolor": _set_color,
    "setlabel": _set_label,
    "setlabelnum": _set_label,
    "setlabelstr": _set_label,
    "setloc": _set_loc,
    "setname": _set_name,
    "setproperty": _set_property,
    "setrot": _set_rotation,
    "setsize": _set_size,
    "setvarnum": _set_variable,
    "setvarstr": _set_variable,
    "time": lambda world, arguments: 0.0,
    "up": _up,
}


def _for_any_world(command: BuildCommand) -> Command:
    """The library is only used with a BuildWorld, which the compiler cannot know."""

    def run(world: World, arguments: list[Value]) -> Value:
        return command(cast(BuildWorld, world), arguments)

    return run


BUILD_LIBRARY = Library(
    commands={
        **COMMON_COMMANDS,
        **{name: _for_any_world(command) for name, command in _BUILD_COMMANDS.items()},
    },
    static_methods={
        **COMMON_STATIC_METHODS,
        "Model.find": _for_any_world(_find),
        "Object.create": _for_any_world(_create),
    },
    static_members={**COMMON_STATIC_MEMBERS, "Model.time": lambda world: 0.0},
)
