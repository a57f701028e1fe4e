"""Travel assembly: nodes, control points and paths become networks, and executers get their
navigators.
"""

from __future__ import annotations

from flexscript.plant.model import Connection, Plant
from flexscript.simulation.agv import AGVNavigator, ControlPoint
from flexscript.simulation.agv_paths import AGVPath, lay_ways
from flexscript.simulation.executer import TaskExecuter
from flexscript.simulation.network import NetworkNavigator, TravelPoint
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.travel import distance
from flexscript.simulation.ways import Waypoint, join
from flexscript.simulation.world import World

__all__ = ["connect_travel"]

_Ends = tuple[SimObject, SimObject]
_Gateways = dict[str, list[Waypoint]]


def connect_travel(plant: Plant, objects: dict[str, SimObject], world: World) -> None:
    """Make the networks of a plant; one without any costs a look at its objects."""
    points = [each for each in objects.values() if isinstance(each, TravelPoint)]
    if not points:
        return
    links = [
        (connection, (objects[connection.source], objects[connection.target]))
        for connection in plant.connections
        if connection.kind != "S"
    ]
    paths = [each for each in objects.values() if isinstance(each, AGVPath)]
    controls = [each for each in points if isinstance(each, ControlPoint)]
    lay_ways(paths, [each.waypoint for each in controls], world)
    closed = {_pair(connection) for connection, _ in links if connection.kind == "Q"}
    nodes: _Gateways = {}
    stops: _Gateways = {}
    starts: list[tuple[TaskExecuter, TravelPoint]] = []
    for connection, (source, target) in links:
        if isinstance(source, TravelPoint) and isinstance(target, TravelPoint):
            if connection.kind == "A":
                _join_points(source, target, closed)
            continue
        for point, other in ((source, target), (target, source)):
            if not isinstance(point, TravelPoint):
                continue
            if connection.kind == "A" and isinstance(other, TaskExecuter):
                starts.append((other, point))
            else:
                gateways = stops if isinstance(point, ControlPoint) else nodes
                gateways.setdefault(other.id, []).append(point.waypoint)
    by_waypoint = {each.waypoint: each for each in controls}
    for executer, point in starts:
        _give_navigator(executer, point, nodes, stops, by_waypoint)


def _pair(connection: Connection) -> tuple[str, str]:
    return (connection.source, connection.target)


def _join_points(source: TravelPoint, target: TravelPoint, closed: set[tuple[str, str]]) -> None:
    """Join two nodes both ways, or two control points one way."""
    both_ways = not isinstance(source, ControlPoint)
    length = distance(source.waypoint.place, target.waypoint.place)
    if (source.id, target.id) not in closed:
        join(source.waypoint, target.waypoint, length)
    if both_ways and (target.id, source.id) not in closed:
        join(target.waypoint, source.waypoint, length)


def _give_navigator(
    executer: TaskExecuter,
    point: TravelPoint,
    nodes: _Gateways,
    stops: _Gateways,
    points: dict[Waypoint, ControlPoint],
) -> None:
    if not executer.travels:
        executer.world.warn(
            f"{executer} is connected to {point}, but it has no navigator: it reaches from its "
            "place"
        )
    elif executer.navigator is not None:
        executer.world.warn(
            f"{executer} is connected to more than one point of a travel network; it begins at the "
            "first one"
        )
    elif isinstance(point, ControlPoint):
        executer.navigator = AGVNavigator(executer, point, points, stops)
    else:
        executer.navigator = NetworkNavigator(point.waypoint, nodes)
