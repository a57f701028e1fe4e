"""Connections: what each key does with each pair of objects, and what is refused."""

from __future__ import annotations

import pytest

from flexscript import build
from tests.support.programs import built, failure, warned

OBJECTS = (
    'Object source = Object.create("Source");\nObject queue = Object.create("Queue");\n'
    'Object machine = Object.create("Processor");\nObject sink = Object.create("Sink");\n'
    'Object worker = Object.create("Operator");\nObject truck = Object.create("Transporter");\n'
    'Object lead = Object.create("Dispatcher");\n'
)
NO_PORTS = (
    "\"A\" cannot connect 'Processor1' to 'Operator1': it joins no ports of a Processor "
    "and an Operator."
)


def edges(statements: str) -> list[tuple[str, str, str, int, int]]:
    return [
        (c.source, c.target, c.kind, c.source_port, c.target_port)
        for c in built(OBJECTS + statements).connections
    ]


def test_ports_are_numbered_in_the_order_of_the_calls() -> None:
    assert edges(
        'contextdragconnection(source, queue, "A");\n'
        'contextdragconnection(source, machine, "A");\n'
        'contextdragconnection(queue, machine, "A");'
    ) == [
        ("Source1", "Queue1", "A", 1, 1),
        ("Source1", "Processor1", "A", 2, 1),
        ("Queue1", "Processor1", "A", 1, 2),
    ]


def test_centre_ports_belong_to_both_sides() -> None:
    assert edges(
        'contextdragconnection(machine, worker, "S");\ncontextdragconnection(truck, machine, "S");'
    ) == [
        ("Processor1", "Operator1", "S", 1, 1),
        ("Transporter1", "Processor1", "S", 1, 2),
    ]


def test_a_team_is_made_with_a() -> None:
    assert edges(
        'contextdragconnection(lead, worker, "A");\ncontextdragconnection(lead, truck, "A");'
    ) == [("Dispatcher1", "Operator1", "A", 1, 1), ("Dispatcher1", "Transporter1", "A", 2, 1)]


@pytest.mark.parametrize(
    "statement",
    [
        'contextdragconnection(queue, machine, "A");',
        "contextdragconnection(queue, machine, 'A');",
        "contextdragconnection(queue, machine, 65);",
        'contextdragconnection(queue, machine, "a");',
        "objectconnect(queue, machine);",
        "connect(queue, 1, machine, 1);",
        'defaultdragconnection(queue, machine, "A");',
    ],
)
def test_spellings_of_connecting(statement: str) -> None:
    assert edges(statement) == [("Queue1", "Processor1", "A", 1, 1)]


def test_disconnecting_moves_later_ports_down() -> None:
    assert edges(
        'contextdragconnection(source, queue, "A");\n'
        'contextdragconnection(source, machine, "A");\n'
        'contextdragconnection(source, queue, "Q");\n'
        'contextdragconnection(machine, worker, "S");\n'
        'contextdragconnection(machine, truck, "S");\n'
        'contextdragconnection(worker, machine, "W");'
    ) == [("Source1", "Processor1", "A", 1, 1), ("Processor1", "Transporter1", "S", 1, 1)]


@pytest.mark.parametrize(
    ("pair", "code", "message"),
    [
        ("queue, source", "FS401", "\"A\" cannot connect 'Queue1' to 'Source1': a Source has no input."),
        ("sink, queue", "FS401", "\"A\" cannot connect 'Sink1' to 'Queue1': a Sink has no output."),
        ("queue, queue", "FS403", "An object cannot be connected to itself ('Queue1')."),
        (
            "machine, worker",
            "FS405",
            NO_PORTS,
        ),
    ],
)  # fmt: skip
def test_impossible_pairs_are_errors(pair: str, code: str, message: str) -> None:
    result = build(f'{OBJECTS}contextdragconnection({pair}, "A");')
    (found,) = result.diagnostics
    assert (found.severity, found.code, found.message) == ("error", code, message)
    assert result.plant is not None
    assert result.plant.connections == ()


@pytest.mark.parametrize(
    ("statements", "code"),
    [
        ('contextdragconnection(queue, machine, "Q");', "FS404"),
        ('contextdragconnection(queue, machine, "D");', "FS402"),
        (
            "for (int i = 0; i < 2; i++) objectconnect(queue, machine);",
            "FS406",
        ),
    ],
)
def test_doubtful_connections_are_warnings(statements: str, code: str) -> None:
    _, warnings = warned(OBJECTS + statements)
    assert [each.code for each in warnings] == [code]


def test_the_same_pair_twice_has_two_pairs_of_ports() -> None:
    plant, _ = warned(OBJECTS + "for (int i = 0; i < 2; i++) objectconnect(queue, machine);")
    assert [(c.source_port, c.target_port) for c in plant.connections] == [(1, 1), (2, 2)]


def test_a_null_object_names_the_side() -> None:
    found = failure(OBJECTS + 'Object none;\ncontextdragconnection(queue, none, "A");')
    assert (found.code, found.message) == ("FS501", "The second object of the connection is null.")


def test_a_key_that_is_put_together_is_checked_when_used() -> None:
    assert failure(
        OBJECTS + 'string key = "Z";\ncontextdragconnection(queue, sink, key);'
    ).code == ("FS402")


def test_reading_ports() -> None:
    result = build(
        OBJECTS + 'contextdragconnection(queue, machine, "A");\n'
        'contextdragconnection(machine, worker, "S");\n'
        "print(queue.outObjects.length, queue.outObjects[1], machine.inObjects[1]);\n"
        "print(nrop(queue), nrip(machine), nrcp(machine), outobject(queue, 1));\n"
        "print(worker.centerObjects[1], machine.centerObjects.toArray(), inobject(queue, 1));"
    )
    assert result.output == (
        "1 /Processor1 /Queue1",
        "1 1 1 /Processor1",
        "/Processor1 Array[1]: {/Operator1} NULL",
    )


def test_a_port_that_is_not_there() -> None:
    found = failure(OBJECTS + "print(queue.outObjects[1]);")
    assert (found.code, found.message) == ("FS502", "There is no element 1; the list has 0.")
