"""Preemption: what is interrupted, where the executer is then, and how the rest goes on."""

from __future__ import annotations

from typing import Any

import pytest

from flexscript.plant.model import PlantObject
from flexscript.simulation import Run, RunLimits, simulate
from flexscript.simulation.assembly import assemble
from flexscript.simulation.executer import TaskExecuter
from flexscript.simulation.trace import Trace
from flexscript.simulation.world import World
from tests.support.plants import code, figures, holders, make_plant, states, thing

_POINT = (1e-9, 1e-9, 1.0)


def _two_calls(truck: PlantObject, *, at: float, preempt: int = 1, priority: float = 5) -> Run:
    """Item 1 is to go from (20, 0) to (20, 20); at ``at`` s item 2 calls from (0, 0)."""
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 1),)),
            thing("Buffer", "Queue", at=(20, 0, 0), size=_POINT, UseTransport=1),
            thing("Store", "Queue", at=(20, 20, 0), size=_POINT, SendToPort=-1),
            thing("Alarm", "Source", ArrivalStyle=2, ArrivalSchedule=((at, "Box", 1),)),
            thing(
                "Urgent",
                "Queue",
                at=(0, 0, 0),
                size=_POINT,
                UseTransport=1,
                TransportPriority=priority,
                TransportPreempt=preempt,
            ),
            thing("Clinic", "Queue", at=(0, 20, 0), size=_POINT, SendToPort=-1),
            truck,
        ],
        "Loader > Buffer > Store",
        "Alarm > Urgent > Clinic",
        "Buffer - Truck",
        "Urgent - Truck",
    )
    return simulate(plant, until=1000)


def _truck(**settings: Any) -> PlantObject:
    return thing("Truck", "Transporter", at=(0, 0, 0), size=_POINT, **settings)


def test_a_truck_on_its_way_turns_round() -> None:
    run = _two_calls(_truck(), at=6)

    # 20 m take 12 s: after 6 s it is half way, at (10, 0). Back 10 m: 7 s. To the clinic 12 s.
    # From there to (20, 0): 28.28 m: 16.14 s, to the store 12 s.
    back, away = 7, 20 * 2**0.5 / 2 + 2
    moves: list[Any] = [(m.start, m.end, m.destination[:2], m.loaded) for m in run.trace.executers]
    assert moves == [
        (0, 6, pytest.approx((10, 0), abs=1e-6), False),
        (6, pytest.approx(6 + back), pytest.approx((0, 0), abs=1e-6), False),
        (pytest.approx(13), pytest.approx(25), pytest.approx((0, 20), abs=1e-6), True),
        (pytest.approx(25), pytest.approx(25 + away), pytest.approx((20, 0), abs=1e-6), False),
        (
            pytest.approx(25 + away),
            pytest.approx(37 + away),
            pytest.approx((20, 20), abs=1e-6),
            True,
        ),
    ]
    assert figures(run.report, "Truck").travel_distance == pytest.approx(
        10 + 10 + 20 + 20 * 2**0.5 + 20
    )
    assert [h for _, _, h in holders(run) if h in ("Store", "Clinic")] == ["Clinic", "Store"]


def test_a_higher_priority_alone_does_not_interrupt() -> None:
    run = _two_calls(_truck(), at=6, preempt=0)

    assert [h for _, _, h in holders(run) if h in ("Store", "Clinic")] == ["Store", "Clinic"]


def test_preemption_needs_a_higher_priority() -> None:
    run = _two_calls(_truck(), at=6, priority=0)

    assert [h for _, _, h in holders(run) if h in ("Store", "Clinic")] == ["Store", "Clinic"]


def test_the_rest_of_an_interrupted_load_time_is_done_later() -> None:
    run = _two_calls(_truck(LoadTime=10), at=15)

    # At the buffer at 12 s; 3 s of loading are done at 15 s and 7 s are left.
    back, away = 12.0, 20 * 2**0.5 / 2 + 2
    clinic = 15 + back + 10 + 12
    assert [time for time, _, h in holders(run) if h == "Clinic"] == [pytest.approx(clinic)]
    assert holders(run)[-2][0] == pytest.approx(clinic + away + 7)


def test_a_loaded_truck_takes_its_item_along() -> None:
    run = _two_calls(_truck(), at=18)

    # Half way from (20, 0) to (20, 20): on to the call with the item on board.
    assert figures(run.report, "Truck").content.maximum == 2
    assert [h for _, _, h in holders(run) if h in ("Store", "Clinic")] == ["Clinic", "Store"]
    assert run.report.work_in_process.current == 2


def test_an_aborted_delivery_is_asked_for_anew() -> None:
    run = _two_calls(_truck(), at=6, preempt=2)

    assert [h for _, _, h in holders(run) if h in ("Store", "Clinic")] == ["Clinic", "Store"]
    assert figures(run.report, "Truck").output == 2


def test_an_aborted_item_on_board_stays_there() -> None:
    run = _two_calls(_truck(Capacity=2), at=18, preempt=3)

    assert [h for _, _, h in holders(run) if h in ("Store", "Clinic")] == ["Clinic"]
    assert figures(run.report, "Truck").content.current == 1
    assert any("its item stays on board" in warning for warning in run.report.warnings)


def _two_presses(**urgent: Any) -> Run:
    """One operator; Low works from 0 s on for 10 s, High gets its item at 4 s for 3 s."""
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 1),)),
            thing("Low", "Processor", size=_POINT, ProcessTime=10, UseProcessOperators=1),
            thing("Alarm", "Source", ArrivalStyle=2, ArrivalSchedule=((4, "Box", 1),)),
            thing("High", "Processor", size=_POINT, ProcessTime=3, UseProcessOperators=1, **urgent),
            thing("Exit", "Sink"),
            thing("Ann", "Operator", size=_POINT),
        ],
        "Loader > Low > Exit",
        "Alarm > High > Exit",
        "Low - Ann",
        "High - Ann",
    )
    return simulate(plant, until=100)


def test_work_stands_still_while_its_operator_is_away() -> None:
    run = _two_presses(OperatorPriority=1, OperatorPreempt="Preempt Only")

    assert states(run, "High") == [
        (0, "idle"),
        (4, "processing"),
        (7, "idle"),
    ]
    assert states(run, "Low") == [
        (0, "processing"),
        (4, "waiting_for_operator"),
        (7, "processing"),
        (13, "idle"),
    ]


def test_without_preemption_the_second_press_waits() -> None:
    run = _two_presses(OperatorPriority=1)

    assert states(run, "High")[1] == (4, "waiting_for_operator")
    assert states(run, "High")[2] == (10, "processing")


def test_aborted_work_waits_for_any_operator() -> None:
    run = _two_presses(OperatorPriority=1, OperatorPreempt="Preempt and Abort Active")

    assert states(run, "Low")[-1] == (13, "idle")


def test_several_items_side_by_side_stand_still_one_by_one() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 2),)),
            thing(
                "Low", "Processor", size=_POINT, ProcessTime=10, UseProcessOperators=1, MaxContent=2
            ),
            thing("Alarm", "Source", ArrivalStyle=2, ArrivalSchedule=((4, "Box", 1),)),
            thing(
                "High",
                "Processor",
                size=_POINT,
                ProcessTime=3,
                UseProcessOperators=1,
                OperatorPriority=1,
                OperatorPreempt=1,
            ),
            thing("Exit", "Sink"),
            thing("Team", "Dispatcher"),
            thing("Ann", "Operator", size=_POINT),
            thing("Bob", "Operator", size=_POINT),
        ],
        "Loader > Low > Exit",
        "Alarm > High > Exit",
        "Team > Ann",
        "Team > Bob",
        "Low - Team",
        "High - Team",
    )

    run = simulate(plant, until=100)

    ends = [(time, item) for time, item, holder in holders(run) if holder == "Exit"]
    assert ends == [(7, 3), (10, 2), (13, 1)]
    assert states(run, "Low") == [(0, "processing"), (13, "idle")]


def _stopped(*stops: tuple[float, str, int]) -> Trace:
    """A truck brings an item 20 m and is stopped and resumed at times."""
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 1),)),
            thing("Buffer", "Queue", size=_POINT, UseTransport=1),
            thing("Store", "Queue", at=(20, 0, 0), size=_POINT, SendToPort=-1),
            _truck(LoadTime=4),
        ],
        "Loader > Buffer > Store",
        "Buffer - Truck",
    )
    world = World(1, RunLimits(), trace=True)
    objects = assemble(plant, world)
    truck = objects["Truck"]
    assert isinstance(truck, TaskExecuter)
    for time, what, state in stops:
        act: Any = truck.resume if what == "resume" else lambda state=state: truck.stop(state)
        world.calendar.after(time, lambda act: act(), act)
    for each in objects.values():
        each.start()
    world.calendar.run(1000, RunLimits())
    assert world.recorder is not None
    return world.recorder.trace(1000)


def _states_of(trace: Trace) -> list[Any]:
    return [(each.time, each.state) for each in trace.states if each.object_id == "Truck"]


def test_a_stopped_executer_stands_still_and_goes_on() -> None:
    trace = _stopped((1, "stop", 11), (6, "resume", 0), (15, "stop", 12), (25, "resume", 0))

    # 3 s of loading are left at 1 s. 6 s on its way it has done 10 of 20 m; the rest takes 7 s.
    assert _states_of(trace) == [
        (0, "loading"),
        (1, "breakdown"),
        (6, "loading"),
        (9, "travel_loaded"),
        (15, "scheduled_down"),
        (25, "travel_loaded"),
        (pytest.approx(32), "idle"),
    ]
    assert [(move.start, move.end) for move in trace.executers] == [
        (9, 15),
        (25, pytest.approx(32)),
    ]


def test_stops_accumulate() -> None:
    trace = _stopped((1, "stop", 11), (2, "stop", 12), (3, "resume", 0), (5, "resume", 0))

    assert _states_of(trace)[:5] == [
        (0, "loading"),
        (1, "breakdown"),
        (2, "scheduled_down"),
        (3, "breakdown"),
        (5, "loading"),
    ]


def test_an_idle_executer_that_is_stopped_takes_no_work() -> None:
    trace = _stopped((0, "stop", 11), (0, "resume", 0))
    assert trace.items[-1].time == pytest.approx(16)

    trace = _stopped((100, "stop", 11), (200, "resume", 0))
    assert _states_of(trace)[-2:] == [(100, "breakdown"), (200, "idle")]


def test_the_queue_strategy_orders_what_waits() -> None:
    """The item of the highest type first, though all have one priority."""
    plant = make_plant(
        [
            thing(
                "Loader",
                "Source",
                ArrivalStyle=2,
                ArrivalSchedule=((0, "Box", 4),),
                OnCreation=code("item.Type = current.stats.output.value % 3;"),
            ),
            thing("Buffer", "Queue", size=_POINT, UseTransport=1),
            thing("Store", "Queue", at=(20, 0, 0), size=_POINT, SendToPort=-1),
            thing("Desk", "Dispatcher", QueueStrategy=code("return item.Type;")),
            thing("Truck", "Transporter", size=_POINT),
        ],
        "Loader > Buffer > Store",
        "Desk > Truck",
        "Buffer - Desk",
    )

    run = simulate(plant, until=1000)

    # Types 0, 1, 2, 0: the first is taken at once.
    assert [item for _, item, holder in holders(run) if holder == "Store"] == [1, 3, 2, 4]
