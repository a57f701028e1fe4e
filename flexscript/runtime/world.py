"""World: what a running program acts on, and Library: the names that it may use.

The compiler is the same for build scripts and for property code; they differ in their
world (a plant under construction, or a run) and in their library.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from flexscript.language.diagnostics import Severity
from flexscript.language.source import Span
from flexscript.runtime.limits import Budget
from flexscript.runtime.values import Value

__all__ = ["Command", "Frame", "Library", "World"]


class World(Protocol):
    """What compiled code asks of whatever it acts on. Mistakes raise RunProblem."""

    budget: Budget
    #: The place of the call that is being made, for warnings.
    span: Span

    def describe(self, handle: Value) -> str:
        """Return a handle as ``print`` shows it."""
        ...

    def print_line(self, text: str) -> None:
        """Take one printed line."""
        ...

    def warn(self, code: str, message: str, hint: str = "", severity: Severity = "warning") -> None:
        """Note a diagnostic at the place of the running call."""
        ...

    def get_member(self, handle: Value, name: str, *, label: bool = False) -> Value:
        """Return a member of a handle; with ``label`` only labels count."""
        ...

    def has_member(self, handle: Value, name: str) -> bool:
        """Tell whether the handle has that member or label."""
        ...

    def set_member(self, handle: Value, name: str, value: Value, *, label: bool = False) -> None:
        """Set a member or a label of a handle."""
        ...

    def get_index(self, handle: Value, index: Value) -> Value:
        """Return ``handle[index]``."""
        ...

    def set_index(self, handle: Value, index: Value, value: Value) -> None:
        """Set ``handle[index]``."""
        ...

    def call_method(self, handle: Value, name: str, arguments: list[Value]) -> Value:
        """Call a method of a handle."""
        ...

    def nodes_under(self, handle: Value) -> list[Value]:
        """Return the objects that ``forobjecttreeunder`` visits."""
        ...


#: A command gets the world and its evaluated arguments.
Command = Callable[["World", list[Value]], Value]


@dataclass(frozen=True, slots=True)
class Library:
    """The names of a kind of program: commands, ``Class.method`` and ``Class.member``."""

    commands: Mapping[str, Command]
    static_methods: Mapping[str, Command]
    static_members: Mapping[str, Callable[[World], Value]]
    constants: Mapping[str, Value] = field(default_factory=dict)


class Frame:
    """The variables of one execution, by slot, and the world that it acts on."""

    __slots__ = ("budget", "parameters", "result", "slots", "world")

    def __init__(self, world: World, slots: int, parameters: tuple[Value, ...] = ()) -> None:
        self.world = world
        self.budget = world.budget
        self.slots: list[Value] = [None] * slots
        self.parameters = parameters
        self.result: Value = None
