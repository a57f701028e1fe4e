"""Discrete distributions: each draws one whole number from a stream.

Arguments stand in FlexSim's order; probabilities are in percent, as FlexSim's are.
"""

from __future__ import annotations

from math import exp, floor, log
from random import Random

from flexscript.simulation.errors import SettingError
from flexscript.simulation.parameters import countable, open_unit, ordered, positive

__all__ = [
    "bernoulli",
    "binomial",
    "duniform",
    "geometric",
    "hypergeometric",
    "logarithmic",
    "negative_binomial",
    "poisson",
]


def duniform(stream: Random, minimum: float, maximum: float) -> float:
    """Whole numbers, both ends included."""
    ordered("duniform", minimum, maximum)
    return float(minimum + floor((maximum - minimum + 1) * stream.random()))


def poisson(stream: Random, mean: float) -> float:
    """Count exponential gaps that fit in one unit; large means are halved recursively."""
    countable("poisson", mean=mean)
    if mean > 400.0:
        # Sums of independent Poisson counts are Poisson: keeps exp(-mean) above underflow.
        return poisson(stream, mean / 2.0) + poisson(stream, mean / 2.0)
    floor_, product, count = exp(-mean), stream.random(), 0
    while product > floor_:
        product *= stream.random()
        count += 1
    return float(count)


def bernoulli(stream: Random, percent: float, success: float, failure: float) -> float:
    """``success`` in that percentage of draws, else ``failure``."""
    return success if stream.random() * 100.0 < percent else failure


def binomial(stream: Random, trials: float, percent: float) -> float:
    """Successes among the trials."""
    countable("binomial", trials=trials)
    return float(sum(stream.random() * 100.0 < percent for _ in range(int(trials))))


def geometric(stream: Random, percent: float) -> float:
    """Failures before the first success."""
    positive("geometric", prob=percent)
    if percent >= 100.0:
        return 0.0
    return float(floor(log(open_unit(stream)) / log(1.0 - percent / 100.0)))


def negative_binomial(stream: Random, successes: float, percent: float) -> float:
    """Failures before so many successes."""
    countable("negbinomial", successes=successes)
    return sum(geometric(stream, percent) for _ in range(int(successes)))


def hypergeometric(stream: Random, trials: float, successes: float, size: float) -> float:
    """Successes among ``trials`` draws without putting back, from ``size`` pieces."""
    positive("hypergeometric", size=size)
    countable("hypergeometric", trials=trials)
    left, good, found = int(size), int(successes), 0
    for _ in range(min(int(trials), left)):
        if stream.random() * left < good:
            good -= 1
            found += 1
        left -= 1
    return float(found)


def logarithmic(stream: Random, theta: float) -> float:
    """Logarithmic series by Kemp's inversion; ``theta`` in (0, 1)."""
    if not 0.0 < theta < 1.0:
        raise SettingError(f"logarithmic: theta (={theta:g}) must lie between 0 and 1")
    remaining, term, value = stream.random(), -theta / log(1.0 - theta), 1
    while remaining > term and value < 1_000_000:
        remaining -= term
        term *= theta * value / (value + 1)
        value += 1
    return float(value)
