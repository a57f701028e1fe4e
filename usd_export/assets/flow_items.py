"""Flow items: what moves through the plant. Few triangles: hundreds are drawn at once."""

from __future__ import annotations

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck
from usd_export.assets.geometry import Part, box, cylinder

__all__ = ["Carton", "Drum", "Pallet", "Tote"]


class Carton:
    """A cardboard box with tape and a label."""

    name = "carton"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        x, y, z = size
        return [
            box(size, (0.0, 0.0, 0.0), "card", 0.014),
            box((x + 0.004, 0.06, z + 0.003), (0.0, 0.0, 0.0), "tape", 0.014),
            box((0.16, y + 0.006, 0.12), (x * 0.2, 0.0, z * 0.4), "paper", 0.002),
        ]

    def deck(self, size: Vector) -> Deck:
        """The next box stands on its top."""
        return Deck(size[0] / 2.0, size[1] / 2.0, size[2])


class Tote:
    """An open blue plastic box."""

    name = "tote"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        x, y, z = size
        return [
            box((x * 0.94, y * 0.94, z * 0.92), (0.0, 0.0, 0.0), "tote", 0.03),
            box((x, y, 0.05), (0.0, 0.0, z - 0.06), "tote", 0.015),
            box((x * 0.86, y * 0.84, 0.02), (0.0, 0.0, z - 0.02), "tote_dark", 0.008),
        ]

    def deck(self, size: Vector) -> Deck:
        """Contents stand just under its rim."""
        return Deck(size[0] / 2.0, size[1] / 2.0, size[2] * 0.8)


class Pallet:
    """A wooden pallet; the look of a container."""

    name = "pallet"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        x, y, z = size
        boards = [
            box((x, 0.12, 0.022), (0.0, y * (k / 4.0 - 0.5) * 0.86, z - 0.022), "wood", 0.004)
            for k in range(5)
        ]
        bearers = [
            box((0.1, y, z - 0.022), (x * k * 0.44, 0.0, 0.0), "wood_dark", 0.006)
            for k in (-1, 0, 1)
        ]
        return [*boards, *bearers]

    def deck(self, size: Vector) -> Deck:
        """Contents stand on its boards."""
        return Deck(size[0] / 2.0, size[1] / 2.0, size[2])


class Drum:
    """A steel drum; the look of FlexSim's cylinder."""

    name = "drum"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        radius, z = min(size[0], size[1]) / 2.0, size[2]
        return [
            cylinder(radius * 0.96, z, (0.0, 0.0, z / 2.0), "gate", segments=16, bevel=0.02),
            *(cylinder(radius, 0.04, (0.0, 0.0, z * k), "gate", segments=16) for k in (0.33, 0.66)),
        ]

    def deck(self, size: Vector) -> Deck:
        """The next drum stands on its top."""
        return Deck(size[0] / 2.0, size[1] / 2.0, size[2])
