"""Student's t against printed tables and closed forms."""

from __future__ import annotations

from math import atan, pi, sqrt

import pytest

from flexscript.experiments.student import t_probability, t_quantile


@pytest.mark.parametrize(
    ("probability", "degrees", "printed"),
    [
        (0.975, 1, 12.7062),
        (0.975, 2, 4.30265),
        (0.975, 3, 3.18245),
        (0.975, 4, 2.77645),
        (0.975, 9, 2.26216),
        (0.975, 19, 2.09302),
        (0.975, 30, 2.04227),
        (0.975, 120, 1.97993),
        (0.95, 5, 2.01505),
        (0.995, 10, 3.16927),
        (0.9995, 7, 5.40788),
    ],
)
def test_quantiles_agree_with_the_printed_table(
    probability: float, degrees: int, printed: float
) -> None:
    assert t_quantile(probability, degrees) == pytest.approx(printed, abs=1.5e-5 * printed)


def test_one_and_two_degrees_have_closed_forms() -> None:
    for t in (0.0, 0.1, 1.0, 7.5):
        assert t_probability(t, 1) == pytest.approx(2 / pi * atan(t), abs=1e-15)
        assert t_probability(t, 2) == pytest.approx(t / sqrt(2 + t * t), abs=1e-15)


@pytest.mark.parametrize("degrees", [1, 2, 3, 4, 10, 99, 1000])
@pytest.mark.parametrize("probability", [0.6, 0.9, 0.975, 0.9999])
def test_the_quantile_is_the_inverse(degrees: int, probability: float) -> None:
    t = t_quantile(probability, degrees)

    assert (1 + t_probability(t, degrees)) / 2 == pytest.approx(probability, abs=1e-12)
    assert t_quantile(1 - probability, degrees) == pytest.approx(-t)


def test_the_middle_is_zero_and_nonsense_is_refused() -> None:
    assert t_quantile(0.5, 7) == pytest.approx(0, abs=1e-15)
    with pytest.raises(ValueError, match=r"degrees \(=0\)"):
        t_quantile(0.9, 0)
    with pytest.raises(ValueError, match=r"probability \(=1\)"):
        t_quantile(1, 3)
    with pytest.raises(ValueError, match="must be at least 1"):
        t_probability(-1.0, 3)
