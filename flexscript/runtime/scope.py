"""Scope: which variable a name means, worked out once before a program runs.

Each declaration gets a slot of the frame. Blocks are scopes; an inner variable hides an
outer one of the same name. A ``#define`` stands for its expression from its line on.
"""

from __future__ import annotations

from dataclasses import dataclass

from flexscript.language.nodes import Expression

__all__ = ["Scopes", "Variable"]


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
