"""Report: the figures of one run, as typed data with a stable JSON form.

Fractions are of run time and lie in 0..1; times are seconds; rates are items
per hour. Averages of content are weighted by time, those of stay time by item.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

__all__ = ["REPORT_SCHEMA", "Level", "ObjectReport", "Report", "Spread"]

REPORT_SCHEMA = "twinwright.report/1"


@dataclass(frozen=True, slots=True)
class Level:
    """A quantity held over time, such as content or work in process."""

    current: float
    minimum: float
    maximum: float
    average: float


@dataclass(frozen=True, slots=True)
class Spread:
    """A quantity observed once an item, such as stay time. All 0 when ``count`` is 0."""

    count: int
    minimum: float
    average: float
    maximum: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectReport:
    """Figures of one object. ``states`` maps state name to its fraction of run time.

    ``processes`` maps the names of a multiprocessor's processes to theirs.
    """

    id: str
    name: str
    class_name: str
    input: int
    output: int
    content: Level
    stay_time: Spread
    states: Mapping[str, float]
    utilisation: float
    travel_distance: float
    processes: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Figures of a whole run.

    ``throughput`` counts items that reached a sink (a container counts as one);
    ``time_in_system`` is theirs, from creation to sink. ``bottleneck`` is the id of
    the busiest fixed resource, or ``None`` when nothing was processed. The figures cover
    ``run_time`` from ``warm_up`` on, both in seconds.
    """

    seed: int
    run_time: float
    throughput: int
    throughput_per_hour: float
    work_in_process: Level
    time_in_system: Spread
    bottleneck: str | None
    events: int
    objects: tuple[ObjectReport, ...]
    warnings: tuple[str, ...] = ()
    warm_up: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the documented JSON form (schema ``twinwright.report/1``)."""
        return {"schema": REPORT_SCHEMA, **asdict(self)}
