"""Context: what the checker knows at a point of a program, and where its findings go."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from flexscript.language.diagnostics import (
    MAX_DIAGNOSTICS,
    Diagnostic,
    Severity,
    diagnostic_at,
)
from flexscript.language.source import Source, Span

__all__ = ["UNKNOWN", "CheckContext", "FunctionInfo", "Known", "Mode", "VariableInfo"]

#: Whether a text is a build script or the code of a property.
Mode = Literal["build", "code"]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a value without running the program.

    ``kind`` is a type ("int", "double", "string", "Object", "node", "Array", ...), or
    "any". ``class_name`` is an object's class, ``literal`` the value of a literal.
    """

    kind: str = "any"
    class_name: str | None = None
    literal: int | float | str | None = None


UNKNOWN = Known()


@dataclass(slots=True)
class VariableInfo:
    """A declared variable; ``class_name`` when all of its values are of one class."""

    kind: str
    class_name: str | None = None
    type_name: str = ""


@dataclass(frozen=True, slots=True)
class FunctionInfo:
    """A function that the script defines: its parameters and what it returns."""

    parameters: int
    kind: str


@dataclass(slots=True)
class CheckContext:
    """The open scopes, the findings so far, and what surrounds the checked place."""

    source: Source
    mode: Mode
    diagnostics: list[Diagnostic] = field(default_factory=list)
    scopes: list[dict[str, VariableInfo]] = field(default_factory=lambda: [{}])
    defines: set[str] = field(default_factory=set)
    functions: dict[str, FunctionInfo] = field(default_factory=dict)
    loops: int = 0
    switches: int = 0
    #: How many calls of Table.query are around the place.
    queries: int = 0
    #: Whether impossible connections are reported here; the build reports them itself.
    connections: bool = True

    def report(
        self,
        span: Span,
        code: str,
        message: str,
        hint: str = "",
        severity: Severity = "error",
    ) -> None:
        """Note a finding; far past the cap nobody reads them any more."""
        if len(self.diagnostics) >= 2 * MAX_DIAGNOSTICS:
            return
        found = diagnostic_at(self.source, span, code, message, hint=hint, severity=severity)
        self.diagnostics.append(found)

    def warn(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Note something that runs, but probably not as meant."""
        self.report(span, code, message, hint, severity="warning")

    def find(self, name: str) -> VariableInfo | None:
        """Return the innermost variable of that name."""
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        return None

    def visible_names(self) -> list[str]:
        """Return the names of all variables that are visible here."""
        return [name for scope in self.scopes for name in scope]
