"""ASRSvehicle: a stacker crane that serves the racks along its aisle.

The aisle runs along the vehicle's own x axis (turned by its rotation). The vehicle drives along
it (``MaxSpeed``, ``Acceleration``, ``Deceleration``) while its platform is lifted (``LiftSpeed``),
then the platform extends across the aisle to the station (``ExtensionSpeed``). Before the next
way the platform is drawn back in. It picks and places at the middle of the station's floor
plan, at the height of the station's location; the platform begins at ``InitialLiftHeight`` above
the vehicle's own.
"""

from __future__ import annotations

from math import cos, radians, sin

from flexscript.plant.model import PlantObject, Vector
from flexscript.simulation.assignment import Assignment
from flexscript.simulation.reacher import Motion, Reacher
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.travel import Point, centre_of
from flexscript.simulation.world import World

__all__ = ["ASRSvehicle"]


class ASRSvehicle(Reacher):
    """A stacker crane; ``axis`` is the direction of its aisle."""

    __slots__ = ("axis", "extension_speed", "home", "lift_speed")

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        self.extension_speed = self.above_zero("ExtensionSpeed")
        self.lift_speed = self.above_zero("LiftSpeed")
        angle = radians(plant_object.rotation[2])
        self.axis = (cos(angle), sin(angle))
        self.home = centre_of(plant_object)
        lift = plant_object.location[2] + self.settings.number("InitialLiftHeight")
        self.at = (self.at[0], self.at[1], lift)

    def motions(self, station: SimObject, assignment: Assignment) -> list[Motion]:
        along, across = self._in_aisle(self.at[:2])
        goal_along, goal_across = self._in_aisle(centre_of(station.plant_object))
        lift, height = self.at[2], station.plant_object.location[2]
        way = abs(goal_along - along)
        drive = self.speed.time(way) if way > 0.0 else 0.0
        seconds = max(drive, abs(height - lift) / self.lift_speed)
        return [
            (abs(across) / self.extension_speed, self._place(along, 0.0, lift)),
            (seconds, self._place(goal_along, 0.0, height)),
            (abs(goal_across) / self.extension_speed, self._place(goal_along, goal_across, height)),
        ]

    def _in_aisle(self, place: Point) -> Point:
        """Return a place as metres along and across the aisle from the vehicle's home."""
        dx, dy = place[0] - self.home[0], place[1] - self.home[1]
        cosine, sine = self.axis
        return (dx * cosine + dy * sine, dy * cosine - dx * sine)

    def _place(self, along: float, across: float, lift: float) -> Vector:
        cosine, sine = self.axis
        return (
            self.home[0] + along * cosine - across * sine,
            self.home[1] + along * sine + across * cosine,
            lift,
        )
