"""Ranges: which times are usual, per industry and automation level.

An industry has the cycle times that its machines usually have (seconds, see its row in
``vocabulary``); an automation level stretches or shortens them. Every sampled time has its
mean inside its range: ``parameters`` draws again what falls outside.
"""

from __future__ import annotations

from dataclasses import dataclass

from training.dataset.quantities import Timing, mean_s
from training.dataset.vocabulary import Industry

__all__ = ["LEVEL_FACTORS", "Range", "arrival_range", "service_range", "setup_range"]

# Work by hand takes longer than work by a robot; transport by vehicles leaves it as it is.
LEVEL_FACTORS = {
    "manual": 1.3, "operator": 1.15, "robot": 0.8, "agv": 1.0, "task executer": 1.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Range:
    """Means from ``low_s`` to ``high_s`` seconds."""

    low_s: float
    high_s: float

    def holds(self, timing: Timing) -> bool:
        """Return whether the mean of the timing is inside."""
        return self.low_s <= mean_s(timing) <= self.high_s


def service_range(industry: Industry, level: str) -> Range:
    """Return the range of process times."""
    low_s, high_s = industry.cycle_s
    factor = LEVEL_FACTORS[level]
    return Range(low_s * factor, high_s * factor)


def setup_range(industry: Industry, level: str) -> Range:
    """Return the range of set-up times: from a short change of tool to a whole cycle."""
    service = service_range(industry, level)
    return Range(max(1.0, service.low_s / 2), service.high_s)


def arrival_range(industry: Industry, level: str) -> Range:
    """Return the range of times between arrivals: what such machines can keep up with, or nearly."""
    service = service_range(industry, level)
    return Range(service.low_s, service.high_s * 1.5)
