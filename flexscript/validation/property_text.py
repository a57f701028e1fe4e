"""Checking the FlexScript text that is the value of a property."""

from __future__ import annotations

from functools import lru_cache

from flexscript.language.diagnostics import Diagnostic, FlexScriptSyntaxError
from flexscript.language.property_code import parse_property_code

__all__ = ["check_property_text"]


def check_property_text(text: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong or doubtful; places are within the text, all errors at once."""
    return _check(text)


@lru_cache(maxsize=512)
def _check(text: str) -> tuple[Diagnostic, ...]:
    """The same few texts come again and again: in the check, in the build, in a data set."""
    from flexscript.validation.checker import check_program

    try:
        parsed = parse_property_code(text)
    except FlexScriptSyntaxError as error:
        return tuple(_as_property_problem(found) for found in error.diagnostics[:1])
    return tuple(check_program(parsed.program, mode="code"))


def _as_property_problem(found: Diagnostic) -> Diagnostic:
    """A syntax error inside a property has a code of its own; its place is in the message."""
    return Diagnostic(
        code="FS207",
        severity="error",
        message=f"{found.message[:-1]} (line {found.line}, column {found.column} of the code).",
        line=found.line,
        column=found.column,
        length=found.length,
        hint=found.hint,
        name=found.name,
    )
