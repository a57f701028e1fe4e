"""Arguments: taking the arguments of a command one by one, each with its own complaint."""

from __future__ import annotations

from collections.abc import Callable

from flexscript.runtime.build_world import BuildWorld
from flexscript.runtime.objects import PlacedObject
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import Value, kind_of

__all__ = ["BuildCommand", "argument", "object_argument", "text_argument"]

#: A command of a build script gets the build world.
BuildCommand = Callable[[BuildWorld, list[Value]], Value]


def object_argument(arguments: list[Value], place: int, command: str) -> PlacedObject:
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


def text_argument(arguments: list[Value], place: int, command: str) -> str:
    """Return an argument that must be a text."""
    value = arguments[place] if place < len(arguments) else None
    if isinstance(value, str):
        return value
    raise RunProblem("FS503", f"'{command}' wants a text, not {kind_of(value)}.")


def argument(arguments: list[Value], place: int, default: Value = 0) -> Value:
    """Return an argument, or the default when it was not given."""
    return arguments[place] if place < len(arguments) else default
