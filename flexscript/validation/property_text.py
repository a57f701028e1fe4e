"""Checking the FlexScript text that is the value of a property."""

from __future__ import annotations

from functools import lru_cache

from flexscript.language.diagnostics import (
    Diagnostic,
    FlexScriptSyntaxError,
    Severity,
    diagnostic_at,
    in_order,
)
from flexscript.language.nodes import Program, Return
from flexscript.language.property_code import parse_property_code
from flexscript.language.visitor import walk

__all__ = ["check_property_text"]


def check_property_text(text: str, *, gives_value: bool = True) -> tuple[Diagnostic, ...]:
    """Return what is wrong or doubtful; places are within the text, all errors at once.

    ``gives_value`` tells whether the property wants a value; a trigger does not.
    """
    return _check(text, gives_value)


@lru_cache(maxsize=512)
def _check(text: str, gives_value: bool) -> tuple[Diagnostic, ...]:
    """The same few texts come again and again: in the check, in the build, in a data set."""
    from flexscript.validation.checker import check_program

    try:
        parsed = parse_property_code(text)
    except FlexScriptSyntaxError as error:
        return tuple(_as_property_problem(found) for found in error.diagnostics)
    findings = check_program(parsed.program, mode="code")
    if gives_value:
        findings = in_order([*findings, *_check_returns(parsed.program)])
    return tuple(findings)


def _check_returns(program: Program) -> list[Diagnostic]:
    """A bare ``return;`` is an error where a value is wanted; none at all always gives 0."""
    returns = [node for each in program.body for node in walk(each) if isinstance(node, Return)]
    found = [
        diagnostic_at(
            program.source,
            node.location,
            "FS117",
            "This code must return a value.",
            hint="Write the value: return 0;",
        )
        for node in returns
        if node.value is None
    ]
    if not returns and program.body:
        message = "This code returns nothing, so that the property is always 0."
        hint = "Write return before the value, or leave out the ';' behind an expression."
        place = program.body[-1].location
        severity: Severity = "warning"
        found.append(
            diagnostic_at(program.source, place, "FS118", message, hint=hint, severity=severity)
        )
    return found


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
