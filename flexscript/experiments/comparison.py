"""Comparison: is one scenario better than another? By pairs of runs with the same random numbers.

Replication n of both scenarios meets the same random numbers, so most of the noise is in both and
cancels in the difference. The interval is that of the paired t test.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, sqrt

from flexscript.experiments.experiment import Results
from flexscript.experiments.intervals import Estimate, estimate
from flexscript.experiments.student import t_probability

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The response of ``second`` minus that of ``first``.

    ``p_value`` is how often a difference at least as large comes by chance when there is none.
    ``variance_ratio`` says what the common random numbers were worth: the variance of the
    difference with independent runs over that with these (1 or less: nothing).
    """

    response: str
    first: str
    second: str
    difference: Estimate
    p_value: float
    variance_ratio: float

    @property
    def is_significant(self) -> bool:
        """Whether the interval of the difference leaves out 0."""
        return not self.difference.low <= 0 <= self.difference.high


def compare(
    results: Results, response: str, first: str, second: str, confidence: float = 0.95
) -> Comparison:
    """Compare two scenarios of an experiment by one response.

    Raises:
        ValueError: fewer than two replications, or no such scenario or response.
    """
    before, after = results.values(response, first), results.values(response, second)
    if len(before) < 2:
        raise ValueError("a comparison needs at least two replications")
    difference = estimate([b - a for a, b in zip(before, after, strict=True)], confidence)
    apart = estimate(before).deviation ** 2 + estimate(after).deviation ** 2
    together = difference.deviation**2
    ratio = apart / together if together > 0 else (inf if apart > 0 else 1.0)
    return Comparison(response, first, second, difference, _p_value(difference), ratio)


def _p_value(difference: Estimate) -> float:
    if difference.deviation == 0:
        return 1.0 if difference.mean == 0 else 0.0
    t = abs(difference.mean) / (difference.deviation / sqrt(difference.count))
    return 1.0 - t_probability(t, difference.count - 1)
