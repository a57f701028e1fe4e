"""Sources: intervals, schedules, sequences."""

from __future__ import annotations

from typing import Any

import pytest

from flexscript.simulation import Run, simulate
from flexscript.simulation.errors import SettingError
from tests.support.plants import code, figures, make_plant, states, thing


def _made(until: float, **source: Any) -> list[float]:
    """Return the times at which a source that is never blocked makes items."""
    run = simulate(
        make_plant([thing("Loader", "Source", **source), thing("Exit", "Sink")], "Loader > Exit"),
        until=until,
    )
    return [move.time for move in run.trace.items if move.holder == "Loader"]


def _blocked_line(**source: Any) -> Run:
    plant = make_plant(
        [
            thing("Loader", "Source", **source),
            thing("Press", "Processor", ProcessTime=25),
            thing("Exit", "Sink"),
        ],
        "Loader > Press > Exit",
    )
    return simulate(plant, until=100)


def test_items_come_one_interval_apart() -> None:
    assert _made(35, InterArrivalTime=10) == [10, 20, 30]


def test_an_interval_may_have_a_unit() -> None:
    assert _made(200, InterArrivalTime=(1.5, "min")) == [90, 180]


def test_the_next_interval_starts_when_the_item_has_left() -> None:
    run = _blocked_line(InterArrivalTime=10)

    made = [move.time for move in run.trace.items if move.holder == "Loader"]
    # The item made at 20 leaves at 35, when the press has finished the first one.
    assert made == [10, 20, 45, 70, 95]
    assert states(run, "Loader")[:4] == [
        (0, "generating"),
        (20, "blocked"),
        (35, "generating"),
        (45, "blocked"),
    ]


def test_a_schedule_makes_its_quantities_at_its_times() -> None:
    rows = ((20, "Tote", 1), (5, "Box", 3))

    assert _made(100, ArrivalStyle="Arrival Schedule", ArrivalSchedule=rows) == [5, 5, 5, 20]


def test_a_repeated_schedule_starts_again_after_its_last_row() -> None:
    rows = ((0, "Box", 1), (10, "Box", 1))

    made = _made(35, ArrivalStyle=2, ArrivalSchedule=rows, RepeatTable=1)

    assert made == [0, 10, 10, 20, 20, 30, 30]


def test_a_schedule_does_not_wait_for_a_blocked_item() -> None:
    run = _blocked_line(
        ArrivalStyle="Arrival Schedule", ArrivalSchedule=((0, "Box", 1), (1, "Box", 2))
    )

    assert figures(run.report, "Loader").content.maximum == 2
    assert run.report.throughput == 3


def test_a_sequence_makes_the_next_row_when_the_last_has_left() -> None:
    run = _blocked_line(
        ArrivalStyle="Arrival Sequence", ArrivalSequence=(("Box", 1), ("Tote", 1), ("Box", 1))
    )

    made = [move.time for move in run.trace.items if move.holder == "Loader"]
    assert made == [0, 0, 25]


def test_a_schedule_without_rows_makes_nothing_and_says_so() -> None:
    plant = make_plant(
        [thing("Loader", "Source", ArrivalStyle=2), thing("Exit", "Sink")], "Loader > Exit"
    )

    report = simulate(plant).report

    assert report.throughput == 0
    assert report.warnings == (
        "Source 'Loader': ArrivalSchedule is not set, so the source makes no items",
    )


def test_a_schedule_row_without_a_quantity_is_an_error() -> None:
    with pytest.raises(SettingError, match=r"ArrivalSchedule .* must hold time"):
        _made(10, ArrivalStyle=2, ArrivalSchedule=(("Box",),))


def test_a_time_below_zero_counts_as_zero_and_is_reported_once() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=code("normal(1, 5, getstream(current))")),
            thing("Exit", "Sink"),
        ],
        "Loader > Exit",
    )

    report = simulate(plant, until=100).report

    assert report.throughput > 0
    assert report.warnings == (
        "Source 'Loader': InterArrivalTime gave a time below 0; such times count as 0",
    )
