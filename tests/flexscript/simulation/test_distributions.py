"""Distributions: FlexSim's argument order, moments against theory, impossible arguments."""

from __future__ import annotations

from math import exp, gamma, pi, sqrt
from random import Random
from statistics import fmean, pstdev

import pytest

from flexscript.language.distributions import DISTRIBUTIONS
from flexscript.simulation.distributions import SAMPLERS, sampler
from flexscript.simulation.errors import SettingError

_DRAWS = 20_000


def _drawn(name: str, *arguments: float) -> list[float]:
    draw = sampler(name, arguments, Random(5))
    return [draw(None) for _ in range(_DRAWS)]


def test_every_distribution_of_the_language_can_be_drawn() -> None:
    assert set(SAMPLERS) == set(DISTRIBUTIONS)


@pytest.mark.parametrize(
    ("name", "arguments", "mean", "deviation"),
    [
        ("exponential", (0, 10), 10, 10),
        ("exponential", (5, 10), 15, 10),
        ("normal", (20, 3), 20, 3),
        ("triangular", (5, 15, 10), 10, sqrt((25 + 225 + 100 - 75 - 50 - 150) / 18)),
        ("uniform", (5, 15), 10, 10 / sqrt(12)),
        ("duniform", (1, 6), 3.5, sqrt(35 / 12)),
        ("lognormal", (1, 0, 0.5), 1 + exp(0.125), sqrt((exp(0.25) - 1) * exp(0.25))),
        ("lognormal2", (1, 2, 0.5), 1 + 2 * exp(0.125), 2 * sqrt((exp(0.25) - 1) * exp(0.25))),
        ("lognormalmeanstdev", (10, 2), 10, 2),
        ("weibull", (0, 10, 2), 10 * gamma(1.5), 10 * sqrt(gamma(2) - gamma(1.5) ** 2)),
        ("gamma", (1, 4, 2.5), 11, 4 * sqrt(2.5)),
        ("erlang", (0, 4, 3), 12, 4 * sqrt(3)),
        ("poisson", (7,), 7, sqrt(7)),
        ("poisson", (900,), 900, 30),
        ("bernoulli", (30, 1, 0), 0.3, sqrt(0.21)),
        ("binomial", (10, 30), 3, sqrt(2.1)),
        ("geometric", (20,), 4, sqrt(0.8) / 0.2),
        ("negbinomial", (3, 20), 12, sqrt(3 * 0.8) / 0.2),
        ("hypergeometric", (5, 6, 20), 1.5, sqrt(5 * 0.3 * 0.7 * 15 / 19)),
        ("logarithmic", (0.5,), 1.4427, 0.8973),
        ("beta", (10, 20, 2, 3), 14, 10 * sqrt(0.04)),
        ("pareto", (2, 5), 2.5, 2 * sqrt(5 / 3) / 4),
        ("laplace", (4, 2), 4, 2 * sqrt(2)),
        ("logistic", (4, 2), 4, 2 * pi / sqrt(3)),
        ("extremevalue1a", (4, 2), 4 + 2 * 0.57722, 2 * pi / sqrt(6)),
        ("extremevalue1b", (4, 2), 4 - 2 * 0.57722, 2 * pi / sqrt(6)),
        ("inversegaussian", (0, 3, 10), 3, sqrt(27 / 10)),
        ("loglogistic", (0, 3, 8), 3 * (pi / 8) / 0.382683, None),
        ("pearsont5", (0, 6, 4), 2, sqrt(2)),
        ("pearsont6", (0, 2, 3, 6), 1.2, None),
        ("inverseweibull", (0, 2, 5), 2 * gamma(0.8), None),
        ("randomwalk", (0, 2, 5), 2 + 1 / 5, None),
        ("johnsonbounded", (0, 10, 0, 2), 5, None),
        ("johnsonunbounded", (3, 2, 0, 2), 3, None),
    ],
)
def test_moments_agree_with_theory(
    name: str, arguments: tuple[float, ...], mean: float, deviation: float | None
) -> None:
    drawn = _drawn(name, *arguments)

    # Four standard errors of the mean; the seed is fixed, so the test cannot flicker.
    assert fmean(drawn) == pytest.approx(mean, abs=4 * pstdev(drawn) / sqrt(_DRAWS))
    if deviation is not None:
        assert pstdev(drawn) == pytest.approx(deviation, rel=0.06)


def test_uniform_integers_reach_both_ends() -> None:
    assert set(_drawn("duniform", 1, 3)) == {1, 2, 3}


def test_a_mode_outside_is_moved_to_the_nearer_end() -> None:
    assert max(_drawn("triangular", 0, 10, 50)) <= 10


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("exponential", (0, -1), r"scale \(=-1\) must be at least 0"),
        ("uniform", (5, 1), r"min \(=5\) must not exceed max \(=1\)"),
        ("weibull", (0, 0, 1), r"scale \(=0\) must be greater than 0"),
        ("gamma", (0, 1), "wrong number of arguments"),
        ("gaussian", (0, 1), "no distribution 'gaussian'; known: bernoulli"),
    ],
)
def test_impossible_arguments_are_named(
    name: str, arguments: tuple[float, ...], message: str
) -> None:
    with pytest.raises(SettingError, match=message):
        sampler(name, arguments, Random(1))
