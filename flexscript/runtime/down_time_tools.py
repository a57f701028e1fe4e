"""The MTBF/MTTR and Time Table tools in a program: a name and properties.

FlexSim sets them up in their dialogs and publishes no property names; those here are ours
(``flexscript.plant.down_times`` has the table).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from flexscript.language.suggestions import did_you_mean
from flexscript.plant.down_times import DOWN_TIME_PROPERTIES
from flexscript.plant.model import Code, PropertyValue
from flexscript.plant.properties import PropertySpec
from flexscript.runtime.method_arguments import Method, text_argument
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.property_code import check_property_code
from flexscript.runtime.property_values import convert_property, runtime_value
from flexscript.runtime.values import Value
from flexscript.runtime.world import World

__all__ = ["DOWN_TIME_MEMBERS", "DOWN_TIME_METHODS", "DownTimeValue"]


@dataclass(slots=True, eq=False)
class DownTimeValue:
    """A breakdown or a time table; ``type_name`` is FlexSim's name of its type."""

    kind: ClassVar[str] = "a tool of down times"
    #: These tools have properties, so that their nodes are objects.
    is_object: ClassVar[bool] = True
    type_name: str
    name: str
    properties: dict[str, PropertyValue] = field(default_factory=dict)

    def as_text(self) -> str:
        """Return its path."""
        return f"/Tools/{self.type_name}/{self.name}"


def _spec_of(tool: DownTimeValue, name: Value) -> PropertySpec:
    known = DOWN_TIME_PROPERTIES[tool.type_name]
    wanted = text_argument(name, "The name of a property")
    if wanted not in known:
        message = f"A tool of the type {tool.type_name} has no property '{wanted}'."
        hint = did_you_mean(wanted, known) or f"Known: {', '.join(known)}."
        raise RunProblem("FS201", message, hint)
    return known[wanted]


def _set_property(world: World, tool: DownTimeValue, name: Value, value: Value) -> Value:
    spec = _spec_of(tool, name)
    converted = convert_property(spec, value)
    for code, message in converted.warnings:
        world.warn(code, message)
    if isinstance(converted.value, Code):
        check_property_code(world, spec.name, converted.value.source)
    tool.properties[spec.name] = converted.value
    return 0


def _get_property(world: World, tool: DownTimeValue, name: Value) -> Value:
    spec = _spec_of(tool, name)
    return runtime_value(tool.properties.get(spec.name, spec.default))


DOWN_TIME_METHODS: Mapping[str, Method] = {
    "getProperty": (1, 1, _get_property),
    "setProperty": (2, 2, _set_property),
}
DOWN_TIME_MEMBERS: Mapping[str, Callable[[DownTimeValue], Value]] = {
    "name": lambda tool: tool.name,
}
