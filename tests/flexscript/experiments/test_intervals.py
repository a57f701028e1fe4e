"""Estimates, batch means and the number of runs."""

from __future__ import annotations

from math import inf, sqrt
from random import Random

import pytest

from flexscript.experiments import batch_means, estimate, runs_needed
from flexscript.experiments.student import t_quantile


def test_the_interval_of_four_observations_by_hand() -> None:
    found = estimate([1.0, 2.0, 3.0, 6.0])

    deviation = sqrt((4 + 1 + 0 + 9) / 3)
    assert (found.mean, found.count, found.minimum, found.maximum) == (3.0, 4, 1.0, 6.0)
    assert found.deviation == pytest.approx(deviation)
    assert found.half_width == pytest.approx(3.18245 * deviation / 2, rel=1e-5)
    assert found.low == found.mean - found.half_width
    assert found.high == found.mean + found.half_width


def test_one_observation_says_nothing_of_its_error() -> None:
    assert estimate([5.0]).half_width == inf
    with pytest.raises(ValueError, match="at least one"):
        estimate([])
    with pytest.raises(ValueError, match="confidence"):
        estimate([1.0], confidence=95)


def test_intervals_cover_the_truth_as_often_as_they_say() -> None:
    random = Random(5)
    samples = [[random.gauss(10, 3) for _ in range(6)] for _ in range(2000)]

    covered = sum(found.low <= 10 <= found.high for found in map(estimate, samples))

    # 95 %, four standard errors of a count of 2000.
    assert covered / 2000 == pytest.approx(0.95, abs=4 * sqrt(0.95 * 0.05 / 2000))


def test_batches_are_equal_and_the_rest_goes_at_the_beginning() -> None:
    assert batch_means([100.0, 1.0, 2.0, 3.0, 4.0], batches=2) == [1.5, 3.5]
    with pytest.raises(ValueError, match="do not fill 20 batches"):
        batch_means([1.0] * 19)


def test_as_many_runs_as_the_half_width_needs() -> None:
    values = [8.0, 9.0, 10.0, 11.0, 12.0]
    deviation = estimate(values).deviation

    for half_width in (0.1, 0.5, 1.0, 3.0):
        runs = runs_needed(values, half_width)
        widths = [t_quantile(0.975, n - 1) * deviation / sqrt(n) for n in (runs, runs - 1) if n > 1]
        assert widths[0] <= half_width
        assert all(width > half_width for width in widths[1:])
    assert runs_needed([3.0, 3.0], 0.1) == 2
    with pytest.raises(ValueError, match="two observations"):
        runs_needed([3.0], 0.1)
