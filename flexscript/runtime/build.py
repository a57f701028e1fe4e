"""Build: from a program's text to the plant that executing it builds."""

from __future__ import annotations

from dataclasses import dataclass

from flexscript.language.diagnostics import (
    Diagnostic,
    diagnostic_at,
    has_errors,
    in_order,
)
from flexscript.language.nodes import Program
from flexscript.language.parser import parse_with_problems
from flexscript.language.source import Source, Span
from flexscript.plant.model import Plant
from flexscript.runtime.build_library import BUILD_LIBRARY
from flexscript.runtime.build_world import BuildWorld
from flexscript.runtime.limits import Limits
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.statements import compile_program
from flexscript.validation.checker import check_program, with_meaning

__all__ = ["BuildResult", "build"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What became of a program.

    ``plant`` is ``None`` when the program could not be executed to its end. A connection
    that FlexSim would refuse is an error too, but the plant is there, without it: ``ok``
    tells whether the program is free of errors, ``plant`` whether there is something to run.
    ``output`` holds the printed lines; ``run_requested`` tells that the program called ``go()``.
    """

    plant: Plant | None
    diagnostics: list[Diagnostic]
    output: tuple[str, ...] = ()
    run_requested: bool = False

    @property
    def ok(self) -> bool:
        """Whether the plant was built without any error."""
        return self.plant is not None and not has_errors(self.diagnostics)


def build(
    text: str, limits: Limits | None = None, name: str = "program", *, functions: bool = False
) -> BuildResult:
    """Parse, check and execute a program; never raises for a bad one.

    ``functions`` allows function definitions at the top of a script, an extension that
    FlexSim refuses; each is reported with a warning.

    A program with an error is not executed: all of its errors are reported instead.
    """
    program, problems = parse_with_problems(Source(text, name), functions=functions)
    if problems:
        return BuildResult(plant=None, diagnostics=with_meaning(program, problems))
    findings = check_program(program, connections=False)
    if has_errors(findings):
        return BuildResult(plant=None, diagnostics=findings)
    return _execute(program, findings, limits or Limits())


def _execute(program: Program, findings: list[Diagnostic], limits: Limits) -> BuildResult:
    world = BuildWorld(program.source, limits)
    plant: Plant | None = None
    try:
        compile_program(program, BUILD_LIBRARY).run(world)
        plant = world.plant.freeze(world.tools)
    except RunProblem as problem:
        span = problem.span or world.span
        failure = diagnostic_at(
            program.source, span, problem.code, problem.message, hint=problem.hint
        )
        world.diagnostics.append(failure)
    except RecursionError:
        message = "The program nests too deeply to be executed."
        failure = diagnostic_at(program.source, Span(0, 1), "FS009", message)
        world.diagnostics.append(failure)
    return BuildResult(
        plant=plant,
        diagnostics=_merged(findings, world.diagnostics),
        output=world.all_output(),
        run_requested=world.run_requested,
    )


def _merged(findings: list[Diagnostic], met: list[Diagnostic]) -> list[Diagnostic]:
    """Findings of the check and of the execution in the order of the text, each once.

    Both report doubtful property code; the check marks the text, the execution the call.
    """
    known = {(found.code, found.message) for found in findings}
    fresh = [found for found in met if (found.code, found.message) not in known]
    return in_order([*findings, *fresh])
