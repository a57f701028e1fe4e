"""AGVs: paths, control points that only one vehicle holds, and waiting for them."""

from __future__ import annotations

from math import pi
from typing import Any

import pytest

import flexscript
from flexscript.simulation import Run
from tests.support.plants import figures, holders, states

#: A loop of four straight paths, 20 by 10 m, driven counter-clockwise; P1 to P4 at its corners.
_LOOP = """
Array corners = [[0, 0, 0], [20, 0, 0], [20, 10, 0], [0, 10, 0]];
for (int i = 1; i <= 4; i++) {
    Object path = Object.create("AGV::StraightPath");
    path.setProperty("StartLocation", corners[i]);
    path.setProperty("EndLocation", corners[i % 4 + 1]);
    Object point = Object.create("AGV::ControlPoint");
    point.name = "P" + string.fromNum(i);
    point.setLocation(corners[i][1], corners[i][2], 0);
}
Object Loader = Object.create("Source");
Loader.setProperty("ArrivalStyle", 2);
Loader.setProperty("ArrivalSchedule", [[0, "Box", 1]]);
Object Buffer = Object.create("Queue");
Buffer.name = "Buffer";
Buffer.setProperty("UseTransport", 1);
Object Store = Object.create("Queue");
Store.name = "Store";
Store.setProperty("SendToPort", -1);
Store.setLocation(20, 15, 0);
Object Cart = Object.create("TaskExecuter");
Cart.name = "Cart";
contextdragconnection(Loader, Buffer, "A");
contextdragconnection(Buffer, Store, "A");
contextdragconnection(Buffer, Cart, "S");
contextdragconnection(Buffer, Model.find("P1"), "A");
contextdragconnection(Store, Model.find("P3"), "A");
"""


def _run(*lines: str, until: float = 1000) -> Run:
    result = flexscript.build("\n".join([_LOOP, *lines]))
    assert result.plant is not None and result.ok, result.diagnostics
    return flexscript.simulate(result.plant, until=until)


def _start(cart: str, point: str) -> str:
    return f'contextdragconnection({cart}, Model.find("{point}"), "A");'


def test_a_vehicle_drives_round_in_the_direction_of_the_paths() -> None:
    run = _run(_start("Cart", "P4"))

    # From P4 10 m down to P1: 7 s; from there 20 + 10 m to P3: 17 s.
    moves: list[Any] = [(m.start, m.end, m.destination[:2]) for m in run.trace.executers]
    assert moves == [
        (0, pytest.approx(7), pytest.approx((0, 0))),
        (pytest.approx(7), pytest.approx(7 + 2 + 18 / 2), pytest.approx((20, 0))),
        (pytest.approx(18), pytest.approx(24), pytest.approx((20, 10))),
    ]
    assert holders(run)[-1][0] == pytest.approx(24)


def test_two_way_paths_are_driven_both_ways() -> None:
    lines = ['Model.find("StraightPath4").setProperty("IsTwoWay", 1);']
    lines += ['Model.find("StraightPath3").setProperty("IsTwoWay", 1);', _start("Cart", "P4")]

    run = _run(*lines)

    # P1, P4, P3 are as far as P1, P2, P3; the path that was made first wins.
    assert figures(run.report, "Cart").travel_distance == pytest.approx(40)


def test_a_vehicle_waits_for_a_control_point_that_another_holds() -> None:
    """A second cart stands at P2 until it is called away at 30 s."""
    run = _run(
        _start("Cart", "P1"),
        'Object Other = Object.create("TaskExecuter");',
        'Other.name = "Other";',
        _start("Other", "P2"),
        'Object Alarm = Object.create("Source");',
        'Alarm.setProperty("ArrivalStyle", 2);',
        'Alarm.setProperty("ArrivalSchedule", [[30, "Box", 1]]);',
        'Alarm.setProperty("UseTransport", 1);',
        'contextdragconnection(Alarm, Store, "A");',
        'contextdragconnection(Alarm, Other, "S");',
        'contextdragconnection(Alarm, Model.find("P4"), "A");',
    )

    # From 30 s on the other cart drives 10 + 20 m to P4 in 17 s and is past P3 after 6 s, which
    # frees P2. The cart is there 12 s later, when P3 is free too: 7 s more.
    assert states(run, "Cart") == [
        (0, "blocked"),
        (pytest.approx(36), "travel_loaded"),
        (pytest.approx(36 + 12 + 7), "idle"),
    ]


def test_vehicles_in_a_row_follow_each_other() -> None:
    """Two carts bring three items; the second follows the first control point by control point."""
    run = _run(
        _start("Cart", "P1"),
        'Object Other = Object.create("TaskExecuter");',
        'Other.name = "Other";',
        _start("Other", "P4"),
        'Loader.setProperty("ArrivalSchedule", [[0, "Box", 2]]);',
        'Object Desk = Object.create("Dispatcher");',
        'contextdragconnection(Desk, Cart, "A");',
        'contextdragconnection(Desk, Other, "A");',
        'contextdragconnection(Buffer, Cart, "W");',
        'contextdragconnection(Buffer, Desk, "S");',
    )

    # Cart: P1 to P3 in 17 s, past P2 at 11 s. Other is at P4, and P1 is free at 11 s; it is there
    # 7 s later. P2 is free at 17 s, when Cart has come to P3, but P3 stays taken.
    assert states(run, "Cart") == [(0, "travel_loaded"), (pytest.approx(17), "idle")]
    assert states(run, "Other") == [
        (0, "blocked"),
        (pytest.approx(11), "travel_empty"),
        (pytest.approx(18), "travel_loaded"),
        (pytest.approx(30), "blocked"),
    ]


def test_several_vehicles_may_hold_a_point_with_room_for_them() -> None:
    run = _run(
        'Model.find("P2").setProperty("MaxAllocations", 2);',
        _start("Cart", "P1"),
        'Object Other = Object.create("TaskExecuter");',
        _start("Other", "P2"),
    )

    assert holders(run)[-1][0] == pytest.approx(17)


def test_vehicles_that_block_each_other_for_ever_are_reported() -> None:
    """Two carts face each other on a two-way path."""
    result = flexscript.build(
        """
        Object path = Object.create("AGV::StraightPath");
        path.setProperty("IsTwoWay", 1);
        path.setProperty("EndLocation", [10, 0, 0]);
        for (int i = 0; i <= 1; i++) {
            Object point = Object.create("AGV::ControlPoint");
            point.setLocation(10 * i, 0, 0);
            Object source = Object.create("Source");
            source.setProperty("ArrivalStyle", 2);
            source.setProperty("ArrivalSchedule", [[0, "Box", 1]]);
            source.setProperty("UseTransport", 1);
            Object sink = Object.create("Sink");
            Object cart = Object.create("TaskExecuter");
            contextdragconnection(source, sink, "A");
            contextdragconnection(source, cart, "S");
            contextdragconnection(source, point, "A");
            contextdragconnection(cart, point, "A");
        }
        contextdragconnection(Model.find("Sink1"), Model.find("ControlPoint2"), "A");
        contextdragconnection(Model.find("Sink2"), Model.find("ControlPoint1"), "A");
        """
    )
    assert result.plant is not None

    report = flexscript.simulate(result.plant, until=100).report

    assert report.throughput == 0
    (warning,) = [each for each in report.warnings if "for ever" in each]
    assert warning.startswith("TaskExecuter 'TaskExecuter2', TaskExecuter 'TaskExecuter1' wait for")


def test_a_curved_path_is_as_long_as_its_arc() -> None:
    result = flexscript.build(
        """
        Object bend = Object.create("AGV::CurvedPath");
        bend.setProperty("Radius", 10);
        bend.setProperty("SweepAngle", 180);
        Object home = Object.create("AGV::ControlPoint");
        Object far = Object.create("AGV::ControlPoint");
        far.setLocation(0, 20, 0);
        Object source = Object.create("Source");
        source.setProperty("ArrivalStyle", 2);
        source.setProperty("ArrivalSchedule", [[0, "Box", 1]]);
        source.setProperty("UseTransport", 1);
        Object sink = Object.create("Sink");
        sink.setLocation(0, 30, 0);
        Object cart = Object.create("AGV");
        contextdragconnection(source, sink, "A");
        contextdragconnection(source, cart, "S");
        contextdragconnection(source, home, "A");
        contextdragconnection(sink, far, "A");
        contextdragconnection(cart, home, "A");
        """
    )
    assert result.plant is not None

    run = flexscript.simulate(result.plant, until=100)

    assert run.report.time_in_system.average == pytest.approx(10 * pi / 2 + 2)
    assert run.trace.executers[-1].destination[:2] == pytest.approx((0, 20))
    # Half way round it is on the far side of the circle.
    middle = run.trace.executers[len(run.trace.executers) // 2 - 1]
    assert middle.destination[:2] == pytest.approx((10, 10))


def test_control_points_may_be_joined_directly() -> None:
    result = flexscript.build(
        """
        Object source = Object.create("Source");
        source.setProperty("ArrivalStyle", 2);
        source.setProperty("ArrivalSchedule", [[0, "Box", 1]]);
        source.setProperty("UseTransport", 1);
        Object sink = Object.create("Sink");
        sink.setLocation(0, 30, 0);
        Object cart = Object.create("TaskExecuter");
        Object a = Object.create("AGV::ControlPoint");
        Object b = Object.create("AGV::ControlPoint");
        b.setLocation(20, 0, 0);
        contextdragconnection(a, b, "A");
        contextdragconnection(source, sink, "A");
        contextdragconnection(source, cart, "S");
        contextdragconnection(source, a, "A");
        contextdragconnection(sink, b, "A");
        contextdragconnection(cart, a, "A");
        """
    )
    assert result.plant is not None
    assert [found.code for found in result.diagnostics] == ["FS409"]

    assert flexscript.simulate(result.plant, until=100).report.time_in_system.average == 12


def test_what_does_not_fit_is_reported() -> None:
    run = _run(
        _start("Cart", "P1"),
        'Object Other = Object.create("TaskExecuter");',
        _start("Other", "P1"),
        'Object Lost = Object.create("AGV::ControlPoint");',
        "Lost.setLocation(50, 50, 0);",
        'Object Arm = Object.create("Robot");',
        _start("Arm", "P2"),
    )

    warnings = "\n".join(run.report.warnings)
    assert "'Other'" not in warnings
    assert "which other vehicles hold already" in warnings
    assert "lies on no path" in warnings
    assert "has no navigator" in warnings


def test_a_vehicle_that_is_interrupted_comes_to_the_next_control_point_first() -> None:
    run = _run(
        _start("Cart", "P1"),
        'Object Alarm = Object.create("Source");',
        'Alarm.setProperty("ArrivalStyle", 2);',
        'Alarm.setProperty("ArrivalSchedule", [[6, "Box", 1]]);',
        'Alarm.setProperty("UseTransport", 1);',
        'Alarm.setProperty("TransportPriority", 9);',
        'Alarm.setProperty("TransportPreempt", 1);',
        'contextdragconnection(Alarm, Store, "A");',
        'contextdragconnection(Alarm, Cart, "S");',
        'contextdragconnection(Alarm, Model.find("P4"), "A");',
    )

    # At 6 s it is 10 m after P1. To P4 it has 10 + 10 + 20 m: 22 s. From there to P3 as far.
    stored: list[Any] = [(time, item) for time, item, holder in holders(run) if holder == "Store"]
    assert stored == [(pytest.approx(28 + 22), 2), (pytest.approx(28 + 22), 1)]
