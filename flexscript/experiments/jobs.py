"""Jobs: runs that are asked for as data, carried out here or by a pool of processes.

A job holds all that its run depends on, so the same job gives the same figures to the last
bit wherever it runs. The pool starts fresh processes (spawn): a script that asks for more than
one worker needs the usual ``if __name__ == "__main__":``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TypeVar

from flexscript.plant.model import Plant
from flexscript.simulation.engine import Run, simulate
from flexscript.simulation.limits import RunLimits
from flexscript.simulation.report import Report

__all__ = ["Job", "in_processes", "run_jobs", "run_traced"]

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")

# Enough chunks that no worker waits long for the last one.
_CHUNKS_PER_WORKER = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One run of a plant; see ``simulate`` for the fields."""

    plant: Plant
    seed: int = 1
    replication: int = 0
    until: float = 3600.0
    warm_up: float = 0.0
    limits: RunLimits = field(default_factory=RunLimits)


def run_jobs(jobs: Sequence[Job], workers: int = 1) -> list[Report]:
    """Return the reports of the jobs, in their order; no trace is recorded.

    Raises:
        SimulationError: of the first job that cannot be run.
        ValueError: ``workers`` is below 1.
    """
    return in_processes(_report, jobs, workers)


def run_traced(jobs: Sequence[Job], workers: int = 1) -> list[Run]:
    """Return the runs of the jobs with their traces, in their order."""
    return in_processes(_run, jobs, workers)


def in_processes(
    work: Callable[[_Given], _Made], given: Sequence[_Given], workers: int
) -> list[_Made]:
    """Return ``work(each)`` for each, in order, by so many processes (1: by this one)."""
    if workers < 1:
        raise ValueError(f"workers (={workers}) must be at least 1")
    workers = min(workers, len(given))
    if workers <= 1:
        return [work(each) for each in given]
    chunk = max(1, len(given) // (workers * _CHUNKS_PER_WORKER))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(work, given, chunksize=chunk))


def _report(job: Job) -> Report:
    return _simulate(job, trace=False).report


def _run(job: Job) -> Run:
    return _simulate(job, trace=True)


def _simulate(job: Job, *, trace: bool) -> Run:
    return simulate(
        job.plant,
        seed=job.seed,
        until=job.until,
        trace=trace,
        limits=job.limits,
        replication=job.replication,
        warm_up=job.warm_up,
    )
