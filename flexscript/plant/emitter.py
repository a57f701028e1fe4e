"""Emitter: a plant as a FlexScript program in the one profile that Twinwright generates.

The text is what FlexSim 22.2 or later accepts: one statement a line, objects first, then
properties, labels, connections and tools, in the plant's own order. What a new object of the
class has anyway is left out. Executing it builds the same plant again, so plant -> program ->
plant is equal and program -> plant -> program a fixed point.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

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
    | {"contextdragconnection"}
)
# What the lines of tools are written with; their own variables are tool_1, tool_2, ...
_TOOL_WORDS = frozenset({"Tools", "Table", "Group", "List", "TrackedVariable"})
_EXECUTERS = frozenset(
    ("Operator", "TaskExecuter", "Transporter", "Robot", "Crane", "Elevator", "ASRSvehicle")
)

_FINDING = re.compile(r'Model\.find\("(?:[^"\\]|\\.)*"\)')


def emit(plant: Plant) -> str:
    """Return the program that builds ``plant``, ending in a newline."""
    variables = identifiers(plant.objects, avoid=_TOOL_WORDS if plant.tools else frozenset())
    classes = {thing.id: thing.class_name for thing in plant.objects}
    # The order of the calls numbers the ports: flow and resources alternate as in the plant.
    runs = groupby(plant.connections, key=lambda each: _is_resource(each, classes))
    blocks = (
        ("Objects", _object_lines(plant.objects, variables)),
        ("Properties", _property_lines(plant.objects, variables)),
        ("Labels", _label_lines(plant.objects, variables)),
        *(
            ("Resources" if is_resource else "Connections", _connection_lines(run, variables))
            for is_resource, run in runs
        ),
        ("Tools", tool_lines(plant.tools, variables, _value)),
    )
    lines = [line for title, body in blocks if body for line in (f"// {title}", *body)]
    return "\n".join(lines) + "\n" if lines else ""


def identifiers(
    objects: Iterable[PlantObject], *, avoid: frozenset[str] = frozenset()
) -> dict[str, str]:
    """Return object id -> variable name: the name with other characters as underscores, unique.

    Names in ``avoid`` get a prefix, as reserved words do.
    """
    taken: set[str] = set()
    result: dict[str, str] = {}
    for thing in objects:
        base = re.sub(r"[^A-Za-z0-9]+", "_", thing.name).strip("_") or thing.class_name
        if base[0].isdigit() or base in _RESERVED or _is_avoided(base, avoid):
            base = f"o_{base}"
        name, count = base, 1
        while name in taken:
            count += 1
            name = f"{base}_{count}"
        taken.add(name)
        result[thing.id] = name
    return result


def _is_avoided(name: str, words: frozenset[str]) -> bool:
    return name in words or (bool(words) and re.fullmatch(r"tool_\d+", name) is not None)


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
        if thing.size != class_spec(thing.class_name).size:
            lines.append(f"{name}.setSize({_numbers(thing.size)});")
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


def _label_lines(objects: Iterable[PlantObject], variables: dict[str, str]) -> list[str]:
    return [
        f"{variables[thing.id]}.labels.assert({_quoted(key)}, {_label_value(value)});"
        for thing in objects
        for key, value in thing.labels.items()
    ]


def _label_value(value: PropertyValue) -> str:
    """A label that holds an object is kept as the code that finds it: written as that call."""
    if isinstance(value, Code) and _FINDING.fullmatch(value.source):
        return value.source
    if isinstance(value, tuple):
        return "[" + ", ".join(_label_value(part) for part in value) + "]"
    return _value(value)


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
    return '"' + escaped.replace("\r", "\\r") + '"'


def _numbers(values: Iterable[float]) -> str:
    return ", ".join(_number(value) for value in values)


def _number(value: float) -> str:
    # A whole number beyond what a double holds exactly keeps its exponent: 1e+300.
    return str(int(value)) if value == int(value) and abs(value) < 1e16 else repr(float(value))
