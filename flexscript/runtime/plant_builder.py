"""PlantBuilder: the plant under construction: objects, names, connections, and the result."""

from __future__ import annotations

from collections.abc import Mapping

from flexscript.plant.classes import CLASSES, ClassSpec, Family
from flexscript.plant.model import Connection, Plant, PlantObject, PropertyValue, Vector
from flexscript.runtime.limits import Limits
from flexscript.runtime.objects import Link, PlacedObject
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.property_values import property_value
from flexscript.runtime.tool_store import ToolStore
from flexscript.runtime.values import ColorValue, Vec3

__all__ = ["PlantBuilder"]


class PlantBuilder:
    """Collects what a program builds and freezes it into a Plant."""

    def __init__(self, limits: Limits) -> None:
        self.objects: list[PlacedObject] = []
        self.links: list[Link] = []
        self._limits = limits
        self._created = dict.fromkeys(CLASSES, 0)
        self._by_name: dict[str, list[PlacedObject]] = {}
        #: The connections of each pair, so that finding one takes no search.
        self._by_pair: dict[tuple[int, int, str], list[Link]] = {}

    # -- objects ----------------------------------------------------------------------

    def create(self, spec: ClassSpec) -> PlacedObject:
        """Make an object at the origin, named like ``Queue1``."""
        if len(self.objects) >= self._limits.objects:
            message = f"The program made more than {self._limits.objects} objects."
            raise RunProblem("FS506", message, "A loop probably never ends.")
        made = PlacedObject(
            spec=spec,
            name="",
            size=Vec3(*spec.size),
            color=ColorValue(*spec.colour),
        )
        self.objects.append(made)
        self.rename(made, self._new_name(spec.name))
        return made

    def _new_name(self, class_name: str) -> str:
        while True:
            self._created[class_name] += 1
            name = f"{class_name}{self._created[class_name]}"
            if name not in self._by_name:
                return name

    def rename(self, thing: PlacedObject, name: str) -> None:
        """Give an object a name; names need not be unique."""
        if thing.name:
            self._by_name[thing.name].remove(thing)
            if not self._by_name[thing.name]:
                del self._by_name[thing.name]
        thing.name = name
        self._by_name.setdefault(name, []).append(thing)

    def find(self, name: str, rank: int = 1) -> PlacedObject | None:
        """Return the ``rank``-th object of that name in the order of naming."""
        found = self._by_name.get(name, [])
        return found[rank - 1] if 1 <= rank <= len(found) else None

    def names(self) -> list[str]:
        """Return all names in use."""
        return list(self._by_name)

    def copy(self, thing: PlacedObject) -> PlacedObject:
        """Make a copy without connections."""
        made = self.create(thing.spec)
        made.location = Vec3(thing.location.x, thing.location.y, thing.location.z)
        made.rotation = Vec3(thing.rotation.x, thing.rotation.y, thing.rotation.z)
        made.size = Vec3(thing.size.x, thing.size.y, thing.size.z)
        made.color = ColorValue(thing.color.r, thing.color.g, thing.color.b, thing.color.a)
        made.properties = dict(thing.properties)
        made.labels = dict(thing.labels)
        return made

    def destroy(self, thing: PlacedObject) -> None:
        """Remove an object and its connections."""
        if thing.destroyed:
            return
        thing.destroyed = True
        for link in [link for link in self.links if thing in (link.source, link.target)]:
            self.unlink(link)
        self.objects.remove(thing)
        self._by_name[thing.name].remove(thing)
        if not self._by_name[thing.name]:
            del self._by_name[thing.name]

    # -- connections ------------------------------------------------------------------

    def link(self, link: Link) -> None:
        """Add a connection: a new port on both of its objects, but none for ways to travel."""
        if len(self.links) >= self._limits.connections:
            message = f"The program made more than {self._limits.connections} connections."
            raise RunProblem("FS506", message, "A loop probably never ends.")
        self.links.append(link)
        self._by_pair.setdefault(_pair(link.source, link.target, link.kind), []).append(link)
        if _is_travel(link):
            return
        if link.kind == "A":
            link.source.outputs.append(link.target)
            link.target.inputs.append(link.source)
        else:
            link.source.centers.append(link.target)
            link.target.centers.append(link.source)

    def find_link(self, source: PlacedObject, target: PlacedObject, kind: str) -> Link | None:
        """Return the latest such connection; a centre connection counts in both directions."""
        found = self._by_pair.get(_pair(source, target, kind))
        if not found and kind == "S":
            found = self._by_pair.get(_pair(target, source, kind))
        return found[-1] if found else None

    def unlink(self, link: Link) -> None:
        """Remove a connection; later ports of both objects move down."""
        self.links.remove(link)
        self._by_pair[_pair(link.source, link.target, link.kind)].remove(link)
        if _is_travel(link):
            return
        if link.kind == "A":
            _remove_last(link.source.outputs, link.target)
            _remove_last(link.target.inputs, link.source)
        else:
            _remove_last(link.source.centers, link.target)
            _remove_last(link.target.centers, link.source)

    # -- result -----------------------------------------------------------------------

    def freeze(self, tools: ToolStore | None = None) -> Plant:
        """Return what was built, with the tools beside it."""
        ids = self._ids()
        objects = tuple(_frozen(thing, ids[id(thing)]) for thing in self.objects)
        kept = (tools or ToolStore()).freeze(lambda thing: ids.get(id(thing)))
        return Plant(objects, self._connections(ids), kept)

    def _ids(self) -> dict[int, str]:
        """Ids in creation order: the name, or ``name~2`` for its second bearer."""
        used: set[str] = set()
        ids: dict[int, str] = {}
        for thing in self.objects:
            object_id, count = thing.name, 1
            while object_id in used:
                count += 1
                object_id = f"{thing.name}~{count}"
            used.add(object_id)
            ids[id(thing)] = object_id
        return ids

    def _connections(self, ids: Mapping[int, str]) -> tuple[Connection, ...]:
        """Ports are numbered as they are now, after any disconnecting."""
        ports: dict[tuple[int, str], int] = {}

        def next_port(thing: PlacedObject, side: str) -> int:
            key = (id(thing), side)
            ports[key] = ports.get(key, 0) + 1
            return ports[key]

        made = []
        for link in self.links:
            sides = ("out", "in") if link.kind == "A" else ("center", "center")
            if _is_travel(link):
                sides = ("travel", "travel")
            made.append(
                Connection(
                    source=ids[id(link.source)],
                    target=ids[id(link.target)],
                    kind=link.kind,
                    source_port=next_port(link.source, sides[0]),
                    target_port=next_port(link.target, sides[1]),
                )
            )
        return tuple(made)


def _is_travel(link: Link) -> bool:
    """Tell whether a connection belongs to a travel network: it takes no ports."""
    families = (link.source.spec.family, link.target.spec.family)
    return link.kind != "S" and Family.NETWORK in families


def _pair(source: PlacedObject, target: PlacedObject, kind: str) -> tuple[int, int, str]:
    return (id(source), id(target), kind)


def _remove_last(ports: list[PlacedObject], thing: PlacedObject) -> None:
    for place in range(len(ports) - 1, -1, -1):
        if ports[place] is thing:
            del ports[place]
            return


def _vector(value: Vec3) -> Vector:
    return (float(value.x), float(value.y), float(value.z))


def _frozen(thing: PlacedObject, object_id: str) -> PlantObject:
    properties = dict(thing.properties)
    color = thing.color
    # Its parts may have been written one by one, so the live colour decides.
    if (color.r, color.g, color.b) != thing.spec.colour or color.a != 1.0:
        properties["Color"] = (color.r, color.g, color.b, color.a)
    labels: dict[str, PropertyValue] = {
        name: property_value(value) for name, value in thing.labels.items()
    }
    return PlantObject(
        id=object_id,
        name=thing.name,
        class_name=thing.spec.name,
        location=_vector(thing.location),
        rotation=_vector(thing.rotation),
        size=_vector(thing.size),
        properties=properties,
        labels=labels,
    )
