"""The value of a property as JSON data and back: code is ``{"code": text}``, a tuple an array."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flexscript.plant.model import Code, PropertyValue

__all__ = ["value_from_json", "value_to_json"]


def value_to_json(value: PropertyValue) -> Any:
    """Return the JSON form."""
    if isinstance(value, Code):
        return {"code": value.source}
    if isinstance(value, tuple):
        return [value_to_json(part) for part in value]
    return value


def value_from_json(value: Any) -> PropertyValue:
    """Return the value of its JSON form.

    Raises:
        KeyError, ValueError: it is none.
    """
    if isinstance(value, Mapping):
        return Code(str(value["code"]))
    if isinstance(value, list):
        return tuple(value_from_json(part) for part in value)
    if isinstance(value, (int, float, str)):
        return value
    raise ValueError(f"{value!r} is no value of a property")
