"""Multiprocessors: processes one after another."""

from __future__ import annotations

from typing import Any

import pytest

from flexscript.simulation import Run, simulate
from flexscript.simulation.errors import SettingError
from tests.support.plants import code, make_plant, states, thing


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
