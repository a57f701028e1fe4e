"""The paper's nine families of times (Tables 1 and 2) as likelihoods.

Location is 0 throughout: a time cannot be negative, and a free location lets a fit start
below zero. Each family gives closed-form or one-dimensional maximum-likelihood estimates
(formulas: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions, 1994), a
distribution function, a density and a quantile function. Parameters are in the paper's order:
constant(c), exponential(mean), normal(mu, sigma), triangular(min, mode, max), uniform(min, max),
lognormal(mu of log, sigma of log), weibull(shape, scale), gamma(shape, scale), poisson(mean).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from scipy import special

from services.timings.sample import Floats, Sample
from services.timings.triangle import estimate_triangle

__all__ = ["FAMILIES", "Family", "Params"]

Params = tuple[float, ...]

_TINY = 1e-300


@dataclass(frozen=True, slots=True)
class Family:
    """One family. ``estimate`` ignores censoring; the arrays are elementwise in seconds.

    ``positive`` holds the indices of parameters that must stay above 0.
    """

    name: str
    parameters: tuple[str, ...]
    estimate: Callable[[Sample], Params]
    cdf: Callable[[Floats, Params], Floats]
    log_density: Callable[[Floats, Params], Floats]
    quantile: Callable[[Floats, Params], Floats]
    positive: tuple[int, ...]
    discrete: bool = False


def _exponential(sample: Sample) -> Params:
    return (max(sample.mean, _TINY),)


def _normal(sample: Sample) -> Params:
    return sample.mean, max(sample.deviation, _TINY)


def _uniform(sample: Sample) -> Params:
    """The extremes are the likeliest ends; half a cell is added where the clock rounds."""
    half = sample.resolution / 2
    return max(0.0, float(sample.values[0]) - half), float(sample.values[-1]) + half


def _lognormal(sample: Sample) -> Params:
    logs = np.log(sample.positive)
    mu = float(np.average(logs, weights=sample.weights))
    spread = float(np.sqrt(np.average((logs - mu) ** 2, weights=sample.weights)))
    return mu, max(spread, _TINY)


def _gamma(sample: Sample) -> Params:
    """Solve log(k) - digamma(k) = log(mean) - mean(log) by Newton on 1/k (Minka 2002)."""
    mean = float(np.average(sample.positive, weights=sample.weights))
    mean_log = float(np.average(np.log(sample.positive), weights=sample.weights))
    gap = max(np.log(mean) - mean_log, 1e-12)
    shape = (3 - gap + np.sqrt((gap - 3) ** 2 + 24 * gap)) / (12 * gap)
    for _ in range(30):
        step = (np.log(shape) - special.digamma(shape) - gap) / (
            1 / shape - special.polygamma(1, shape)
        )
        new = 1 / (1 / shape + step / shape**2)
        if abs(new - shape) < 1e-10 * shape:
            break
        shape = new
    return float(shape), mean / float(shape)


def _weibull(sample: Sample) -> Params:
    """Solve the profile equation of the shape by Newton; start from the spread of the logs."""
    logs = np.log(sample.positive)
    top = logs.max()
    weights = sample.weights
    mean_log = float(np.average(logs, weights=weights))
    spread = float(np.sqrt(np.average((logs - mean_log) ** 2, weights=weights)))
    shape = np.pi / np.sqrt(6) / max(spread, 1e-9)
    for _ in range(60):
        power = weights * np.exp(shape * (logs - top))
        total, first, second = power.sum(), (power * logs).sum(), (power * logs**2).sum()
        value = first / total - 1 / shape - mean_log
        slope = second / total - (first / total) ** 2 + 1 / shape**2
        new = max(shape / 3, shape - value / slope)
        if abs(new - shape) < 1e-10 * shape:
            break
        shape = new
    power = np.average(np.exp(shape * (logs - top)), weights=weights)
    return float(shape), float(np.exp(top + np.log(power) / shape))


def _triangular_cdf(x: Floats, p: Params) -> Floats:
    low, mode, high = p
    with np.errstate(over="ignore"):  # of the side that has no width
        left = (x - low) ** 2 / max((high - low) * (mode - low), _TINY)
        right = 1 - (high - x) ** 2 / max((high - low) * (high - mode), _TINY)
    inside = np.where(x < mode, left, right)
    return np.where(x <= low, 0.0, np.where(x >= high, 1.0, inside))


def _triangular_log_density(x: Floats, p: Params) -> Floats:
    low, mode, high = p
    rise = (x - low) / max(mode - low, _TINY)
    fall = (high - x) / max(high - mode, _TINY)
    height = np.where(x < mode, rise, np.where(x > mode, fall, 1.0))
    density: Floats = np.log(np.maximum(height, _TINY)) + np.log(2 / (high - low))
    return density


def _triangular_quantile(q: Floats, p: Params) -> Floats:
    low, mode, high = p
    turn = (mode - low) / (high - low)
    left = low + np.sqrt(q * (high - low) * (mode - low))
    right = high - np.sqrt((1 - q) * (high - low) * (high - mode))
    quantiles: Floats = np.where(q < turn, left, right)
    return quantiles


def _log_positive(x: Floats) -> Floats:
    return np.log(np.maximum(x, _TINY))


_ALL = (
    Family(
        "exponential", ("mean",), _exponential,
        lambda x, p: -np.expm1(-np.maximum(x, 0) / p[0]),
        lambda x, p: -x / p[0] - np.log(p[0]),
        lambda q, p: -p[0] * np.log1p(-q),
        (0,),
    ),
    Family(
        "normal", ("mean", "deviation"), _normal,
        lambda x, p: special.ndtr((x - p[0]) / p[1]),
        lambda x, p: -0.5 * ((x - p[0]) / p[1]) ** 2 - np.log(p[1] * np.sqrt(2 * np.pi)),
        lambda q, p: p[0] + p[1] * special.ndtri(q),
        (1,),
    ),
    Family(
        "triangular", ("minimum", "mode", "maximum"), estimate_triangle,
        _triangular_cdf, _triangular_log_density, _triangular_quantile,
        (),
    ),
    Family(
        "uniform", ("minimum", "maximum"), _uniform,
        lambda x, p: np.clip((x - p[0]) / max(p[1] - p[0], _TINY), 0, 1),
        lambda x, p: np.where(
            (x >= p[0]) & (x <= p[1]), -np.log(max(p[1] - p[0], _TINY)), np.log(_TINY)
        ),
        lambda q, p: p[0] + q * (p[1] - p[0]),
        (),
    ),
    Family(
        "lognormal", ("mean of log", "deviation of log"), _lognormal,
        lambda x, p: special.ndtr((_log_positive(x) - p[0]) / p[1]),
        lambda x, p: -0.5 * ((_log_positive(x) - p[0]) / p[1]) ** 2
        - _log_positive(x) - np.log(p[1] * np.sqrt(2 * np.pi)),
        lambda q, p: np.exp(p[0] + p[1] * special.ndtri(q)),
        (1,),
    ),
    Family(
        "weibull", ("shape", "scale"), _weibull,
        lambda x, p: -np.expm1(-((np.maximum(x, 0) / p[1]) ** p[0])),
        lambda x, p: np.log(p[0] / p[1]) + (p[0] - 1) * (_log_positive(x) - np.log(p[1]))
        - (np.maximum(x, 0) / p[1]) ** p[0],
        lambda q, p: p[1] * (-np.log1p(-q)) ** (1 / p[0]),
        (0, 1),
    ),
    Family(
        "gamma", ("shape", "scale"), _gamma,
        lambda x, p: special.gammainc(p[0], np.maximum(x, 0) / p[1]),
        lambda x, p: (p[0] - 1) * _log_positive(x) - x / p[1]
        - p[0] * np.log(p[1]) - special.gammaln(p[0]),
        lambda q, p: p[1] * special.gammaincinv(p[0], q),
        (0, 1),
    ),
    Family(
        "poisson", ("mean",), _exponential,  # the mean is the estimate of both
        lambda x, p: np.where(x < 0, 0.0, special.pdtr(np.floor(np.maximum(x, 0)), p[0])),
        lambda x, p: x * np.log(p[0]) - p[0] - special.gammaln(x + 1),
        lambda q, p: np.ceil(np.maximum(0.0, special.pdtrik(q, p[0]) - 1e-9)),
        (0,),
        discrete=True,
    ),
)  # fmt: skip

#: The families by name; constant is not among them, for it has no likelihood.
FAMILIES: Mapping[str, Family] = MappingProxyType({family.name: family for family in _ALL})
