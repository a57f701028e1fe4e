"""Robot: a six-axis arm on a pedestal, reaching towards +x."""

from __future__ import annotations

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck, fit
from usd_export.assets.geometry import Part, box, cylinder, lathe, taper, turn

__all__ = ["Robot"]

_DRAWN: Vector = (0.76, 1.13, 1.0)
_LOWER, _ELBOW = (0.05, 0.0, 0.66), (0.05, 0.0, 1.46)


class Robot:
    """The arm. It turns as a whole: its foot is round."""

    name = "robot"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape, scaled evenly: an arm does not stretch."""
        upper = [*_upper_arm(), *turn([*_forearm(), *_gripper()], "y", 22.0, _ELBOW)]
        parts = [*_foot(), *_shoulder(), *turn(upper, "y", 16.0, _LOWER)]
        scale = size[2] / _DRAWN[2]
        return fit(parts, (1.0, 1.0, 1.0), (scale, scale, scale))

    def deck(self, size: Vector) -> Deck:
        """Items hang at the gripper: this far ahead and this high."""
        return Deck(0.0, 0.0, 0.75 * size[2], ahead=1.25 * size[2])


def _foot() -> list[Part]:
    return [
        cylinder(0.44, 0.06, (0.0, 0.0, 0.03), "graphite", segments=32),
        lathe(
            [(0.36, 0.06), (0.36, 0.12), (0.27, 0.3), (0.27, 0.4), (0.0, 0.4)],
            (0.0, 0.0, 0.0),
            "grey",
            segments=28,
        ),
        lathe([(0.52, 0.0), (0.52, 0.02), (0.46, 0.02)], (0.0, 0.0, 0.0), "status", segments=36),
    ]


def _shoulder() -> list[Part]:
    return [
        cylinder(0.29, 0.16, (0.0, 0.0, 0.48), "robot", segments=28, bevel=0.04),
        box((0.42, 0.4, 0.36), (0.03, 0.0, 0.5), "robot", 0.09),
        cylinder(0.21, 0.52, _LOWER, "graphite", axis="y", segments=26, bevel=0.03),
        cylinder(0.13, 0.56, _LOWER, "robot", axis="y", segments=22, bevel=0.03),
    ]


def _upper_arm() -> list[Part]:
    return [
        taper(box((0.3, 0.24, 0.86), (0.05, 0.0, 0.62), "robot", 0.09), (0.72, 0.86)),
        cylinder(0.17, 0.4, _ELBOW, "graphite", axis="y", segments=24, bevel=0.03),
        cylinder(0.1, 0.44, _ELBOW, "robot", axis="y", segments=20, bevel=0.02),
    ]


def _forearm() -> list[Part]:
    return [
        box((0.42, 0.28, 0.28), (0.06, 0.0, 1.42), "robot", 0.09),
        cylinder(0.1, 0.78, (0.6, 0.0, 1.57), "robot", axis="x", segments=22, bevel=0.03),
        cylinder(0.115, 0.1, (0.92, 0.0, 1.57), "graphite", axis="x", segments=22),
        box((0.24, 0.17, 0.17), (1.06, 0.0, 1.485), "robot", 0.06),
        cylinder(0.08, 0.22, (1.12, 0.0, 1.57), "graphite", axis="y", segments=18),
    ]


def _gripper() -> list[Part]:
    # Turned back by what the arm leans forward, so that it hangs upright.
    parts = [
        cylinder(0.06, 0.16, (1.12, 0.0, 1.45), "iron", segments=16),
        box((0.22, 0.3, 0.06), (1.12, 0.0, 1.33), "graphite", 0.02),
        *(box((0.04, 0.05, 0.2), (1.12, y, 1.16), "steel", 0.012) for y in (-0.12, 0.12)),
    ]
    return turn(parts, "y", -38.0, (1.12, 0.0, 1.57))
