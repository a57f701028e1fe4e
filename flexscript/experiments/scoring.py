"""Scoring: does a program parse, build and run? For many programs, by a pool of processes.

The judge of generated programs: no trace is recorded and every run has a budget. The same
text gets the same score wherever it is judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from flexscript.experiments.jobs import in_processes
from flexscript.language.diagnostics import has_errors
from flexscript.runtime.build import build
from flexscript.simulation.engine import simulate
from flexscript.simulation.errors import SimulationError
from flexscript.simulation.limits import RunLimits

__all__ = ["Score", "score", "score_all"]


@dataclass(frozen=True, slots=True)
class Score:
    """What became of one program.

    ``built`` says that it is free of errors and made a plant, ``ran`` that the plant ran to its
    end; ``error`` is the first thing that was wrong. The figures are those of the run.
    """

    built: bool
    ran: bool
    error: str
    throughput: int
    events: int


def score(
    text: str, *, until: float = 3600.0, seed: int = 1, limits: RunLimits | None = None
) -> Score:
    """Check, build and run one program for ``until`` seconds of the model clock."""
    result = build(text)
    if result.plant is None or has_errors(result.diagnostics):
        first = next(each for each in result.diagnostics if each.severity == "error")
        return Score(False, False, f"{first.code}: {first.message}", 0, 0)
    try:
        report = simulate(
            result.plant, seed=seed, until=until, trace=False, limits=limits or RunLimits()
        ).report
    except SimulationError as error:
        return Score(True, False, str(error), 0, 0)
    return Score(True, True, "", report.throughput, report.events)


def score_all(
    texts: Sequence[str],
    *,
    until: float = 3600.0,
    seed: int = 1,
    limits: RunLimits | None = None,
    workers: int = 1,
) -> list[Score]:
    """Return the scores of many programs, in their order, by so many processes."""
    return in_processes(partial(score, until=until, seed=seed, limits=limits), texts, workers)
