"""Elevator: an executer that moves up and down only.

It travels to the height of a station's location with its own speed profile (``MaxSpeed``,
``Acceleration``, ``Deceleration``); where the station stands in plan view takes no time.
"""

from __future__ import annotations

from flexscript.simulation.assignment import Assignment
from flexscript.simulation.reacher import Motion, Reacher
from flexscript.simulation.sim_object import SimObject

__all__ = ["Elevator"]


class Elevator(Reacher):
    """A platform in a shaft."""

    __slots__ = ()

    def motions(self, station: SimObject, assignment: Assignment) -> list[Motion]:
        x, y, height = self.at
        goal = station.plant_object.location[2]
        seconds = self.speed.time(abs(goal - height)) if goal != height else 0.0
        return [(seconds, (x, y, goal))]
