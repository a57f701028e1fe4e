"""Working hours, where a log shows them, and time counted in them alone.

A station that sleeps at night shows a gap of hours between two starts that is no arrival
interval, and a part that lay on it over the weekend no processing time of 60 hours. Hours of
the week in which nothing ever starts or ends are closed, if chance would hardly have left
them empty: five events at least would have been expected in each. Below the events for a
weekly pattern a daily one is sought; below that the calendar stays open all the time.
Breaks shorter than an hour are not seen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from services.timings.sample import Floats

__all__ = ["ALWAYS", "Calendar", "find_calendar"]

_HOUR, _DAY, _WEEK = 3600.0, 86_400.0, 604_800.0
_EXPECTED = 5.0
_FEWEST_DAYS = 3
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Open spans of a week, ``(from, to)`` in seconds after Monday 0:00, ascending."""

    spans: tuple[tuple[float, float], ...]

    @property
    def is_always_open(self) -> bool:
        """Whether there is no closed time."""
        return self.spans == ((0.0, _WEEK),)

    @property
    def open_seconds(self) -> float:
        """Return the open seconds of a week."""
        return sum(end - start for start, end in self.spans)

    def working(self, times: Floats) -> Floats:
        """Return the open seconds between the clock's zero (a Monday 0:00) and each time."""
        if self.is_always_open:
            return times
        edges = np.array([edge for span in self.spans for edge in span])
        widths = np.array([end - start for start, end in self.spans])
        open_before = np.concatenate(([0.0], np.cumsum(widths)))
        total = np.repeat(open_before, 2)[1:-1]  # at each edge
        weeks = np.floor(times / _WEEK)
        inside = np.interp(
            times - weeks * _WEEK,
            np.concatenate(([0.0], edges, [_WEEK])),
            np.concatenate(([0.0], total, [self.open_seconds])),
        )
        return weeks * self.open_seconds + inside

    def __str__(self) -> str:
        if self.is_always_open:
            return "all the time"
        shifts: dict[tuple[float, float], list[int]] = {}
        for start, end in self.spans:
            for day in range(int(start // _DAY), int(np.ceil(end / _DAY))):
                low, high = max(start, day * _DAY), min(end, (day + 1) * _DAY)
                shifts.setdefault((low % _DAY, high - day * _DAY), []).append(day)
        return "; ".join(
            f"{_days(days)} {_clock(start)}-{_clock(end)}" for (start, end), days in shifts.items()
        )


ALWAYS = Calendar(((0.0, _WEEK),))


def find_calendar(events: Floats) -> Calendar:
    """Return the working hours that ``events`` (seconds after a Monday 0:00) show."""
    events = events[np.isfinite(events)]
    if events.size == 0:
        return ALWAYS
    days = np.unique(np.floor(events / _DAY)).size
    span_days = (events.max() - events.min()) / _DAY
    if days < _FEWEST_DAYS:
        return ALWAYS
    by_hour = np.bincount((np.floor(events / _HOUR) % 168).astype(int), minlength=168)
    if span_days >= 14 and _is_telling(by_hour):
        return _calendar(by_hour > 0, events)
    by_hour_of_day = by_hour.reshape(7, 24).sum(axis=0)
    if _is_telling(by_hour_of_day):
        return _calendar(np.tile(by_hour_of_day > 0, 7), events)
    return ALWAYS


def _is_telling(counts: np.ndarray) -> bool:
    """Whether some hours are empty though an open hour sees many events."""
    busy = counts[counts > 0]
    return bool(busy.size < counts.size and np.median(busy) >= _EXPECTED)


def _calendar(is_open: np.ndarray, events: Floats) -> Calendar:
    """Join open hours to spans, closed ones of one hour filled, ends set by the events."""
    if is_open.all():
        return ALWAYS
    in_week = events % _WEEK
    spans: list[tuple[float, float]] = []
    hours = np.flatnonzero(is_open)
    runs = np.split(hours, np.flatnonzero(np.diff(hours) > 1) + 1)
    for run in runs:
        low, high = float(run[0]) * _HOUR, float(run[-1] + 1) * _HOUR
        inside = in_week[(in_week >= low) & (in_week < high)]
        if inside.size:
            low = max(low, np.floor(inside.min() / 300) * 300)
            high = min(high, np.ceil(inside.max() / 300) * 300)
        spans.append((low, max(high, low + 300)))
    return Calendar(tuple(spans))


def _days(days: list[int]) -> str:
    if len(days) == 1:
        return _DAYS[days[0]]
    if days == list(range(days[0], days[-1] + 1)):
        return f"{_DAYS[days[0]]}-{_DAYS[days[-1]]}"
    return " ".join(_DAYS[day] for day in days)


def _clock(seconds: float) -> str:
    return f"{int(seconds // _HOUR)}:{int(seconds % _HOUR // 60):02d}"
