"""Checking the code in a property when a program sets it, so that no run starts with bad code."""

from __future__ import annotations

from flexscript.runtime.problem import RunProblem
from flexscript.runtime.world import World
from flexscript.validation.property_text import check_property_text

__all__ = ["check_property_code"]


def check_property_code(world: World, property_name: str, text: str) -> None:
    """Warn about what is doubtful in the code of a property; raise for what is wrong."""
    for found in check_property_text(text):
        message = f"{property_name}: {found.message}"
        if found.severity == "error":
            raise RunProblem(found.code, message, found.hint)
        world.warn(found.code, message, found.hint, severity=found.severity)
