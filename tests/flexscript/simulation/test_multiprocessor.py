"""Multiprocessors: processes one after another."""

from __future__ import annotations

from typing import Any

import pytest

from flexscript.simulation import Run, simulate
from flexscript.simulation.errors import SettingError
from tests.support.invariants import assert_invariants
from tests.support.plants import code, figures, make_plant, states, thing


def _run(*chains: str, **machine: Any) -> Run:
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 2),)),
            thing("Cell", "MultiProcessor", **machine),
            thing("Exit", "Sink"),
            thing("Ann", "Operator", at=(1, -1, 0)),
        ],
        "Loader > Cell > Exit",
        *chains,
    )
    return simulate(plant, until=100)


def test_without_processes_it_is_a_processor_for_one_item() -> None:
    run = _run(SetupTime=1, ProcessTime=4, MaxContent=5)

    assert states(run, "Cell") == [
        (0, "setup"),
        (1, "processing"),
        (5, "setup"),
        (6, "processing"),
        (10, "idle"),
    ]


def test_processes_follow_each_other() -> None:
    rows = (("wash", 3), ("dry", code("return 4;")))

    assert states(_run(Processes=rows), "Cell") == [(0, "processing"), (14, "idle")]


def test_a_process_may_need_operators() -> None:
    run = _run("Cell - Ann", Processes=(("wash", 3, 1), ("dry", 4)))

    assert states(run, "Ann") == [(0, "utilize"), (3, "idle"), (7, "utilize"), (10, "idle")]


def test_a_row_without_a_time_is_an_error() -> None:
    with pytest.raises(SettingError, match="a row of Processes"):
        _run(Processes=(("wash",),))


def _shop(*rows: tuple[Any, ...], **extra: Any) -> Run:
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=1000, TimeZeroArrival=1),
            thing("Cell", "MultiProcessor", Processes=rows, **extra),
            thing("Ann", "Operator"),
            thing("Bob", "Operator"),
            thing("Exit", "Sink"),
        ],
        "Loader > Cell > Exit",
        "Cell - Ann",
    )
    run = simulate(plant, until=100)
    assert_invariants(run)
    return run


def test_the_profile_tells_the_time_in_each_process() -> None:
    report = _shop(("Cut", 10), ("Weld", 25), ("Cut", 5), ("Paint", 100)).report

    assert figures(report, "Cell").processes == {"Cut": 0.15, "Weld": 0.25, "Paint": 0.6}
    assert figures(report, "Cell").states == {"processing": 1.0}


def test_each_process_may_call_its_own_operators() -> None:
    run = _shop(("Cut", 10, 1), ("Weld", 20, 1, 'Model.find("Bob")', 0, 0), ("Check", 5))

    assert figures(run.report, "Ann").states["utilize"] == pytest.approx(0.1)
    assert figures(run.report, "Bob").states["utilize"] == pytest.approx(0.2)
    assert [state for _, state in states(run, "Bob")][-2:] == ["utilize", "idle"]
    assert run.report.throughput == 1


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("Cut", 5, 1, "", "high"), "must be a number"),
        (("Cut", 5, 1, "", 0, 7), "must be 0 to 3"),
    ],
)
def test_rows_of_processes_are_checked(row: tuple[Any, ...], message: str) -> None:
    with pytest.raises(SettingError, match=message):
        _shop(row)
