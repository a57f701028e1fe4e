"""The commands of a build script that name, place, colour and set objects."""

from __future__ import annotations

from collections.abc import Mapping

from flexscript.runtime.arguments import BuildCommand, argument, object_argument, text_argument
from flexscript.runtime.build_world import BuildWorld
from flexscript.runtime.object_members import color_of, vector_of
from flexscript.runtime.object_methods import OBJECT_METHODS, set_location
from flexscript.runtime.object_properties import (
    get_property,
    get_variable,
    set_property,
    set_variable,
)
from flexscript.runtime.values import Value

__all__ = ["OBJECT_COMMANDS"]


# -- names, labels, place ---------------------------------------------------------------


def _set_name(world: BuildWorld, arguments: list[Value]) -> Value:
    thing = object_argument(arguments, 0, "setname")
    world.set_member(thing, "name", argument(arguments, 1, None))
    return 0


def _get_name(world: BuildWorld, arguments: list[Value]) -> Value:
    return object_argument(arguments, 0, "getname").name


def _set_label(world: BuildWorld, arguments: list[Value]) -> Value:
    thing = object_argument(arguments, 0, "setlabel")
    thing.labels[text_argument(arguments, 1, "setlabel")] = argument(arguments, 2)
    return 0


def _get_label(world: BuildWorld, arguments: list[Value]) -> Value:
    thing = object_argument(arguments, 0, "getlabel")
    return world.get_member(thing, text_argument(arguments, 1, "getlabel"), label=True)


def _set_loc(world: BuildWorld, arguments: list[Value]) -> Value:
    return set_location(world, object_argument(arguments, 0, "setloc"), arguments[1:])


def _set_size(world: BuildWorld, arguments: list[Value]) -> Value:
    thing = object_argument(arguments, 0, "setsize")
    return OBJECT_METHODS["setSize"][2](world, thing, arguments[1:])


def _set_rotation(world: BuildWorld, arguments: list[Value]) -> Value:
    object_argument(arguments, 0, "setrot").rotation = vector_of(arguments[1:])
    return 0


def _set_color(world: BuildWorld, arguments: list[Value]) -> Value:
    object_argument(arguments, 0, "setcolor").color = color_of(arguments[1:])
    return 0


def _reader(member: str, part: str, command: str) -> BuildCommand:
    def run(world: BuildWorld, arguments: list[Value]) -> Value:
        value: float = getattr(getattr(object_argument(arguments, 0, command), member), part)
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


# -- values -----------------------------------------------------------------------------


def _set_property(world: BuildWorld, arguments: list[Value]) -> Value:
    return set_property(world, object_argument(arguments, 0, "setproperty"), arguments[1:])


def _get_property(world: BuildWorld, arguments: list[Value]) -> Value:
    thing = object_argument(arguments, 0, "getproperty")
    return get_property(world, thing, text_argument(arguments, 1, "getproperty"))


def _set_variable(world: BuildWorld, arguments: list[Value]) -> Value:
    thing = object_argument(arguments, 0, "setvarnum")
    set_variable(world, thing, text_argument(arguments, 1, "setvarnum"), argument(arguments, 2))
    return 0


def _get_variable(world: BuildWorld, arguments: list[Value]) -> Value:
    thing = object_argument(arguments, 0, "getvarnum")
    return get_variable(world, thing, text_argument(arguments, 1, "getvarnum"))


OBJECT_COMMANDS: Mapping[str, BuildCommand] = {
    **_readers(),
    "addlabel": _set_label,
    "getlabel": _get_label,
    "getlabelnum": _get_label,
    "getlabelstr": _get_label,
    "getname": _get_name,
    "getproperty": _get_property,
    "getvarnode": _get_variable,
    "getvarnum": _get_variable,
    "getvarstr": _get_variable,
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
}
