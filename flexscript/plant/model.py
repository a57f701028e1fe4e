"""Plant: the object tree that executing a program builds.

A plant is data: objects with their class, place and properties, and the port
connections in the order in which the program made them. It knows nothing of
time; ``flexscript.simulation`` runs it and ``usd_export`` draws it.

Frame: right-handed, Z up, metres. ``location`` is FlexSim's reference corner:
the object extends towards +x and -y, so its centre in plan view is
``(x + size_x / 2, y - size_y / 2)``. Rotation is in degrees about x, y, z.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flexscript.plant.tools import Tools

__all__ = ["Code", "Connection", "Plant", "PlantObject", "PropertyValue", "Vector"]

Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Code:
    """A property value that FlexSim evaluates again at each use: an expression or a body."""

    source: str


PropertyValue = float | int | str | Code | tuple["PropertyValue", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantObject:
    """One fixed resource, task executer, dispatcher or part of a travel network.

    ``id`` is unique in the plant: the name, or ``name~2`` for the second object of
    that name (FlexSim's own namesake notation). ``properties`` holds the properties
    that the program set, under their FlexSim names, in the order of setting.
    """

    id: str
    name: str
    class_name: str
    location: Vector = (0.0, 0.0, 0.0)
    rotation: Vector = (0.0, 0.0, 0.0)
    size: Vector = (1.0, 1.0, 1.0)
    properties: Mapping[str, PropertyValue] = field(default_factory=dict)
    labels: Mapping[str, PropertyValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """One port connection.

    ``kind`` is "A" (output port of source to input port of target; a dispatcher's
    team member when the source is a dispatcher) or "S" (centre ports of both).
    Ports are numbered from 1 in the order of the connecting calls.

    With a network node or control point "A" is a way to travel: between two of them,
    or from one to the object that it is a gateway or starting point for. "D" makes it the
    gateway to a task executer; "Q" closes the way from ``source`` to ``target`` that an "A"
    opened in both directions. These are numbered apart, from 1 at each object.
    """

    source: str
    target: str
    kind: str
    source_port: int
    target_port: int


@dataclass(frozen=True, slots=True)
class Plant:
    """Objects in creation order, connections in call order, and the tools beside them."""

    objects: tuple[PlantObject, ...]
    connections: tuple[Connection, ...]
    tools: Tools = field(default_factory=Tools)

    def find(self, object_id: str) -> PlantObject:
        """Return the object of that id.

        Raises:
            KeyError: no object has the id; the message lists the known ones.
        """
        for candidate in self.objects:
            if candidate.id == object_id:
                return candidate
        known = ", ".join(candidate.id for candidate in self.objects)
        raise KeyError(f"no object {object_id!r} in the plant; known: {known}")
