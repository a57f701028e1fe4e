"""Property changes: ``setProperty`` by code of a running model.

What is changed holds from then on, for this run only: the plant stays as it is, as FlexSim undoes
such changes at a reset. Work that has begun keeps its time. Looks (colour, shape and the like)
are accepted and have no effect on a run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from flexscript.plant.properties import property_of
from flexscript.runtime.host import CodeError
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.property_values import convert_property
from flexscript.simulation.executer import TaskExecuter
from flexscript.simulation.fixed_resource import FixedResource
from flexscript.simulation.processor import Processor
from flexscript.simulation.queue import Queue
from flexscript.simulation.rack import Rack
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.source import Source
from flexscript.simulation.travel import SpeedProfile

if TYPE_CHECKING:
    from flexscript.simulation.world import World

__all__ = ["change_property"]

_LOOKS = frozenset(
    {"Color", "Shape", "ShapeFrames", "ShapeFactors", "Texture", "ShowName", "ShowPorts"}
    | {"ShowContents", "ShowShape", "ScaleContents", "NoSelect", "Protected", "AnimateItems"}
    | {"ItemPlacement", "StackBaseZ", "Visualization", "DoAnimations", "RotateTraveling"}
)
_LARGEST_BATCH = 1_000_000


def change_property(world: World, target: object, arguments: tuple[object, ...]) -> object:
    """setProperty(name, value) of an object of the run.

    Raises:
        CodeError: the class has no such property, the value does not fit it, or a run
            cannot change it.
    """
    if not isinstance(target, FixedResource | TaskExecuter) or len(arguments) != 2:
        raise CodeError("setProperty(name, value) needs a fixed resource or task executer")
    name = str(arguments[0])
    class_name = target.plant_object.class_name
    spec = property_of(class_name, name)
    if spec is None:
        raise CodeError(f"a {class_name} has no property '{name}'")
    kind, apply = _REBINDERS.get(name, (None, None))
    if kind is None or not isinstance(target, kind):
        apply = None
    if apply is None and name not in _LOOKS:
        raise CodeError(f"'{name}' of a {class_name} cannot be changed while the model runs")
    try:
        converted = convert_property(spec, arguments[1])
    except RunProblem as problem:
        raise CodeError(f"{problem.message} {problem.hint}".strip()) from problem
    target.settings.change(name, converted.value)
    if apply is not None:
        apply(target)
    return 0


# -- ports --------------------------------------------------------------------------------


def _send_to_port(station: FixedResource) -> None:
    chosen = station.settings.choice("SendToPort")
    if station.gates is not None and station.gates.outputs:
        station.gates.choice = chosen
    else:
        station.send_to_port = chosen


def _max_content(station: FixedResource) -> None:
    capacity = station.settings.number("MaxContent")
    if station.gates is not None and station.gates.inputs:
        station.gates.capacity = capacity
        return
    station.capacity = capacity
    station.calendar.soon(station.fetch_items)


def _pull(station: FixedResource) -> None:
    settings = station.settings
    station.pull = settings.flag("Pull")
    station.pull_strategy = settings.choice("PullStrategy")
    station.pull_requirement = settings.choice("PullRequirement")
    station.calendar.soon(station.fetch_items)


# -- times --------------------------------------------------------------------------------


def _process_times(machine: Processor) -> None:
    machine.setup_time = machine.settings.time_or_none("SetupTime")
    machine.process_time = machine.settings.time("ProcessTime")
    machine.processes_at_once = (
        machine.setup_time is None
        and machine.on_setup_finish is None
        and not (machine.setup_operators or machine.process_operators)
    )


def _interval(source: Source) -> None:
    source.interval = source.settings.time("InterArrivalTime")


def _item_class(source: Source) -> None:
    source.item_class = source.settings.text("FlowItemClass")


def _order(queue: Queue) -> None:
    queue.lifo = queue.settings.flag("LIFO")


def _batch(queue: Queue) -> None:
    # A queue that does not batch from the start never collects.
    if queue.settings.flag("DoBatching"):
        queue.batch_size = queue.settings.count("BatchSize", 1, _LARGEST_BATCH)
        queue.max_batch_time = queue.settings.time_or_none("MaxBatchTime")


def _dwell(rack: Rack) -> None:
    rack.dwell_time = rack.settings.time("MinimumDwellTime")


def _speed(executer: TaskExecuter) -> None:
    executer.speed = SpeedProfile(
        executer.above_zero("MaxSpeed"),
        executer.above_zero("Acceleration"),
        executer.above_zero("Deceleration"),
    )


def _handling(executer: TaskExecuter) -> None:
    executer.load_time = executer.settings.time("LoadTime")
    executer.unload_time = executer.settings.time("UnloadTime")


def _executer_capacity(executer: TaskExecuter) -> None:
    executer.capacity = executer.settings.number("Capacity")


_REBINDERS: Mapping[str, tuple[type[SimObject], Callable[..., None]]] = {
    "SendToPort": (FixedResource, _send_to_port),
    "MaxContent": (Queue, _max_content),
    "Pull": (FixedResource, _pull),
    "PullStrategy": (FixedResource, _pull),
    "PullRequirement": (FixedResource, _pull),
    "SetupTime": (Processor, _process_times),
    "ProcessTime": (Processor, _process_times),
    "InterArrivalTime": (Source, _interval),
    "FlowItemClass": (Source, _item_class),
    "LIFO": (Queue, _order),
    "BatchSize": (Queue, _batch),
    "MaxBatchTime": (Queue, _batch),
    "MinimumDwellTime": (Rack, _dwell),
    "MaxSpeed": (TaskExecuter, _speed),
    "Acceleration": (TaskExecuter, _speed),
    "Deceleration": (TaskExecuter, _speed),
    "LoadTime": (TaskExecuter, _handling),
    "UnloadTime": (TaskExecuter, _handling),
    "Capacity": (TaskExecuter, _executer_capacity),
}
"""Property -> the class that can change it in a run, and how."""
