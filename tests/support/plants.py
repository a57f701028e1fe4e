"""Small plants for tests: objects by name and class, connections as arrows in a string."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from flexscript.plant.classes import default_size
from flexscript.plant.model import Code, Connection, Plant, PlantObject, PropertyValue, Vector
from flexscript.simulation import Report, Run
from flexscript.simulation.report import ObjectReport

__all__ = ["code", "figures", "holders", "make_plant", "states", "thing"]

code = Code


def thing(
    name: str,
    class_name: str,
    *,
    at: Vector = (0.0, 0.0, 0.0),
    size: Vector | None = None,
    labels: dict[str, PropertyValue] | None = None,
    **properties: Any,
) -> PlantObject:
    """Return an object of a plant with the size of its class.

    ``properties`` are property values; typed ``Any`` so that a test may pass them on as a dict.
    """
    return PlantObject(
        id=name,
        name=name,
        class_name=class_name,
        location=at,
        size=size or default_size(class_name),
        properties=properties,
        labels=labels or {},
    )


def make_plant(objects: Iterable[PlantObject], *chains: str) -> Plant:
    """Return a plant; ``"A > B > C"`` connects with "A", ``"A - B"`` with "S", in that order."""
    outputs, inputs, centers = Counter[str](), Counter[str](), Counter[str]()
    connections = []
    for chain in chains:
        kind, mark = ("A", " > ") if " > " in chain else ("S", " - ")
        names = chain.split(mark)
        for source, target in pairwise(names):
            source_ports, target_ports = (outputs, inputs) if kind == "A" else (centers, centers)
            source_ports[source] += 1
            target_ports[target] += 1
            connections.append(
                Connection(
                    source=source,
                    target=target,
                    kind=kind,
                    source_port=source_ports[source],
                    target_port=target_ports[target],
                )
            )
    return Plant(tuple(objects), tuple(connections))


def holders(run: Run) -> list[tuple[float, int, str | None]]:
    """Return the item moves of a run as (time, item, holder)."""
    return [(move.time, move.item, move.holder) for move in run.trace.items]


def states(run: Run, name: str) -> list[tuple[float, str]]:
    """Return the states of one object as (time, state)."""
    return [(each.time, each.state) for each in run.trace.states if each.object_id == name]


def figures(report: Report, name: str) -> ObjectReport:
    """Return the figures of one object."""
    return next(each for each in report.objects if each.id == name)
