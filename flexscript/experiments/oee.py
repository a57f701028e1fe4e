"""OEE: overall equipment effectiveness = availability x performance x quality of one station.

Planned time is the run without "scheduled_down". Availability is the part of it that was neither
"breakdown" nor set-up; performance the part of that in which the station did good pace: the
ideal cycle time of its items over the available time (with no ideal time given, its
processing time: waits and blocking then count, slow cycles do not). Quality is the share of good
items, which a plant cannot know by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from flexscript.simulation.report import ObjectReport, Report

__all__ = ["Effectiveness", "effectiveness"]

_DOWN = ("breakdown", "down", "setup")


@dataclass(frozen=True, slots=True)
class Effectiveness:
    """The three factors and their product, all from 0 to 1."""

    availability: float
    performance: float
    quality: float

    @property
    def oee(self) -> float:
        """Overall equipment effectiveness."""
        return self.availability * self.performance * self.quality


def effectiveness(
    report: Report, object_id: str, *, ideal_cycle: float | None = None, quality: float = 1.0
) -> Effectiveness:
    """Return the OEE of a station in a run.

    Args:
        report: of the run.
        object_id: of the station.
        ideal_cycle: seconds for one item at best, ``None`` for the pace that it has.
        quality: share of good items, 0 to 1.

    Raises:
        ValueError: no such object, or a number out of range.
    """
    station = next((each for each in report.objects if each.id == object_id), None)
    if station is None:
        raise ValueError(f"the report has no object {object_id!r}")
    if not 0 <= quality <= 1 or (ideal_cycle is not None and not ideal_cycle >= 0):
        raise ValueError(
            f"quality (={quality}) must lie between 0 and 1 and ideal_cycle (={ideal_cycle}) be "
            "at least 0 s"
        )
    planned = 1.0 - station.states.get("scheduled_down", 0.0)
    available = planned - sum(station.states.get(state, 0.0) for state in _DOWN)
    good_pace = _good_pace(station, ideal_cycle, report.run_time)
    return Effectiveness(
        availability=_share(available, planned),
        performance=min(1.0, _share(good_pace, available)),
        quality=quality,
    )


def _good_pace(station: ObjectReport, ideal_cycle: float | None, run_time: float) -> float:
    if ideal_cycle is None:
        return station.states.get("processing", 0.0)
    return _share(ideal_cycle * station.output, run_time)


def _share(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0
