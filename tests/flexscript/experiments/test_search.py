"""Sensitivity and optimisation over named properties."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from flexscript.experiments import Experiment, Parameter, ScenarioError, optimise, sensitivity
from flexscript.experiments.optimise import OptimiserMissingError
from flexscript.plant.model import Plant
from tests.support.plants import code, make_plant, thing


@pytest.fixture
def plant() -> Plant:
    """The press is the bottleneck; the saw is not."""
    return make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=0),
            thing("Saw", "Processor", ProcessTime=2),
            thing("Buffer", "Queue", MaxContent=5),
            thing("Press", "Processor", ProcessTime=code("exponential(0, 10)")),
            thing("Exit", "Sink"),
        ],
        "Loader > Saw > Buffer > Press > Exit",
    )


def test_only_the_bottleneck_matters(plant: Plant) -> None:
    experiment = Experiment(plant=plant, replications=4, until=10_000)

    found = sensitivity(experiment, ["Saw.ProcessTime", "Press.ProcessTime"], "throughput")

    assert [each.name for each in found] == ["Press.ProcessTime", "Saw.ProcessTime"]
    # Throughput is 1 / time: one percent more time is one percent less of it.
    assert found[0].elasticity.mean == pytest.approx(-1, abs=0.1)
    assert found[1].elasticity.mean == pytest.approx(0, abs=0.02)
    assert found[0].low.mean > found[0].base.mean > found[0].high.mean
    with pytest.raises(ValueError, match=r"share \(=2\)"):
        sensitivity(experiment, ["Saw.ProcessTime"], "throughput", share=2)
    with pytest.raises(ScenarioError, match="no property"):
        sensitivity(experiment, ["Saw.Colour"], "throughput")


def test_the_search_finds_the_speed_that_pays(plant: Plant) -> None:
    """A press faster by x costs 100 (1 / x); throughput of 3600 / (10 x) an hour saturates at 2 s."""
    pytest.importorskip("optuna")
    experiment = Experiment(plant=plant, replications=1, until=3000)
    parameters = [
        Parameter("Press.ProcessTime", 0.1, 2.0, "scale"),
        Parameter("Buffer.MaxContent", 1, 9, "integer"),
    ]

    found = optimise(experiment, parameters, "throughput_per_hour", trials=25)

    values = found.best.values
    assert len(found.trials) == 25
    assert values["Press.ProcessTime"] < 0.5
    assert isinstance(values["Buffer.MaxContent"], int)
    assert found.best.response == max(trial.response or 0 for trial in found.trials)
    again = optimise(experiment, parameters, "throughput_per_hour", trials=25)
    assert again == found


def test_costs_count_and_runs_that_fail_do_not_end_the_search(plant: Plant) -> None:
    pytest.importorskip("optuna")
    experiment = Experiment(plant=plant, replications=1, until=500)
    capacity = [Parameter("Buffer.MaxContent", 0, 9, "integer")]

    found = optimise(
        experiment,
        capacity,
        "work_in_process",
        goal="minimise",
        cost={"Buffer.MaxContent": 1},
        trials=12,
    )

    failed = [trial for trial in found.trials if trial.values["Buffer.MaxContent"] == 0]
    assert all(trial.response is None for trial in failed)
    assert found.best.values["Buffer.MaxContent"] == 1
    assert found.best.score == pytest.approx((found.best.response or 0) + 1)


def test_without_optuna_the_error_says_what_to_install(
    plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def no_optuna(name: str, *arguments: Any, **options: Any) -> Any:
        if name == "optuna":
            raise ImportError(name)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", no_optuna)

    with pytest.raises(OptimiserMissingError, match=r"twinwright\[optimise\]"):
        optimise(Experiment(plant=plant), [Parameter("Buffer.MaxContent", 1, 2)], "throughput")


def test_what_makes_no_search_is_refused(plant: Plant) -> None:
    with pytest.raises(ValueError, match="at least one parameter"):
        optimise(Experiment(plant=plant), [], "throughput")
    with pytest.raises(ValueError, match="must not exceed"):
        Parameter("Buffer.MaxContent", 9, 1)
