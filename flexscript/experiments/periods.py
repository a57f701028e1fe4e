"""Periods: the states of a run as lines of a Gantt chart, from its trace.

Every object has one period after the other from 0 to the end of the run; states that lasted no
time are not in a trace.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flexscript.simulation.trace import Trace

__all__ = ["Period", "TruncatedTraceError", "gantt", "merged", "whole"]


class TruncatedTraceError(ValueError):
    """A trace ended before its run did, so nothing can be counted from it."""


@dataclass(frozen=True, slots=True)
class Period:
    """An object was in a state from ``start`` to ``end`` (s)."""

    object_id: str
    state: str
    start: float
    end: float

    @property
    def seconds(self) -> float:
        """How long it lasted."""
        return self.end - self.start


def gantt(trace: Trace, objects: Iterable[str] | None = None) -> list[Period]:
    """Return the periods of all objects or of those named, object by object, in time order.

    Raises:
        TruncatedTraceError: the trace is not whole.
    """
    wanted = None if objects is None else set(objects)
    since: dict[str, tuple[str, float]] = {}
    periods: dict[str, list[Period]] = {}
    for change in whole(trace).states:
        name = change.object_id
        if wanted is not None and name not in wanted:
            continue
        if name in since:
            state, start = since[name]
            periods[name].append(Period(name, state, start, change.time))
        since[name] = (change.state, change.time)
        periods.setdefault(name, [])
    for name, (state, start) in since.items():
        if start < trace.end_time:
            periods[name].append(Period(name, state, start, trace.end_time))
    return [period for each in periods.values() for period in each]


def merged(periods: Iterable[Period], states: frozenset[str], name: str) -> list[Period]:
    """Join neighbouring periods in any of ``states`` to longer ones called ``name``."""
    joined: list[Period] = []
    for period in periods:
        if period.state not in states:
            continue
        last = joined[-1] if joined else None
        if last and last.object_id == period.object_id and last.end == period.start:
            joined[-1] = Period(last.object_id, name, last.start, period.end)
        else:
            joined.append(Period(period.object_id, name, period.start, period.end))
    return joined


def whole(trace: Trace) -> Trace:
    """Return the trace, which must cover its whole run."""
    if trace.truncated:
        raise TruncatedTraceError(
            "the trace was cut off before the end of the run; run a shorter time or raise "
            "RunLimits.max_trace_rows"
        )
    return trace
