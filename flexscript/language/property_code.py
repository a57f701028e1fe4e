"""Property code: the FlexScript text that a property such as ProcessTime may hold.

Two forms are in use: a bare expression (``uniform(5, 10, getstream(current))``), which the
property panels of FlexSim accept, and a full body with its header and a ``return``. A bare
expression is read as a body that returns it, with ``current`` and ``item`` known.
"""

from __future__ import annotations

from dataclasses import dataclass

from flexscript.language.diagnostics import FlexScriptSyntaxError
from flexscript.language.nodes import Expression, Program, Return
from flexscript.language.parser import parse_expression, parse_with_problems
from flexscript.language.source import Source

__all__ = ["PropertyCode", "parse_property_code"]


@dataclass(frozen=True, slots=True)
class PropertyCode:
    """The tree of a property's text; ``expression`` is set when the text is only that."""

    program: Program
    expression: Expression | None


def parse_property_code(text: str, name: str = "property") -> PropertyCode:
    """Read a property's text.

    Raises:
        FlexScriptSyntaxError: the text is neither an expression nor a program.
    """
    source = Source(text, name)
    expression = parse_expression(source)
    if expression is not None:
        body = Return(value=expression, location=expression.location)
        program = Program(source=source, body=(body,), location=expression.location)
        return PropertyCode(program, expression)
    program, problems = parse_with_problems(source)
    if problems:
        raise FlexScriptSyntaxError(problems, source)
    return PropertyCode(program, None)
