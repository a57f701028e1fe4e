"""Anchors: the simulator against exact answers, each within four standard errors at fixed seeds.

Every case runs some independent replications after a warm-up; t is the distance of their mean from
the exact value in standard errors of that mean. With about thirty cases a correct simulator shows
abs(t) > 4 once in some hundred choices of the seed: a miss is looked into with fresh seeds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

import pytest

from flexscript.experiments import Experiment, run_experiment
from flexscript.plant.model import Plant, PlantObject
from tests.support.markov import (
    erlang_c,
    pollaczek_khinchine,
    repair_cycles,
    tandem_throughput,
)
from tests.support.plants import code, make_plant, thing

_REPLICATIONS = 12


def _t(plant: Plant, response: str, exact: float, *, warm_up: float, until: float) -> float:
    experiment = Experiment(
        plant=plant,
        replications=_REPLICATIONS,
        warm_up=warm_up,
        until=until,
        seed=20,
    )
    found = run_experiment(experiment).estimate(response)
    return (found.mean - exact) / (found.deviation / sqrt(found.count))


def _station(interval: str, service: str, servers: int = 1) -> Plant:
    return make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=code(interval)),
            thing("Buffer", "Queue", MaxContent=100_000),
            thing("Press", "Processor", ProcessTime=code(service), MaxContent=servers),
            thing("Exit", "Sink"),
        ],
        "Loader > Buffer > Press > Exit",
    )


@dataclass(frozen=True)
class _Queue:
    """One station with Poisson arrivals: its service and the exact mean wait in seconds."""

    service: str
    wait: float
    servers: int = 1
    interval: float = 1.25


QUEUES = {
    "M/M/1": _Queue("exponential(0, 1)", pollaczek_khinchine(0.8, 1, 1)),
    "M/D/1": _Queue("1", pollaczek_khinchine(0.8, 1, 0)),
    "M/E4/1": _Queue("erlang(0, 0.25, 4)", pollaczek_khinchine(0.8, 1, 1 / 4)),
    "M/U/1": _Queue("uniform(0, 2)", pollaczek_khinchine(0.8, 1, 1 / 3)),
    "M/M/2": _Queue("exponential(0, 1)", erlang_c(2, 1.6) / (2 - 1.6), 2, 1 / 1.6),
    "M/M/3": _Queue("exponential(0, 1)", erlang_c(3, 2.4) / (3 - 2.4), 3, 1 / 2.4),
}


@pytest.mark.parametrize("name", QUEUES)
def test_the_wait_in_a_queue(name: str) -> None:
    """Items waiting on average = arrival rate x exact mean wait (Little)."""
    case = QUEUES[name]
    plant = _station(f"exponential(0, {case.interval})", case.service, case.servers)

    t = _t(plant, "Buffer.content", case.wait / case.interval, warm_up=500, until=4000)

    assert abs(t) < 4


def test_a_jackson_network_with_feedback() -> None:
    """Rate 0.5 from outside; 30 % of what leaves the second station comes back to the first.

    Each station is M/M/1 with rate 0.5 / 0.7 (Jackson), so L = sum of rho / (1 - rho).
    """
    back = "bernoulli(30, 2, 1)"
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=code("exponential(0, 2)")),
            thing("Buffer1", "Queue", MaxContent=100_000),
            thing("First", "Processor", ProcessTime=code("exponential(0, 1)")),
            thing("Buffer2", "Queue", MaxContent=100_000),
            thing(
                "Second",
                "Processor",
                ProcessTime=code("exponential(0, 1 / 1.2)"),
                SendToPort=code(back),
            ),
            thing("Exit", "Sink"),
        ],
        "Loader > Buffer1 > First > Buffer2 > Second > Exit",
        "Second > Buffer1",
    )
    rate = 0.5 / 0.7
    loads = (rate, rate / 1.2)

    exact = sum(load / (1 - load) for load in loads)
    assert abs(_t(plant, "work_in_process", exact, warm_up=500, until=4000)) < 4


def test_machine_repair() -> None:
    """20 machines run 8 s and then need one of 5 operators for 2 s: cycles a second, exactly."""
    objects = [thing("Team", "Dispatcher"), *(thing(f"Op{n}", "Robot") for n in range(5))]
    chains = [f"Team > Op{n}" for n in range(5)]
    for n in range(20):
        objects += [
            thing(f"Loader{n}", "Source", InterArrivalTime=0),
            thing(
                f"Machine{n}",
                "Processor",
                SetupTime=code("exponential(0, 8)"),
                ProcessTime=code("exponential(0, 2)"),
                UseProcessOperators=1,
            ),
        ]
        chains += [f"Loader{n} > Machine{n} > Exit", f"Machine{n} - Team"]
    plant = make_plant([*objects, thing("Exit", "Sink")], *chains)

    exact = repair_cycles(20, 5, 1 / 8, 1 / 2) * 3600
    assert exact / 3600 == pytest.approx(1.92695, abs=5e-6)
    assert abs(_t(plant, "throughput_per_hour", exact, warm_up=100, until=700)) < 4


def _line(stations: int, places: int) -> Plant:
    objects: list[PlantObject] = [thing("Loader", "Source", InterArrivalTime=0)]
    for station in range(stations):
        if station and places:
            objects.append(thing(f"Buffer{station}", "Queue", MaxContent=places))
        time = code("exponential(0, 1)")
        objects.append(thing(f"Station{station}", "Processor", ProcessTime=time))
    objects.append(thing("Exit", "Sink"))
    return make_plant(objects, " > ".join(each.id for each in objects))


# Balanced exponential lines with blocking after service: stations, and places between them.
LINES = {
    (2, 0): 0.66667, (2, 1): 0.75000, (2, 2): 0.80000, (2, 3): 0.83333, (2, 4): 0.85714,
    (3, 0): 0.56410, (3, 1): 0.67047, (3, 2): 0.73402, (3, 3): 0.77671, (3, 4): 0.80749,
    (4, 0): 0.51478, (4, 1): 0.63115, (4, 2): 0.70071, (4, 3): 0.74771, (4, 4): 0.78178,
    (5, 0): 0.48580, (5, 1): 0.60758, (5, 2): 0.68049, (5, 3): 0.72995, (5, 4): 0.76593,
}  # fmt: skip


@pytest.mark.parametrize(("stations", "places"), LINES)
def test_the_table_of_blocking_lines(stations: int, places: int) -> None:
    exact = tandem_throughput(stations, places)

    assert exact == pytest.approx(LINES[stations, places], abs=6e-6)
    t = _t(_line(stations, places), "throughput", exact * 600, warm_up=60, until=660)
    assert abs(t) < 4


@pytest.mark.parametrize(
    ("solved", "closed_form"),
    [
        (lambda: tandem_throughput(3, 0), 22 / 39),
        (lambda: tandem_throughput(2, 7), 9 / 10),
        (lambda: repair_cycles(1, 1, 1.0, 1.0), 0.5),
        (lambda: erlang_c(1, 0.8), 0.8),
        (lambda: pollaczek_khinchine(0.8, 1.0, 1.0), 4.0),
    ],
)
def test_the_solver_agrees_with_closed_forms(
    solved: Callable[[], float], closed_form: float
) -> None:
    assert solved() == pytest.approx(closed_form, abs=1e-12)
