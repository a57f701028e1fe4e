"""Asset: the interface of everything in the library, and what several assets share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from flexscript.plant.model import Vector
from usd_export.assets.geometry import Part, box, cylinder, turn

__all__ = ["Asset", "Deck", "control_panel", "fit", "stack_light"]


@dataclass(frozen=True, slots=True)
class Deck:
    """Where items lie on an asset, in metres.

    Half lengths about a point ``ahead`` of the origin (+x), and the height.
    """

    half_x: float
    half_y: float
    height: float
    ahead: float = 0.0


class Asset(Protocol):
    """A thing with a shape in any size. Origin: centre of the footprint, on the floor.

    +x is the direction of flow of a station and the front of an executer.
    """

    name: str

    def build(self, size: Vector) -> list[Part]:
        """Return the shape for an object of that size."""
        ...

    def deck(self, size: Vector) -> Deck:
        """Return where items lie on it."""
        ...


def fit(parts: Sequence[Part], drawn: Vector, wanted: Vector) -> list[Part]:
    """Scale a shape that was drawn at one size to another; normals follow."""
    factors = np.array(wanted) / np.array(drawn)
    if np.allclose(factors, 1.0):
        return list(parts)
    fitted = []
    for part in parts:
        normals = part.normals / factors
        normals = normals / np.linalg.norm(normals, axis=1, keepdims=True)
        fitted.append(replace(part, vertices=part.vertices * factors, normals=normals))
    return fitted


def stack_light(x: float, y: float, z: float) -> list[Part]:
    """Return a signal lamp on a short pole; its head shows the state."""
    return [
        cylinder(0.025, 0.24, (x, y, z + 0.12), "iron", segments=10),
        cylinder(0.075, 0.03, (x, y, z + 0.25), "dark", segments=16),
        cylinder(0.085, 0.26, (x, y, z + 0.4), "status", segments=20, bevel=0.03),
        cylinder(0.075, 0.03, (x, y, z + 0.545), "dark", segments=16),
    ]


def control_panel(x: float, y: float, z: float, screen: str = "screen_blue") -> list[Part]:
    """Return an operator panel on a post that faces -y, its foot at that place."""
    head = [
        box((0.62, 0.07, 0.44), (0.0, 0.0, 0.0), "graphite", 0.025),
        box((0.53, 0.02, 0.31), (0.0, -0.032, 0.09), screen, 0.006),
        box((0.3, 0.012, 0.03), (-0.08, -0.042, 0.3), "screen_dark", 0.003),
        box((0.16, 0.012, 0.1), (-0.14, -0.042, 0.14), "screen_dark", 0.003),
        box((0.16, 0.012, 0.1), (0.1, -0.042, 0.14), "screen_green", 0.003),
        cylinder(0.022, 0.03, (0.2, -0.045, 0.045), "signal_red", axis="y", segments=12),
        cylinder(0.022, 0.03, (0.12, -0.045, 0.045), "signal_green", axis="y", segments=12),
    ]
    tilted = turn(head, "x", -16.0)
    placed = [replace(part, vertices=part.vertices + np.array((x, y, z + 0.34))) for part in tilted]
    return [
        box((0.09, 0.09, 0.4), (x, y + 0.03, z), "graphite", 0.02),
        *placed,
    ]
