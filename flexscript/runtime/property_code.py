"""Checking the code in a property when a program sets it, so that no run starts with bad code."""

from __future__ import annotations

from flexscript.plant.properties import EVENTS
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.world import World
from flexscript.validation.property_text import check_property_text

__all__ = ["check_property_code", "wants_value"]


def check_property_code(world: World, property_name: str, text: str) -> None:
    """Warn about what is doubtful in the code of a property; raise for what is wrong."""
    for found in check_property_text(text, gives_value=wants_value(property_name)):
        message = f"{property_name}: {found.message}"
        if found.severity == "error":
            raise RunProblem(found.code, message, found.hint)
        world.warn(found.code, message, found.hint, severity=found.severity)


def wants_value(property_name: str) -> bool:
    """Tell whether a property asks its code for a value; a trigger only lets it run."""
    return property_name.removeprefix("Triggers.") not in EVENTS
