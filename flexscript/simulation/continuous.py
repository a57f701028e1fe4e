"""Continuous distributions: each draws one number from a stream.

Arguments stand in FlexSim's order. The formulas are the textbook inversions or transformations
unless Python's ``random`` has the family.
"""

from __future__ import annotations

from math import exp, log, pi, sinh, sqrt, tan
from random import Random

from flexscript.simulation.parameters import not_negative, open_unit, ordered, positive

__all__ = [
    "beta",
    "cauchy",
    "erlang",
    "exponential",
    "extreme_value_a",
    "extreme_value_b",
    "gamma",
    "inverse_gaussian",
    "inverse_weibull",
    "johnson_bounded",
    "johnson_unbounded",
    "laplace",
    "log_laplace",
    "log_logistic",
    "logistic",
    "lognormal",
    "lognormal2",
    "lognormal_mean_deviation",
    "normal",
    "pareto",
    "pearson_5",
    "pearson_6",
    "random_walk",
    "triangular",
    "uniform",
    "weibull",
]


def exponential(stream: Random, location: float, scale: float) -> float:
    """Location plus an exponential time of mean ``scale``."""
    not_negative("exponential", scale=scale)
    # Of 1 - u as in `distributions`: the same stream gives the same times by either way.
    return location - scale * log(1.0 - stream.random())


def normal(stream: Random, mean: float, deviation: float) -> float:
    """May be below 0."""
    not_negative("normal", stddev=deviation)
    return stream.gauss(mean, deviation)


def triangular(stream: Random, minimum: float, maximum: float, mode: float) -> float:
    """FlexSim's order: the mode comes last. A mode outside is moved to the nearer end."""
    ordered("triangular", minimum, maximum)
    return stream.triangular(minimum, maximum, min(max(mode, minimum), maximum))


def uniform(stream: Random, minimum: float, maximum: float) -> float:
    """Between the two ends."""
    ordered("uniform", minimum, maximum)
    return minimum + (maximum - minimum) * stream.random()


def lognormal(stream: Random, location: float, mean: float, deviation: float) -> float:
    """Location plus exp of a normal number."""
    not_negative("lognormal", normalstdev=deviation)
    return location + exp(stream.gauss(mean, deviation))


def lognormal2(stream: Random, location: float, scale: float, shape: float) -> float:
    """Location plus ``scale`` times exp of a normal number of deviation ``shape``."""
    positive("lognormal2", scale=scale)
    not_negative("lognormal2", shape=shape)
    return location + scale * exp(stream.gauss(0.0, shape))


def lognormal_mean_deviation(stream: Random, mean: float, deviation: float) -> float:
    """Fit by moments: variance of the logarithm = ln(1 + (stdev / mean)^2)."""
    positive("lognormalmeanstdev", mean=mean)
    not_negative("lognormalmeanstdev", stdev=deviation)
    variance = log(1.0 + (deviation / mean) ** 2)
    return exp(stream.gauss(log(mean) - variance / 2.0, sqrt(variance)))


def weibull(stream: Random, location: float, scale: float, shape: float) -> float:
    """Location plus a Weibull number of that scale and shape."""
    positive("weibull", scale=scale, shape=shape)
    return location + stream.weibullvariate(scale, shape)


def gamma(stream: Random, location: float, scale: float, shape: float) -> float:
    """Location plus a gamma number; its mean is ``scale`` times ``shape``."""
    positive("gamma", scale=scale, shape=shape)
    return location + stream.gammavariate(shape, scale)


def erlang(stream: Random, location: float, scale: float, shape: float) -> float:
    """A gamma number whose shape is rounded to a whole number of stages."""
    positive("erlang", scale=scale, shape=shape)
    return location + stream.gammavariate(float(max(1, round(shape))), scale)


def beta(stream: Random, minimum: float, maximum: float, first: float, second: float) -> float:
    """A beta number stretched over the range."""
    ordered("beta", minimum, maximum)
    positive("beta", shape1=first, shape2=second)
    return minimum + (maximum - minimum) * stream.betavariate(first, second)


def pareto(stream: Random, minimum: float, shape: float) -> float:
    """At least ``minimum``; ``shape`` is the exponent of the tail."""
    positive("pareto", scale=shape)
    return float(minimum * open_unit(stream) ** (-1.0 / shape))


def cauchy(stream: Random, location: float, scale: float) -> float:
    """Location and half width at half maximum."""
    return location + scale * tan(pi * (open_unit(stream) - 0.5))


def laplace(stream: Random, location: float, scale: float) -> float:
    """Double exponential."""
    sign = 1.0 if stream.random() < 0.5 else -1.0
    return location - sign * scale * log(open_unit(stream))


def logistic(stream: Random, location: float, scale: float) -> float:
    """Location and scale of the logistic."""
    unit = open_unit(stream)
    return location + scale * log(unit / (1.0 - unit))


def extreme_value_a(stream: Random, location: float, scale: float) -> float:
    """Largest value (Gumbel)."""
    return location - scale * log(-log(open_unit(stream)))


def extreme_value_b(stream: Random, location: float, scale: float) -> float:
    """Smallest value (Gumbel, mirrored)."""
    return location + scale * log(-log(open_unit(stream)))


def log_laplace(stream: Random, location: float, scale: float, shape: float) -> float:
    """Location plus ``scale`` times exp of a Laplace number."""
    positive("loglaplace", scale=scale, shape=shape)
    return location + scale * exp(laplace(stream, 0.0, 1.0 / shape))


def log_logistic(stream: Random, location: float, scale: float, shape: float) -> float:
    """Location plus ``scale`` times exp of a logistic number."""
    positive("loglogistic", scale=scale, shape=shape)
    return location + scale * exp(logistic(stream, 0.0, 1.0 / shape))


def inverse_gaussian(stream: Random, location: float, scale: float, shape: float) -> float:
    """Michael, Schucany and Haas (1976): scale is the mean."""
    positive("inversegaussian", scale=scale, shape=shape)
    square = stream.gauss(0.0, 1.0) ** 2
    half = scale * square / (2.0 * shape)
    root = scale * (1.0 + half - sqrt(2.0 * half + half * half))
    return location + (root if stream.random() <= scale / (scale + root) else scale * scale / root)


def inverse_weibull(stream: Random, location: float, scale: float, shape: float) -> float:
    """Location plus a Frechet number."""
    positive("inverseweibull", scale=scale, shape=shape)
    return float(location + scale * (-log(open_unit(stream))) ** (-1.0 / shape))


def random_walk(stream: Random, location: float, scale: float, shape: float) -> float:
    """Reciprocal of an inverse Gaussian with mean 1 / scale."""
    positive("randomwalk", scale=scale, shape=shape)
    return location + 1.0 / inverse_gaussian(stream, 0.0, 1.0 / scale, shape)


def pearson_5(stream: Random, location: float, scale: float, shape: float) -> float:
    """Location plus an inverse gamma number."""
    positive("pearsont5", scale=scale, shape=shape)
    return location + scale / stream.gammavariate(shape, 1.0)


def pearson_6(stream: Random, location: float, scale: float, first: float, second: float) -> float:
    """Location plus ``scale`` times a ratio of gamma numbers."""
    positive("pearsont6", scale=scale, shape1=first, shape2=second)
    return location + scale * stream.gammavariate(first, 1.0) / stream.gammavariate(second, 1.0)


def johnson_bounded(
    stream: Random, minimum: float, maximum: float, first: float, second: float
) -> float:
    """A normal number squeezed into the range by the logistic curve."""
    ordered("johnsonbounded", minimum, maximum)
    positive("johnsonbounded", shape2=second)
    return minimum + (maximum - minimum) / (1.0 + exp((first - stream.gauss(0.0, 1.0)) / second))


def johnson_unbounded(
    stream: Random, location: float, scale: float, first: float, second: float
) -> float:
    """A normal number spread by the hyperbolic sine."""
    positive("johnsonunbounded", scale=scale, shape2=second)
    return location + scale * sinh((stream.gauss(0.0, 1.0) - first) / second)
