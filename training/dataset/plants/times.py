"""Times: one timing of a family, in a range and a unit, in numbers that people would say."""

from __future__ import annotations

import math
from decimal import Decimal
from random import Random

from training.dataset.plants.ranges import Range
from training.dataset.quantities import Quantity, Timing

__all__ = ["sample_rate", "sample_timing", "sample_unit"]

_UNIT_S = {"s": 1, "min": 60, "h": 3600}
_ROUND = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 45, 50, 60, 75, 90, 100, 120, 180)
_SHAPES = ("1.2", "1.5", "2", "2.5", "3", "4", "5")
_SIGMAS = ("0.1", "0.2", "0.25", "0.3", "0.5", "0.8")
_SPREADS = ("0.1", "0.2", "0.25", "0.3")


def sample_unit(random: Random, range_: Range) -> str:
    """Return the unit a plant's times are told in: minutes and hours where times are long."""
    middle = math.sqrt(range_.low_s * range_.high_s)
    if middle < 45:
        weights = (88, 12, 0)
    elif middle < 400:
        weights = (66, 33, 1)
    else:
        weights = (38, 47, 15)
    return random.choices(("s", "min", "h"), weights)[0]


def sample_timing(random: Random, family: str, range_: Range, unit: str) -> Timing:
    """Return a timing whose mean lies in the range."""
    for _ in range(60):
        timing = _draw(random, family, range_, unit)
        if range_.holds(timing):
            return timing
    middle = Decimal(max(1, round(math.sqrt(range_.low_s * range_.high_s))))
    return Timing("constant", (Quantity(middle, "s"),))


def sample_rate(random: Random, range_: Range) -> Quantity | None:
    """Return an arrival rate whose time between arrivals lies in the range, if one does."""
    if random.random() < 0.2:
        rates = [Quantity(Decimal(n), "/min") for n in (1, 2, 3, 4, 5, 6, 10, 12, 20)]
    else:
        rates = [
            Quantity(Decimal(n), "/h")
            for n in (2, 4, 6, 10, 12, 15, 20, 24, 30, 40, 45, 60, 80, 90, 120, 180, 240, 360)
        ]
    fitting = [r for r in rates if range_.low_s <= float(r.value) <= range_.high_s]
    return random.choice(fitting) if fitting else None


def _draw(random: Random, family: str, range_: Range, unit: str) -> Timing:
    target_s = math.exp(random.uniform(math.log(range_.low_s), math.log(range_.high_s)))

    def q(value: Decimal) -> Quantity:
        return Quantity(value, unit)

    if family == "lognormal":
        sigma = Decimal(random.choice(_SIGMAS))
        mu = math.log(target_s) - float(sigma) ** 2 / 2
        return Timing(family, (Quantity(Decimal(f"{mu:.1f}")), Quantity(sigma)))
    if family in ("weibull", "gamma"):
        shape = Decimal(random.choice(_SHAPES))
        k = float(shape)
        scale_s = target_s / (k if family == "gamma" else math.gamma(1 + 1 / k))
        return Timing(family, (Quantity(shape), q(_nice(random, scale_s, unit))))
    mean = _nice(random, target_s, unit)
    spread = _spread(random, mean)
    low = max(min(mean, Decimal("0.1")), mean - spread)
    match family:
        case "constant" | "exponential":
            return Timing(family, (q(mean),))
        case "normal":
            return Timing(family, (q(mean), q(spread)))
        case "triangular":
            return Timing(family, (q(low), q(mean), q(mean + spread * random.choice((1, 2)))))
        case "uniform":
            return Timing(family, (q(low), q(mean + spread)))
        case _:
            return Timing("poisson", (q(Decimal(max(1, int(mean)))),))


def _nice(random: Random, seconds: float, unit: str) -> Decimal:
    """Return a number of that size as it would be said: whole, round, or with a simple fraction."""
    value = seconds / _UNIT_S[unit]
    form = random.random()
    if unit != "s" and value < 5 and form < 0.6:
        step = random.choice(("0.5", "0.5", "0.25", "0.1"))
        return max(Decimal(step), Decimal(step) * round(value / float(step)))
    if form < 0.28:
        return Decimal(min(_ROUND, key=lambda n: abs(n - value)))
    if form < 0.9 and value >= 1:
        return Decimal(round(value))
    return max(Decimal("0.1"), Decimal(f"{value:.1f}"))


def _spread(random: Random, mean: Decimal) -> Decimal:
    spread = mean * Decimal(random.choice(_SPREADS))
    if mean == mean.to_integral_value() and mean >= 4:
        return max(Decimal(1), spread.quantize(Decimal(1)))
    return max(Decimal("0.1"), spread.quantize(Decimal("0.1")))
