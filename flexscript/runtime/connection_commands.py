"""The commands of a build script that connect objects and read their ports."""

from __future__ import annotations

from collections.abc import Mapping

from flexscript.runtime.arguments import BuildCommand, argument, object_argument
from flexscript.runtime.build_world import BuildWorld
from flexscript.runtime.connections import drag_connection
from flexscript.runtime.objects import PlacedObject
from flexscript.runtime.operators import whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import Value

__all__ = ["CONNECTION_COMMANDS"]


def _drag(world: BuildWorld, arguments: list[Value]) -> Value:
    if len(arguments) < 3:
        message = f"'contextdragconnection' takes 3 arguments, {len(arguments)} were given."
        raise RunProblem("FS102", message, 'Write contextdragconnection(from, to, "A").')
    drag_connection(world, world.plant, arguments[0], arguments[1], arguments[2])
    return 1


def _object_connect(world: BuildWorld, arguments: list[Value]) -> Value:
    source, target = (
        object_argument(arguments, 0, "objectconnect"),
        object_argument(arguments, 1, "objectconnect"),
    )
    drag_connection(world, world.plant, source, target, "A")
    return 1


def _object_disconnect(world: BuildWorld, arguments: list[Value]) -> Value:
    source = object_argument(arguments, 0, "objectdisconnect")
    drag_connection(world, world.plant, source, argument(arguments, 1, None), "Q")
    return 1


def _connect(world: BuildWorld, arguments: list[Value]) -> Value:
    """connect(a, portA, b, portB): the ports are made in the order of calls."""
    source, target = (
        object_argument(arguments, 0, "connect"),
        object_argument(arguments, 2, "connect"),
    )
    drag_connection(world, world.plant, source, target, "A")
    return 1


def _function_s(world: BuildWorld, arguments: list[Value]) -> Value:
    """function_s(object, method, ...): the two methods of AGV networks that programs call."""
    thing = object_argument(arguments, 0, "function_s")
    method = argument(arguments, 1, None)
    if method == "addConnection":
        # function_s(control point, "addConnection", -1, vehicle)
        drag_connection(world, world.plant, thing, argument(arguments, 3, None), "A")
    elif method != "finalizeSpatialChanges":
        message = f"'function_s' cannot call '{method}' here."
        raise RunProblem("FS112", message, 'Connect with contextdragconnection(from, to, "A").')
    return 1


def _port_count(member: str) -> BuildCommand:
    def run(world: BuildWorld, arguments: list[Value]) -> Value:
        ports: list[PlacedObject] = getattr(object_argument(arguments, 0, "a port count"), member)
        return len(ports)

    return run


def _port(member: str, command: str) -> BuildCommand:
    def run(world: BuildWorld, arguments: list[Value]) -> Value:
        ports: list[PlacedObject] = getattr(object_argument(arguments, 0, command), member)
        place = whole_of(argument(arguments, 1, 1), "The port")
        return ports[place - 1] if 1 <= place <= len(ports) else None

    return run


CONNECTION_COMMANDS: Mapping[str, BuildCommand] = {
    "centerobject": _port("centers", "centerobject"),
    "connect": _connect,
    "contextdragconnection": _drag,
    "defaultdragconnection": _drag,
    "function_s": _function_s,
    "inobject": _port("inputs", "inobject"),
    "nrcp": _port_count("centers"),
    "nrip": _port_count("inputs"),
    "nrop": _port_count("outputs"),
    "objectconnect": _object_connect,
    "objectdisconnect": _object_disconnect,
    "outobject": _port("outputs", "outobject"),
}
