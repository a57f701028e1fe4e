"""Distributions: their signatures, and how short "paper" notation is read.

FlexSim's argument order is not that of textbooks: ``exponential(location, scale)``,
``triangular(min, max, mode)``, ``weibull(location, scale, shape)``. Programs that people
and models write often use the textbooks' (``exponential(10)``,
``triangular(min, mode, max)``). One rule, used by the checker and by the run alike,
decides what such a call means; whoever reads a call that way says so in a warning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["DISTRIBUTIONS", "Distribution", "Reading", "read_arguments", "signature_of"]


@dataclass(frozen=True, slots=True)
class Distribution:
    """A distribution: its parameters in FlexSim's order; a stream may always follow them.

    ``short`` maps each parameter to the place of its value in the short form, ``None``
    standing for a location of 0; it is empty where no short form is in use.
    """

    name: str
    parameters: tuple[str, ...]
    short: tuple[int | None, ...] = ()
    short_text: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Complete arguments in FlexSim's order; ``note`` says how a short form was read."""

    name: str
    arguments: tuple[float, ...]
    note: str = ""


_LOC = ("location", "scale")
_LOC_SHAPE = ("location", "scale", "shape")

_ALL = (
    Distribution("exponential", _LOC, (None, 0), "mean"),
    Distribution("normal", ("mean", "stddev")),
    Distribution("triangular", ("min", "max", "mode")),
    Distribution("uniform", ("min", "max")),
    Distribution("duniform", ("min", "max")),
    Distribution(
        "lognormal", ("location", "normalmean", "normalstddev"), (None, 0, 1), "mu, sigma"
    ),
    Distribution("lognormal2", _LOC_SHAPE, (None, 0, 1), "scale, shape"),
    Distribution("lognormalmeanstdev", ("mean", "stddev")),
    Distribution("weibull", _LOC_SHAPE, (None, 1, 0), "shape, scale"),
    Distribution("gamma", _LOC_SHAPE, (None, 1, 0), "shape, scale"),
    Distribution("erlang", _LOC_SHAPE, (None, 1, 0), "shape, scale"),
    Distribution("poisson", ("mean",)),
    Distribution("bernoulli", ("percent", "succeed", "fail")),
    Distribution("binomial", ("trials", "percent")),
    Distribution("geometric", ("percent",)),
    Distribution("negbinomial", ("successes", "percent")),
    Distribution("hypergeometric", ("trials", "successes", "size")),
    Distribution("logarithmic", ("theta",)),
    Distribution("beta", ("min", "max", "shape1", "shape2")),
    Distribution("pareto", ("min", "scale")),
    Distribution("cauchy", _LOC),
    Distribution("laplace", _LOC),
    Distribution("logistic", _LOC),
    Distribution("extremevalue1a", _LOC),
    Distribution("extremevalue1b", _LOC),
    Distribution("loglaplace", _LOC_SHAPE),
    Distribution("loglogistic", _LOC_SHAPE),
    Distribution("inversegaussian", _LOC_SHAPE),
    Distribution("inverseweibull", _LOC_SHAPE),
    Distribution("invertedweibull", _LOC_SHAPE),
    Distribution("randomwalk", _LOC_SHAPE),
    Distribution("pearsont5", _LOC_SHAPE),
    Distribution("pearsont6", ("location", "scale", "shape1", "shape2")),
    Distribution("johnsonbounded", ("min", "max", "shape1", "shape2")),
    Distribution("johnsonunbounded", ("location", "scale", "shape1", "shape2")),
)

#: Every distribution command by name.
DISTRIBUTIONS: Mapping[str, Distribution] = MappingProxyType({d.name: d for d in _ALL})


def signature_of(name: str) -> str:
    """Return the call as the manual writes it, for messages."""
    return f"{name}({', '.join(DISTRIBUTIONS[name].parameters)}, stream)"


def read_arguments(name: str, values: Sequence[float], *, has_stream: bool = False) -> Reading:
    """Return the complete arguments of a distribution call.

    ``values`` are the arguments before ``getstream(...)``; ``has_stream`` tells whether a
    ``getstream`` followed them. Without one, a surplus last value is the stream's number
    and is left out. Short forms are completed, and a triangular whose last value lies
    beyond its second is read as (min, mode, max); ``note`` then says so.

    Raises:
        ValueError: the number of arguments fits neither form; the text says what does.
    """
    distribution = DISTRIBUTIONS[name]
    wanted = len(distribution.parameters)
    given = len(values)
    if given == wanted + 1 and not has_stream:
        values, given = values[:wanted], wanted
    if given == wanted:
        return _read_complete(distribution, tuple(values))
    places = [place for place in distribution.short if place is not None]
    if distribution.short and given == len(places):
        return _read_short(distribution, tuple(values))
    raise ValueError(
        f"{name} takes {wanted} arguments and a stream, {given} were given: {signature_of(name)}."
    )


def _read_complete(distribution: Distribution, values: tuple[float, ...]) -> Reading:
    name = distribution.name
    if name == "triangular":
        low, second, third = values
        if low <= second < third:
            note = (
                f"triangular({_list(values)}) was read as min {_text(low)}, mode {_text(second)}, "
                f"max {_text(third)}; FlexSim's order is (min, max, mode)."
            )
            return Reading(name, (low, third, second), note)
    return Reading(name, values)


def _read_short(distribution: Distribution, values: tuple[float, ...]) -> Reading:
    name = distribution.name
    arguments = tuple(0.0 if place is None else values[place] for place in distribution.short)
    note = (
        f"{name}({_list(values)}) was read as {name}({_list(arguments)}): the short form "
        f"({distribution.short_text}) is not FlexSim's."
    )
    return Reading(name, arguments, note)


def _list(values: Sequence[float]) -> str:
    return ", ".join(_text(value) for value in values)


def _text(value: float) -> str:
    return f"{value:g}"
