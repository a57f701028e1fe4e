"""Wiring: a plant's connections as ports, teams and ways, for the checks of a review."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from flexscript.plant.classes import is_dispatcher, is_executer, is_fixed_resource
from flexscript.plant.model import Plant, PlantObject, PropertyValue
from flexscript.plant.properties import PROPERTIES

__all__ = ["Wiring", "is_on", "value_of"]


class Wiring:
    """Ports in their order, by id of the object. Item ways are those of fixed resources."""

    __slots__ = (
        "_by_id",
        "_input_ports",
        "centres",
        "inputs",
        "outputs",
        "stations",
        "teams",
        "things",
        "used",
    )

    def __init__(self, plant: Plant) -> None:
        self.things = plant.objects
        self._by_id = {thing.id: thing for thing in plant.objects}
        self.stations = [each for each in plant.objects if is_fixed_resource(each.class_name)]
        self.inputs: Mapping[str, list[str]] = defaultdict(list)
        self.outputs: Mapping[str, list[str]] = defaultdict(list)
        self.centres: Mapping[str, list[str]] = defaultdict(list)
        self.teams: Mapping[str, list[str]] = defaultdict(list)
        #: For each output, the number of the input that it leads to.
        self._input_ports: Mapping[str, list[int]] = defaultdict(list)
        #: Objects that any connection names.
        self.used: set[str] = set()
        for each in plant.connections:
            self.used |= {each.source, each.target}
            source, target = self._by_id[each.source], self._by_id[each.target]
            if each.kind == "S":
                self.centres[each.source].append(each.target)
                self.centres[each.target].append(each.source)
            elif each.kind != "A":
                continue
            elif is_fixed_resource(source.class_name) and is_fixed_resource(target.class_name):
                self.outputs[each.source].append(each.target)
                self.inputs[each.target].append(each.source)
                self._input_ports[each.source].append(len(self.inputs[each.target]))
            elif _leads(source) and _leads(target):
                self.teams[each.source].append(each.target)

    def thing(self, object_id: str) -> PlantObject:
        """Return the object of an id."""
        return self._by_id[object_id]

    def input_port(self, object_id: str, place: int) -> int:
        """Return the input port that output ``place`` (from 0) of an object leads to."""
        return self._input_ports[object_id][place]

    def reached(self, starts: Iterable[str], ways: Mapping[str, list[str]]) -> set[str]:
        """Return what can be reached from ``starts`` along ``ways``, the starts too."""
        found: set[str] = set()
        waiting = list(starts)
        while waiting:
            here = waiting.pop()
            if here not in found:
                found.add(here)
                waiting.extend(ways.get(here, ()))
        return found

    def executers_of(self, object_id: str) -> set[str]:
        """Return the executers that work for a dispatcher or executer: its team, or itself."""
        reached = self.reached([object_id], self.teams)
        return {each for each in reached if is_executer(self.thing(each).class_name)}


def value_of(thing: PlantObject, name: str) -> PropertyValue:
    """Return a property as the program set it, or the default of the class."""
    if name in thing.properties:
        return thing.properties[name]
    return PROPERTIES[thing.class_name][name].default


def is_on(thing: PlantObject, name: str) -> bool:
    """Tell whether the class has a flag and it is set."""
    return name in PROPERTIES[thing.class_name] and value_of(thing, name) not in (0, "0", False)


def _leads(thing: PlantObject) -> bool:
    return is_dispatcher(thing.class_name) or is_executer(thing.class_name)
