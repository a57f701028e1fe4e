"""From a log file to fitted timings: the one call of page, REST API and command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from services.timings.errors import BadLog
from services.timings.event_log import EventLog, LeftOut, read_log
from services.timings.fitting import FEWEST, fit_sample
from services.timings.report import Timing, TimingReport
from services.timings.spans import LogTimes, Times, times_of

__all__ = ["fit_log"]

#: The families of the paper's Table 1; a service time may have any family.
ARRIVAL_FAMILIES = ("exponential", "normal", "triangular", "uniform")


def fit_log(
    path: Path, columns: Mapping[str, str] | None = None, *, use_calendar: bool = True
) -> TimingReport:
    """Fit all timings of a CSV log.

    ``columns`` maps roles (case, activity, resource, start, end, seconds, state) to headers
    where the log's own names are not recognised. ``use_calendar=False`` counts all hours.

    Raises:
        BadLog: the log cannot be used; the sentence says why and what to do.
    """
    log = read_log(path, columns)
    times = times_of(log, use_calendar=use_calendar)
    timings, skipped = [], []
    for station, kind, sample in _samples(times):
        if sample.values.size == 0:
            skipped.append((f"{station} ({kind})", "no time was seen to its end"))
        elif kind == "arrival":
            fit = fit_sample(sample.values, sample.censored, families=ARRIVAL_FAMILIES)
            timings.append(Timing(station, kind, fit))
        else:
            timings.append(Timing(station, kind, fit_sample(sample.values, sample.censored)))
    _require_enough(timings, log)
    return TimingReport(
        rows=log.rows,
        left_out=_left_out(log, times),
        timings=tuple(timings),
        skipped=tuple(skipped),
        transitions=times.transitions,
        calendar=str(times.calendar),
    )


def _samples(times: LogTimes) -> Iterator[tuple[str, str, Times]]:
    for station, sample in times.arrivals.items():
        yield station, "arrival", sample
    for station, sample in times.service.items():
        yield station, "service", sample
    for machine, breakdowns in times.breakdowns.items():
        yield machine, "uptime", breakdowns.up
        yield machine, "downtime", breakdowns.down


def _left_out(log: EventLog, times: LogTimes) -> tuple[LeftOut, ...]:
    if not times.repeated:
        return log.left_out
    return (*log.left_out, LeftOut("the row repeats an earlier one", times.repeated, 0))


def _require_enough(timings: list[Timing], log: EventLog) -> None:
    """Refuse a log of which no station has enough times for a fit."""
    most = max((timing.fit.count for timing in timings), default=0)
    if most < FEWEST:
        left = "".join(f" {r.count} rows were left out: {r.reason}." for r in log.left_out)
        raise BadLog(
            f"The log has {log.rows} rows and no station with {FEWEST} times or more, which a "
            f"fit needs; the most is {most}.{left}"
        )
