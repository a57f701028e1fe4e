"""Travel connections: nodes, gateways, control points, and what cannot be connected."""

from __future__ import annotations

import pytest

from flexscript import build

_OBJECTS = """
Object queue = Object.create("Queue");
Object truck = Object.create("Transporter");
Object lead = Object.create("Dispatcher");
Object a = Object.create("NetworkNode");
Object b = Object.create("NetworkNode");
Object point = Object.create("AGV::ControlPoint");
Object other = Object.create("AGV::ControlPoint");
Object path = Object.create("AGV::StraightPath");
"""


def _drag(first: str, second: str, key: str) -> str:
    return f'contextdragconnection({first}, {second}, "{key}");\n'


def _made(*statements: str) -> list[tuple[str, str, str]]:
    result = build(_OBJECTS + "".join(statements))
    assert result.plant is not None
    assert result.ok, result.diagnostics
    return [(c.source, c.target, c.kind) for c in result.plant.connections]


def _found(*statements: str) -> list[str]:
    return [found.code for found in build(_OBJECTS + "".join(statements)).diagnostics]


def test_a_makes_ways_gateways_and_starting_points() -> None:
    assert _made(_drag("a", "b", "A"), _drag("queue", "a", "A"), _drag("b", "truck", "A")) == [
        ("NetworkNode1", "NetworkNode2", "A"),
        ("Queue1", "NetworkNode1", "A"),
        ("NetworkNode2", "Transporter1", "A"),
    ]


def test_a_way_to_travel_takes_no_port() -> None:
    text = _OBJECTS + _drag("queue", "a", "A") + "print(queue.outObjects.length, nrip(a));"
    assert build(text).output == ("0 0",)


def test_q_closes_one_direction_then_the_other() -> None:
    way = _drag("a", "b", "A")
    assert _made(way, _drag("b", "a", "Q")) == [
        ("NetworkNode1", "NetworkNode2", "A"),
        ("NetworkNode2", "NetworkNode1", "Q"),
    ]
    assert _made(way, _drag("b", "a", "Q"), _drag("a", "b", "Q")) == []
    assert len(_made(way, _drag("b", "a", "Q"), _drag("b", "a", "A"))) == 1


def test_q_undoes_a_gateway_from_either_side() -> None:
    assert _made(_drag("queue", "a", "A"), _drag("a", "queue", "Q")) == []


def test_d_makes_a_gateway_to_an_executer_and_e_undoes_it() -> None:
    gateway = _drag("a", "truck", "D")
    assert _made(gateway) == [("NetworkNode1", "Transporter1", "D")]
    assert _made(gateway, _drag("truck", "a", "E")) == []


def test_centre_ports_work_as_everywhere() -> None:
    assert _made(_drag("a", "truck", "S")) == [("NetworkNode1", "Transporter1", "S")]


def test_control_points_take_stations_and_vehicles() -> None:
    assert len(_made(_drag("point", "queue", "A"), _drag("truck", "point", "A"))) == 2
    assert _found(_drag("point", "other", "A")) == ["FS409"]


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("a", "a", "FS403"),
        ("a", "point", "FS405"),
        ("lead", "a", "FS405"),
        ("path", "point", "FS405"),
        ("queue", "path", "FS405"),
    ],
)
def test_what_cannot_be_connected(first: str, second: str, code: str) -> None:
    result = build(_OBJECTS + _drag(first, second, "A"))
    assert [(found.code, found.severity) for found in result.diagnostics] == [(code, "error")]
    assert result.plant is not None and result.plant.connections == ()


@pytest.mark.parametrize(
    ("statements", "code"),
    [
        ((_drag("a", "b", "A"), _drag("b", "a", "A")), "FS406"),
        ((_drag("a", "b", "Q"),), "FS404"),
        ((_drag("a", "b", "D"),), "FS402"),
        ((_drag("a", "truck", "E"),), "FS404"),
        ((_drag("a", "truck", "D"), _drag("a", "truck", "D")), "FS406"),
    ],
)
def test_what_changes_nothing_is_a_warning(statements: tuple[str, ...], code: str) -> None:
    assert _found(*statements) == [code]


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("AGV", "TaskExecuter"),
        ("Conveyor", "BasicConveyor"),
    ],
)
def test_a_name_that_stands_for_another_class_is_a_warning(name: str, made: str) -> None:
    result = build(f'Object thing = Object.create("{name}");')
    assert result.plant is not None
    assert [thing.class_name for thing in result.plant.objects] == [made]
    assert [found.code for found in result.diagnostics] == ["FS205"]


@pytest.mark.parametrize(
    "created",
    [
        "Conveyor::CurvedConveyor",
        "BasicConveyor",
        "NetworkNode",
        "AGV::ControlPoint",
        "AGV::StraightPath",
        "AGV::CurvedPath",
    ],
)
def test_classes_of_movement_are_made_by_their_names(created: str) -> None:
    result = build(f'Object thing = Object.create("{created}"); thing.name = "Thing";')
    assert result.ok and not result.diagnostics


@pytest.mark.parametrize("path", ["?Conveyor", "fixedresources/BasicConveyor", "?NetworkNode"])
def test_the_library_has_them_too(path: str) -> None:
    result = build(f'Object thing = createinstance(library().find("{path}"), model());')
    assert result.plant is not None, result.diagnostics


def test_the_internal_way_to_connect_a_vehicle_works_too() -> None:
    made = _made('function_s(point, "addConnection", -1, truck);\n')
    assert made == [("ControlPoint1", "Transporter1", "A")]
    assert _made('function_s(path, "finalizeSpatialChanges");\n') == []
    assert _found('function_s(queue, "explode");\n') == ["FS112"]
