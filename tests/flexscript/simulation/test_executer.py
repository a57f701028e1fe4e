"""Task executers: deliveries with travel, load and unload; capacity; robots; teams."""

from __future__ import annotations

from typing import Any

import pytest

from flexscript.plant.model import PlantObject
from flexscript.simulation import Run, simulate
from flexscript.simulation.errors import SettingError
from tests.support.plants import code, figures, holders, make_plant, states, thing

_POINT = (1e-9, 1e-9, 1.0)


def _haul(
    *executers: PlantObject, quantity: int = 1, chains: tuple[str, ...] = (), **queue: Any
) -> Run:
    """Items at (0, 0) go to a press at (20, 0); objects are points, so distances are plain."""
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", quantity),)),
            thing("Buffer", "Queue", size=_POINT, UseTransport=1, **queue),
            thing("Store", "Queue", at=(20, 0, 0), size=_POINT, SendToPort=-1),
            *executers,
        ],
        "Loader > Buffer > Store",
        *(chains or (f"Buffer - {executers[0].id}",)),
    )
    return simulate(plant, until=1000)


def _truck(name: str = "Truck", x: float = 0, **settings: Any) -> PlantObject:
    return thing(name, "Transporter", at=(x, 0, 0), size=_POINT, **settings)


def test_a_delivery_is_travel_load_travel_unload() -> None:
    run = _haul(_truck(x=-8, LoadTime=3, UnloadTime=4))

    # 8 m: 8 / 2 + 2 = 6 s; load 3 s; 20 m: 20 / 2 + 2 = 12 s; unload 4 s.
    assert [holder for _, _, holder in holders(run)[2:]] == ["Truck", "Store"]
    assert [time for time, _, _ in holders(run)[2:]] == pytest.approx([9, 25])
    assert states(run, "Truck") == [
        (0, "travel_empty"),
        (pytest.approx(6), "loading"),
        (pytest.approx(9), "travel_loaded"),
        (pytest.approx(21), "unloading"),
        (pytest.approx(25), "idle"),
    ]
    assert states(run, "Buffer") == [(0, "waiting_for_transport"), (pytest.approx(9), "empty")]


def test_the_travels_are_in_the_trace() -> None:
    run = _haul(_truck(x=-8))

    empty, loaded = run.trace.executers
    assert (empty.start, empty.loaded) == (0, False)
    assert empty.origin == pytest.approx((-8, 0, 0), abs=1e-6)
    assert empty.destination == pytest.approx((0, 0, 0), abs=1e-6)
    assert loaded.end - loaded.start == pytest.approx(12)
    assert loaded.loaded
    assert figures(run.report, "Truck").travel_distance == pytest.approx(28)


def test_speed_and_acceleration_make_the_profile() -> None:
    run = _haul(_truck(MaxSpeed=4, Acceleration=2, Deceleration=4))

    assert holders(run)[-1][0] == pytest.approx(20 / 4 + 4 / 4 + 4 / 8)


def test_one_executer_goes_back_for_every_item() -> None:
    run = _haul(_truck(), quantity=3)

    arrivals = [time for time, _, holder in holders(run) if holder == "Store"]
    assert arrivals == pytest.approx([12, 36, 60])


def test_capacity_takes_several_items_on_one_way() -> None:
    run = _haul(_truck(Capacity=2, LoadTime=1, UnloadTime=1), quantity=3)

    arrivals = [time for time, _, holder in holders(run) if holder == "Store"]
    assert arrivals == pytest.approx([15, 16, 42])
    assert figures(run.report, "Truck").content.maximum == 2


def test_places_are_reserved_for_items_on_their_way() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 5),)),
            thing("Buffer", "Queue", size=_POINT, UseTransport=1),
            thing("Store", "Queue", at=(20, 0, 0), size=_POINT, MaxContent=2, SendToPort=-1),
            _truck(Capacity=5),
        ],
        "Loader > Buffer > Store",
        "Buffer - Truck",
    )

    report = simulate(plant, until=1000).report

    assert figures(report, "Store").content.maximum == 2
    assert figures(report, "Truck").output == 2


def test_a_dispatcher_gives_work_to_the_first_free_member() -> None:
    run = _haul(
        _truck("One"),
        _truck("Two"),
        thing("Desk", "Dispatcher"),
        quantity=3,
        chains=("Desk > One > Two", "Desk > Two", "Buffer - Desk"),
    )

    carried = [holder for _, _, holder in holders(run) if holder in ("One", "Two")]
    assert carried == ["One", "Two", "One"]


def test_teams_may_be_nested_and_even_form_a_ring() -> None:
    run = _haul(
        _truck("One"),
        thing("Desk", "Dispatcher"),
        thing("Office", "Dispatcher"),
        chains=("Desk > Office > Desk", "Office > One", "Buffer - Desk"),
    )

    assert figures(run.report, "One").output == 1


def test_pass_to_names_a_member() -> None:
    run = _haul(
        _truck("One"),
        _truck("Two"),
        thing("Desk", "Dispatcher", PassTo=2),
        quantity=2,
        chains=("Desk > One", "Desk > Two", "Buffer - Desk"),
    )

    assert figures(run.report, "One").output == 0
    assert figures(run.report, "Two").output == 2


def test_the_higher_priority_waits_less() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 2),)),
            thing("Low", "Queue", size=_POINT, UseTransport=1, MaxContent=1),
            thing("Urgent", "Source", ArrivalStyle=2, ArrivalSchedule=((1, "Box", 1),)),
            thing("High", "Queue", size=_POINT, UseTransport=1, TransportPriority=5),
            thing("Store", "Queue", at=(20, 0, 0), size=_POINT, SendToPort=-1),
            _truck(),
        ],
        "Loader > Low > Store",
        "Urgent > High > Store",
        "Low - Truck",
        "High - Truck",
    )

    run = simulate(plant, until=1000)

    assert [item for _, item, holder in holders(run) if holder == "Truck"] == [1, 3, 2]


def test_a_robot_reaches_instead_of_travelling() -> None:
    run = _haul(thing("Arm", "Robot", at=(10, 0, 0), MoveTime=4, LoadTime=1))

    assert states(run, "Arm") == [
        (0, "offset_travel_empty"),
        (4, "loading"),
        (5, "offset_travel_loaded"),
        (9, "idle"),
    ]
    assert run.trace.executers == ()


def test_transport_without_an_executer_is_done_without() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=10, UseTransport=1),
            thing("Exit", "Sink"),
        ],
        "Loader > Exit",
    )

    report = simulate(plant, until=100).report

    assert report.throughput == 10
    assert any("UseTransport" in warning for warning in report.warnings)


def test_a_centre_port_to_a_station_is_skipped_and_reported() -> None:
    run = _haul(_truck(), chains=("Buffer - Store", "Buffer - Truck"))

    assert figures(run.report, "Truck").output == 1
    assert any("centre port 2 is called instead" in warning for warning in run.report.warnings)


def test_a_speed_of_zero_is_an_error() -> None:
    with pytest.raises(SettingError, match=r"MaxSpeed \(=0\) must be greater than 0"):
        _haul(_truck(MaxSpeed=0))


def _chosen(pass_to: str, quantity: int = 4) -> list[str | None]:
    """Return which of two trucks brings each of some items that come at once."""
    run = _haul(
        _truck("One"),
        _truck("Two"),
        thing("Desk", "Dispatcher", PassTo=code(pass_to)),
        quantity=quantity,
        chains=("Desk > One", "Desk > Two", "Buffer - Desk"),
    )
    carried = {item: holder for _, item, holder in holders(run) if holder in ("One", "Two")}
    return [carried[item] for item in sorted(carried)]


def test_pass_to_may_go_round() -> None:
    text = (
        'int next = current.labels.assert("next", 1).value; '
        "current.next = next % current.outObjects.length + 1; return next;"
    )
    assert _chosen(text) == ["One", "Two", "One", "Two"]


def test_pass_to_may_choose_the_shortest_queue() -> None:
    text = (
        "int one = current.outObjects[1].taskSequences.length; "
        "int two = current.outObjects[2].taskSequences.length; "
        "return one <= two ? 1 : 2;"
    )
    # What is under way does not count: One has the second waiting, Two has none before the fourth.
    assert _chosen(text) == ["One", "One", "Two", "Two"]


def test_pass_to_may_look_whether_a_member_is_busy() -> None:
    text = "return current.outObjects[1].activeTaskSequence? ? 2 : 1;"
    assert _chosen(text, quantity=2) == ["One", "Two"]


def test_triggers_run_at_loading_and_unloading() -> None:
    run = _haul(
        _truck(
            OnLoad=code("item.taken = Model.time; item.carried = current.content;"),
            OnUnload=code("current.gone = Model.time; print(item.taken, item.carried);"),
            LoadTime=3,
        )
    )

    assert any("printed: 3 1" in warning for warning in run.report.warnings)
