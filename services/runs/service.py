"""Build and run a program, and say in plain data what is wrong when that fails.

Problems of every kind (syntax, meaning, a run that cannot be made) come out as the
same ``Problem``, because they go to the same places: back to the model as a repair
turn, onto the version, and in front of the user.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import flexscript
from flexscript.plant.model import Plant
from flexscript.simulation.errors import SimulationError
from flexscript.simulation.report import Report
from flexscript.simulation.trace import Trace

__all__ = ["Attempt", "Problem", "build_program", "figures_of", "run_plant"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding. ``line`` and ``column`` count from 1; both are 0 when it has no place."""

    code: str
    severity: str
    message: str
    line: int = 0
    column: int = 0
    length: int = 0
    hint: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the form that versions and the model's repair turn carry."""
        return asdict(self)

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{place}{self.message}{hint}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """How far one program came: ``plant`` when it built, ``report`` and ``trace`` when it ran."""

    program: str
    problems: tuple[Problem, ...] = ()
    plant: Plant | None = None
    report: Report | None = None
    trace: Trace | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop the program; the rest are warnings."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def build_program(program: str) -> Attempt:
    """Parse, check and execute the program. Never raises for a bad program."""
    result = flexscript.build(program)
    problems = tuple(_problems(result.diagnostics))
    attempt = Attempt(program=program, problems=problems, plant=result.plant)
    if attempt.errors or result.plant is None:
        return Attempt(program=program, problems=problems or (_no_plant(),))
    if not result.plant.objects:
        return Attempt(program=program, problems=(*problems, _no_objects()))
    return attempt


def run_plant(attempt: Attempt, *, seed: int, until: float) -> Attempt:
    """Run the attempt's plant for ``until`` seconds; a run that cannot be made is a problem."""
    assert attempt.plant is not None, "build the program first"
    try:
        run = flexscript.simulate(attempt.plant, seed=seed, until=until)
    except SimulationError as error:
        problem = Problem(code="run", severity="error", message=str(error))
        return Attempt(
            program=attempt.program, plant=attempt.plant, problems=(*attempt.problems, problem)
        )
    return Attempt(
        program=attempt.program,
        plant=attempt.plant,
        problems=attempt.problems,
        report=run.report,
        trace=run.trace,
    )


def figures_of(plant: Plant, report: Report) -> dict[str, Any]:
    """Return the few figures that stand for a run: on a version's card, in a summary line."""
    return {
        "objects": len(plant.objects),
        "connections": len(plant.connections),
        "run_time": report.run_time,
        "throughput": report.throughput,
        "throughput_per_hour": report.throughput_per_hour,
        "wip_average": report.work_in_process.average,
        "time_in_system_average": report.time_in_system.average,
        "bottleneck": report.bottleneck,
        "events": report.events,
        "warnings": list(report.warnings),
    }


def _problems(diagnostics: Iterable[Any]) -> Iterable[Problem]:
    for found in diagnostics:
        yield Problem(
            code=found.code,
            severity=found.severity,
            message=found.message,
            line=found.line,
            column=found.column,
            length=found.length,
            hint=found.hint or "",
        )


def _no_plant() -> Problem:
    return Problem(code="no-plant", severity="error", message="The program builds no plant.")


def _no_objects() -> Problem:
    return Problem(
        code="no-objects",
        severity="error",
        message="The program ran but created no object.",
        hint='Create at least a source and a sink, as in Object.create("Source").',
    )
