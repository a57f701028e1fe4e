"""Queueing theory: long runs against exact values, seeds fixed and tolerances stated."""

from __future__ import annotations

import pytest

from flexscript.plant.model import Plant, PlantObject
from flexscript.simulation import simulate
from tests.support.plants import code, figures, make_plant, thing


def _single_station(process_time: str, servers: int = 1) -> Plant:
    return make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=code("exponential(0, 10)")),
            thing("Buffer", "Queue", MaxContent=100_000),
            thing("Press", "Processor", ProcessTime=code(process_time), MaxContent=servers),
            thing("Exit", "Sink"),
        ],
        "Loader > Buffer > Press > Exit",
    )


def test_mm1_at_80_percent() -> None:
    """M/M/1 with rho 0.8: waiting 3.2 items and 32 s, 40 s in the system; within 4 %."""
    report = simulate(
        _single_station("exponential(0, 8, getstream(current))"),
        seed=11,
        until=1_000_000,
        trace=False,
    ).report

    assert figures(report, "Press").utilisation == pytest.approx(0.8, rel=0.01)
    assert figures(report, "Buffer").content.average == pytest.approx(3.2, rel=0.04)
    assert figures(report, "Buffer").stay_time.average == pytest.approx(32, rel=0.04)
    assert report.time_in_system.average == pytest.approx(40, rel=0.04)
    assert report.work_in_process.average == pytest.approx(4, rel=0.04)


def test_md1_waits_half_as_long() -> None:
    """M/D/1 with rho 0.8 by Pollaczek and Khinchine: 16 s of waiting; within 4 %."""
    report = simulate(_single_station("8"), seed=11, until=1_000_000, trace=False).report

    assert figures(report, "Buffer").stay_time.average == pytest.approx(16, rel=0.04)


def test_mm3_waits_by_erlang_c() -> None:
    """M/M/3 with rho 0.8: waiting 2.5888 items (Erlang C); within 5 %."""
    report = simulate(
        _single_station("exponential(0, 24, getstream(current))", servers=3),
        seed=11,
        until=1_000_000,
        trace=False,
    ).report

    assert figures(report, "Buffer").content.average == pytest.approx(2.5888, rel=0.05)


@pytest.mark.parametrize(
    ("stations", "slots", "throughput"),
    [(2, 0, 2 / 3), (2, 1, 0.75), (3, 0, 22 / 39), (3, 1, 0.67047)],
)
def test_saturated_line_with_blocking(stations: int, slots: int, throughput: float) -> None:
    """Balanced exponential lines, blocking after service, exact by Markov chain; within 1 %."""
    objects: list[PlantObject] = [thing("Loader", "Source", InterArrivalTime=0)]
    for station in range(stations):
        if station and slots:
            objects.append(thing(f"Buffer{station}", "Queue", MaxContent=slots))
        objects.append(
            thing(
                f"Station{station}",
                "Processor",
                ProcessTime=code("exponential(0, 1, getstream(current))"),
            )
        )
    objects.append(thing("Exit", "Sink"))
    plant = make_plant(objects, " > ".join(each.id for each in objects))

    report = simulate(plant, seed=4, until=40_000, trace=False).report

    assert report.throughput / report.run_time == pytest.approx(throughput, rel=0.01)


def test_machine_repair() -> None:
    """Five machines, one operator, run 8 and repair 2 (exponential): 0.43604 cycles a second.

    Exact: 0.5 (1 - p0) with p0 = 1 / sum of 5! / (5 - n)! (2 / 8)^n, n = 0..5; within 1.5 %.
    """
    weights = [1.0]
    for down in range(5):
        weights.append(weights[-1] * (5 - down) * 2 / 8)
    exact = 0.5 * (1 - 1 / sum(weights))
    objects = [thing("Ann", "Robot"), thing("Exit", "Sink")]
    chains = []
    for machine in range(5):
        objects += [
            thing(f"Loader{machine}", "Source", InterArrivalTime=0),
            thing(
                f"Machine{machine}",
                "Processor",
                SetupTime=code("exponential(0, 8, getstream(current))"),
                ProcessTime=code("exponential(0, 2, getstream(current))"),
                UseProcessOperators=1,
            ),
        ]
        chains += [f"Loader{machine} > Machine{machine} > Exit", f"Machine{machine} - Ann"]

    report = simulate(make_plant(objects, *chains), seed=2, until=60_000, trace=False).report

    assert report.throughput / report.run_time == pytest.approx(exact, rel=0.015)
