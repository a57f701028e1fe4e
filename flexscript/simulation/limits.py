"""RunLimits: how much a run may cost. A program is untrusted, so every run has them."""

from __future__ import annotations

from dataclasses import dataclass, fields

__all__ = ["RunLimits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLimits:
    """Budgets of one run; all must be positive.

    ``max_events`` counts calendar events (about four seconds of CPU a million).
    ``max_trace_rows`` ends the trace, not the run. ``max_items`` is how many flow items may
    be alive at once. ``wall_clock_s`` is seconds of real time. ``max_steps_at_one_time``
    is how many steps may happen at one instant of the model clock before the run counts
    as an endless loop without delay.
    """

    max_events: int = 5_000_000
    max_trace_rows: int = 200_000
    max_items: int = 200_000
    wall_clock_s: float = 60.0
    max_steps_at_one_time: int = 100_000

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if not value > 0:
                raise ValueError(f"{each.name} (={value}) must be greater than 0")
