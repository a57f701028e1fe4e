"""World: what a running program acts on, and Library: the names that it may use.

The compiler is the same for build scripts and for property code; they differ in their
world (a plant under construction, or a run) and in their library.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from flexscript.language.diagnostics import Severity
from flexscript.language.source import Span
from flexscript.runtime.limits import Budget
from flexscript.runtime.values import Value, Vec3

if TYPE_CHECKING:
    from flexscript.runtime.tool_store import ToolStore

__all__ = ["Command", "Frame", "Library", "World"]


class World(Protocol):
    """What compiled code asks of whatever it acts on. Mistakes raise RunProblem."""

    budget: Budget
    #: The place of the call that is being made, for warnings.
    span: Span

    @property
    def tools(self) -> ToolStore:
        """The global tables, groups, lists and parameters."""
        ...

    def time(self) -> float:
        """Return the model clock in seconds."""
        ...

    def uniform(self, low: float, high: float, owner: Value) -> float:
        """Draw a number from the stream of an object, of a number, or of no one."""
        ...

    def find(self, path: str, start: Value = None) -> Value:
        """Return the node at a path, from the model or from another node; null without one."""
        ...

    def execute_text(self, text: str, arguments: tuple[Value, ...] = ()) -> Value:
        """Compile and run a text as FlexScript in this world; return its value."""
        ...

    def project(self, place: Vec3, origin: Value, goal: Value) -> Vec3:
        """Turn a place in one object's coordinates into those of another."""
        ...

    def turn_of(self, handle: Value) -> float:
        """Return by how many degrees an object is turned about z."""
        ...

    def describe(self, handle: Value) -> str:
        """Return a handle as ``print`` shows it."""
        ...

    def print_line(self, text: str) -> None:
        """Take one printed line, behind what ``print_part`` left open."""
        ...

    def print_part(self, text: str) -> None:
        """Take a printed text that does not end its line."""
        ...

    def end_line(self) -> None:
        """End the line that ``print_part`` began."""
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

    __slots__ = ("budget", "depth", "parameters", "result", "rows", "slots", "world")

    def __init__(
        self, world: World, slots: int, parameters: tuple[Value, ...] = (), depth: int = 0
    ) -> None:
        self.world = world
        self.budget = world.budget
        self.slots: list[Value] = [None] * slots
        self.parameters = parameters
        #: How many calls of the script's own functions are around this frame.
        self.depth = depth
        self.result: Value = None
        #: The rows that a query is at, by the number of the table.
        self.rows: dict[int, Value] = {}
