"""From the rows of an event log to the times that a plant needs.

Service: from start to end of an activity, in working time. A row without an end was still in
process when the log ended and counts as a lower bound, as does the open interval since the
last arrival and the run of a machine since its last repair. Arrivals: between the starts of
the cases that begin at a station. Breakdowns: rows whose activity or state says so; a
machine's up times run from repair to the next failure. Transitions: which station follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.timings.calendars import ALWAYS, Calendar, find_calendar
from services.timings.event_log import EventLog
from services.timings.sample import Floats

__all__ = ["Breakdowns", "LogTimes", "Times", "Transition", "times_of"]

_BREAKDOWN = re.compile(
    r"break\s?down|\bfailure\b|\bfault\b|\brepair|\bdown\s?time\b|\bunplanned\b|^down$|"
    r"störung|ausfall|defekt|avería|故障|停机",
    re.IGNORECASE,
)
_MONDAY = 4 * 86_400.0  # 1970-01-05, the first Monday of the epoch


@dataclass(frozen=True, slots=True)
class Times:
    """Times of one kind in seconds: seen to the end, and lower bounds."""

    values: Floats
    censored: Floats


@dataclass(frozen=True, slots=True)
class Breakdowns:
    """Up times and down times of one machine."""

    up: Times
    down: Times


@dataclass(frozen=True, slots=True)
class Transition:
    """The share of cases that go from one station to the next; "" is the end of the case."""

    source: str
    target: str
    count: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LogTimes:
    """All times of a log by station or machine."""

    service: dict[str, Times]
    arrivals: dict[str, Times]
    breakdowns: dict[str, Breakdowns]
    transitions: tuple[Transition, ...]
    calendar: Calendar
    repeated: int  # rows equal to an earlier one in every column that is read


def times_of(log: EventLog, *, use_calendar: bool = True) -> LogTimes:
    """Return the times of a log."""
    if not log.columns.is_event_log:
        return _intervals(log)
    shift = _MONDAY if log.has_dates else 0.0
    start, end = log.start - shift, log.end - shift
    once = _first_occurrences(log)
    repeated = int((~once).sum())
    is_down = _is_breakdown(log) & once
    work = once & ~is_down
    calendar = find_calendar(np.concatenate((start[work], end[work]))) if use_calendar else ALWAYS
    start, end = calendar.working(start), calendar.working(end)
    close = float(np.nanmax(np.concatenate((start, end))))
    return LogTimes(
        service=_service(log, work, start, end, close),
        arrivals=_arrivals(log, work, start, close),
        breakdowns=_breakdowns(log, is_down, start, end, close, float(np.nanmin(start))),
        transitions=_transitions(log, work, start),
        calendar=calendar,
        repeated=repeated,
    )


def _intervals(log: EventLog) -> LogTimes:
    none = np.zeros(0)
    service = {
        name: Times(log.end[log.activity == code], none) for code, name in enumerate(log.activities)
    }
    service = {name: times for name, times in service.items() if times.values.size}
    arrivals = {name: service.pop(name) for name in list(service) if _is_arrival_name(name)}
    return LogTimes(
        service=service, arrivals=arrivals, breakdowns={}, transitions=(), calendar=ALWAYS,
        repeated=0,
    )  # fmt: skip


def _is_arrival_name(name: str) -> bool:
    return bool(re.search(r"arriv|source|inter-?arrival", name, re.IGNORECASE))


def _first_occurrences(log: EventLog) -> NDArray[np.bool_]:
    """Mark rows that do not repeat an earlier row; exports often overlap by a day."""
    table = np.rec.fromarrays(
        [log.case, log.activity, log.resource, log.start, np.nan_to_num(log.end, nan=-1.0)]
    )
    once = np.zeros(len(table), bool)
    once[np.unique(table, return_index=True)[1]] = True
    return once


def _is_breakdown(log: EventLog) -> NDArray[np.bool_]:
    def told_by(names: tuple[str, ...], codes: NDArray[np.int32]) -> NDArray[np.bool_]:
        # The last place is for -1, no name.
        return np.array([*(bool(_BREAKDOWN.search(name)) for name in names), False])[codes]

    by_activity = told_by(log.activities, log.activity)
    return np.logical_or(by_activity, told_by(log.states, log.state))


def _service(
    log: EventLog, work: NDArray[np.bool_], start: Floats, end: Floats, close: float
) -> dict[str, Times]:
    found = {}
    for code, name in enumerate(log.activities):
        rows = work & (log.activity == code)
        done = rows & np.isfinite(end)
        still = rows & ~np.isfinite(end)
        if done.any():
            found[name] = Times(end[done] - start[done], close - start[still])
    return found


def _arrivals(
    log: EventLog, work: NDArray[np.bool_], start: Floats, close: float
) -> dict[str, Times]:
    """Return the times between first starts, by the station at which the cases begin."""
    order = np.lexsort((start, log.case))
    order = order[work[order]]
    first = np.ones(order.size, bool)
    first[1:] = log.case[order][1:] != log.case[order][:-1]
    firsts = order[first]
    found = {}
    for code, name in enumerate(log.activities):
        times = np.sort(start[firsts[log.activity[firsts] == code]])
        if times.size > 1:
            found[name] = Times(np.diff(times), np.array([close - times[-1]]))
    return found


def _breakdowns(
    log: EventLog,
    is_down: NDArray[np.bool_],
    start: Floats,
    end: Floats,
    close: float,
    opening: float,
) -> dict[str, Breakdowns]:
    """Return up and down times by machine: the resource, or else the activity."""
    machine, names = (
        (log.resource, log.resources) if log.resources else (log.activity, log.activities)
    )
    found = {}
    for code in np.unique(machine[is_down]):
        if code < 0:
            continue
        rows = np.flatnonzero(is_down & (machine == code))
        rows = rows[np.argsort(start[rows], kind="stable")]
        begins, ends = start[rows], end[rows]
        repaired = np.isfinite(ends)
        ups = np.concatenate(([begins[0] - opening], begins[1:] - ends[:-1]))
        ups = ups[np.isfinite(ups) & (ups > 0)]
        last = np.array([close - ends[-1]]) if repaired[-1] else np.zeros(0)
        found[names[code]] = Breakdowns(
            Times(ups, last),
            Times(ends[repaired] - begins[repaired], close - begins[~repaired]),
        )
    return found


def _transitions(log: EventLog, work: NDArray[np.bool_], start: Floats) -> tuple[Transition, ...]:
    order = np.lexsort((start, log.case))
    order = order[work[order]]
    if order.size == 0:
        return ()
    code, case = log.activity[order].astype(np.int64), log.case[order]
    same = np.append(case[1:] == case[:-1], False)
    following = np.where(same, np.append(code[1:], -1), -1)
    base = len(log.activities) + 1
    pairs, counts = np.unique(code * base + following + 1, return_counts=True)
    totals = np.bincount(code, minlength=base)
    return tuple(
        Transition(
            log.activities[pair // base],
            log.activities[pair % base - 1] if pair % base else "",
            int(count),
            float(count / totals[pair // base]),
        )
        for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True)
    )
