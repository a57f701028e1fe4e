"""Student's t distribution: probabilities and quantiles, exact for whole degrees of freedom.

The probability is the finite sum of Abramowitz & Stegun, Handbook of Mathematical Functions
(1964), formulas 26.7.3 (odd) and 26.7.4 (even degrees of freedom); the quantile is its inverse
by bisection, to the last bit that a float holds.
"""

from __future__ import annotations

from functools import lru_cache
from math import atan, cos, pi, sin, sqrt, tan

__all__ = ["t_probability", "t_quantile"]

_HALVINGS = 60


def t_probability(t: float, degrees: int) -> float:
    """Return P(abs(T) <= t) for Student's T with so many degrees of freedom.

    Raises:
        ValueError: ``degrees`` is below 1 or ``t`` is negative.
    """
    if degrees < 1 or not t >= 0:
        raise ValueError(f"degrees (={degrees}) must be at least 1 and t (={t}) at least 0")
    return _central(atan(t / sqrt(degrees)), degrees)


@lru_cache(maxsize=256)
def t_quantile(probability: float, degrees: int) -> float:
    """Return t with P(T <= t) = ``probability``: 0.975 for the usual 95 % interval.

    Raises:
        ValueError: ``degrees`` is below 1 or ``probability`` is not between 0 and 1.
    """
    if degrees < 1 or not 0 < probability < 1:
        raise ValueError(
            f"degrees (={degrees}) must be at least 1 and probability (={probability}) lie "
            "between 0 and 1"
        )
    if probability < 0.5:
        return -t_quantile(1.0 - probability, degrees)
    wanted = 2.0 * probability - 1.0
    low, high = 0.0, pi / 2.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        if _central(middle, degrees) < wanted:
            low = middle
        else:
            high = middle
    return sqrt(degrees) * tan((low + high) / 2.0)


def _central(angle: float, degrees: int) -> float:
    """Return the probability between both signs of t = sqrt(degrees) * tan(angle)."""
    cosine = cos(angle)
    if degrees % 2:
        term, total = cosine, 0.0
        for step in range(2, degrees, 2):
            total += term
            term *= cosine * cosine * step / (step + 1)
        return (2.0 / pi) * (angle + sin(angle) * total)
    term, total = 1.0, 0.0
    for step in range(1, degrees, 2):
        total += term
        term *= cosine * cosine * step / (step + 1)
    return sin(angle) * total
