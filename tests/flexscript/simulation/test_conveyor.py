"""Conveyors: transit time, spacing, accumulation."""

from __future__ import annotations

from typing import Any

import pytest

from flexscript.simulation import Run, simulate
from flexscript.simulation.errors import SettingError
from tests.support.plants import figures, make_plant, states, thing


def _belt(quantity: int = 1, press_time: float = 0, **belt: Any) -> Run:
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", quantity),)),
            thing("Belt", "StraightConveyor", **belt),
            thing("Press", "Processor", ProcessTime=press_time),
            thing("Exit", "Sink"),
        ],
        "Loader > Belt > Press > Exit",
    )
    return simulate(plant, until=1000)


def test_an_item_takes_length_over_speed() -> None:
    assert _belt(HorizontalLength=12, Speed=0.5).report.time_in_system.average == 24


def test_the_length_is_the_size_in_x_unless_it_is_set() -> None:
    assert _belt().report.time_in_system.average == 10


def test_items_follow_each_other_at_their_length() -> None:
    run = _belt(quantity=3, Speed=0.5)

    left = [move.time for move in run.trace.items if move.holder == "Press"]
    assert left == pytest.approx([20, 20 + 1.22, 20 + 2.44])


def test_items_close_up_behind_one_that_cannot_leave() -> None:
    run = _belt(quantity=3, press_time=30)

    left = [move.time for move in run.trace.items if move.holder == "Press"]
    assert left == pytest.approx([10, 40, 70])
    assert states(run, "Belt")[:3] == [
        (0, "conveying"),
        (pytest.approx(10.61), "blocked"),
        (40, "conveying"),
    ]


def test_only_as_many_items_fit_as_the_length_holds() -> None:
    run = _belt(quantity=50, press_time=100)

    assert figures(run.report, "Belt").content.maximum == 16


def test_a_belt_that_does_not_move_is_an_error() -> None:
    with pytest.raises(SettingError, match=r"Speed \(=0 m/s\)"):
        _belt(Speed=0)
