"""Parameters: the checks that distributions share, and a unit draw whose logarithm exists."""

from __future__ import annotations

from math import isfinite
from random import Random

from flexscript.simulation.errors import SettingError

__all__ = ["countable", "not_negative", "open_unit", "ordered", "positive"]

_LARGEST_COUNT = 100_000


def open_unit(stream: Random) -> float:
    """Return a number in (0, 1), both ends excluded, so that its logarithm exists."""
    while True:
        value = stream.random()
        if value > 0.0:
            return value


def positive(call: str, **values: float) -> None:
    """Refuse values that are not above 0."""
    for parameter, value in values.items():
        if not (value > 0 and isfinite(value)):
            raise SettingError(f"{call}: {parameter} (={value:g}) must be greater than 0")


def not_negative(call: str, **values: float) -> None:
    """Refuse values below 0."""
    for parameter, value in values.items():
        if not (value >= 0 and isfinite(value)):
            raise SettingError(f"{call}: {parameter} (={value:g}) must be at least 0")


def countable(call: str, **values: float) -> None:
    """Refuse counts whose single draws would take seconds."""
    for parameter, value in values.items():
        if not 0 <= value <= _LARGEST_COUNT:
            raise SettingError(
                f"{call}: {parameter} (={value:g}) must lie between 0 and {_LARGEST_COUNT}"
            )


def ordered(call: str, minimum: float, maximum: float) -> None:
    """Refuse a minimum above its maximum."""
    if not minimum <= maximum:
        raise SettingError(f"{call}: min (={minimum:g}) must not exceed max (={maximum:g})")
