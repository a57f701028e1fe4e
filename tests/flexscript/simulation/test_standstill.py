"""Stops of stations: work in process waits, ports close, states are those of the stops."""

from __future__ import annotations

from typing import Any

import pytest

from flexscript.plant.model import Plant
from flexscript.simulation import Run, simulate
from tests.support.invariants import assert_invariants
from tests.support.plants import code, figures, holders, make_plant, states, thing


def _clock(*orders: tuple[float, str]) -> list[Any]:
    """A source whose items do something at given times, and their sink."""
    body = " ".join(f"if (param(2) == {n}) {{ {do} }}" for n, (_, do) in enumerate(orders, start=1))
    rows = tuple((time, "Tick", 1) for time, _ in orders)
    return [
        thing("Clock", "Source", ArrivalStyle=2, ArrivalSchedule=rows, OnCreation=code(body)),
        thing("Bin", "Sink"),
    ]


def _run(plant: Plant, until: float = 100) -> Run:
    run = simulate(plant, until=until)
    assert_invariants(run)
    return run


def _line(*orders: tuple[float, str], **press: Any) -> Run:
    """An item every 20 s, from 0 on, processed for 10 s."""
    objects = [
        thing("Loader", "Source", InterArrivalTime=20, TimeZeroArrival=1),
        thing("Press", "Processor", **{"ProcessTime": 10, **press}),
        thing("Exit", "Sink"),
        *_clock(*orders),
    ]
    return _run(make_plant(objects, "Loader > Press > Exit", "Clock > Bin"))


def _came_to(run: Run, holder: str) -> list[float]:
    ticks = {item for _, item, where in holders(run) if where == "Clock"}
    return [time for time, item, where in holders(run) if where == holder and item not in ticks]


STOP = 'Model.find("Press").stop(STATE_BREAKDOWN);'
RESUME = 'Model.find("Press").resume();'


def test_a_stopped_processor_goes_on_with_the_time_that_was_left() -> None:
    run = _line((4, STOP), (11, RESUME))

    assert states(run, "Press")[:4] == [
        (0, "processing"), (4, "breakdown"), (11, "processing"), (17, "idle"),
    ]  # fmt: skip
    assert _came_to(run, "Exit")[:2] == [17, 30]


def test_nothing_enters_or_leaves_a_stopped_processor() -> None:
    run = _line((15, STOP), (33, RESUME))

    assert _came_to(run, "Press")[:3] == [0, 33, 53]
    assert states(run, "Loader")[:3] == [(0, "generating"), (20, "blocked"), (33, "generating")]


def test_stops_accumulate_and_the_highest_priority_shows() -> None:
    stop = 'Model.find("Press").stop({}, {}, {});'
    run = _line(
        (1, stop.format("STATE_BREAKDOWN", 5, 1)),
        (2, stop.format("STATE_LUNCH", 0, 2)),
        (3, stop.format("STATE_SCHEDULED_DOWN", 5, 3)),
        (4, 'Model.find("Press").resume(3);'),
        (5, 'resumeobject(Model.find("Press"), 1);'),
        (6, 'Model.find("Press").resume(2);'),
    )

    assert states(run, "Press")[:6] == [
        (0, "processing"), (1, "breakdown"), (3, "scheduled_down"), (4, "breakdown"),
        (5, "lunch"), (6, "processing"),
    ]  # fmt: skip
    assert _came_to(run, "Exit")[0] == 15


def test_a_resume_without_a_stop_does_nothing() -> None:
    assert _came_to(_line((4, RESUME)), "Exit") == [10, 30, 50, 70, 90]


def test_a_blocked_processor_that_was_stopped_hands_its_item_on() -> None:
    objects = [
        thing("Loader", "Source", InterArrivalTime=5, TimeZeroArrival=1),
        thing("Press", "Processor", ProcessTime=1),
        thing("Slow", "Processor", ProcessTime=20),
        thing("Exit", "Sink"),
        *_clock((10, STOP), (25, RESUME)),
    ]
    run = _run(make_plant(objects, "Loader > Press > Slow > Exit", "Clock > Bin"))

    # Slow is free at 21, but the press stands still until 25.
    assert _came_to(run, "Slow")[:2] == [1, 25]
    assert states(run, "Press")[3:6] == [(6, "blocked"), (10, "breakdown"), (25, "processing")]


@pytest.mark.parametrize(
    ("name", "properties", "left"),
    [
        ("Queue", {}, [0, 30, 50, 70, 90]),
        ("Rack", {"MinimumDwellTime": 10}, [10, 45, 50, 70, 90]),
        ("StraightConveyor", {"Speed": 1}, [10, 45, 50, 70, 90]),
        ("Separator", {"ProcessTime": 10}, [10, 45, 55, 75, 95]),
        ("Combiner", {"ProcessTime": 10}, [10, 45, 55, 75, 95]),
        ("MultiProcessor", {"Processes": (("A", 4), ("B", 6))}, [10, 45, 55, 75, 95]),
    ],
)
def test_every_class_stands_still_and_goes_on(
    name: str, properties: dict[str, Any], left: list[float]
) -> None:
    objects = [
        thing("Loader", "Source", InterArrivalTime=20, TimeZeroArrival=1),
        thing("Press", name, **properties),
        thing("Exit", "Sink"),
        # 15 s from 15 or 25 on: the queue is empty then, the others have an item in process.
        *_clock(*(((15, STOP), (30, RESUME)) if name == "Queue" else ((25, STOP), (40, RESUME)))),
    ]
    run = _run(make_plant(objects, "Loader > Press > Exit", "Clock > Bin"))

    assert _came_to(run, "Exit") == pytest.approx(left)


def test_a_stopped_source_makes_its_items_later() -> None:
    stop = 'Model.find("Loader").stop(STATE_OFF_SHIFT);'
    run = _line((25, stop), (35, 'Model.find("Loader").resume();'))

    assert _came_to(run, "Press") == [0, 20, 50, 70, 90]
    assert figures(run.report, "Loader").states["off_shift"] == 0.1


def test_a_crew_that_comes_to_a_stopped_station_waits() -> None:
    objects = [
        thing("Loader", "Source", InterArrivalTime=1000, TimeZeroArrival=1),
        thing("Press", "Processor", ProcessTime=10, UseProcessOperators=1),
        thing("Ann", "Operator", at=(30.0, 0.0, 0.0)),
        thing("Exit", "Sink"),
        *_clock((1, STOP), (60, RESUME)),
    ]
    run = _run(make_plant(objects, "Loader > Press > Exit", "Press - Ann", "Clock > Bin"))

    assert _came_to(run, "Exit") == [70]
    assert states(run, "Press") == [
        (0, "waiting_for_operator"), (1, "breakdown"), (60, "processing"), (70, "idle"),
    ]  # fmt: skip


def test_an_item_brought_to_a_stopped_station_is_worked_on_later() -> None:
    objects = [
        thing("Loader", "Source", InterArrivalTime=1000, TimeZeroArrival=1, UseTransport=1),
        thing("Truck", "Transporter"),
        thing("Press", "Processor", ProcessTime=10, at=(20.0, 0.0, 0.0)),
        thing("Exit", "Sink"),
        *_clock((1, STOP), (60, RESUME)),
    ]
    run = _run(make_plant(objects, "Loader > Press > Exit", "Loader - Truck", "Clock > Bin"))

    [arrival] = _came_to(run, "Press")
    assert 1 < arrival < 60
    assert _came_to(run, "Exit") == [70]


@pytest.mark.parametrize(
    ("close", "open_", "left"),
    [
        ('closeinput(Model.find("Press"));', 'openinput(Model.find("Press"));', [10, 50, 70, 90]),
        ('Model.find("Press").input.stop();', 'resumeinput(Model.find("Press"));',
         [10, 50, 70, 90]),
        ('closeoutput(Model.find("Press"));', 'openoutput(Model.find("Press"));',
         [10, 40, 50, 70, 90]),
        ('Model.find("Press").output.close();', 'Model.find("Press").output.open();',
         [10, 40, 50, 70, 90]),
    ],
)  # fmt: skip
def test_ports_close_and_open(close: str, open_: str, left: list[float]) -> None:
    assert _came_to(_line((12, close), (40, open_)), "Exit") == left


def test_setstate_shows_until_the_next_state() -> None:
    run = _line((12, 'setstate(Model.find("Press"), STATE_MAINTENANCE);'))

    assert states(run, "Press")[:4] == [
        (0, "processing"), (10, "idle"), (12, "maintenance"), (20, "processing"),
    ]  # fmt: skip


def test_a_change_of_state_fires_a_trigger_with_both_states() -> None:
    record = 'current.labels.assert("log", ""); current.log += "" + param(1) + ">" + param(2);'
    run = _line(OnStateChange=code(record), OnProcessFinish=code("print(current.log);"))

    assert "printed: 1>2" in run.report.warnings
    assert "printed: 1>22>11>2" in run.report.warnings


def test_an_item_held_by_port_minus_one_is_released_by_code() -> None:
    objects = [
        thing("Loader", "Source", InterArrivalTime=20, TimeZeroArrival=1),
        thing("Buffer", "Queue", SendToPort=-1),
        thing("One", "Sink"),
        thing("Two", "Sink"),
        *_clock((45, 'releaseitem(Model.find("Buffer").subnodes[2], 2);'),
                (70, 'releaseitem(Model.find("Buffer").first);')),
    ]  # fmt: skip
    run = _run(make_plant(objects, "Loader > Buffer > One", "Buffer > Two", "Clock > Bin"))

    assert [(t, i, h) for t, i, h in holders(run) if h in ("One", "Two")] == [
        (45, 2, "Two"), (70, 1, "One"),
    ]  # fmt: skip


def test_code_sees_the_items_of_a_stopped_station() -> None:
    run = _line((4, STOP), (5, 'print(Model.find("Press").subnodes.length);'), (6, RESUME))

    assert run.report.warnings == ("printed: 1",)


def test_releasing_an_item_that_is_not_held_changes_nothing_and_is_reported() -> None:
    run = _line((4, 'releaseitem(Model.find("Press").first);'))

    assert _came_to(run, "Exit")[0] == 10
    assert any("is not held" in line for line in run.report.warnings)
