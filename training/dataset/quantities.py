"""Quantities and timings as people state them, and as FlexScript needs them.

A person says "2.5 minutes" or "60 per hour"; a model's clock runs in seconds. ``Quantity``
keeps both: what was said and the exact number of seconds. ``Timing`` is one of the paper's
nine families (Tables 1 and 2) in the paper's argument order and writes itself in FlexSim's.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from flexscript.plant.model import Code, PropertyValue

__all__ = ["ARRIVAL_FAMILIES", "SERVICE_FAMILIES", "Quantity", "Timing", "mean_s", "number"]

ARRIVAL_FAMILIES = ("constant", "exponential", "normal", "triangular", "uniform")
SERVICE_FAMILIES = (*ARRIVAL_FAMILIES, "lognormal", "weibull", "gamma", "poisson")

_SECONDS = {"": Decimal(1), "s": Decimal(1), "min": Decimal(60), "h": Decimal(3600)}
_PERIOD = {"/h": Decimal(3600), "/min": Decimal(60), "/day": Decimal(86400)}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the unit it was stated in: "s", "min", "h", a rate "/h", "/min", or ""."""

    stated: Decimal
    unit: str = ""

    @property
    def value(self) -> Decimal:
        """Return seconds (a rate becomes the mean time between), rounded to 4 decimals."""
        if self.unit in _PERIOD:
            exact = _PERIOD[self.unit] / self.stated
        else:
            exact = self.stated * _SECONDS[self.unit]
        return exact.quantize(Decimal("0.0001")).normalize()


def number(value: Decimal) -> float | int:
    """Return an int where the value is whole, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True, slots=True)
class Timing:
    """A time as one of the paper's families, parameters in the paper's order.

    constant(c), exponential(mean), normal(mu, sigma), triangular(min, mode, max),
    uniform(min, max), lognormal(mu of log, sigma of log), weibull(shape, scale),
    gamma(shape, scale), poisson(mean).
    """

    family: str
    params: tuple[Quantity, ...]

    def arguments(self) -> tuple[Quantity, ...]:
        """Return the arguments in FlexSim's order, a zero location first where FlexSim has one."""
        zero = Quantity(Decimal(0))
        p = self.params
        match self.family:
            case "exponential":
                return (zero, p[0])
            case "triangular":
                return (p[0], p[2], p[1])  # FlexSim: min, max, mode
            case "lognormal":
                return (zero, p[0], p[1])
            case "weibull" | "gamma":
                return (zero, p[1], p[0])  # FlexSim: location, scale, shape
            case _:
                return p

    def property_value(self) -> PropertyValue:
        """Return the value for ``setProperty``: a number, or the distribution call as code."""
        if self.family == "constant":
            return number(self.params[0].value)
        arguments = ", ".join(str(number(argument.value)) for argument in self.arguments())
        return Code(f"{self.family}({arguments}, getstream(current))")


def mean_s(timing: Timing) -> float:
    """Return the mean of a timing in seconds (a normal one uncut at 0; Law 2015, section 6.2)."""
    first, *rest = (float(quantity.value) for quantity in timing.params)
    match timing.family:
        case "triangular":
            return (first + sum(rest)) / 3
        case "uniform":
            return (first + rest[0]) / 2
        case "lognormal":
            return math.exp(first + rest[0] ** 2 / 2)
        case "weibull":
            return rest[0] * math.gamma(1 + 1 / first)
        case "gamma":
            return first * rest[0]
        case _:
            return first
