"""Building and running programs: every kind of failure comes out as problems."""

from __future__ import annotations

from services.runs.service import build_program, figures_of, run_plant
from tests.support.tiny_engine import GOOD_PROGRAM


def test_a_good_program_builds_runs_and_has_figures() -> None:
    attempt = run_plant(build_program(GOOD_PROGRAM), seed=1, until=3600.0)
    assert attempt.errors == ()
    assert attempt.plant is not None
    assert attempt.report is not None
    figures = figures_of(attempt.plant, attempt.report)
    assert (figures["objects"], figures["connections"]) == (4, 3)
    assert figures["throughput"] == 359
    assert figures["bottleneck"] == "Processor1"


def test_a_program_that_is_not_flexscript_has_a_problem_with_a_place() -> None:
    attempt = build_program("Object a = ;")
    assert attempt.plant is None
    assert attempt.errors[0].line == 1
    assert str(attempt.errors[0]).startswith("line 1: ")


def test_a_program_that_creates_nothing_is_a_problem() -> None:
    (problem,) = build_program("int a = 1;").errors
    assert (problem.code, problem.line) == ("no-objects", 0)


def test_a_plant_that_cannot_run_is_a_problem_that_says_why() -> None:
    broken = GOOD_PROGRAM.replace('"ProcessTime", 8', '"ProcessTime", "1/0"')
    attempt = run_plant(build_program(broken), seed=1, until=3600.0)
    assert attempt.report is None
    (problem,) = attempt.errors
    assert problem.code == "run"
    assert "Processor1" in str(problem)
    assert "divides by zero" in str(problem)
