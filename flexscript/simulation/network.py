"""Networks: executers that travel on network nodes.

Decisions:

* A node is a point at its location. The way between two connected nodes is straight, its length the
  distance in plan view.
* An executer begins where it stands, drives to the node that it is connected to, and from there by
  the shortest route to a node that is a gateway of its goal (the nearest of several). With
  ``OffsetTravel`` it then goes straight on to the goal's edge (its default); with "Do Not" it stops
  at the node.
* The whole way is one travel with one speed profile: nodes do not slow it down. Executers
  pass each other, so ``MaxTravelers`` and ``SideOffset`` change nothing.
* A goal without a gateway that can be reached is gone to in a straight line, and reported.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flexscript.plant.model import PlantObject
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.travel import Point
from flexscript.simulation.ways import Waypoint, nearest_of, route
from flexscript.simulation.world import World

if TYPE_CHECKING:
    from flexscript.simulation.assignment import Assignment
    from flexscript.simulation.executer import TaskExecuter

__all__ = ["NetworkNavigator", "TravelPoint"]

_DO_NOT = 0


class TravelPoint(SimObject):
    """A network node or a control point. ``waypoint`` is its place among the ways."""

    __slots__ = ("waypoint",)

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        x, y, _ = plant_object.location
        self.waypoint = Waypoint(self.id, (x, y))


class NetworkNavigator:
    """Brings one executer over the network.

    ``node`` is where it is, or where it drives to next; ``gateways`` are the nodes of each
    object, by its id, for the whole network.
    """

    __slots__ = ("gateways", "node", "passing")

    def __init__(self, node: Waypoint, gateways: dict[str, list[Waypoint]]) -> None:
        self.node = node
        self.gateways = gateways
        self.passing: list[Waypoint] = []

    def travel(
        self,
        executer: TaskExecuter,
        goal: SimObject,
        then: Callable[[Any], None],
        assignment: Assignment,
    ) -> None:
        """Travel to an object over the network."""
        footprint = goal.footprint()
        own = (goal.waypoint,) if isinstance(goal, TravelPoint) else ()
        gateway = nearest_of(self.node, self.gateways.get(goal.id, own))
        ways = None if gateway is None else route(self.node, gateway)
        if gateway is None or ways is None:
            executer.world.warn(
                f"{executer}: no way of the network leads from {self.node.name} to {goal}, so it "
                "goes there in a straight line; connect a node to it and to the others"
            )
            place = footprint.nearest(executer.place, executer.clearance)
            self.passing = []
            executer.go((executer.place, place), then, assignment)
            return
        places: list[Point] = [executer.place]
        if own or footprint.nearest(executer.place, executer.clearance) != executer.place:
            places.append(self.node.place)
            places += [place for way in ways for place in way.through]
            self.passing = [self.node, *(way.end for way in ways)]
            self.node = gateway
        if not own and executer.settings.option("OffsetTravel") != _DO_NOT:
            places.append(footprint.nearest(places[-1], executer.clearance))
        executer.go(tuple(places), then, assignment)

    def stopped(self, executer: TaskExecuter, ahead: tuple[Point, ...]) -> None:
        """Go on from the next node that lies ahead."""
        for place in ahead:
            for point in self.passing:
                if point.place == place:
                    self.node = point
                    return
