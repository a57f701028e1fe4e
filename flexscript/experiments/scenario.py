"""Scenario: named changes of a plant, such as a faster press or a larger buffer.

A change names a property of an object as ``"Press.ProcessTime"`` and gives its new value, or a
``Scale`` of the present one. Random streams are keyed by object, so scenarios of one seed meet the
same random numbers and differ by their changes only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from flexscript.language.diagnostics import FlexScriptError
from flexscript.language.property_code import parse_property_code
from flexscript.language.suggestions import did_you_mean
from flexscript.plant.model import Code, Plant, PlantObject, PropertyValue
from flexscript.plant.properties import PROPERTIES

__all__ = ["Change", "Scale", "Scenario", "ScenarioError", "changed"]


class ScenarioError(ValueError):
    """A change does not fit the plant; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The present value times ``factor``; of a random time every draw is multiplied."""

    factor: float


Change = PropertyValue | Scale


@dataclass(frozen=True, slots=True)
class Scenario:
    """A name and the changes that make the plant different, by ``"Object.Property"``."""

    name: str
    changes: Mapping[str, Change] = field(default_factory=dict)

    def apply(self, plant: Plant) -> Plant:
        """Return the changed plant; ``plant`` itself stays.

        Raises:
            ScenarioError: no such object or property, or a value that cannot be scaled.
        """
        for name, change in self.changes.items():
            plant = changed(plant, name, change)
        return plant


def changed(plant: Plant, name: str, change: Change) -> Plant:
    """Return the plant with one property changed; ``name`` is ``"Object.Property"``.

    Raises:
        ScenarioError: as ``Scenario.apply``.
    """
    owner, property_name = _found(plant, name)
    value = _scaled(owner, property_name, change) if isinstance(change, Scale) else change
    new = replace(owner, properties={**owner.properties, property_name: value})
    return replace(plant, objects=tuple(new if each is owner else each for each in plant.objects))


def _found(plant: Plant, name: str) -> tuple[PlantObject, str]:
    owners = [each for each in plant.objects if name.startswith(f"{each.id}.")]
    if not owners:
        known = [each.id for each in plant.objects]
        hint = did_you_mean(name.partition(".")[0], known) or f"Known: {', '.join(known)}."
        raise ScenarioError(f"{name!r} names no object of the plant. {hint}")
    owner = max(owners, key=lambda each: len(each.id))
    property_name = name[len(owner.id) + 1 :]
    known_properties = PROPERTIES[owner.class_name]
    if property_name not in known_properties:
        hint = did_you_mean(property_name, known_properties)
        raise ScenarioError(
            f"{owner.class_name} {owner.id!r} has no property {property_name!r}. {hint}".rstrip()
        )
    return owner, property_name


def _scaled(owner: PlantObject, name: str, scale: Scale) -> PropertyValue:
    present = owner.properties.get(name, PROPERTIES[owner.class_name][name].default)
    return _times(present, scale.factor, f"{owner.id}.{name}")


def _times(value: PropertyValue, factor: float, name: str) -> PropertyValue:
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], str):
        # A value and its unit, such as (5, "min").
        return (_times(value[0], factor, name), value[1])
    if isinstance(value, int | float):
        return value * factor
    source = value.source if isinstance(value, Code) else value
    if isinstance(source, str):
        try:
            is_expression = parse_property_code(source).expression is not None
        except FlexScriptError:
            is_expression = False
        if is_expression:
            return Code(f"({source}) * {factor!r}")
    raise ScenarioError(
        f"{name} (={value}) cannot be scaled: only numbers and code of one expression can; "
        "give the new value instead"
    )
