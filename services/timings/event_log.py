"""Read a CSV log in chunks into compact arrays, and count every row that is left out.

Ten million rows fit: names become small integers and times 8-byte seconds, about 40 bytes a
row. Nothing is dropped silently; ``left_out`` holds the count and the first line of each
reason.
"""

from __future__ import annotations

import csv
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from services.timings.columns import Columns, find_columns
from services.timings.errors import BadLog
from services.timings.sample import Floats
from services.timings.timestamps import Clock, read_times

__all__ = ["MOST_ROWS", "EventLog", "LeftOut", "read_log"]

MOST_ROWS = 20_000_000
_CHUNK = 500_000
_MOST_NAMES = 5_000
_FIRST_ROW = 2  # line of the first row in the file, after the header


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that were not used, for one reason. ``line`` is the first such line of the file."""

    reason: str
    count: int
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLog:
    """Rows of a log, one array a column, all of length [n].

    ``case`` is a hash; ``activity``, ``resource`` and ``state`` index their names (-1: none);
    ``start`` and ``end`` are seconds on the log's clock (``end`` NaN: had not ended). A list of
    intervals has ``start`` all 0 and ``end`` the interval. ``has_dates`` tells whether seconds
    count from 1970 or from a zero of the log's own.
    """

    columns: Columns
    rows: int
    case: NDArray[np.uint64]
    activity: NDArray[np.int32]
    resource: NDArray[np.int32]
    state: NDArray[np.int32]
    start: Floats
    end: Floats
    activities: tuple[str, ...]
    resources: tuple[str, ...]
    states: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    has_dates: bool


@dataclass(slots=True)
class _Names:
    index: dict[str, int] = field(default_factory=dict)

    def codes(self, texts: pd.Series, role: str) -> NDArray[np.int32]:
        codes, names = pd.factorize(texts.str.strip())
        for name in names:
            self.index.setdefault(str(name), len(self.index))
        if len(self.index) > _MOST_NAMES:
            raise BadLog(
                f"The log has more than {_MOST_NAMES} different names in its {role} column: is it "
                "the right column?"
            )
        table = np.array([self.index[str(name)] for name in names] or [-1], dtype=np.int32)
        return np.where(codes < 0, -1, table[codes]).astype(np.int32)


def read_log(path: Path, given: Mapping[str, str] | None = None) -> EventLog:
    """Read a CSV file; ``given`` maps roles (case, activity, start, …) to its headers.

    Raises:
        BadLog: the file is not a log that can be used; the sentence says why.
    """
    separator, headers = _header_of(path)
    columns = find_columns(headers, given)
    names = {role: _Names() for role in ("activity", "resource", "state")}
    clock, kept, reasons, rows = Clock(), [], _Reasons(), 0
    for chunk in _chunks(path, separator, columns):
        kept.append(_read_chunk(chunk, columns, names, clock, reasons, rows + _FIRST_ROW))
        rows += len(chunk)
        if rows > MOST_ROWS:
            raise BadLog(f"The log has more than {MOST_ROWS:,} rows: split it by month or line.")
    if not rows:
        raise BadLog("The log has a header but no rows.")
    joined = {key: np.concatenate([part[key] for part in kept]) for key in kept[0]}
    if not joined["start"].size:
        told = "; ".join(f"{r.count} rows: {r.reason}" for r in reasons.listed())
        raise BadLog(f"No row of the log can be used ({told}).")
    return EventLog(
        columns=columns, rows=rows, **joined,
        activities=tuple(names["activity"].index),
        resources=tuple(names["resource"].index),
        states=tuple(names["state"].index),
        left_out=reasons.listed(), has_dates=clock.kind == "dates",
    )  # fmt: skip


@dataclass(slots=True)
class _Reasons:
    found: dict[str, tuple[int, int]] = field(default_factory=dict)

    def take(self, reason: str, bad: NDArray[np.bool_], first_line: int) -> None:
        count = int(bad.sum())
        if count:
            before, line = self.found.get(reason, (0, first_line + int(np.argmax(bad))))
            self.found[reason] = before + count, line

    def listed(self) -> tuple[LeftOut, ...]:
        return tuple(LeftOut(reason, *found) for reason, found in self.found.items())


def _header_of(path: Path) -> tuple[str, list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline(100_000)
    except UnicodeDecodeError:
        raise BadLog(
            "The file is not UTF-8 text. Export the log as CSV in UTF-8 (a spreadsheet file "
            "must be saved as CSV first)."
        ) from None
    except OSError as error:
        raise BadLog(f"The log cannot be read: {error.strerror}.") from None
    if not first.strip():
        raise BadLog("The file is empty.")
    if "\0" in first:
        raise BadLog("The file is not a text file. Export the log as CSV.")
    separator = max(",;\t|", key=first.count)
    headers = next(csv.reader([first], delimiter=separator))
    repeated = {name for name in headers if headers.count(name) > 1}
    if repeated:
        raise BadLog(f"The log has more than one column {min(repeated)!r}.")
    return separator, [header.strip() for header in headers]


def _chunks(path: Path, separator: str, columns: Columns) -> Iterator[pd.DataFrame]:
    """Yield the rows as texts; a row with more fields than the header is refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)
            chunks = pd.read_csv(
                path, sep=separator, dtype=str, index_col=False, chunksize=_CHUNK,
                encoding="utf-8-sig", skipinitialspace=True, on_bad_lines="error",
            )  # fmt: skip
            for chunk in chunks:
                chunk.columns = [str(name).strip() for name in chunk.columns]
                if len(chunk):
                    yield chunk[columns.used()]
    except (pd.errors.ParserError, pd.errors.ParserWarning) as error:
        raise BadLog(f"The rows do not all have the header's columns: {error}.") from None
    except UnicodeDecodeError:
        raise BadLog("The file is not UTF-8 text. Export the log as CSV in UTF-8.") from None


def _read_chunk(
    chunk: pd.DataFrame,
    columns: Columns,
    names: Mapping[str, _Names],
    clock: Clock,
    reasons: _Reasons,
    line: int,
) -> dict[str, NDArray[np.generic]]:
    count = len(chunk)
    start, end = _times_of(chunk, columns, clock)
    codes = {
        role: names[role].codes(chunk[header], role) if header else np.full(count, -1, np.int32)
        for role, header in (
            ("activity", columns.activity),
            ("resource", columns.resource),
            ("state", columns.state),
        )
    }
    if columns.case:
        case = pd.util.hash_array(chunk[columns.case].fillna("").to_numpy(object))
        no_case = chunk[columns.case].isna().to_numpy()
    else:
        case, no_case = np.arange(line, line + count, dtype=np.uint64), np.zeros(count, bool)
    raw_end = chunk[columns.end or columns.seconds].notna().to_numpy()
    good = np.ones(count, bool)
    for reason, bad in (
        ("no station", codes["activity"] < 0),
        ("no case", no_case),
        ("no start, or one that is not a time", ~np.isfinite(start)),
        ("an end that is not a time", raw_end & ~np.isfinite(end)),
        ("it has not ended and has no start in time", ~raw_end & (not columns.is_event_log)),
        ("it ends before it starts", end < start),
    ):
        reasons.take(reason, bad & good, line)
        good &= ~bad
    rows = {"case": case, **codes, "start": start, "end": end}
    return {key: values[good] for key, values in rows.items()}


def _times_of(chunk: pd.DataFrame, columns: Columns, clock: Clock) -> tuple[Floats, Floats]:
    if not columns.is_event_log:
        seconds = pd.to_numeric(chunk[columns.seconds], errors="coerce").to_numpy(np.float64)
        return np.zeros(len(chunk)), seconds * columns.unit
    start = read_times(chunk[columns.start], clock)
    if columns.end:
        return start, read_times(chunk[columns.end], clock)
    spans = pd.to_numeric(chunk[columns.seconds], errors="coerce").to_numpy(np.float64)
    return start, start + spans * columns.unit
