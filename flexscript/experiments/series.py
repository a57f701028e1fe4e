"""Series: quantities over the time of a run, in steps of equal length, from its trace."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from flexscript.experiments.periods import gantt, whole
from flexscript.simulation.states import STATE_NAMES, WORKING_STATES
from flexscript.simulation.trace import Trace

__all__ = ["content_over_time", "throughput_over_time", "utilisation_over_time", "wip_over_time"]

WORKING = frozenset(STATE_NAMES[state] for state in WORKING_STATES)


def wip_over_time(trace: Trace, step: float) -> list[float]:
    """Return the average number of items in the plant in each ``step`` seconds.

    A container counts as one with all that is in it, as in the report.
    """
    inside: dict[int, bool] = {}
    changes: list[tuple[float, int]] = []
    for move in whole(trace).items:
        counts = move.holder is not None and not move.holder.startswith("@")
        if counts != inside.get(move.item, False):
            changes.append((move.time, 1 if counts else -1))
        inside[move.item] = counts
    return _averages(changes, trace.end_time, step)


def content_over_time(trace: Trace, object_id: str, step: float) -> list[float]:
    """Return the average content of one object in each ``step`` seconds."""
    inside: dict[int, bool] = {}
    changes: list[tuple[float, int]] = []
    for move in whole(trace).items:
        is_here = move.holder == object_id
        if is_here != inside.get(move.item, False):
            changes.append((move.time, 1 if is_here else -1))
        inside[move.item] = is_here
    return _averages(changes, trace.end_time, step)


def throughput_over_time(trace: Trace, step: float, sinks: Iterable[str]) -> list[float]:
    """Return how many items came to the sinks (their ids) in each ``step`` seconds, per hour."""
    places = frozenset(sinks)
    counts = [0] * _steps(trace.end_time, step)
    for move in whole(trace).items:
        if move.holder in places:
            counts[min(int(move.time / step), len(counts) - 1)] += 1
    lengths = _lengths(trace.end_time, step)
    return [3600.0 * count / length for count, length in zip(counts, lengths, strict=True)]


def utilisation_over_time(trace: Trace, object_id: str, step: float) -> list[float]:
    """Return the share of each ``step`` seconds that the object worked."""
    changes: list[tuple[float, int]] = []
    for period in gantt(trace, [object_id]):
        if period.state in WORKING:
            changes += [(period.start, 1), (period.end, -1)]
    return _averages(changes, trace.end_time, step)


def _averages(changes: list[tuple[float, int]], end: float, step: float) -> list[float]:
    """Average a count over steps; ``changes`` are (time, by) in time order."""
    areas = [0.0] * _steps(end, step)
    value, since, index = 0, 0.0, 0
    for time, by in [*changes, (end, 0)]:
        while index < len(areas) - 1 and (index + 1) * step <= time:
            areas[index] += value * ((index + 1) * step - since)
            index += 1
            since = index * step
        areas[index] += value * (time - since)
        value, since = value + by, time
    return [area / length for area, length in zip(areas, _lengths(end, step), strict=True)]


def _steps(end: float, step: float) -> int:
    if not step > 0:
        raise ValueError(f"step (={step}) must be greater than 0 seconds")
    return max(1, ceil(end / step - 1e-9))


def _lengths(end: float, step: float) -> list[float]:
    """Return the length of each step; the last one ends with the run."""
    count = _steps(end, step)
    return [step] * (count - 1) + [end - step * (count - 1)]
