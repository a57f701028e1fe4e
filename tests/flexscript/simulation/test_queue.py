"""Queues: order, capacity, batches, routing and pulling."""

from __future__ import annotations

from typing import Any

from flexscript.simulation import Run, simulate
from tests.support.plants import code, figures, make_plant, states, thing


def _line(process_time: float = 10, until: float = 100, **queue: Any) -> Run:
    """Three items come at 0, 1 and 2 and pass a queue and a processor."""
    rows = ((0, "Box", 1), (1, "Box", 1), (2, "Box", 1))
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=rows),
            thing("Buffer", "Queue", **queue),
            thing("Press", "Processor", ProcessTime=process_time),
            thing("Exit", "Sink"),
        ],
        "Loader > Buffer > Press > Exit",
    )
    return simulate(plant, until=until)


def _came_to(run: Run, holder: str) -> list[tuple[float, int]]:
    return [(move.time, move.item) for move in run.trace.items if move.holder == holder]


def test_the_first_item_in_is_the_first_out() -> None:
    assert _came_to(_line(), "Press") == [(0, 1), (10, 2), (20, 3)]


def test_a_lifo_queue_gives_the_newest_first() -> None:
    assert _came_to(_line(LIFO=1), "Press") == [(0, 1), (10, 3), (20, 2)]


def test_a_full_queue_blocks_the_station_before_it() -> None:
    run = _line(MaxContent=1)

    assert _came_to(run, "Buffer") == [(0, 1), (1, 2), (10, 3)]
    assert states(run, "Loader") == [(0, "generating"), (2, "blocked"), (10, "generating")]


def test_states_are_empty_and_releasing() -> None:
    assert states(_line(), "Buffer") == [(0, "empty"), (1, "releasing"), (20, "empty")]


def test_a_batch_is_released_when_it_is_complete() -> None:
    run = _line(process_time=0, DoBatching=1, BatchSize=3)

    assert _came_to(run, "Press")[0] == (2, 1)
    assert states(run, "Buffer") == [(0, "collecting"), (2, "empty")]


def test_a_batch_goes_incomplete_after_its_longest_wait() -> None:
    run = _line(process_time=0, DoBatching=1, BatchSize=5, MaxBatchTime=7)

    assert [time for time, _ in _came_to(run, "Press")] == [7, 7, 7]


def test_flushing_closes_the_inputs_until_the_batch_has_left() -> None:
    run = _line(process_time=10, DoBatching=1, BatchSize=2, FlushContent=1)

    # Items 1 and 2 are the batch; item 2 leaves at 11, when the press has finished item 1.
    assert _came_to(run, "Buffer") == [(0, 1), (1, 2), (11, 3)]


def test_a_batch_that_cannot_fit_is_reported() -> None:
    report = _line(DoBatching=1, BatchSize=5, MaxContent=3).report

    assert any("no batch is ever complete" in warning for warning in report.warnings)
    assert report.throughput == 0


def _fork(**queue: Any) -> Run:
    rows = ((0, "Box", 4),)
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=rows),
            thing("Buffer", "Queue", **queue),
            thing("One", "Processor", ProcessTime=10),
            thing("Two", "Processor", ProcessTime=10),
            thing("Exit", "Sink"),
        ],
        "Loader > Buffer > One > Exit",
        "Buffer > Two > Exit",
    )
    return simulate(plant, until=100)


def test_the_lowest_open_port_is_taken_first() -> None:
    run = _fork()

    assert _came_to(run, "One") == [(0, 1), (10, 3)]
    assert _came_to(run, "Two") == [(0, 2), (10, 4)]


def test_send_to_port_names_the_only_port() -> None:
    run = _fork(SendToPort=2)

    assert _came_to(run, "One") == []
    assert [time for time, _ in _came_to(run, "Two")] == [0, 10, 20, 30]


def test_send_to_port_may_be_code_about_ports() -> None:
    run = _fork(SendToPort=code("return current.outObjects.length;"))

    assert _came_to(run, "One") == []


def test_a_port_that_does_not_exist_is_reported_and_means_any() -> None:
    run = _fork(SendToPort=5)

    assert len(_came_to(run, "One")) == 2
    assert len(run.report.warnings) == 1
    assert "SendToPort gave 5 but the object has 2 outputs" in run.report.warnings[0]


def test_items_held_by_port_minus_one_stay() -> None:
    assert _fork(SendToPort=-1).report.throughput == 0


def _merge(**press: Any) -> Run:
    plant = make_plant(
        [
            thing("A", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 3),)),
            thing("B", "Source", ArrivalStyle=2, ArrivalSchedule=((1, "Box", 3),)),
            thing("QueueA", "Queue"),
            thing("QueueB", "Queue"),
            thing("Press", "Processor", ProcessTime=10, **press),
            thing("Exit", "Sink"),
        ],
        "A > QueueA > Press > Exit",
        "B > QueueB > Press",
    )
    return simulate(plant, until=100)


def test_merging_lines_are_served_in_the_order_of_release() -> None:
    assert [item for _, item in _came_to(_merge(), "Press")] == [1, 2, 3, 4, 5, 6]


def test_a_pulling_station_takes_from_the_port_of_its_strategy() -> None:
    run = _merge(Pull=1, PullStrategy=2)

    assert [item for _, item in _came_to(run, "Press")] == [4, 5, 6]


def test_a_pulling_station_takes_only_items_that_meet_its_requirement() -> None:
    run = _merge(Pull=1, PullRequirement=code("return item.creationTime > 0;"))

    assert [item for _, item in _came_to(run, "Press")] == [4, 5, 6]


def test_average_content_is_weighted_by_time() -> None:
    content = figures(_line().report, "Buffer").content

    # One item waits from 1 to 10, another from 2 to 20.
    assert content.average == (9 + 18) / 100
    assert content.maximum == 2
