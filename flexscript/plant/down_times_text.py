"""Breakdowns and time tables as FlexScript and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flexscript.plant.model import PropertyValue
from flexscript.plant.property_json import value_from_json, value_to_json
from flexscript.plant.tools import DownTime

__all__ = ["down_time_lines", "down_times_from_json", "down_times_to_json"]


def down_time_lines(
    variable: str, tool: DownTime, literal: Callable[[PropertyValue], str]
) -> list[str]:
    """Return the statements that set up a tool held in ``variable``."""
    return [
        f"{variable}.setProperty({literal(name)}, {literal(value)});"
        for name, value in tool.properties.items()
    ]


def down_times_to_json(tools: Mapping[str, DownTime]) -> dict[str, Any]:
    """Return tools by their names as JSON data."""
    return {
        name: {"properties": {key: value_to_json(value) for key, value in tool.properties.items()}}
        for name, tool in tools.items()
    }


def down_times_from_json(data: Mapping[str, Any]) -> dict[str, DownTime]:
    """Return the tools of their JSON form.

    Raises:
        KeyError, TypeError, ValueError: a part is missing or has the wrong kind.
    """
    return {
        str(name): DownTime(
            properties={str(k): value_from_json(v) for k, v in each["properties"].items()}
        )
        for name, each in data.items()
    }
