"""Palette: the materials of the assets. Class colours are FlexSim's own (``flexscript``'s table).

Colours are sRGB in 0..1. ``finish`` groups materials that shine alike; the browser bundle
keeps one mesh primitive a finish and puts the colours on its vertices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from flexscript.plant.classes import default_colour
from flexscript.plant.model import Vector

__all__ = ["FINISHES", "MATERIALS", "Finish", "Material", "to_linear"]

Finish = Literal["paint", "matte", "metal", "screen", "status"]


@dataclass(frozen=True, slots=True)
class FinishSpec:
    """How a finish shines: roughness and metalness of the metal-rough model, own light in 0..1."""

    roughness: float
    metallic: float
    glow: float = 0.0


@dataclass(frozen=True, slots=True)
class Material:
    """A colour in a finish."""

    colour: Vector
    finish: Finish


FINISHES: Mapping[Finish, FinishSpec] = MappingProxyType(
    {
        "paint": FinishSpec(0.38, 0.0),
        "matte": FinishSpec(0.82, 0.0),
        "metal": FinishSpec(0.34, 0.85),
        "screen": FinishSpec(0.25, 0.0, glow=0.9),
        "status": FinishSpec(0.4, 0.0, glow=0.7),
    }
)


def _paint(class_name: str) -> Material:
    return Material(default_colour(class_name), "paint")


MATERIALS: Mapping[str, Material] = MappingProxyType(
    {
        "processor": _paint("Processor"),
        "combiner": _paint("Combiner"),
        "separator": _paint("Separator"),
        "multiprocessor": _paint("MultiProcessor"),
        "dispatcher": _paint("Dispatcher"),
        "executer": _paint("TaskExecuter"),
        "transporter": _paint("Transporter"),
        "robot": _paint("Robot"),
        "gate": _paint("Source"),
        "processor_dark": Material((0.22, 0.5, 0.2), "paint"),
        "combiner_dark": Material((0.66, 0.69, 0.05), "paint"),
        "separator_dark": Material((0.0, 0.36, 0.58), "paint"),
        "multiprocessor_dark": Material((0.74, 0.42, 0.02), "paint"),
        "white": Material((0.9, 0.91, 0.92), "paint"),
        "light": Material((0.8, 0.82, 0.84), "matte"),
        "grey": Material((0.47, 0.49, 0.52), "matte"),
        "graphite": Material((0.2, 0.215, 0.235), "paint"),
        "dark": Material((0.1, 0.105, 0.115), "matte"),
        "belt": Material((0.125, 0.13, 0.14), "matte"),
        "rubber": Material((0.07, 0.07, 0.075), "matte"),
        "steel": Material((0.76, 0.78, 0.8), "metal"),
        "iron": Material((0.45, 0.47, 0.5), "metal"),
        "safety": Material((0.98, 0.79, 0.08), "paint"),
        "signal_red": Material((0.8, 0.14, 0.1), "paint"),
        "signal_green": Material((0.13, 0.66, 0.33), "paint"),
        "rack_blue": Material((0.1, 0.24, 0.46), "paint"),
        "rack_orange": Material((0.91, 0.4, 0.08), "paint"),
        "wood": Material((0.74, 0.57, 0.38), "matte"),
        "wood_dark": Material((0.6, 0.44, 0.28), "matte"),
        "card": Material((0.76, 0.59, 0.4), "matte"),
        "card_light": Material((0.82, 0.66, 0.47), "matte"),
        "card_dark": Material((0.66, 0.5, 0.33), "matte"),
        "tape": Material((0.88, 0.78, 0.6), "matte"),
        "paper": Material((0.95, 0.95, 0.93), "matte"),
        "tote": Material((0.12, 0.36, 0.68), "paint"),
        "tote_dark": Material((0.07, 0.22, 0.44), "matte"),
        "vest": Material((0.82, 0.93, 0.12), "matte"),
        "reflector": Material((0.93, 0.94, 0.95), "metal"),
        "shirt": Material((0.16, 0.24, 0.38), "matte"),
        "trousers": Material((0.13, 0.16, 0.22), "matte"),
        "boot": Material((0.16, 0.12, 0.09), "matte"),
        "skin": Material((0.78, 0.58, 0.45), "matte"),
        "hair": Material((0.16, 0.11, 0.08), "matte"),
        "helmet": Material((0.98, 0.98, 0.97), "paint"),
        "glass": Material((0.16, 0.27, 0.34), "metal"),
        "screen_blue": Material((0.28, 0.72, 0.98), "screen"),
        "screen_dark": Material((0.04, 0.14, 0.24), "screen"),
        "screen_green": Material((0.36, 0.94, 0.58), "screen"),
        "screen_amber": Material((1.0, 0.74, 0.22), "screen"),
        "screen_white": Material((0.92, 0.97, 1.0), "screen"),
        "floor_a": Material((0.6, 0.615, 0.63), "matte"),
        "floor_b": Material((0.585, 0.6, 0.617), "matte"),
        "floor_joint": Material((0.5, 0.515, 0.53), "matte"),
        "floor_aisle": Material((0.49, 0.545, 0.52), "matte"),
        "wall": Material((0.86, 0.87, 0.875), "matte"),
        "wall_base": Material((0.42, 0.47, 0.53), "matte"),
        "window": Material((0.84, 0.93, 1.0), "screen"),
        "status": Material((0.6, 0.65, 0.69), "status"),
    }
)
"""Every material by name. ``status`` takes the colour of the object's state."""


def to_linear(colour: Vector) -> Vector:
    """Return an sRGB colour in linear light, as USD and glTF want it."""
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in colour
    )
    return (red, green, blue)
