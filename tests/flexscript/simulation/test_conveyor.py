"""Conveyors: transit time, spacing, accumulation, joins and merges."""

from __future__ import annotations

from math import pi
from typing import Any

import pytest

from flexscript.simulation import Run, simulate
from flexscript.simulation.errors import SettingError
from tests.support.plants import code, figures, holders, make_plant, states, thing


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


def _left(run: Run, holder: str | None = "Press") -> list[float]:
    return [time for time, _, at in holders(run) if at == holder]


def test_a_belt_that_does_not_accumulate_keeps_its_gaps() -> None:
    """Items at 0, 5 and 6 s on a belt of 10 s; the press holds each for 30 s."""
    plant = make_plant(
        [
            thing(
                "Loader",
                "Source",
                ArrivalStyle=2,
                ArrivalSchedule=((0, "Box", 1), (5, "Box", 1), (6, "Box", 1)),
            ),
            thing("Belt", "StraightConveyor", IsAccumulating=0),
            thing("Press", "Processor", ProcessTime=30),
            thing("Exit", "Sink"),
        ],
        "Loader > Belt > Press > Exit",
    )

    run = simulate(plant, until=100)

    # The second comes to the end at 15 s and stops the belt until the press is free at 40 s:
    # the third is 1 s behind, waits again until 70 s.
    assert _left(run) == pytest.approx([10, 40, 70])
    assert states(run, "Belt") == [
        (0, "conveying"),
        (15, "blocked"),
        (40, "conveying"),
        (41, "blocked"),
        (70, "empty"),
    ]


@pytest.mark.parametrize(("accumulates", "second"), [(1, 30.61), (0, 35)])
def test_gaps_close_only_when_accumulating(accumulates: int, second: float) -> None:
    """Two items 5 s apart; the press is closed until 30 s and then takes no time."""
    plant = make_plant(
        [
            thing(
                "Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 1), (5, "Box", 1))
            ),
            thing("Belt", "StraightConveyor", IsAccumulating=accumulates),
            thing("Press", "Processor", ProcessTime=code("return Model.time < 1 ? 30 : 0;")),
            thing("First", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 1),)),
            thing("Exit", "Sink"),
        ],
        "Loader > Belt > Press > Exit",
        "First > Press",
    )

    assert _left(simulate(plant, until=200)) == pytest.approx([0, 30, second])


def test_a_standing_belt_takes_nothing_in() -> None:
    """The belt stands from 10 to 100 s; only 1 of the 2 later items is on it by then."""
    plant = make_plant(
        [
            thing(
                "Loader",
                "Source",
                ArrivalStyle=2,
                ArrivalSchedule=((0, "Box", 1), (8, "Box", 1), (20, "Box", 1)),
            ),
            thing("Belt", "StraightConveyor", IsAccumulating=0),
            thing("Press", "Processor", ProcessTime=100),
            thing("First", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 1),)),
            thing("Exit", "Sink"),
        ],
        "Loader > Belt > Press > Exit",
        "First > Press",
    )

    run = simulate(plant, until=1000)

    assert _left(run, "Belt") == pytest.approx([0, 8, 100])
    assert _left(run) == pytest.approx([0, 100, 200, 300])
    # It runs again from 100 s, and the second item has 8 s to go, the third all of its way.
    assert states(run, "Belt")[1:4] == [(10, "blocked"), (100, "conveying"), (108, "blocked")]


def test_a_curve_is_as_long_as_its_arc() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 1),)),
            thing("Bend", "CurvedConveyor", Radius=3, SweepAngle=-60, Speed=0.5),
            thing("Exit", "Sink"),
        ],
        "Loader > Bend > Exit",
    )

    run = simulate(plant, until=1000)

    assert run.report.time_in_system.average == pytest.approx(3 * pi / 3 / 0.5)


def test_a_slope_is_longer_than_its_floor_plan() -> None:
    assert _belt(HorizontalLength=4, Rise=3).report.time_in_system.average == 5


def test_the_ends_give_the_length_when_nothing_else_does() -> None:
    run = _belt(StartLocation=(1, 0, 0), EndLocation=(1, 6, 0))
    assert run.report.time_in_system.average == 6


def test_the_old_conveyor_carries_too() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 1),)),
            thing("Belt", "BasicConveyor", Speed=2),
            thing("Exit", "Sink"),
        ],
        "Loader > Belt > Exit",
    )

    assert simulate(plant, until=1000).report.time_in_system.average == 5


def test_spaces_set_how_items_follow() -> None:
    run = _belt(quantity=3, EntrySpaceSizeFactor=2, EntrySpacePadding=0.78, StopSpaceSizeFactor=1.5)
    # 2 x 0.61 + 0.78 = 2 m at 1 m/s.
    assert _left(run) == pytest.approx([10, 12, 14])

    full = _belt(quantity=50, press_time=100, StopSpacePadding=1.39)
    # 10 m hold five spaces of 2 m.
    assert figures(full.report, "Belt").content.maximum == 5


def test_no_space_for_an_item_is_an_error() -> None:
    with pytest.raises(SettingError, match="leave no space for an item"):
        _belt(StopSpaceSizeFactor=0)


def test_conveyors_hand_over_at_their_ends() -> None:
    """A slow belt after a fast one lets items in one item's length at a time."""
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 3),)),
            thing("Fast", "StraightConveyor", Speed=1),
            thing("Slow", "StraightConveyor", Speed=0.5),
            thing("Exit", "Sink"),
        ],
        "Loader > Fast > Slow > Exit",
    )

    run = simulate(plant, until=1000)

    assert _left(run, "Slow") == pytest.approx([10, 11.22, 12.44])
    assert [time for time, _, at in holders(run) if at == "Exit"] == pytest.approx(
        [30, 31.22, 32.44]
    )


def test_a_merge_serves_who_came_first() -> None:
    """Two belts of 10 and 8 s lead into a third that takes one item every 4 s."""
    plant = make_plant(
        [
            thing("One", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 2),)),
            thing("Two", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Tote", 2),)),
            thing("Long", "StraightConveyor", HorizontalLength=10),
            thing("Short", "StraightConveyor", HorizontalLength=8),
            thing("Main", "StraightConveyor", EntrySpacePadding=3.39),
            thing("Exit", "Sink"),
        ],
        "One > Long > Main > Exit",
        "Two > Short > Main",
    )

    run = simulate(plant, until=1000)

    # At the merge: 3 at 8 s, 4 at 8.61 s, 1 at 10 s, 2 when 1 has made room at its end.
    entries = [(time, item) for time, item, at in holders(run) if at == "Main"]
    assert [item for _, item in entries] == [3, 4, 1, 2]
    assert [time for time, _ in entries] == pytest.approx([8, 12, 16, 20])


def test_what_is_unloaded_onto_a_full_start_waits_there() -> None:
    point = (1e-9, 1e-9, 1.0)
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 2),)),
            thing("Buffer", "Queue", size=point, UseTransport=1),
            thing("Belt", "StraightConveyor", size=point, HorizontalLength=10),
            thing("Exit", "Sink"),
            thing("Truck", "Transporter", size=point, Capacity=2),
        ],
        "Loader > Buffer > Belt > Exit",
        "Buffer - Truck",
    )

    run = simulate(plant, until=1000)

    assert _left(run, "Belt") == pytest.approx([0, 0])
    assert _left(run, None) == pytest.approx([10, 10.61])
