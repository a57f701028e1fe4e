"""Crane: a gantry whose hook moves along x (bridge), y (trolley) and z (hoist).

``TravelSequence`` says which motions follow one another and which go together: in FlexSim's
default ``L>XY>D`` the hook is lifted, then bridge and trolley move at the same time, then it is
lowered (``D``, or a ``Z`` in its place). The hook is lifted to ``LiftHeight`` above the crane's
own location, or higher where the station lies higher; it picks and places at the height of
the station's location, at the middle of its floor plan.

Each axis has a trapezoidal speed profile. ``CraneSpeeds`` may give them as rows for x, y and z
of (max speed, acceleration, deceleration); without it all three have the executer's own.
"""

from __future__ import annotations

from flexscript.plant.model import PlantObject, PropertyValue, Vector
from flexscript.simulation.assignment import Assignment
from flexscript.simulation.errors import SettingError
from flexscript.simulation.reacher import Motion, Reacher
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.travel import SpeedProfile, centre_of
from flexscript.simulation.world import World

__all__ = ["Crane"]

_MOTIONS = frozenset("XYLDZ")


class Crane(Reacher):
    """An overhead crane. ``steps`` are the groups of motions that go together, in order."""

    __slots__ = ("lift_height", "profiles", "steps")

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        self.lift_height = plant_object.location[2] + self.settings.number("LiftHeight")
        self.profiles = self._profiles()
        self.steps = self._steps(self.settings.text("TravelSequence"))

    def motions(self, station: SimObject, assignment: Assignment) -> list[Motion]:
        x, y = centre_of(station.plant_object)
        z = station.plant_object.location[2]
        lifted = max(self.lift_height, z, self.at[2])
        at = self.at
        motions: list[Motion] = []
        for step in self.steps:
            goal = (
                x if "X" in step else at[0],
                y if "Y" in step else at[1],
                lifted if "L" in step else z if "D" in step or "Z" in step else at[2],
            )
            motions.append((self._seconds(at, goal), goal))
            at = goal
        return motions

    def _seconds(self, start: Vector, goal: Vector) -> float:
        """Return the time of the slowest axis; the axes move at once."""
        return max(
            profile.time(abs(b - a)) if a != b else 0.0
            for profile, a, b in zip(self.profiles, start, goal, strict=True)
        )

    def _steps(self, text: str) -> tuple[str, ...]:
        steps = tuple("".join(step.split()).upper() for step in text.split(">"))
        letters = "".join(steps)
        complete = {"X", "Y"} <= set(letters) and ("D" in letters or "Z" in letters)
        if not complete or not set(letters) <= _MOTIONS or len(set(letters)) < len(letters):
            raise SettingError(
                f"{self}: TravelSequence (={text!r}) must name X, Y and D (or Z) once each, "
                'perhaps L before, with > between what follows: "L>XY>D"'
            )
        return steps

    def _profiles(self) -> tuple[SpeedProfile, SpeedProfile, SpeedProfile]:
        rows = self.settings.raw("CraneSpeeds")
        if not self.settings.has("CraneSpeeds"):
            return (self.speed, self.speed, self.speed)
        if not isinstance(rows, tuple) or len(rows) != 3:
            raise self._bad_speeds(rows)
        x, y, z = (self._profile(row) for row in rows)
        return (x, y, z)

    def _profile(self, row: PropertyValue) -> SpeedProfile:
        parts = row if isinstance(row, tuple) else (row,)
        numbers = [float(part) for part in parts if isinstance(part, int | float)]
        if not 1 <= len(numbers) <= 3 or len(numbers) < len(parts) or not min(numbers) > 0:
            raise self._bad_speeds(row)
        rest = [self.speed.acceleration, self.speed.deceleration][len(numbers) - 1 :]
        return SpeedProfile(*numbers, *rest)

    def _bad_speeds(self, value: PropertyValue) -> SettingError:
        return SettingError(
            f"{self}: CraneSpeeds (={value}) must be three rows, for x, y and z, of max speed "
            "(m/s), acceleration and deceleration (m/s2), all greater than 0"
        )
