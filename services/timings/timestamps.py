"""Read the time stamps of a log as seconds on one clock.

Accepted: numbers (seconds from the log's own zero), ISO 8601, and day-first or month-first
dates when the log itself shows which. All stamps carry a time zone or none does: a mixture
cannot be put on one clock without guessing. Stamps with zones are kept in the log's own
local time where its offset never changes, so that shifts stand where people see them, and
in UTC otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from services.timings.errors import BadLog
from services.timings.sample import Floats

__all__ = ["Clock", "read_times"]

_ZONE = r"(?:Z|UTC|[+-]\d{2}:?\d{2})$"
_SLASHED = re.compile(r"^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})")


@dataclass(slots=True)
class Clock:
    """What the first chunk of a log showed of its stamps; kept for all that follow.

    ``kind`` is "numbers" or "dates"; ``offset`` the one UTC offset in seconds, if any.
    """

    kind: str = ""
    zoned: bool | None = None
    offset: int | None = None
    day_first: bool = False

    def settle(self, texts: pd.Series) -> None:
        """Learn from the stamps of the first rows how this log writes time.

        Raises:
            BadLog: no stamp can be read, or the order of day and month is not shown.
        """
        shown = texts.dropna().head(20_000)
        if shown.empty:
            raise BadLog("The log's times are all empty.")
        if pd.to_numeric(shown, errors="coerce").notna().mean() > 0.5:
            self.kind = "numbers"
            return
        self.kind = "dates"
        self.day_first = _is_day_first(shown)
        zones = shown.str.extract(f"({_ZONE})")[0].dropna().unique()
        offsets = {_offset(zone) for zone in zones}
        self.offset = offsets.pop() if len(offsets) == 1 else 0


def read_times(texts: pd.Series, clock: Clock) -> Floats:
    """Return seconds [n]; NaN where a stamp is empty or cannot be read.

    Raises:
        BadLog: some stamps carry a time zone and others do not.
    """
    if not clock.kind:
        clock.settle(texts)
    if clock.kind == "numbers":
        seconds: Floats = pd.to_numeric(texts, errors="coerce").to_numpy(np.float64)
        return seconds
    zoned = texts.str.contains(_ZONE, regex=True, na=False)
    filled = texts.notna()
    if clock.zoned is None:
        clock.zoned = bool(zoned[filled].iloc[0]) if filled.any() else None
    odd = filled & (zoned != clock.zoned) & texts.str.contains(r"\d:\d", regex=True, na=False)
    if odd.any():
        raise BadLog(
            f"Some times carry a time zone and others do not ({texts[odd].iloc[0]!r} against the "
            f"first ones). Give all of them the zone, or none."
        )
    parsed = pd.to_datetime(
        texts, errors="coerce", format="mixed" if clock.day_first else "ISO8601",
        dayfirst=clock.day_first, utc=True,
    )  # fmt: skip
    if parsed[filled].isna().mean() > 0.5:
        parsed = pd.to_datetime(
            texts, errors="coerce", format="mixed", dayfirst=clock.day_first, utc=True
        )
    epoch = parsed.to_numpy("datetime64[us]").astype(np.float64) / 1e6
    epoch = np.where(parsed.isna(), np.nan, epoch)
    return epoch + (clock.offset or 0 if clock.zoned else 0)


def _is_day_first(texts: pd.Series) -> bool:
    """Tell 31.12.2026 from 12/31/2026 by a number above 12; dots mean day first.

    Raises:
        BadLog: every date could be read both ways.
    """
    parts = texts.str.extract(_SLASHED)
    parts = parts[parts[0].notna()]
    if parts.empty:
        return False
    if (parts[0].astype(int) > 12).any():
        return True
    if (parts[1].astype(int) > 12).any():
        return False
    if texts.str.contains(r"^\s*\d{1,2}\.\d{1,2}\.", regex=True).any():
        return True
    raise BadLog(
        f"Dates such as {texts.iloc[0]!r} can be read as day-month or month-day, and no date in "
        "the log tells which. Write them as year-month-day."
    )


def _offset(zone: str) -> int:
    if zone in ("Z", "UTC"):
        return 0
    digits = zone[1:].replace(":", "")
    return (int(digits[:2]) * 3600 + int(digits[2:]) * 60) * (-1 if zone[0] == "-" else 1)
