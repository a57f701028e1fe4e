"""What a log says, ready for a page, a prompt, a plant or a file."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from services.timings.event_log import LeftOut
from services.timings.fitting import SampleFit
from services.timings.spans import Transition

__all__ = ["SCHEMA", "Timing", "TimingReport"]

SCHEMA = "twinwright.timings/1"


@dataclass(frozen=True, slots=True)
class Timing:
    """One fitted time. ``kind``: "service", "arrival", "uptime" or "downtime"; times in seconds."""

    station: str
    kind: str
    fit: SampleFit


@dataclass(frozen=True, slots=True, kw_only=True)
class TimingReport:
    """All timings of a log.

    ``rows`` were read, ``left_out`` counts those not used and ``skipped`` names stations of
    which no time could be fitted, each with its reason. ``calendar`` is the working time found;
    all times count working seconds only.
    """

    rows: int
    left_out: tuple[LeftOut, ...]
    timings: tuple[Timing, ...]
    skipped: tuple[tuple[str, str], ...]
    transitions: tuple[Transition, ...]
    calendar: str

    def of(self, station: str, kind: str = "service") -> Timing | None:
        """Return the timing of a station, or ``None``."""
        return next((t for t in self.timings if t.station == station and t.kind == kind), None)

    def to_json(self) -> dict[str, Any]:
        """Return the whole report as JSON data (schema ``twinwright.timings/1``)."""
        return {"schema": SCHEMA, **asdict(self)}
