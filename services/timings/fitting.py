"""Fit every family to a sample of times and choose one.

The choice is by AICc (Hurvich & Tsai 1989), 2k - 2 log L + 2k(k+1)/(n-k-1), which is fair
between families with one, two and three parameters. An exponential lies inside gamma and
Weibull, and a Poisson next to a normal or gamma; there AICc takes the larger family for one
true exponential in four. So the one with one parameter gives way only to a gain that chance
gives once in a hundred (likelihood ratio, one degree of freedom). A family whose distance (KS)
from the times stays above ``max(0.05, 1/sqrt(n))`` is not good enough to stand for them: the
empirical distribution is recommended instead and the best family still reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from services.timings.distances import (
    Empirical,
    anderson_darling,
    empirical_of,
    kolmogorov_smirnov,
    qq_points,
)
from services.timings.families import FAMILIES, Family, Params
from services.timings.sample import Floats, Sample

__all__ = ["FEWEST", "FamilyFit", "SampleFit", "fit_sample"]

#: Fewer times than this are described by their mean alone.
FEWEST = 8

_TINY = 1e-300
_CHI_SQUARE_99 = 6.635  # 99 % point of chi-square with one degree of freedom
_LARGER = {"exponential": ("gamma", "weibull"), "poisson": ("normal", "gamma", "weibull")}


@dataclass(frozen=True, slots=True)
class FamilyFit:
    """One family fitted to a sample. ``ks`` is a distance; ``ad`` is None where undefined."""

    family: str
    params: Params
    log_likelihood: float
    aicc: float
    ks: float
    ad: float | None
    mean: float


@dataclass(frozen=True, slots=True)
class SampleFit:
    """What is known of one kind of time.

    ``fits`` best first; ``chosen`` the first of them, or "constant"; ``quantiles`` are the
    empirical times at 0, 5, …, 100 %; ``is_adequate`` whether ``chosen`` is close enough to
    stand for the times; ``qq`` pairs of (fitted, observed) seconds.
    """

    count: int
    censored: int
    mean: float
    deviation: float
    resolution: float
    chosen: FamilyFit
    fits: tuple[FamilyFit, ...]
    is_adequate: bool
    quantiles: tuple[float, ...]
    qq: tuple[tuple[float, float], ...]
    notes: tuple[str, ...] = ()


def fit_sample(
    values: Floats | Sequence[float],
    censored: Floats | Sequence[float] | None = None,
    *,
    families: Sequence[str] = tuple(FAMILIES),
) -> SampleFit:
    """Fit times in seconds; ``censored`` are lower bounds of times that had not ended.

    Raises:
        ValueError: no time was seen to its end, or one is negative or not finite.
    """
    sample = Sample.of(
        np.asarray(values, dtype=np.float64),
        None if censored is None else np.asarray(censored, dtype=np.float64),
    )
    empirical = empirical_of(sample)
    quantiles = tuple(float(q) for q in empirical.quantile(np.linspace(0, 1, 21)))
    if _is_constant(sample):
        return _constant(sample, quantiles, ())
    if sample.count < FEWEST:
        note = f"only {sample.count} times: their mean stands for them; {FEWEST} are needed to fit"
        return _constant(sample, quantiles, (note,))
    fits = sorted(
        (_fit(sample, empirical, FAMILIES[name]) for name in families if _may_be(sample, name)),
        key=lambda fit: fit.aicc,
    )
    fits = _simpler_first(fits)
    best = fits[0]
    theory, observed = qq_points(empirical, FAMILIES[best.family], best.params)
    adequate = best.ks <= max(0.05, 1 / np.sqrt(sample.count))
    notes = () if adequate else (_misfit_note(best),)
    return SampleFit(
        sample.count, sample.censored.size, sample.mean, sample.deviation, sample.resolution,
        best, tuple(fits), bool(adequate), quantiles,
        tuple(zip(theory.tolist(), observed.tolist(), strict=True)), notes,
    )  # fmt: skip


def _fit(sample: Sample, empirical: Empirical, family: Family) -> FamilyFit:
    params = family.estimate(sample)
    coarse = sample.resolution > 0.2 * sample.deviation
    if sample.censored.size or (coarse and family.name != "triangular"):
        params = _polished(sample, family, params)
    value = _log_likelihood(sample, family, params)
    k, n = len(family.parameters), sample.count
    aicc = 2 * k - 2 * value + 2 * k * (k + 1) / max(1, n - k - 1)
    mids = (np.arange(400) + 0.5) / 400
    return FamilyFit(
        family.name,
        tuple(float(p) for p in params),
        value,
        float(aicc),
        kolmogorov_smirnov(sample, empirical, family, params),
        anderson_darling(sample, family, params),
        float(family.quantile(mids, params).mean()),
    )


def _simpler_first(fits: list[FamilyFit]) -> list[FamilyFit]:
    """Move a family with one parameter before a close one with two that is hardly better."""
    for name, close in _LARGER.items():
        simple = next((fit for fit in fits if fit.family == name), None)
        if simple is None or fits[0].family not in close:
            continue
        if fits[0].log_likelihood - simple.log_likelihood <= _CHI_SQUARE_99 / 2:
            return [simple, *(fit for fit in fits if fit is not simple)]
    return fits


def _log_likelihood(sample: Sample, family: Family, params: Params) -> float:
    """Return log L: densities (or masses of rounding cells) and what outlived its bound."""
    if sample.resolution:
        half = sample.resolution / 2
        # A discrete family's cell is the half-open [x - half, x + half).
        edge = 1e-9 if family.discrete else 0.0
        mass = family.cdf(sample.values + half - edge, params) - family.cdf(
            sample.values - half - edge, params
        )
        terms = np.log(np.maximum(mass, _TINY))
    else:
        terms = family.log_density(sample.values, params)
    total = float((sample.weights * terms).sum())
    if sample.censored.size:
        outlived = 1 - family.cdf(sample.censored, params)
        total += float(np.log(np.maximum(outlived, _TINY)).sum())
    return total


def _polished(sample: Sample, family: Family, start: Params) -> Params:
    """Return parameters that maximise the exact likelihood, searched from ``start``."""
    scale = max(sample.deviation, 1e-9)

    def params_at(point: Floats) -> Params:
        p = [np.exp(v) if i in family.positive else v * scale for i, v in enumerate(point)]
        if family.name in ("uniform", "triangular"):
            half = sample.resolution / 2
            p[0] = min(max(p[0], 0.0), float(sample.values[0]) + half)
            p[-1] = max(p[-1], float(sample.values[-1]) - half)
            if len(p) == 3:
                p[1] = min(max(p[1], p[0]), p[2])
        return tuple(float(v) for v in p)

    at = np.array(
        [np.log(max(v, 1e-12)) if i in family.positive else v / scale for i, v in enumerate(start)]
    )
    found = minimize(
        lambda point: -_log_likelihood(sample, family, params_at(point)),
        at,
        method="Nelder-Mead",
        options={"xatol": 1e-5, "fatol": 1e-6 * max(1, sample.count), "maxiter": 150 * at.size},
    )
    return params_at(found.x)


def _may_be(sample: Sample, name: str) -> bool:
    """Counts need whole seconds; logarithms need times above 0."""
    if name == "poisson":
        return sample.resolution >= 1 or bool((sample.values % 1 == 0).all())
    if name in ("lognormal", "weibull", "gamma"):
        return bool(sample.positive[0] > 0)
    return True


def _is_constant(sample: Sample) -> bool:
    """Whether 98 % of the times lie within half a percent of their mean, or all are equal."""
    if sample.values[0] == sample.values[-1]:
        return True
    low, high = empirical_of(sample).quantile(np.array([0.01, 0.99]))
    return bool(high - low <= 0.005 * sample.mean)


def _constant(sample: Sample, quantiles: tuple[float, ...], notes: tuple[str, ...]) -> SampleFit:
    centre = sample.mean if notes else float(empirical_of(sample).quantile(np.array([0.5]))[0])
    fit = FamilyFit("constant", (centre,), 0.0, 0.0, 0.0, None, centre)
    return SampleFit(
        sample.count, sample.censored.size, sample.mean, sample.deviation, sample.resolution,
        fit, (fit,), not notes, quantiles, (), notes,
    )  # fmt: skip


def _misfit_note(best: FamilyFit) -> str:
    return (
        f"no family comes close (the best, {best.family}, is {best.ks:.2f} off at its worst "
        "share): the observed distribution itself is recommended"
    )
