"""Belt: how long a conveyor is, and the space that an item takes on it.

The length is, in this order: what the program set (``HorizontalLength``, or ``Radius`` and
``SweepAngle`` of a curve, or the distance from ``StartLocation`` to ``EndLocation``), else the
object's size in x. ``Rise`` lengthens it as the slope of a right triangle.
"""

from __future__ import annotations

from math import dist, hypot, radians

from flexscript.plant.model import PlantObject
from flexscript.simulation.errors import SettingError
from flexscript.simulation.settings import Settings

__all__ = ["ITEM_LENGTH_M", "belt_length", "place_setting", "space"]

#: FlexSim's standard box.
ITEM_LENGTH_M = 0.61


def belt_length(plant_object: PlantObject, settings: Settings) -> float:
    """Return the length in metres that items travel."""
    horizontal = _horizontal_length(plant_object, settings)
    rise = settings.number("Rise") if settings.exists("Rise") else 0.0
    return hypot(horizontal, rise)


def space(settings: Settings, kind: str) -> float:
    """Return the metres from front to front: ``kind`` is "Entry", "Move" or "Stop".

    Raises:
        SettingError: there would be none.
    """
    if not settings.exists(f"{kind}SpaceSizeFactor"):
        return ITEM_LENGTH_M
    factor, padding = (
        settings.number(f"{kind}SpaceSizeFactor"),
        settings.number(f"{kind}SpacePadding"),
    )
    metres = ITEM_LENGTH_M * factor + padding
    if not metres > 0:
        raise SettingError(
            f"{kind}SpaceSizeFactor (={factor:g}) and {kind}SpacePadding (={padding:g}) leave "
            "no space for an item; make their sum greater than 0"
        )
    return metres


def place_setting(settings: Settings, name: str) -> tuple[float, float, float] | None:
    """Return a place that the program set, ``None`` when it set none."""
    value = settings.raw(name)
    if not settings.has(name) or not isinstance(value, tuple) or len(value) != 3:
        return None
    x, y, z = (part if isinstance(part, int | float) else 0.0 for part in value)
    return (float(x), float(y), float(z))


def _horizontal_length(plant_object: PlantObject, settings: Settings) -> float:
    if settings.exists("Radius"):
        return settings.number("Radius") * abs(radians(settings.number("SweepAngle")))
    if settings.has("HorizontalLength"):
        return settings.number("HorizontalLength")
    if settings.exists("StartLocation"):
        start, end = (
            place_setting(settings, "StartLocation"),
            place_setting(settings, "EndLocation"),
        )
        if end is not None:
            return dist((start or plant_object.location)[:2], end[:2])
    return plant_object.size[0]
