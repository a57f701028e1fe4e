"""Diagnostics: what is wrong with a program, where, and what to do about it.

The same objects feed the command line, the pages, the repair turn of the model and its
evaluation. ``code`` is stable (docs/flexscript/errors.md lists every one); the message
says what was given and which rule it broke, the hint what to write instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from flexscript.language.source import Source, Span

__all__ = [
    "MAX_DIAGNOSTICS",
    "Diagnostic",
    "FlexScriptError",
    "FlexScriptSyntaxError",
    "Severity",
    "diagnostic_at",
    "has_errors",
    "in_order",
    "render_diagnostic",
    "render_diagnostics",
]

Severity = Literal["error", "warning", "info"]

#: A program that is wrong everywhere is reported up to here; nobody reads the rest.
MAX_DIAGNOSTICS = 100

#: Longer source lines are shown in part.
_SHOWN_WIDTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding. ``line`` and ``column`` start at 1; ``length`` is in characters."""

    code: str
    severity: Severity
    message: str
    line: int
    column: int
    length: int = 1
    hint: str = ""
    name: str = "program"

    def __str__(self) -> str:
        hint = f" {self.hint}" if self.hint else ""
        place = f"{self.name}:{self.line}:{self.column}"
        return f"{place}: {self.severity} {self.code}: {self.message}{hint}"

    def to_json(self) -> dict[str, Any]:
        """Return the documented JSON form."""
        return asdict(self)


class FlexScriptError(Exception):
    """Base of what this package raises for a bad program; holds its diagnostics.

    FlexScriptError
     └─ FlexScriptSyntaxError    the text is not FlexScript
    """

    def __init__(self, diagnostics: Iterable[Diagnostic], source: Source) -> None:
        self.diagnostics = tuple(diagnostics)
        self.source = source
        super().__init__(render_diagnostics(self.diagnostics, source))


class FlexScriptSyntaxError(FlexScriptError):
    """The text is not FlexScript; ``diagnostics`` holds every place, in order."""


def diagnostic_at(
    source: Source,
    span: Span,
    code: str,
    message: str,
    *,
    hint: str = "",
    severity: Severity = "error",
) -> Diagnostic:
    """Make a diagnostic for a span; one that crosses lines is marked on its first line."""
    line, column = source.position(span.start)
    first_line = source.line_text(line)
    length = max(1, min(span.end - span.start, len(first_line) - column + 1))
    return Diagnostic(
        code=code,
        severity=severity,
        message=message,
        line=line,
        column=column,
        length=length,
        hint=hint,
        name=source.name,
    )


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of them is an error (warnings and infos do not stop a program)."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return findings in the order of the text, at most ``MAX_DIAGNOSTICS``, errors first kept."""
    found = sorted(diagnostics, key=lambda each: (each.line, each.column))
    if len(found) > MAX_DIAGNOSTICS:
        errors = [each for each in found if each.severity == "error"]
        others = [each for each in found if each.severity != "error"]
        found = (errors + others)[:MAX_DIAGNOSTICS]
        found.sort(key=lambda each: (each.line, each.column))
    return found


def render_diagnostic(diagnostic: Diagnostic, source: Source) -> str:
    """Return the finding with its source line, a caret under the place, and the hint."""
    place = f"{diagnostic.name}:{diagnostic.line}:{diagnostic.column}"
    head = f"{place}: {diagnostic.severity} {diagnostic.code}: {diagnostic.message}"
    line, column = _shown_part(source.line_text(diagnostic.line), diagnostic.column)
    gutter = f"{diagnostic.line:>5} | "
    # A tab before the caret stays a tab, so that the caret stands under its character.
    lead = "".join("\t" if char == "\t" else " " for char in line[: column - 1])
    marks = "^" + "~" * (min(diagnostic.length, len(line) - column + 1) - 1)
    shown = [head, gutter + line, " " * (len(gutter) - 2) + "| " + lead + marks]
    if diagnostic.hint:
        shown.append(f"      = {diagnostic.hint}")
    return "\n".join(shown)


def _shown_part(line: str, column: int) -> tuple[str, int]:
    """Return a line, or of a very long one the part around a column, and the column in it."""
    if len(line) <= _SHOWN_WIDTH:
        return line, column
    start = max(0, column - _SHOWN_WIDTH // 2)
    return line[start : start + _SHOWN_WIDTH], column - start


def render_diagnostics(diagnostics: Iterable[Diagnostic], source: Source) -> str:
    """Return all findings, an empty line between them."""
    return "\n\n".join(render_diagnostic(diagnostic, source) for diagnostic in diagnostics)
