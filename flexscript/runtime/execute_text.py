"""Running a text as FlexScript while a program runs: ``executestring`` and its kin."""

from __future__ import annotations

from collections.abc import Mapping

from flexscript.language.diagnostics import Diagnostic, has_errors
from flexscript.language.nodes import ExpressionStatement, Program, Return
from flexscript.language.parser import parse_expression, parse_with_problems
from flexscript.language.source import Source
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.scope import Scopes
from flexscript.runtime.statements import compile_program
from flexscript.runtime.values import Value
from flexscript.runtime.world import Library, World
from flexscript.validation.context import Mode

__all__ = ["run_text"]


def run_text(
    world: World,
    text: str,
    arguments: tuple[Value, ...],
    mode: Mode,
    known: Mapping[str, Value],
) -> Value:
    """Run a text with ``param(1)`` and so on; it pays from the budget of the program.

    ``known`` are variables that it finds set. The value of the last expression is the value of
    the text, as in FlexSim's script console.

    Raises:
        RunProblem: the text is wrong; the message says where.
    """
    from flexscript.validation.checker import check_program

    world.budget.take_characters(len(text))
    source = Source(text, "text")
    expression = parse_expression(source)
    if expression is not None:
        value = Return(value=expression, location=expression.location)
        program = Program(source=source, body=(value,), location=expression.location)
        problems: list[Diagnostic] = []
    else:
        program, problems = parse_with_problems(source)
    found = problems or check_program(program, mode=mode)
    if has_errors(found):
        first = next(each for each in found if each.severity == "error")
        place = f"line {first.line}, column {first.column} of the executed text"
        raise RunProblem(first.code, f"{first.message[:-1]} ({place}).", first.hint)
    program = _with_value(program)
    scopes, presets = Scopes(), []
    for name, preset in known.items():
        presets.append((scopes.declare(name, "Object").slot, preset))
    scopes.enter()
    try:
        return compile_program(program, _library(mode), scopes).run(world, arguments, presets)
    except RunProblem as problem:
        # Its place is one in the text, not in the program around it.
        if problem.span is not None and not problem.in_text:
            line, column = program.source.position(problem.span.start)
            rest = problem.message.removesuffix(".")
            problem.message = f"{rest} (line {line}, column {column} of the executed text)."
        problem.in_text, problem.span = True, None
        raise


def _library(mode: Mode) -> Library:
    if mode == "build":
        from flexscript.runtime.build_library import BUILD_LIBRARY

        return BUILD_LIBRARY
    from flexscript.runtime.code_library import CODE_LIBRARY

    return CODE_LIBRARY


def _with_value(program: Program) -> Program:
    *rest, last = program.body or (None,)
    if not isinstance(last, ExpressionStatement):
        return program
    value = Return(value=last.expression, location=last.location)
    return Program(
        source=program.source,
        body=(*(each for each in rest if each is not None), value),
        comments=program.comments,
        location=program.location,
    )
