"""Assembly: a plant becomes the running objects of a world, wired as its connections say.

Ports are numbered among the connections that carry items (or tasks), in port order. A
connection of kind "A" between a station and an executer or dispatcher carries nothing; it is
reported and left out, because generated programs make it where "S" was meant.
"""

from __future__ import annotations

from collections.abc import Mapping

from flexscript.plant.model import Connection, Plant, PlantObject
from flexscript.simulation.agv import ControlPoint
from flexscript.simulation.agv_paths import AGVPath
from flexscript.simulation.asrs_vehicle import ASRSvehicle
from flexscript.simulation.combiner import Combiner
from flexscript.simulation.conveyor import Conveyor
from flexscript.simulation.crane import Crane
from flexscript.simulation.dispatcher import Dispatcher
from flexscript.simulation.elevator import Elevator
from flexscript.simulation.errors import PlantError
from flexscript.simulation.executer import TaskExecuter
from flexscript.simulation.fixed_resource import FixedResource
from flexscript.simulation.multiprocessor import MultiProcessor
from flexscript.simulation.network import TravelPoint
from flexscript.simulation.own_methods import give_own_methods
from flexscript.simulation.processor import Processor
from flexscript.simulation.queue import Queue
from flexscript.simulation.rack import Rack
from flexscript.simulation.robot import Robot
from flexscript.simulation.separator import Separator
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.sink import Sink
from flexscript.simulation.source import Source
from flexscript.simulation.task_requests import TASK_METHODS
from flexscript.simulation.travel_assembly import connect_travel
from flexscript.simulation.world import World

__all__ = ["CLASSES", "assemble"]

CLASSES: Mapping[str, type[SimObject]] = {
    "ASRSvehicle": ASRSvehicle,
    "BasicConveyor": Conveyor,
    "Combiner": Combiner,
    "ControlPoint": ControlPoint,
    "Crane": Crane,
    "CurvedConveyor": Conveyor,
    "CurvedPath": AGVPath,
    "Dispatcher": Dispatcher,
    "Elevator": Elevator,
    "MultiProcessor": MultiProcessor,
    "NetworkNode": TravelPoint,
    "Operator": TaskExecuter,
    "Processor": Processor,
    "Queue": Queue,
    "Rack": Rack,
    "Robot": Robot,
    "Separator": Separator,
    "Sink": Sink,
    "Source": Source,
    "StraightConveyor": Conveyor,
    "StraightPath": AGVPath,
    "TaskExecuter": TaskExecuter,
    "Transporter": TaskExecuter,
}
"""How each class of the library (``flexscript.plant.classes``) behaves."""

give_own_methods(CLASSES.values())


def assemble(plant: Plant, world: World) -> dict[str, SimObject]:
    """Make and wire the objects of a plant; the result maps their ids, in plant order."""
    objects = {each.id: _make(each, world) for each in plant.objects}
    for connection in sorted(plant.connections, key=lambda each: each.source_port):
        _connect_output(connection, objects)
    for connection in sorted(plant.connections, key=lambda each: each.target_port):
        _connect_input(connection, objects)
    _connect_centers(plant, objects)
    connect_travel(plant, objects, world)
    world.host.methods = TASK_METHODS
    _report_loose_ends(plant, objects, world)
    # Dispatchers first: a station looks at how many executers it can call.
    for each in sorted(objects.values(), key=lambda each: isinstance(each, FixedResource)):
        each.wired()
    return objects


def _make(plant_object: PlantObject, world: World) -> SimObject:
    behaviour = CLASSES.get(plant_object.class_name)
    if behaviour is None:
        raise PlantError(
            f"object {plant_object.id!r} is of class {plant_object.class_name!r}, which does not "
            f"run; known classes: {', '.join(sorted(CLASSES))}"
        )
    return behaviour(plant_object, world)


def _ends(connection: Connection, objects: dict[str, SimObject]) -> tuple[SimObject, SimObject]:
    try:
        return objects[connection.source], objects[connection.target]
    except KeyError as error:
        raise PlantError(
            f"a connection goes from {connection.source!r} to {connection.target!r}, but the "
            f"plant has no object {error}"
        ) from error


def _connect_output(connection: Connection, objects: dict[str, SimObject]) -> None:
    """Add the target to the outputs or the team of the source."""
    source, target = _ends(connection, objects)
    if connection.kind != "A":
        return
    if isinstance(source, FixedResource) and isinstance(target, FixedResource):
        # The input port is filled in when the inputs are connected, in their own order.
        source.outputs.append((target, connection.target_port))
    elif isinstance(source, Dispatcher) and isinstance(target, Dispatcher):
        source.team.append(target)
    elif isinstance(source, FixedResource | Dispatcher) and isinstance(
        target, FixedResource | Dispatcher
    ):
        source.world.warn(
            f'{source} is connected to {target} with "A", which carries neither items nor tasks; '
            'to let a station call a dispatcher or executer connect them with "S"'
        )


def _connect_input(connection: Connection, objects: dict[str, SimObject]) -> None:
    """Add the source to the inputs or the chiefs of the target."""
    source, target = _ends(connection, objects)
    if connection.kind != "A":
        return
    if isinstance(source, FixedResource) and isinstance(target, FixedResource):
        port = len(target.inputs) + 1
        outlet = source.outputs.index((target, connection.target_port)) + 1
        source.outputs[outlet - 1] = (target, port)
        target.inputs.append((port, source, outlet))
    elif isinstance(source, Dispatcher) and isinstance(target, Dispatcher):
        target.chiefs.append(source)


def _connect_centers(plant: Plant, objects: dict[str, SimObject]) -> None:
    """Fill the centre ports, each object's in the order of its own port numbers."""
    ports: dict[str, list[tuple[int, SimObject]]] = {name: [] for name in objects}
    for connection in plant.connections:
        if connection.kind == "S":
            source, target = _ends(connection, objects)
            ports[connection.source].append((connection.source_port, target))
            ports[connection.target].append((connection.target_port, source))
    for name, centers in ports.items():
        centers.sort(key=lambda center: center[0])
        objects[name].centers = [center for _, center in centers]


def _report_loose_ends(plant: Plant, objects: dict[str, SimObject], world: World) -> None:
    sources = [each for each in objects.values() if isinstance(each, Source)]
    if not sources:
        world.warn("the plant has no source, so no items enter it")
    for source in sources:
        if not source.outputs:
            world.warn(f"{source} has no output connection, so its first item never leaves")
    for each in objects.values():
        stores = isinstance(each, FixedResource) and not isinstance(each, Source | Sink)
        if stores and isinstance(each, FixedResource) and each.inputs and not each.outputs:
            world.warn(f"{each} has no output connection, so items that enter it never leave")
