"""Serial form: a plant as JSON data and back (schema ``twinwright.plant/1``).

docs/flexscript/json.md describes the schema; other tools read it, so its names do not
change within version 1. A code property is ``{"code": text}``, a number is a number, an
array an array.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flexscript.plant.classes import CLASSES
from flexscript.plant.model import Connection, Plant, PlantObject, Vector
from flexscript.plant.property_json import value_from_json, value_to_json
from flexscript.plant.tools_text import tools_from_json, tools_to_json

__all__ = ["PLANT_SCHEMA", "PlantFormatError", "plant_from_json", "plant_to_json"]

PLANT_SCHEMA = "twinwright.plant/1"


class PlantFormatError(ValueError):
    """The data is not a plant of schema ``twinwright.plant/1``; the text says where."""


def plant_to_json(
    plant: Plant | None, *, ok: bool = True, diagnostics: Iterable[Mapping[str, Any]] = ()
) -> dict[str, Any]:
    """Return the JSON form.

    ``ok`` and ``diagnostics`` say how the plant came about; without a plant the lists of
    objects and connections are empty.
    """
    objects = plant.objects if plant else ()
    connections = plant.connections if plant else ()
    return {
        "schema": PLANT_SCHEMA,
        "ok": ok and plant is not None,
        "objects": [_object_to_json(thing) for thing in objects],
        "connections": [_connection_to_json(connection) for connection in connections],
        **({"tools": tools_to_json(plant.tools)} if plant and plant.tools else {}),
        "diagnostics": [dict(diagnostic) for diagnostic in diagnostics],
    }


def plant_from_json(data: Mapping[str, Any]) -> Plant:
    """Return the plant of its JSON form.

    Raises:
        PlantFormatError: the schema is another one, a part is missing or has the wrong
            kind, an id is used twice, or a connection names an object that is not there.
    """
    if not isinstance(data, Mapping) or data.get("schema") != PLANT_SCHEMA:
        given = data.get("schema") if isinstance(data, Mapping) else type(data).__name__
        raise PlantFormatError(f"schema (={given!r}) must be {PLANT_SCHEMA!r}")
    try:
        objects = tuple(_object_from_json(item) for item in data["objects"])
        connections = tuple(_connection_from_json(item) for item in data["connections"])
        tools = tools_from_json(data.get("tools", {}))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise PlantFormatError(f"the plant lacks or garbles a part: {error}") from error
    _check_ids(objects, connections)
    return Plant(objects, connections, tools)


def _check_ids(objects: tuple[PlantObject, ...], connections: tuple[Connection, ...]) -> None:
    ids: set[str] = set()
    for thing in objects:
        if thing.id in ids:
            raise PlantFormatError(f"two objects have the id {thing.id!r}")
        ids.add(thing.id)
    for connection in connections:
        for end in (connection.source, connection.target):
            if end not in ids:
                raise PlantFormatError(f"a connection names {end!r}, which is no object's id")


def _object_to_json(thing: PlantObject) -> dict[str, Any]:
    return {
        "id": thing.id,
        "name": thing.name,
        "class": thing.class_name,
        "location": list(thing.location),
        "rotation": list(thing.rotation),
        "size": list(thing.size),
        "properties": {name: value_to_json(value) for name, value in thing.properties.items()},
        "labels": {name: value_to_json(value) for name, value in thing.labels.items()},
    }


def _object_from_json(data: Mapping[str, Any]) -> PlantObject:
    class_name = data["class"]
    if class_name not in CLASSES:
        known = ", ".join(CLASSES)
        raise PlantFormatError(f"class (={class_name!r}) of {data['id']!r} is not one of {known}")
    return PlantObject(
        id=str(data["id"]),
        name=str(data["name"]),
        class_name=class_name,
        location=_vector(data["location"]),
        rotation=_vector(data["rotation"]),
        size=_vector(data["size"]),
        properties={name: value_from_json(v) for name, v in data["properties"].items()},
        labels={name: value_from_json(v) for name, v in data["labels"].items()},
    )


def _connection_to_json(connection: Connection) -> dict[str, Any]:
    return {
        "from": connection.source,
        "to": connection.target,
        "kind": connection.kind,
        "from_port": connection.source_port,
        "to_port": connection.target_port,
    }


def _connection_from_json(data: Mapping[str, Any]) -> Connection:
    if data["kind"] not in ("A", "S", "D", "Q"):
        raise PlantFormatError(
            f"kind (={data['kind']!r}) of a connection must be 'A', 'S', 'D' or 'Q'"
        )
    return Connection(
        source=data["from"],
        target=data["to"],
        kind=data["kind"],
        source_port=int(data["from_port"]),
        target_port=int(data["to_port"]),
    )


def _vector(data: Any) -> Vector:
    x, y, z = (float(part) for part in _three(data))
    return (x, y, z)


def _three(data: Any) -> list[Any]:
    if not isinstance(data, list) or len(data) != 3:
        raise PlantFormatError(f"{data!r} must be three numbers")
    return data
