"""The JSON form of a plant: exact, complete, and checked when read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from flexscript.plant.serial import PlantFormatError, plant_from_json, plant_to_json
from tests.support.programs import built

PROGRAM = (
    'Object s = Object.create("Source");\ns.name = "Loader";\n'
    's.setProperty("InterArrivalTime", "exponential(0, 10, getstream(current))");\n'
    'Object k = Object.create("Sink");\nk.setLocation(4, 5, 0);\nk.Line = "north";\n'
    'k.setProperty("Color", [1, 0, 0, 1]);\n'
    'contextdragconnection(s, k, "A");'
)


def document() -> dict[str, Any]:
    return plant_to_json(built(PROGRAM))


def test_the_json_form() -> None:
    assert document() == {
        "schema": "twinwright.plant/1",
        "ok": True,
        "objects": [
            {
                "id": "Loader",
                "name": "Loader",
                "class": "Source",
                "location": [0.0, 0.0, 0.0],
                "rotation": [0.0, 0.0, 0.0],
                "size": [1.055, 1.055, 0.521],
                "properties": {
                    "InterArrivalTime": {"code": "exponential(0, 10, getstream(current))"}
                },
                "labels": {},
            },
            {
                "id": "Sink1",
                "name": "Sink1",
                "class": "Sink",
                "location": [4.0, 5.0, 0.0],
                "rotation": [0.0, 0.0, 0.0],
                "size": [1.055, 1.055, 0.528],
                "properties": {"Color": [1.0, 0.0, 0.0, 1.0]},
                "labels": {"Line": "north"},
            },
        ],
        "connections": [
            {"from": "Loader", "to": "Sink1", "kind": "A", "from_port": 1, "to_port": 1}
        ],
        "diagnostics": [],
    }


def test_a_plant_survives_json() -> None:
    text = json.dumps(document(), allow_nan=False)
    assert plant_from_json(json.loads(text)) == built(PROGRAM)


def test_without_a_plant_the_document_is_not_ok() -> None:
    found = plant_to_json(None, diagnostics=[{"code": "FS001"}])
    assert (found["ok"], found["objects"], found["diagnostics"]) == (False, [], [{"code": "FS001"}])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.update(schema="other/1"), "schema"),
        (lambda d: d.pop("objects"), "objects"),
        (lambda d: d["objects"][0].pop("name"), "name"),
        (lambda d: d["objects"][0].update({"class": "Quene"}), "Quene"),
        (lambda d: d["objects"][0].update(location=[1, 2]), "three numbers"),
        (lambda d: d["objects"][1].update(id="Loader"), "two objects have the id 'Loader'"),
        (lambda d: d["connections"][0].update(to="Nobody"), "Nobody"),
        (lambda d: d["connections"][0].update(kind="X"), "kind"),
        (lambda d: d["objects"][0]["properties"].update(X=None), "None"),
    ],
)
def test_a_garbled_document_is_refused(change: Any, message: str) -> None:
    data = document()
    change(data)
    with pytest.raises(PlantFormatError, match=message):
        plant_from_json(data)


def test_no_document_at_all() -> None:
    with pytest.raises(PlantFormatError, match="schema"):
        plant_from_json([])  # type: ignore[arg-type]  # what a careless caller passes
