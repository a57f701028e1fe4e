"""Travel networks: routes over nodes, one-way ways, gateways, and programs that build them."""

from __future__ import annotations

from math import sqrt
from typing import Any

import pytest

import flexscript
from flexscript.simulation import Run
from flexscript.simulation.ways import Waypoint, join, nearest_of, route
from tests.support.plants import figures, holders, states

#: Items at (0, 0) go to (20, 0); a wall between them has nodes round it.
_YARD = """
Object Loader = Object.create("Source");
Loader.name = "Loader";
Loader.setProperty("ArrivalStyle", "Arrival Schedule");
Loader.setProperty("ArrivalSchedule", [[0, "Box", 1]]);
Object Buffer = Object.create("Queue");
Buffer.name = "Buffer";
Buffer.setProperty("UseTransport", 1);
Object Store = Object.create("Queue");
Store.name = "Store";
Store.setProperty("SendToPort", -1);
Object Truck = Object.create("Transporter");
Truck.name = "Truck";
for (int i = 1; i <= 4; i++) {
    Object node = Object.create("NetworkNode");
    node.name = "N" + string.fromNum(i);
}
Buffer.setSize(0, 0, 0);
Store.setSize(0, 0, 0);
Truck.setSize(0, 0, 1);
Store.setLocation(20, 0, 0);
Model.find("N2").setLocation(0, 10, 0);
Model.find("N3").setLocation(20, 10, 0);
Model.find("N4").setLocation(20, 0, 0);
contextdragconnection(Loader, Buffer, "A");
contextdragconnection(Buffer, Store, "A");
contextdragconnection(Buffer, Truck, "S");
contextdragconnection(Model.find("N1"), Model.find("N2"), "A");
contextdragconnection(Model.find("N2"), Model.find("N3"), "A");
contextdragconnection(Model.find("N3"), Model.find("N4"), "A");
"""
_GATEWAYS = """
contextdragconnection(Buffer, Model.find("N1"), "A");
contextdragconnection(Model.find("N4"), Store, "A");
contextdragconnection(Truck, Model.find("N1"), "A");
"""


def _run(*lines: str, gateways: str = _GATEWAYS, until: float = 1000) -> Run:
    result = flexscript.build("\n".join([_YARD, gateways, *lines]))
    assert result.plant is not None, result.diagnostics
    assert result.ok, result.diagnostics
    return flexscript.simulate(result.plant, until=until)


def _moves(run: Run) -> list[Any]:
    return [(m.start, m.end, m.destination[:2]) for m in run.trace.executers]


def test_a_truck_goes_round_by_the_nodes() -> None:
    run = _run()

    # 40 m with one profile: 40 / 2 + 2 = 22 s. The corner at 10 m after 2 + 8 / 2 = 6 s.
    assert _moves(run) == [
        (0, 6, (0, 10)),
        (6, 16, (20, 10)),
        (16, pytest.approx(22), (20, 0)),
    ]
    assert states(run, "Truck") == [(0, "travel_loaded"), (pytest.approx(22), "idle")]
    assert figures(run.report, "Truck").travel_distance == pytest.approx(40)


def test_the_shortest_route_is_taken() -> None:
    run = _run(
        'Object Short = Object.create("NetworkNode");',
        "Short.setLocation(10, 1, 0);",
        'contextdragconnection(Model.find("N1"), Short, "A");',
        'contextdragconnection(Short, Model.find("N4"), "A");',
    )

    assert figures(run.report, "Truck").travel_distance == pytest.approx(2 * sqrt(101))


def test_a_way_that_is_closed_in_one_direction_is_a_detour() -> None:
    """From N1 to N4 there is a way of 20 m, but only from N4 to N1."""
    lines = (
        'Loader.setProperty("ArrivalSchedule", [[0, "Box", 2]]);',
        'contextdragconnection(Model.find("N1"), Model.find("N4"), "A");',
        'contextdragconnection(Model.find("N1"), Model.find("N4"), "Q");',
    )

    run = _run(*lines)

    # Out 40 m in 22 s, back 20 m in 12 s, out again.
    stored = [time for time, _, holder in holders(run) if holder == "Store"]
    assert stored == pytest.approx([22, 22 + 12 + 22])


def test_a_second_q_takes_the_way_away_and_a_opens_it_again() -> None:
    lines = (
        'contextdragconnection(Model.find("N1"), Model.find("N4"), "A");',
        'contextdragconnection(Model.find("N1"), Model.find("N4"), "Q");',
        'contextdragconnection(Model.find("N4"), Model.find("N1"), "Q");',
    )
    assert holders(_run(*lines))[-1][0] == pytest.approx(22)
    again = 'contextdragconnection(Model.find("N1"), Model.find("N4"), "A");'
    assert holders(_run(*lines, again))[-1][0] == pytest.approx(12)
    assert holders(_run(*lines[:2], again))[-1][0] == pytest.approx(12)


def test_offset_travel_goes_on_from_the_node_to_the_station() -> None:
    away = "Store.setLocation(20, -6, 0);"

    assert holders(_run(away))[-1][0] == pytest.approx(46 / 2 + 2)
    stay = 'Truck.setProperty("OffsetTravel", "Do Not");'
    assert holders(_run(away, stay))[-1][0] == pytest.approx(22)


def test_a_truck_comes_to_its_node_first() -> None:
    run = _run("Truck.setLocation(-6, 8, 0);")

    # 10 m to N1, which is the buffer: 10 / 2 + 2 = 7 s.
    assert _moves(run)[0] == (0, pytest.approx(7), (0, 0))


def test_the_nearest_of_several_gateways_is_taken() -> None:
    run = _run('contextdragconnection(Store, Model.find("N3"), "A");')

    # To N3 it is 30 m, and 10 m from there to the store: as far as by N4, but N3 is nearer.
    assert figures(run.report, "Truck").travel_distance == pytest.approx(40)


def test_a_goal_off_the_network_is_gone_to_straight_and_reported() -> None:
    run = _run(
        gateways='contextdragconnection(Buffer, Model.find("N1"), "A");\n'
        'contextdragconnection(Truck, Model.find("N1"), "A");'
    )

    assert holders(run)[-1][0] == pytest.approx(12)
    assert any("no way of the network leads from N1" in each for each in run.report.warnings)


def test_only_connected_executers_use_the_network() -> None:
    run = _run(gateways='contextdragconnection(Buffer, Model.find("N1"), "A");')

    assert holders(run)[-1][0] == pytest.approx(12)


def test_a_plant_with_a_network_survives_emitting_and_json() -> None:
    # Sizes are not part of a generated program.
    yard = "\n".join(line for line in _YARD.splitlines() if "setSize" not in line)
    text = (
        yard
        + _GATEWAYS
        + (
            'contextdragconnection(Model.find("N1"), Model.find("N4"), "A");'
            'contextdragconnection(Model.find("N1"), Model.find("N4"), "Q");'
            'contextdragconnection(Truck, Model.find("N2"), "D");'
        )
    )
    plant = flexscript.build(text).plant
    assert plant is not None

    again = flexscript.build(flexscript.emit(plant)).plant

    assert again is not None
    assert flexscript.emit(again) == flexscript.emit(plant)
    assert {(c.source, c.target, c.kind) for c in again.connections} == {
        (c.source, c.target, c.kind) for c in plant.connections
    }
    run = flexscript.simulate(again, until=1000)
    assert run.report == flexscript.simulate(plant, until=1000).report


def test_an_interrupted_truck_goes_on_along_its_way() -> None:
    run = _run(
        'Object Alarm = Object.create("Source");',
        'Alarm.setProperty("ArrivalStyle", 2);',
        'Alarm.setProperty("ArrivalSchedule", [[10, "Box", 1]]);',
        'Alarm.setProperty("UseTransport", 1);',
        'Alarm.setProperty("TransportPriority", 9);',
        'Alarm.setProperty("TransportPreempt", 1);',
        "Alarm.setSize(0, 0, 0);",
        "Alarm.setLocation(0, 10, 0);",
        'contextdragconnection(Alarm, Store, "A");',
        'contextdragconnection(Alarm, Truck, "S");',
        'contextdragconnection(Alarm, Model.find("N2"), "A");',
    )

    # At 10 s it is at (8, 10), 8 m after N2. It goes on to N3 and comes back to N2: 12 + 20 m.
    cut = next(move for move in run.trace.executers if move.end == 10)
    assert cut.destination[:2] == pytest.approx((8, 10))
    loaded = [time for time, item, holder in holders(run) if item == 2 and holder == "Truck"]
    assert loaded == [pytest.approx(10 + 32 / 2 + 2)]


def test_routes_are_shortest_and_the_first_of_equals() -> None:
    a, b, c, d = (Waypoint(name, (0.0, 0.0)) for name in "abcd")
    join(a, b, 1)
    join(a, c, 1)
    join(b, d, 1)
    join(c, d, 1)

    assert [way.end for way in route(a, d) or []] == [b, d]
    assert route(a, a) == []
    assert route(d, a) is None
    assert nearest_of(a, [d, c]) is c
    assert nearest_of(d, [a]) is None
