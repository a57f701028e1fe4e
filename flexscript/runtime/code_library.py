"""The commands of property code: the clock, draws, ports, labels, and what all programs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from flexscript.language.distributions import DISTRIBUTIONS, read_arguments
from flexscript.runtime.code_world import CodeWorld
from flexscript.runtime.common_library import (
    COMMON_COMMANDS,
    COMMON_STATIC_MEMBERS,
    COMMON_STATIC_METHODS,
    text_of,
)
from flexscript.runtime.host import CodeError, PortKind
from flexscript.runtime.operators import number_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import StreamRef, Value
from flexscript.runtime.world import Command, Library, World

__all__ = ["CODE_LIBRARY"]

CodeCommand = Callable[[CodeWorld, list[Value]], Value]


def _argument(arguments: list[Value], place: int, default: Value = None) -> Value:
    return arguments[place] if place < len(arguments) else default


def _draw(name: str) -> CodeCommand:
    """Read the arguments by the one rule for short forms, then draw."""
    wanted = len(DISTRIBUTIONS[name].parameters)

    def run(world: CodeWorld, arguments: list[Value]) -> Value:
        stream: Value = None
        values = arguments
        has_stream = bool(arguments) and isinstance(arguments[-1], StreamRef)
        if has_stream:
            last = cast(StreamRef, arguments[-1])
            stream, values = last.owner, arguments[:-1]
        numbers = [number_of(value, f"An argument of {name}") for value in values]
        if not has_stream and len(numbers) == wanted + 1:
            stream = int(numbers[-1])
        try:
            reading = read_arguments(name, numbers, has_stream=has_stream)
            return world.host.distribution(reading.name, reading.arguments, stream)
        except ValueError as error:
            raise RunProblem("FS301", str(error)) from error
        except CodeError as error:
            raise RunProblem("FS304", str(error)) from error

    return run


def _constant(world: CodeWorld, arguments: list[Value]) -> Value:
    """constant(c) of the paper's notation."""
    return number_of(_argument(arguments, 0), "The argument of constant")


def _owner(world: CodeWorld, arguments: list[Value]) -> Value:
    """ownerobject(c): the object whose property this is."""
    return world.current


def _port(kind: PortKind) -> CodeCommand:
    member = {"in": "inObjects", "out": "outObjects", "center": "centerObjects"}[kind]

    def run(world: CodeWorld, arguments: list[Value]) -> Value:
        ports = world.get_member(_argument(arguments, 0), member)
        return world.get_index(ports, _argument(arguments, 1, 1))

    return run


def _port_count(kind: PortKind) -> CodeCommand:
    def run(world: CodeWorld, arguments: list[Value]) -> Value:
        return world.host.port_count(_argument(arguments, 0), kind)

    return run


def _member(name: str) -> CodeCommand:
    return lambda world, arguments: world.get_member(_argument(arguments, 0), name)


def _get_label(world: CodeWorld, arguments: list[Value]) -> Value:
    name = text_of(_argument(arguments, 1), "The name of a label")
    return world.get_member(_argument(arguments, 0), name, label=True)


def _set_label(world: CodeWorld, arguments: list[Value]) -> Value:
    name = text_of(_argument(arguments, 1), "The name of a label")
    world.set_member(_argument(arguments, 0), name, _argument(arguments, 2, 0))
    return 0


def _find(world: CodeWorld, arguments: list[Value]) -> Value:
    path = text_of(_argument(arguments, 0), "A path")
    return world.host.find_object(path.rsplit("/", 1)[-1].removeprefix("?"))


def _exists(world: CodeWorld, arguments: list[Value]) -> Value:
    return int(_argument(arguments, 0) is not None)


_COMMANDS: dict[str, CodeCommand] = {
    **{name: _draw(name) for name in DISTRIBUTIONS},
    "addlabel": _set_label,
    "centerobject": _port("center"),
    "constant": _constant,
    "content": _member("content"),
    "getinput": _member("input"),
    "getlabel": _get_label,
    "getlabelnum": _get_label,
    "getlabelstr": _get_label,
    "getname": _member("name"),
    "getoutput": _member("output"),
    "inobject": _port("in"),
    "node": _find,
    "nrcp": _port_count("center"),
    "nrip": _port_count("in"),
    "nrop": _port_count("out"),
    "objectexists": _exists,
    "outobject": _port("out"),
    "ownerobject": _owner,
    "setlabel": _set_label,
    "setlabelnum": _set_label,
    "setlabelstr": _set_label,
    "time": lambda world, arguments: world.host.time(),
}


def _for_any_world(command: CodeCommand) -> Command:
    """The library is only used with a CodeWorld, which the compiler cannot know."""

    def run(world: World, arguments: list[Value]) -> Value:
        return command(cast(CodeWorld, world), arguments)

    return run


CODE_LIBRARY = Library(
    commands={
        **COMMON_COMMANDS,
        **{name: _for_any_world(command) for name, command in _COMMANDS.items()},
    },
    static_methods={**COMMON_STATIC_METHODS, "Model.find": _for_any_world(_find)},
    static_members={
        **COMMON_STATIC_MEMBERS,
        "Model.time": lambda world: cast(CodeWorld, world).host.time(),
    },
    # ``c`` is the code node itself; only ownerobject(c) uses it.
    constants={"c": None},
)
