"""Experiments: replications, responses, and the same figures wherever they run."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from flexscript.experiments import (
    Experiment,
    Job,
    Scale,
    Scenario,
    compare,
    response,
    run_experiment,
    run_jobs,
)
from flexscript.plant.model import Plant
from flexscript.simulation import SimulationError, simulate
from tests.support.plants import code, figures, make_plant, thing


@pytest.fixture
def plant() -> Plant:
    """An M/M/1 station with rho 0.8."""
    return make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=code("exponential(0, 10)")),
            thing("Buffer", "Queue"),
            thing("Press", "Processor", ProcessTime=code("exponential(0, 8)")),
            thing("Exit", "Sink"),
        ],
        "Loader > Buffer > Press > Exit",
    )


def test_every_scenario_has_every_replication(plant: Plant) -> None:
    faster = Scenario("faster", {"Press.ProcessTime": Scale(0.5)})
    experiment = Experiment(
        plant=plant, scenarios=(Scenario("now"), faster), replications=3, until=2000, seed=7
    )

    results = run_experiment(experiment)

    assert list(results.reports) == ["now", "faster"]
    alone = [simulate(plant, seed=7, until=2000, replication=n, trace=False) for n in range(3)]
    assert results.reports["now"] == tuple(run.report for run in alone)
    assert results.values("Press.utilisation") == [
        figures(run.report, "Press").utilisation for run in alone
    ]


def test_two_workers_give_the_same_figures_as_one(plant: Plant) -> None:
    experiment = Experiment(plant=plant, replications=4, until=2000, warm_up=200)

    assert run_experiment(experiment, workers=2) == run_experiment(experiment, workers=1)


def test_an_error_of_a_worker_comes_back() -> None:
    objects = [thing("Loader", "Source", InterArrivalTime=0), thing("Exit", "Sink")]
    endless = make_plant(objects, "Loader > Exit")
    jobs = [Job(plant=endless, until=10, replication=n) for n in range(2)]

    with pytest.raises(SimulationError, match="Loader"):
        run_jobs(jobs, workers=2)
    with pytest.raises(ValueError, match=r"workers \(=0\)"):
        run_jobs(jobs, workers=0)


def test_responses_by_name(plant: Plant) -> None:
    report = simulate(plant, until=2000).report
    press = figures(report, "Press")

    assert response(report, "throughput") == report.throughput
    assert response(report, "work_in_process") == report.work_in_process.average
    assert response(report, "time_in_system") == report.time_in_system.average
    assert response(report, "Press.stay_time") == press.stay_time.average
    assert response(report, "Press.processing") == press.states["processing"]
    assert response(report, "Press.breakdown") == 0
    with pytest.raises(ValueError, match="Did you mean 'Press.utilisation'"):
        response(report, "Pres.utilisation")
    with pytest.raises(ValueError, match="Did you mean 'utilisation'"):
        response(report, "Press.utilization")


def test_the_interval_holds_the_exact_throughput_of_a_fast_station(plant: Plant) -> None:
    experiment = Experiment(plant=plant, replications=8, until=20_000, warm_up=1000, seed=3)

    found = run_experiment(experiment).estimate("throughput_per_hour")

    assert found.count == 8
    assert found.low < 360 < found.high
    assert found.half_width < 15


def test_results_as_json(plant: Plant) -> None:
    results = run_experiment(Experiment(plant=plant, replications=1, until=500))

    document = results.to_json(["throughput"])

    assert document["scenarios"][0]["name"] == "as it is"
    assert document["scenarios"][0]["responses"]["throughput"]["half_width"] is None
    assert json.loads(json.dumps(document, allow_nan=False)) == document


def test_common_random_numbers_make_a_small_difference_visible(plant: Plant) -> None:
    better = Scenario("5 % faster", {"Press.ProcessTime": Scale(1 / 1.05)})
    experiment = Experiment(
        plant=plant, scenarios=(Scenario("now"), better), replications=10, until=20_000, seed=2
    )

    found = compare(run_experiment(experiment), "time_in_system", "now", "5 % faster")

    # Exact by 1 / (1 / service - 1 / interval): 40 s before, 32 s after.
    assert found.is_significant
    assert found.difference.low < -8 < found.difference.high
    assert found.p_value < 0.01
    assert found.variance_ratio > 5


def test_a_scenario_is_no_different_from_itself(plant: Plant) -> None:
    scenarios = (Scenario("one"), Scenario("same"))
    experiment = Experiment(plant=plant, scenarios=scenarios, replications=3, until=1000)

    found = compare(run_experiment(experiment), "throughput", "one", "same")

    assert (found.difference.mean, found.p_value, found.variance_ratio > 1) == (0, 1, True)
    assert not found.is_significant
    with pytest.raises(ValueError, match="Did you mean 'same'"):
        compare(run_experiment(experiment), "throughput", "one", "sane")


def test_what_makes_no_experiment_is_refused(plant: Plant) -> None:
    with pytest.raises(ValueError, match="at least one scenario"):
        Experiment(plant=plant, replications=0)
    with pytest.raises(ValueError, match="different names"):
        Experiment(plant=plant, scenarios=(Scenario("a"), Scenario("a")))
    single = run_experiment(Experiment(plant=plant, replications=1, until=100))
    both = replace(single, reports={"a": single.reports["as it is"], "b": ()})
    with pytest.raises(ValueError, match="at least two replications"):
        compare(both, "throughput", "a", "a")
