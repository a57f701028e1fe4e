"""The MTBF/MTTR and Time Table tools in a program: a name, properties and members.

FlexSim sets them up in their dialogs and publishes no property names; ``setProperty`` and
``addMember`` are ours (``flexscript.plant.down_times`` has the table).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from flexscript.language.suggestions import did_you_mean
from flexscript.plant.classes import Family
from flexscript.plant.down_times import DOWN_TIME_PROPERTIES
from flexscript.plant.model import Code, PropertyValue
from flexscript.plant.properties import PropertySpec
from flexscript.plant.tools import DownTime
from flexscript.runtime.method_arguments import Method, text_argument
from flexscript.runtime.objects import PlacedObject
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.property_code import check_property_code
from flexscript.runtime.property_values import convert_property, runtime_value
from flexscript.runtime.values import Value, kind_of
from flexscript.runtime.world import World

__all__ = ["DOWN_TIME_MEMBERS", "DOWN_TIME_METHODS", "DownTimeValue", "frozen_down_time"]


@dataclass(slots=True, eq=False)
class DownTimeValue:
    """A breakdown or a time table; ``type_name`` is FlexSim's name of its type."""

    kind: ClassVar[str] = "a tool of down times"
    type_name: str
    name: str
    properties: dict[str, PropertyValue] = field(default_factory=dict)
    members: list[Value] = field(default_factory=list)

    def as_text(self) -> str:
        """Return its path."""
        return f"/Tools/{self.type_name}/{self.name}"


def frozen_down_time(tool: DownTimeValue, id_of: Callable[[Value], str | None]) -> DownTime:
    """Return a tool as part of a plant; a member that was destroyed is left out."""
    ids = [id_of(member) for member in tool.members]
    return DownTime(
        properties=dict(tool.properties),
        members=tuple(dict.fromkeys(each for each in ids if each is not None)),
    )


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


def _add_member(world: World, tool: DownTimeValue, member: Value) -> Value:
    stops = isinstance(member, PlacedObject) and member.spec.family in (
        Family.FIXED_RESOURCE,
        Family.EXECUTER,
    )
    if not stops:
        given = member.class_name if isinstance(member, PlacedObject) else kind_of(member)
        message = f"'{tool.name}' stops fixed resources and task executers, not {given}."
        raise RunProblem("FS503", message)
    if member not in tool.members:
        world.budget.take_cells(1)
        tool.members.append(member)
    return None


def _remove_member(world: World, tool: DownTimeValue, member: Value) -> Value:
    if member in tool.members:
        tool.members.remove(member)
    return None


DOWN_TIME_METHODS: Mapping[str, Method] = {
    "addMember": (1, 1, _add_member),
    "getProperty": (1, 1, _get_property),
    "isMember": (1, 1, lambda world, tool, member: int(member in tool.members)),
    "removeMember": (1, 1, _remove_member),
    "setProperty": (2, 2, _set_property),
}
DOWN_TIME_MEMBERS: Mapping[str, Callable[[DownTimeValue], Value]] = {
    "name": lambda tool: tool.name,
}
