"""Event logs of a line whose true times are known."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

MONDAY = datetime(2026, 3, 2)  # noqa: DTZ001 - logs of plants carry local time


def line_log(
    path: Path,
    cases: int = 1500,
    seed: int = 1,
    *,
    shift: tuple[float, float] | None = None,
    cut_off: bool = False,
) -> Path:
    """Write a log of Saw (gamma 2.5, 4 s) -> Mill (uniform 6 to 12 s); arrivals exponential 20 s.

    ``shift`` (from, to) in hours keeps all work into those hours of weekdays; ``cut_off`` ends the log
    while parts are in process.
    """
    r = np.random.default_rng(seed)
    arrivals = np.cumsum(r.exponential(20, cases))
    rows = ["case,activity,resource,start,end"]
    saw_free = mill_free = 0.0
    for case, arrival in enumerate(arrivals):
        saw_start = max(arrival, saw_free)
        saw_free = saw_start + r.gamma(2.5, 4)
        mill_start = max(saw_free, mill_free)
        mill_free = mill_start + r.uniform(6, 12)
        # The Saw's row starts with the arrival's own start where it did not wait.
        for name, begin, end in (("Saw", saw_start, saw_free), ("Mill", mill_start, mill_free)):
            if cut_off and begin > arrivals[-1]:
                continue
            ended = "" if cut_off and end > arrivals[-1] else stamp(end, shift)
            rows.append(f"C{case},{name},{name} 1,{stamp(begin, shift)},{ended}")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def stamp(seconds: float, shift: tuple[float, float] | None = None) -> str:
    """Return the ISO time of so many working seconds after Monday's first open minute."""
    if shift is None:
        return (MONDAY + timedelta(seconds=float(seconds))).isoformat(timespec="milliseconds")
    a_day = (shift[1] - shift[0]) * 3600
    day, rest = divmod(float(seconds), a_day)
    week, weekday = divmod(int(day), 5)
    at = MONDAY + timedelta(days=7 * week + weekday, hours=shift[0], seconds=rest)
    return at.isoformat(timespec="milliseconds")
