"""Warm-up: how much of a run's beginning to leave out, as a suggestion.

MSER-5 (White, Cobb and Spratt, A comparison of five steady-state truncation heuristics for
simulation, WSC 2000): means of five observations each; leave out the beginning without which
the rest has the smallest squared standard error. It is applied to the average of several
replications and may leave out half of the run at most. A suggestion at that limit means that
the run is too short to tell, or that the plant never settles: look at the curve.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flexscript.experiments.jobs import Job, run_traced
from flexscript.experiments.series import wip_over_time
from flexscript.simulation.limits import RunLimits

__all__ = ["WarmUp", "averaged", "mser", "suggest_warm_up"]

_BATCH = 5
_STEPS = 400
_LONG_TRACE = 5_000_000


@dataclass(frozen=True, slots=True)
class WarmUp:
    """``seconds`` to leave out; ``settled`` is false when the run was too short to tell.

    ``curve`` is the work in process averaged over the replications, one value for each ``step``
    seconds, as Welch's method plots it.
    """

    seconds: float
    settled: bool
    curve: tuple[float, ...]
    step: float


def mser(series: Sequence[float], batch: int = _BATCH) -> int:
    """Return how many observations of the beginning to leave out (a multiple of ``batch``).

    Raises:
        ValueError: fewer than four batches.
    """
    count = len(series) // batch
    if count < 4:
        raise ValueError(f"{len(series)} observations are fewer than four batches of {batch}")
    means = [sum(series[index * batch : (index + 1) * batch]) / batch for index in range(count)]
    best, best_error = 0, float("inf")
    total = squares = 0.0
    # From the end: the sums of what stays grow by one mean at a time. Measured from their
    # average, so that large values do not swallow small differences.
    centre = sum(means) / count
    for left_out in range(count - 1, -1, -1):
        value = means[left_out] - centre
        total += value
        squares += value * value
        stays = count - left_out
        if left_out <= count // 2:
            error = (squares - total * total / stays) / (stays * stays)
            # Of equals the shorter beginning.
            if error <= best_error:
                best, best_error = left_out, error
    return best * batch


def averaged(series: Sequence[Sequence[float]]) -> list[float]:
    """Average replications of equal length, observation by observation."""
    return [sum(values) / len(series) for values in zip(*series, strict=True)]


def suggest_warm_up(job: Job, *, replications: int = 5, workers: int = 1) -> WarmUp:
    """Run a job some times with a trace and suggest its warm-up from the work in process.

    Raises:
        SimulationError: the plant cannot be run.
        TruncatedTraceError: a run is too long for its trace.
    """
    limits: RunLimits = replace(job.limits, max_trace_rows=_LONG_TRACE)
    jobs = [
        replace(job, replication=job.replication + each, warm_up=0.0, limits=limits)
        for each in range(replications)
    ]
    step = job.until / _STEPS
    curve = averaged([wip_over_time(run.trace, step) for run in run_traced(jobs, workers)])
    left_out = mser(curve)
    return WarmUp(left_out * step, left_out < len(curve) // 2, tuple(curve), step)
