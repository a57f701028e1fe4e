"""Means from parameters, each against the average of many draws by the simulator's own sampler."""

from __future__ import annotations

from math import sqrt
from random import Random
from statistics import fmean, stdev

import pytest

from flexscript.plant.model import Code
from flexscript.review.means import MEANS, mean_of
from flexscript.simulation.distributions import sampler

ARGUMENTS = {
    "exponential": (2, 3),
    "normal": (10, 2),
    "triangular": (2, 11, 5),
    "uniform": (2, 9),
    "duniform": (1, 6),
    "lognormal": (1, 0.5, 0.4),
    "lognormal2": (1, 2, 0.4),
    "lognormalmeanstdev": (4, 1),
    "weibull": (1, 5, 2),
    "gamma": (1, 2, 3),
    "erlang": (0, 2, 3),
    "poisson": (4,),
    "beta": (1, 5, 2, 3),
    "bernoulli": (30, 5, 9),
    "binomial": (10, 30),
}


@pytest.mark.parametrize("name", sorted(MEANS))
def test_a_mean_is_that_of_the_draws(name: str) -> None:
    arguments = ARGUMENTS[name]
    draw = sampler(name, tuple(map(float, arguments)), Random(5))
    draws = [draw(None) for _ in range(4000)]
    text = ", ".join(map(str, arguments))
    mean = mean_of(Code(f"{name}({text}, getstream(current))"))
    assert mean is not None
    assert abs(fmean(draws) - mean) < 4 * stdev(draws) / sqrt(len(draws))


@pytest.mark.parametrize(
    ("code", "mean"),
    [
        ("12.5", 12.5),
        ("-3", -3),
        ("2 + uniform(1, 3)", 4),
        ("uniform(1, 3) * 60", 120),
        ("(exponential(0, 10, getstream(current))) / 4", 2.5),
        ("7 / 2", 3),
        ("7 / 2.0", 3.5),
        ("exponential(10)", 10),
        ("triangular(5, 10, 15)", 10),
        ("Object current = ownerobject(c); return uniform(1, 3);", None),
        ("return uniform(1, 3);", 2),
        ("uniform(1, 3) * uniform(1, 3)", None),
        ("1 / uniform(1, 3)", None),
        ("item.Time", None),
        ("cauchy(1, 2)", None),
        ("1 / 0", None),
        ("weibull(0, 1, 0)", None),
        ("lognormal(0, 1e9, 1)", None),
        ("no ( code", None),
    ],
)
def test_code(code: str, mean: float | None) -> None:
    assert mean_of(Code(code)) == (None if mean is None else pytest.approx(mean))


def test_a_number_is_its_own_mean() -> None:
    assert mean_of(4) == 4
    assert mean_of((4, "min")) is None
