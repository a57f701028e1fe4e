"""Scope: which variable a name means, worked out once before a program runs.

Each declaration gets a slot of the frame. Blocks are scopes; an inner variable hides an
outer one of the same name. A ``#define`` stands for its expression from its line on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flexscript.language.nodes import Expression
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import Value
from flexscript.runtime.world import Frame

__all__ = ["MAX_CALL_DEPTH", "Function", "Scopes", "Variable"]


#: Functions may call each other this deep.
MAX_CALL_DEPTH = 40


class Function:
    """A function of the script: its body is compiled after all names are known."""

    __slots__ = ("body", "name", "parameters")

    def __init__(self, name: str, parameters: int) -> None:
        self.name = name
        self.parameters = parameters
        self.body: Callable[[Frame, list[Value]], Value] | None = None

    def call(self, frame: Frame, arguments: list[Value]) -> Value:
        """Run the function in a frame of its own.

        Raises:
            RunProblem: the functions call each other too deep.
        """
        if frame.depth >= MAX_CALL_DEPTH:
            message = f"'{self.name}' is called more than {MAX_CALL_DEPTH} levels deep."
            raise RunProblem("FS510", message, "A function probably calls itself without end.")
        if self.body is None or len(arguments) != self.parameters:
            message = (
                f"'{self.name}' takes {self.parameters} arguments, {len(arguments)} were given."
            )
            raise RunProblem("FS102", message)
        frame.budget.step()
        return self.body(frame, arguments)


@dataclass(frozen=True, slots=True)
class Variable:
    """A declared variable: its slot and its type."""

    slot: int
    type_name: str


class Scopes:
    """The scopes that are open at a point of the program."""

    def __init__(self) -> None:
        self._open: list[dict[str, Variable]] = [{}]
        self.defines: dict[str, Expression] = {}
        self.slots = 0
        #: The functions that the script defines; they may be called before their place.
        self.functions: dict[str, Function] = {}

    def enter(self) -> None:
        """Open a scope."""
        self._open.append({})

    def leave(self) -> None:
        """Close the innermost scope."""
        self._open.pop()

    def declare(self, name: str, type_name: str) -> Variable:
        """Add a variable to the innermost scope and return it."""
        variable = Variable(self.slots, type_name)
        self.slots += 1
        self._open[-1][name] = variable
        return variable

    def find(self, name: str) -> Variable | None:
        """Return the innermost variable of that name."""
        for scope in reversed(self._open):
            variable = scope.get(name)
            if variable is not None:
                return variable
        return None
