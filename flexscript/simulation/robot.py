"""Robot: an executer that stands still and reaches from station to station.

``MotionMode`` says how long a reach takes:

* Move Time: ``MoveTime`` seconds, the default here.
* Simple: the arm turns about z (``ZRotationSpeed``) and y (``YRotationSpeed``, degrees a second)
  and extends (``ExtensionSpeed``) at once; the slowest of the three counts. It reaches from its
  centre, at first straight ahead (+x, turned by its rotation) without any extension.
* Joint Speeds: as Simple, but joint 1 of ``JointSpeeds`` turns about z and joints 2 and 3 move
  the arm by the angle about y; degrees a second.
* Motion Paths are drawn in FlexSim's windows: they take the move time, which is reported.
"""

from __future__ import annotations

from math import atan2, degrees, dist, hypot

from flexscript.plant.model import PlantObject
from flexscript.simulation.assignment import Assignment
from flexscript.simulation.errors import SettingError
from flexscript.simulation.reacher import Motion, Reacher
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.travel import centre_of
from flexscript.simulation.world import World

__all__ = ["Robot"]

_SIMPLE, _MOVE_TIME, _JOINT_SPEEDS, _MOTION_PATHS = 1, 2, 3, 4
_JOINTS_NEEDED = 3


class Robot(Reacher):
    """A robot arm at a fixed place; its angles are in degrees, its extension in metres."""

    __slots__ = ("extension", "extension_speed", "mode", "move_time", "speeds", "tilt", "turn")

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        settings = self.settings
        self.move_time = settings.time("MoveTime")
        self.mode = settings.option("MotionMode")
        if self.mode == _MOTION_PATHS:
            world.warn(f"{self}: MotionMode (=Motion Paths) is not modelled; it takes MoveTime")
            self.mode = _MOVE_TIME
        #: Degrees a second about z and y.
        self.speeds = (0.0, 0.0)
        self.extension_speed = 0.0
        if self.mode == _SIMPLE:
            self.speeds = (self.above_zero("ZRotationSpeed"), self.above_zero("YRotationSpeed"))
            self.extension_speed = self.above_zero("ExtensionSpeed")
        elif self.mode == _JOINT_SPEEDS:
            self.speeds = self._joint_speeds()
        self.turn = plant_object.rotation[2]
        self.tilt = 0.0
        self.extension = 0.0

    def motions(self, station: SimObject, assignment: Assignment) -> list[Motion]:
        if self.mode == _MOVE_TIME:
            return [(self.move_time(assignment.item), self.at)]
        return [(self._swing(station), self.at)]

    def _swing(self, station: SimObject) -> float:
        """Turn, tilt and extend to a station's centre at its height; return the seconds."""
        x, y, z = self.at
        goal_x, goal_y = centre_of(station.plant_object)
        height = station.plant_object.location[2] - z
        flat = hypot(goal_x - x, goal_y - y)
        turn = degrees(atan2(goal_y - y, goal_x - x)) if flat > 0 else self.turn
        tilt = degrees(atan2(height, flat)) if flat > 0 or height != 0 else self.tilt
        extension = dist((0.0, 0.0), (flat, height))
        angle = abs((turn - self.turn + 180.0) % 360.0 - 180.0)
        times = [angle / self.speeds[0], abs(tilt - self.tilt) / self.speeds[1]]
        if self.extension_speed > 0:
            times.append(abs(extension - self.extension) / self.extension_speed)
        self.turn, self.tilt, self.extension = turn, tilt, extension
        return max(times)

    def _joint_speeds(self) -> tuple[float, float]:
        value = self.settings.raw("JointSpeeds")
        speeds = (
            [part for part in value if isinstance(part, int | float)]
            if isinstance(value, tuple)
            else []
        )
        if len(speeds) < _JOINTS_NEEDED or not min(speeds) > 0:
            raise SettingError(
                f"{self}: JointSpeeds (={value}) must be an array of at least 3 speeds in degrees "
                "a second, all greater than 0"
            )
        return (float(speeds[0]), float(min(speeds[1], speeds[2])))
