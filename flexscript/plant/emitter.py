"""Emitter: a plant as a FlexScript program in the one profile that Twinwright generates.

The text is what FlexSim 22.2 or later accepts: one statement a line, objects first, then
properties, item connections and resource connections, in the plant's own order. Executing
it builds the same plant again, so program -> plant -> program is a fixed point.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from flexscript.plant.classes import class_spec
from flexscript.plant.model import Code, Connection, Plant, PlantObject, PropertyValue
from flexscript.plant.tools_text import tool_lines

__all__ = ["emit", "identifiers"]

# Words that cannot name a variable, or that would hide what the profile itself uses.
_RESERVED = frozenset(
    {"if", "else", "while", "for", "do", "switch", "case", "default", "break", "continue"}
    | {"return", "await", "int", "double", "string", "treenode", "Object", "Array", "Map"}
    | {"Variant", "var", "true", "false", "NULL", "null", "nullvar", "PI", "model", "current"}
    | {"item", "c", "param", "library", "Model", "Math", "static", "const", "unsigned"}
)
_EXECUTERS = frozenset(
    ("Operator", "TaskExecuter", "Transporter", "Robot", "Crane", "Elevator", "ASRSvehicle")
)


def emit(plant: Plant) -> str:
    """Return the program that builds ``plant``, ending in a newline."""
    variables = identifiers(plant.objects)
    classes = {thing.id: thing.class_name for thing in plant.objects}
    resources = [c for c in plant.connections if _is_resource(c, classes)]
    flow = [c for c in plant.connections if not _is_resource(c, classes)]
    blocks = (
        ("Objects", _object_lines(plant.objects, variables)),
        ("Properties", _property_lines(plant.objects, variables)),
        ("Connections", _connection_lines(flow, variables)),
        ("Resources", _connection_lines(resources, variables)),
        ("Tools", tool_lines(plant.tools, variables, _value)),
    )
    lines = [line for title, body in blocks if body for line in (f"// {title}", *body)]
    return "\n".join(lines) + "\n" if lines else ""


def identifiers(objects: Iterable[PlantObject]) -> dict[str, str]:
    """Return object id -> variable name: the name with other characters as underscores, unique."""
    taken: set[str] = set()
    result: dict[str, str] = {}
    for thing in objects:
        base = re.sub(r"[^A-Za-z0-9]+", "_", thing.name).strip("_") or thing.class_name
        if base[0].isdigit() or base in _RESERVED:
            base = f"o_{base}"
        name, count = base, 1
        while name in taken:
            count += 1
            name = f"{base}_{count}"
        taken.add(name)
        result[thing.id] = name
    return result


def _is_resource(connection: Connection, classes: dict[str, str]) -> bool:
    members = {classes[connection.source], classes[connection.target]}
    return connection.kind != "A" or bool(members & (_EXECUTERS | {"Dispatcher"}))


def _object_lines(objects: Iterable[PlantObject], variables: dict[str, str]) -> list[str]:
    lines = []
    for thing in objects:
        name = variables[thing.id]
        lines.append(f'Object {name} = Object.create("{_created_as(thing.class_name)}");')
        lines.append(f"{name}.name = {_quoted(thing.name)};")
        lines.append(f"{name}.setLocation({_numbers(thing.location)});")
        if any(thing.rotation):
            lines.append(f"{name}.setRotation({_numbers(thing.rotation)});")
    return lines


def _created_as(class_name: str) -> str:
    """FlexSim wants the module before a module's class: Conveyor::StraightConveyor."""
    module = class_spec(class_name).module
    return f"{module}::{class_name}" if module else class_name


def _property_lines(objects: Iterable[PlantObject], variables: dict[str, str]) -> list[str]:
    return [
        f'{variables[thing.id]}.setProperty("{key}", {_value(value)});'
        for thing in objects
        for key, value in thing.properties.items()
    ]


def _connection_lines(connections: Iterable[Connection], variables: dict[str, str]) -> list[str]:
    return [
        f"contextdragconnection({variables[c.source]}, {variables[c.target]}, {_quoted(c.kind)});"
        for c in connections
    ]


def _value(value: PropertyValue) -> str:
    if isinstance(value, Code):
        return _quoted(value.source)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(part) for part in value) + "]"
    return _number(value)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _numbers(values: Iterable[float]) -> str:
    return ", ".join(_number(value) for value in values)


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))
