"""MSER-5: where a series settles, and the suggestion for a plant."""

from __future__ import annotations

from random import Random

import pytest

from flexscript.experiments import Job, mser, suggest_warm_up
from flexscript.experiments.warm_up import averaged
from tests.support.plants import code, make_plant, thing


def test_a_ramp_before_noise_is_left_out() -> None:
    random = Random(1)
    ramp = [10.0 - n / 10 for n in range(100)]
    noise = [random.gauss(0, 0.5) for _ in range(400)]

    assert mser(ramp + noise) == pytest.approx(100, abs=15)


def test_the_choice_is_the_least_squared_standard_error() -> None:
    random = Random(2)
    series = [random.random() + 3 / (1 + n) for n in range(200)]
    means = [sum(series[n : n + 5]) / 5 for n in range(0, 200, 5)]

    def error(left_out: int) -> float:
        rest = means[left_out:]
        mean = sum(rest) / len(rest)
        return sum((value - mean) ** 2 for value in rest) / len(rest) ** 2

    best = min(range(len(means) // 2 + 1), key=error)
    assert mser(series) == 5 * best


def test_a_constant_needs_no_warm_up_and_a_trend_never_settles() -> None:
    assert mser([3.0] * 100) == 0
    assert mser([float(n) for n in range(100)]) == 50
    with pytest.raises(ValueError, match="fewer than four batches"):
        mser([1.0] * 19)


def test_replications_are_averaged_before() -> None:
    assert averaged([[1.0, 2.0], [3.0, 6.0]]) == [2.0, 4.0]


def test_a_line_that_fills_needs_a_warm_up() -> None:
    """The store fills in about 500 s and stays full from then on."""
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=code("exponential(0, 5)")),
            thing("Store", "Queue", MaxContent=50),
            thing("Press", "Processor", ProcessTime=10),
            thing("Exit", "Sink"),
        ],
        "Loader > Store > Press > Exit",
    )

    found = suggest_warm_up(Job(plant=plant, until=4000), replications=3)

    assert found.settled
    assert 350 <= found.seconds <= 700
    assert found.step == 10 and len(found.curve) == 400
    assert found.curve[0] < 5 and found.curve[-1] == pytest.approx(52, abs=1)
