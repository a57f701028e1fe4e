"""Import of model trees: the same model from both formats, what is left out, and hostile files."""

from __future__ import annotations

import gzip
import json
import struct
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexscript import Code, build, emit, simulate
from flexscript.cli import main
from flexscript.model_tree import ModelTreeError, import_model
from flexscript.model_tree import binary as binary_tree
from tests.support.model_trees import Node, fsm, fsx, machine, model

_TEMPLATE = (
    "Object current = ownerobject(c);\r\nObject item = param(1);\r\n/***popup:X*/\r\n"
    "return /**/exponential/**/(/**/0/**/, 10/**/, getstream(current)/**/)/**/;\r\n"
)


def _line() -> Node:
    places = [Node("spatialx", 4.0), Node("spatialy", -2.5), Node("spatialrz", 90.0)]
    sizes = [Node("spatialsx", 3.0), Node("spatialsy", 2.0), Node("spatialsz", 1.0)]
    red = Node("color", children=[Node("red", 1.0), Node("green", 0.25), Node("blue", 0.0)])
    press = machine(
        "Press",
        "Processor",
        {
            "cycletime": "return uniform(5, 10, getstream(current));",
            "setuptime": 3.0,
            "maxcontent": 2.0,
            "sendtoport": "Object current = ownerobject(c);\nreturn /**/0/**/;",
            "exittrigger": "Object current = ownerobject(c);\ncurrent.Done = 1;",
            "preempttransport": 2.0,
            "nrreleased": 5.0,
            "oddity": 7.0,
        },
        spatial=[*places, *sizes],
        visual=[red],
        labels=[Node("Kind", 4.0), Node("Text", "grün & <rot>"), Node("Table", None)],
    )
    return model(
        machine("Loader", "Source", {"interarrivaltime": _TEMPLATE}),
        press,
        machine("Ann", "Operator", {"maxspeed": 1.0}),
        machine("Belt", "Conveyor::StraightConveyor", {"speed": 2.0, "length": 12.0}),
        machine("Out 1", "Sink", {}),
        machine("Out 2", "Sink", {}),
        machine("Odd", "Some::Thing", {}),
        joins=("Loader>Press", "Press>Out 2", "Press>Out 1", "Press-Ann", "Press>Odd"),
    )


@pytest.fixture(params=["fsm", "fsx"])
def data(request: pytest.FixtureRequest) -> bytes:
    return {"fsm": fsm, "fsx": fsx}[request.param](_line())


def test_objects_are_read_with_what_differs_from_their_class(data: bytes) -> None:
    plant = import_model(data).plant
    assert [thing.name for thing in plant.objects] == [
        "Loader",
        "Press",
        "Ann",
        "Belt",
        "Out 1",
        "Out 2",
    ]
    assert plant.find("Loader").properties == {}
    press = plant.find("Press")
    assert press.properties == {
        "ProcessTime": Code("return uniform(5, 10, getstream(current));"),
        "SetupTime": 3,
        "MaxContent": 2,
        "TransportPreempt": "Preempt and Abort Active",
        "Triggers.OnExit": Code("Object current = ownerobject(c);\ncurrent.Done = 1;"),
        "Color": (1.0, 0.25, 0.0, 1.0),
    }
    assert (press.location, press.rotation, press.size) == ((4, -2.5, 0), (0, 0, 90), (3, 2, 1))
    assert press.labels == {"Kind": 4, "Text": "grün & <rot>"}
    assert plant.find("Ann").properties == {"MaxSpeed": 1}
    assert plant.find("Belt").class_name == "StraightConveyor"
    assert plant.find("Belt").properties == {"Speed": 2, "HorizontalLength": 12}


def test_ports_keep_their_order(data: bytes) -> None:
    plant = import_model(data).plant
    found = {(c.source, c.target, c.kind, c.source_port, c.target_port) for c in plant.connections}
    assert found == {
        ("Loader", "Press", "A", 1, 1),
        ("Press", "Out 2", "A", 1, 1),
        ("Press", "Out 1", "A", 2, 1),
        ("Press", "Ann", "S", 1, 1),
    }


def test_an_order_of_connecting_is_found_for_both_ends(data: bytes) -> None:
    things = [machine("S1", "Source", {}), machine("S2", "Source", {})]
    ends = [machine("Q1", "Queue", {}), machine("Q2", "Queue", {})]
    joins = ("S2>Q1", "S1>Q1", "S1>Q2", "S2>Q2")
    plant = import_model(fsm(model(*things, *ends, joins=joins))).plant
    again = build(emit(plant)).plant
    assert again == plant
    inputs = {(c.target, c.target_port): c.source for c in plant.connections}
    assert (inputs["Q1", 1], inputs["Q1", 2], inputs["Q2", 1]) == ("S2", "S1", "S1")


def test_what_is_left_out_is_told(data: bytes) -> None:
    skipped = {(each.what, each.count, each.reason) for each in import_model(data).skipped}
    assert skipped == {
        ("object of the class Thing", 1, "the class is not in this library"),
        ("variable oddity", 1, "no property stands for it here"),
        ("label Table of 'Press'", 1, "it is neither a number nor a text"),
        ("connection of 'Press'", 1, "it leads to no known object"),
    }


def test_an_imported_plant_runs(data: bytes) -> None:
    plant = import_model(data).plant
    assert build(emit(plant)).plant == plant
    assert simulate(plant, seed=1, until=2000).report.throughput > 100


def test_containers_pass_their_objects_on() -> None:
    inner = machine("Inner", "Queue", {}, spatial=[Node("spatialx", 2.0)])
    outer = machine("Plane", "VisualTool", {}, spatial=[Node("spatialx", 10.0)], content=[inner])
    plant = import_model(fsm(model(outer))).plant
    assert [(thing.name, thing.location[0]) for thing in plant.objects] == [("Inner", 12.0)]


def test_namesakes_get_ids_of_their_own() -> None:
    twins = [machine("Q", "Queue", {}) for _ in range(2)]
    assert [thing.id for thing in import_model(fsm(model(*twins))).plant.objects] == ["Q", "Q~2"]


_BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<flexsim-tree version="4"><node><name>&b;</name></node></flexsim-tree>"""
_DEEP = b'<flexsim-tree version="4">' + b"<node>" * 100_000


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "neither a binary"),
        (b"PK\x03\x04", "neither a binary"),
        (b"flexsimtree\0", "is not packed"),
        (b"flexsimtree\x0024.0".ljust(72, b"\0") + b"secret", "encrypted"),
        (_BOMB, "document type or entities"),
        (_DEEP, "deeper than 200"),
        (b"<html></html>", "does not begin with <flexsim-tree>"),
        (b"<flexsim-tree/>", "has no node"),
        (b"<flexsim-tree><node>", "no complete XML"),
        (b'<flexsim-tree><node dt="1"><name>x</name><data>12</data></node></flexsim-tree>', "16"),
        (fsx(_line())[:-200], "no complete XML"),
        (fsm(_line())[:-20], "cut off"),
    ],
)
def test_files_that_are_no_models(data: bytes, message: str) -> None:
    with pytest.raises(ModelTreeError, match=message):
        import_model(data)


def _packed(tree: bytes) -> bytes:
    return b"flexsimtree\x0024.0".ljust(72, b"\0") + gzip.compress(tree)


def test_a_tree_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binary_tree, "MAX_TREE_BYTES", 1 << 20)
    with pytest.raises(ModelTreeError, match="unpacks to more than 1 MiB"):
        import_model(_packed(b"\0" * (2 << 20)))


def test_trees_that_lie_about_their_lengths() -> None:
    node = struct.pack("<QB", 0x42, 2) + struct.pack("<I", 0)
    with pytest.raises(ModelTreeError, match="middle of a node"):
        import_model(_packed(node + struct.pack("<I", 0xFFFFFFFF)))
    branch = struct.pack("<QBI", 0xC0, 0, 0)
    with pytest.raises(ModelTreeError, match="deeper than 200"):
        import_model(_packed(branch * 1000))
    with pytest.raises(ModelTreeError, match="unknown kind 9"):
        import_model(_packed(struct.pack("<QBI", 0x42, 9, 0)))
    with pytest.raises(ModelTreeError, match="3 bytes follow"):
        import_model(_packed(struct.pack("<QBI", 0x42, 0, 0) + b"abc"))


def test_more_objects_than_a_program_may_make_are_refused() -> None:
    queues = [machine(f"Q{number}", "Queue", {}) for number in range(5001)]
    with pytest.raises(ModelTreeError, match="more than 5000 objects"):
        import_model(fsm(model(*queues)))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=8))
def test_damaged_trees_end_in_one_error_or_a_plant(place: int, change: bytes) -> None:
    tree = bytearray(gzip.decompress(fsm(_line())[72:]))
    place %= len(tree)
    tree[place : place + len(change)] = change
    for data in (_packed(bytes(tree)), fsx(_line())[:place] + change + fsx(_line())[place:]):
        with suppress(ModelTreeError):
            import_model(data)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "line.fsm"
    path.write_bytes(fsm(_line()))
    assert main(["import", str(path)]) == 0
    shown = capsys.readouterr()
    assert build(shown.out).plant == import_model(path.read_bytes()).plant
    assert shown.err.startswith("6 objects, 4 connections imported\nleft out:\n")
    assert main(["import", str(path), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "twinwright.import/1"
    path.write_bytes(b"nothing")
    assert main(["import", str(path)]) == 2
    assert "neither a binary" in capsys.readouterr().err
