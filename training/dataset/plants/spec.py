"""Spec: a sampled plant, as stated, and the plant that executing its program builds.

A ``PlantSpec`` says everything about a line before a word of prompt or a stroke of sketch
exists: stations with their parameters *as stated* (units included), the flow, and who works
or carries.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from flexscript.plant.classes import default_size
from flexscript.plant.model import Connection, Plant, PlantObject, PropertyValue
from training.dataset.quantities import Quantity, Timing, number
from training.dataset.vocabulary import Industry

__all__ = [
    "COLUMN_M",
    "FLOW_CLASSES",
    "MACHINES",
    "ROW_M",
    "PlantSpec",
    "Station",
    "Value",
    "plain_value",
    "to_plant",
]

Value = Quantity | Timing | str

COLUMN_M = 8  # plan distance between neighbouring stations of a line
ROW_M = 8  # plan distance between parallel lines

MACHINES = ("Processor", "MultiProcessor", "Combiner", "Separator")
FLOW_CLASSES = ("Source", "Queue", *MACHINES, "StraightConveyor", "Sink")  # what items pass


@dataclass(slots=True)
class Station:
    """One object to be: ``x`` and ``y`` in metres, properties as stated."""

    name: str
    class_name: str
    x: int = 0
    y: int = 0
    line: int = 0
    properties: dict[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class PlantSpec:
    """A sampled line. Edges are index pairs; ``resources`` adds the kind "A" or "S".

    Attributes:
        automation: how crew is attached: none, operator (one for all), own (one a machine), team
            (operators under a dispatcher), transport (executers under a dispatcher) or carrier
            (one executer alone).
        stages: the stations step by step where every station of a step feeds every one of the
            next; empty for plants of another form.
        process: the line process, a key of ``processes.PROCESS_SHARES``.
        level: the automation level, a key of ``automation.LEVEL_SHARES``.
    """

    industry: Industry
    layout: str
    automation: str
    stations: list[Station]
    flow: list[tuple[int, int]]
    resources: list[tuple[int, int, str]]
    item: str
    identical_lines: bool
    stages: list[list[int]]
    process: str = "workstation"
    level: str = "manual"


def to_plant(spec: PlantSpec) -> Plant:
    """Return the plant that executing the spec's program builds."""
    objects = tuple(
        PlantObject(
            id=station.name,
            name=station.name,
            class_name=station.class_name,
            location=(float(station.x), float(station.y), 0.0),
            size=default_size(station.class_name),
            properties={key: plain_value(key, value) for key, value in station.properties.items()},
        )
        for station in spec.stations
    )
    ports: dict[tuple[int, str], int] = {}

    def port(index: int, side: str) -> int:
        ports[index, side] = ports.get((index, side), 0) + 1
        return ports[index, side]

    edges = [(a, b, "A") for a, b in spec.flow] + spec.resources
    connections = tuple(
        Connection(
            source=spec.stations[a].name,
            target=spec.stations[b].name,
            kind=kind,
            source_port=port(a, "out" if kind == "A" else "centre"),
            target_port=port(b, "in" if kind == "A" else "centre"),
        )
        for a, b, kind in edges
    )
    return Plant(objects, connections)


def plain_value(key: str, value: Value) -> PropertyValue:
    """Return a stated value as the program holds it, times in seconds."""
    if isinstance(value, Timing):
        return value.property_value()
    if isinstance(value, Quantity):
        plain = number(value.value)
        # A components list is a table: a row for each input port after the first.
        return ((plain,),) if key == "ComponentsList" else plain
    return value
