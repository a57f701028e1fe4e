"""Find out what the columns of a log hold, by the names that exports give them.

Two forms are read. An *event log* has a row an activity: case, activity, start and end (or
duration), and perhaps the resource that did it, as process-mining tools and MES exports have
it. A list of *intervals* has a row a time: a station and its seconds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from services.timings.errors import BadLog

__all__ = ["Columns", "find_columns"]

_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "case": (
        "case", "caseid", "caseconceptname", "part", "partid", "item", "itemid", "order",
        "orderid", "job", "jobid", "lot", "lotid", "batch", "batchid", "serial", "serialnumber",
        "workorder", "unit", "product id", "traceid",
    ),
    "activity": (
        "activity", "activityname", "conceptname", "station", "stationname", "operation", "task",
        "step", "workstation", "workcenter", "process", "event", "stream", "object",
    ),
    "resource": (
        "resource", "resourceid", "orgresource", "machine", "machineid", "equipment", "operator",
        "worker", "asset", "line",
    ),
    "start": (
        "start", "starttime", "starttimestamp", "startts", "begin", "begintime", "from", "started",
        "timestampstart", "startdate", "startdatetime", "in", "entry", "arrival", "arrivaltime",
    ),
    "end": (
        "end", "endtime", "endtimestamp", "endts", "finish", "finishtime", "complete",
        "completetime", "completed", "completion", "stop", "stoptime", "to", "ended",
        "timestampend", "enddate", "enddatetime", "out", "exit", "timetimestamp",
    ),
    "seconds": (
        "seconds", "interval", "intervals", "duration", "durations", "time", "value", "cycletime",
        "processingtime", "servicetime", "interarrival", "interarrivaltime", "durationseconds",
    ),
    "state": ("state", "status", "eventtype", "category", "reason"),
})  # fmt: skip

_UNITS = {"s": 1.0, "sec": 1.0, "seconds": 1.0, "min": 60.0, "minutes": 60.0, "h": 3600.0,
          "hours": 3600.0, "ms": 0.001}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The headers that hold each thing; ``None`` where the log has no such column.

    ``unit`` is the length in seconds of one unit of the ``seconds`` column.
    """

    case: str | None
    activity: str | None
    resource: str | None
    start: str | None
    end: str | None
    seconds: str | None
    state: str | None
    unit: float = 1.0

    @property
    def is_event_log(self) -> bool:
        """Whether rows stand in time, or are bare intervals."""
        return self.start is not None

    def used(self) -> list[str]:
        """Return the headers that are read."""
        roles = (self.case, self.activity, self.resource, self.start, self.end, self.seconds)
        return [name for name in (*roles, self.state) if name is not None]


def find_columns(headers: Sequence[str], given: Mapping[str, str] | None = None) -> Columns:
    """Return which header holds what; ``given`` maps a role to a header and goes first.

    Raises:
        BadLog: a given header is not there, or the log has neither of the two forms.
    """
    found: dict[str, str | None] = dict.fromkeys(_NAMES)
    for role, header in (given or {}).items():
        if role not in _NAMES:
            raise BadLog(f"There is no role {role!r}; the roles are {', '.join(_NAMES)}.")
        if header not in headers:
            raise BadLog(f"The log has no column {header!r} for {role}; it has {_listed(headers)}.")
        found[role] = header
    for role, names in _NAMES.items():
        if found[role] is None:
            taken = set(found.values())
            free = [header for header in headers if header not in taken]
            found[role] = _first_match(free, names)
    if found["activity"] is None and found["start"] and found["resource"]:
        found["activity"], found["resource"] = found["resource"], None
    columns = Columns(**found, unit=_unit_of(found["seconds"]))
    _require_a_form(columns, headers)
    return columns


def _first_match(headers: Sequence[str], names: Sequence[str]) -> str | None:
    plain = {_plain(header): header for header in reversed(headers)}
    return next((plain[name] for name in names if name in plain), None)


def _plain(header: str) -> str:
    """Return a header without unit, case and separators: "Start time [s]" is "starttime"."""
    bare = re.sub(r"[\[(].*?[\])]", "", header).lower()
    return re.sub(r"[^a-z0-9]", "", bare)


def _unit_of(header: str | None) -> float:
    unit = re.search(r"[\[(]\s*([a-z]+)\s*[\])]|_([a-z]+)$", (header or "").lower())
    return _UNITS.get(unit.group(1) or unit.group(2), 1.0) if unit else 1.0


def _require_a_form(columns: Columns, headers: Sequence[str]) -> None:
    if columns.activity is None:
        raise BadLog(
            f"The log has no column for the station (activity); it has {_listed(headers)}. "
            "Name one 'activity', or say which it is."
        )
    ends = columns.end or columns.seconds
    if columns.start is None and columns.seconds is None:
        raise BadLog(
            f"The log has no times: an event log needs 'start' and 'end', a list of intervals "
            f"needs 'seconds'; it has {_listed(headers)}."
        )
    if columns.start is not None and ends is None:
        raise BadLog(
            f"The log tells when an activity starts ({columns.start!r}) but not when it ends; "
            f"it has {_listed(headers)}. Add 'end', or 'duration' in seconds."
        )


def _listed(headers: Sequence[str]) -> str:
    shown = ", ".join(repr(header) for header in headers[:12])
    return shown + (f" and {len(headers) - 12} more" if len(headers) > 12 else "")
