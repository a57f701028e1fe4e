"""Families are recovered, estimates agree with what is known, distances are right."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest
from numpy.random import Generator, default_rng
from scipy import stats

from services.timings.distances import empirical_of
from services.timings.families import FAMILIES
from services.timings.fitting import fit_sample
from services.timings.sample import Sample

Draw = Callable[[Generator, int], np.ndarray]

# Shapes that a sample of a thousand tells apart.
SEPARABLE: dict[str, Draw] = {
    "exponential": lambda r, n: r.exponential(20, n),
    "normal": lambda r, n: r.normal(60, 12, n),
    "triangular": lambda r, n: r.triangular(5, 9, 20, n),
    "uniform": lambda r, n: r.uniform(5, 15, n),
    "lognormal": lambda r, n: r.lognormal(3, 0.6, n),
    "weibull": lambda r, n: 30 * r.weibull(2, n),
    "gamma": lambda r, n: r.gamma(2.5, 4, n),
    "poisson": lambda r, n: r.poisson(12, n).astype(float),
    "constant": lambda r, n: np.full(n, 8.0),
}


@pytest.mark.parametrize("family", SEPARABLE)
def test_the_true_family_is_chosen_nineteen_times_in_twenty(family: str) -> None:
    # 100 samples of 1,000; the true rate is above 97 %, so 95 of 100 leaves room for chance.
    chosen = [
        fit_sample(SEPARABLE[family](default_rng(seed), 1000)).chosen.family for seed in range(100)
    ]
    assert chosen.count(family) >= 95


def test_a_hundred_thousand_times_are_fitted_in_two_seconds() -> None:
    values = default_rng(1).gamma(2.5, 4, 100_000)
    started = time.process_time()
    fit = fit_sample(values)
    assert time.process_time() - started < 2
    assert fit.chosen.family == "gamma"
    assert fit.chosen.params == pytest.approx((2.5, 4), rel=0.02)
    assert {f.family for f in fit.fits} == set(FAMILIES) - {"poisson"}


def test_estimates_are_those_of_scipy() -> None:
    r = default_rng(3)
    gamma, weibull = r.gamma(2.5, 4, 500), 30 * r.weibull(1.7, 500)
    shape, _, scale = stats.gamma.fit(gamma, floc=0)
    assert _fit_of(gamma, "gamma") == pytest.approx((shape, scale), rel=2e-3)
    shape, _, scale = stats.weibull_min.fit(weibull, floc=0)
    assert _fit_of(weibull, "weibull") == pytest.approx((shape, scale), rel=2e-3)
    logs = np.log(gamma)
    assert _fit_of(gamma, "lognormal") == pytest.approx((logs.mean(), logs.std()))


def _fit_of(values: np.ndarray, family: str) -> tuple[float, ...]:
    return next(fit.params for fit in fit_sample(values).fits if fit.family == family)


@pytest.mark.parametrize("name", FAMILIES)
def test_quantile_inverts_the_distribution_function(name: str) -> None:
    family = FAMILIES[name]
    params = family.estimate(Sample.of(SEPARABLE[name](default_rng(5), 400)))
    shares = np.array([0.01, 0.2, 0.5, 0.8, 0.99])
    times = family.quantile(shares, params)
    if family.discrete:
        assert (family.cdf(times, params) >= shares).all()
        assert (family.cdf(times - 1, params) < shares).all()
    else:
        assert family.cdf(times, params) == pytest.approx(shares, abs=1e-9)


@pytest.mark.parametrize("name", [name for name in FAMILIES if name != "poisson"])
def test_density_is_the_slope_of_the_distribution_function(name: str) -> None:
    family = FAMILIES[name]
    params = family.estimate(Sample.of(SEPARABLE[name](default_rng(5), 400)))
    at = family.quantile(np.array([0.1, 0.4, 0.7, 0.9]), params)
    step = 1e-4
    slope = (family.cdf(at + step, params) - family.cdf(at - step, params)) / (2 * step)
    assert np.exp(family.log_density(at, params)) == pytest.approx(slope, rel=1e-4)


def test_ks_and_ad_are_those_of_scipy() -> None:
    values = default_rng(2).normal(50, 9, 300)
    fit = next(f for f in fit_sample(values).fits if f.family == "normal")
    mean, deviation = fit.params
    assert fit.ks == pytest.approx(stats.kstest(values, "norm", (mean, deviation)).statistic)
    z = np.sort((values - mean) / deviation)
    odd = 2 * np.arange(1, 301) - 1
    expected = -300 - np.mean(odd * (stats.norm.logcdf(z) + stats.norm.logsf(z[::-1])))
    assert fit.ad == pytest.approx(expected)


def test_right_censored_times_count_as_lower_bounds() -> None:
    values = default_rng(1).gamma(2.5, 4, 4000)
    seen, cut = values[values < 14], np.full((values >= 14).sum(), 14.0)
    fit = fit_sample(seen, cut)
    gamma = next(f for f in fit.fits if f.family == "gamma")
    # Three standard errors of a shape from 4,000 times.
    assert gamma.params[0] == pytest.approx(2.5, abs=0.2)
    assert gamma.mean == pytest.approx(10, abs=0.4)
    assert fit.mean < 8  # what a naive mean of the finished ones would say


def test_exponential_with_censoring_is_total_time_over_failures() -> None:
    values, open_times = np.array([10.0, 25.3, 3.1, 41.7, 8.9, 12.2, 30.3, 7.7]), np.array([60.5])
    fit = next(f for f in fit_sample(values, open_times).fits if f.family == "exponential")
    assert fit.params[0] == pytest.approx((values.sum() + 60.5) / 8, rel=1e-3)


def test_kaplan_meier_matches_the_textbook() -> None:
    # Times 1, 3, 3, 6 ended; 2 and 4 open. S: 5/6, then 5/6*(4-2)/4, then 0.
    empirical = empirical_of(
        Sample(np.array([1.0, 3.0, 6.0]), np.array([1.0, 2.0, 1.0]), np.array([2.0, 4.0]))
    )
    assert empirical.after == pytest.approx([1 / 6, 1 - 5 / 6 * 0.5, 1.0])


def test_a_rounding_clock_does_not_hide_the_family() -> None:
    values = np.round(default_rng(4).gamma(2.5, 4, 3000))
    fit = fit_sample(values)
    assert fit.resolution == 1
    assert fit.chosen.family == "gamma"
    assert fit.chosen.params == pytest.approx((2.5, 4), rel=0.08)


def test_minutes_are_read_as_cells_of_a_minute() -> None:
    values = np.round(default_rng(4).normal(600, 90, 2000) / 60) * 60
    fit = fit_sample(values)
    assert fit.resolution == 60
    assert fit.chosen.family == "normal"
    assert fit.chosen.params == pytest.approx((600, 90), rel=0.03)


def test_two_humps_are_not_forced_into_a_family() -> None:
    r = default_rng(1)
    fit = fit_sample(np.concatenate([r.normal(10, 1, 500), r.normal(50, 1, 500)]))
    assert not fit.is_adequate
    assert "observed distribution" in fit.notes[0]
    assert fit.quantiles[0] < 10 < fit.quantiles[8] < 20 < fit.quantiles[12]


def test_few_times_are_described_by_their_mean() -> None:
    fit = fit_sample([10, 12, 14])
    assert (fit.chosen.family, fit.chosen.params) == ("constant", (12.0,))
    assert "only 3 times" in fit.notes[0]


@pytest.mark.parametrize("bad", [[], [1, -2], [1, float("nan")], [float("inf")]])
def test_times_that_are_none_are_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="time"):
        fit_sample(bad)


def test_qq_points_of_a_right_family_lie_on_the_diagonal() -> None:
    fit = fit_sample(default_rng(8).gamma(2.5, 4, 5000))
    fitted, observed = np.array(fit.qq).T
    assert len(fit.qq) == 99
    assert np.abs(fitted - observed)[5:-5].max() < 0.5
