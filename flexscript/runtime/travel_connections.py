"""Travel connections: what the keys do when one of the two objects belongs to a travel network.

- "A" between two network nodes makes a way in both directions; between a node and a fixed
  resource the node becomes its gateway, between a node and a task executer the executer
  travels on the network from there. Control points of AGVs do the same for their stations and
  vehicles.
- "Q" closes one direction of a way between two nodes ("no connection"); when both are closed
  the way is gone. Elsewhere it undoes "A".
- "D" makes a node the gateway to a task executer, so that others can travel to it; "E" undoes it.
- Paths of AGVs are not connected at all: their ends meet, and control points lie on them.

FlexSim draws paths between control points; "A" from one control point to another is an
extension that makes a straight path in that direction.
"""

from __future__ import annotations

from flexscript.plant.classes import Family
from flexscript.runtime.objects import Link, PlacedObject
from flexscript.runtime.plant_builder import PlantBuilder
from flexscript.runtime.world import World

__all__ = ["concerns_travel", "drag_travel_connection"]

_ATTACHED = (Family.FIXED_RESOURCE, Family.EXECUTER)


def concerns_travel(source: PlacedObject, target: PlacedObject) -> bool:
    """Tell whether one of the two belongs to a travel network."""
    return Family.NETWORK in (source.spec.family, target.spec.family)


def drag_travel_connection(
    world: World, plant: PlantBuilder, source: PlacedObject, target: PlacedObject, letter: str
) -> None:
    """Do what "A", "Q", "D" or "E" does; an impossible pair is reported and skipped."""
    refusal = _refusal(source, target)
    if refusal is not None:
        world.warn(*refusal, severity="error")
    elif letter in ("D", "E"):
        _drag_gateway(world, plant, source, target, letter)
    elif letter == "A":
        _connect(world, plant, source, target)
    else:
        _disconnect(world, plant, source, target)


def _refusal(source: PlacedObject, target: PlacedObject) -> tuple[str, str, str] | None:
    """Return code, message and hint when no key can join the two."""
    pair = f"'{source.name}' ({source.class_name}) and '{target.name}' ({target.class_name})"
    if source is target:
        return "FS403", f"An object cannot be connected to itself ('{source.name}').", ""
    for each in (source, target):
        if each.class_name.endswith("Path"):
            hint = "Let the ends of paths meet, and place control points on them."
            return "FS405", f"A path has no connections, so {pair} stay apart.", hint
    others = [each for each in (source, target) if each.spec.family is not Family.NETWORK]
    if not others and source.class_name != target.class_name:
        hint = "Network nodes and control points make networks of their own."
        return "FS405", f"{pair} cannot be connected.", hint
    if others and others[0].spec.family not in _ATTACHED:
        hint = "Connect the executers of its team to the network."
        return "FS405", f"{pair} cannot be connected: a dispatcher does not travel.", hint
    return None


def _connect(world: World, plant: PlantBuilder, source: PlacedObject, target: PlacedObject) -> None:
    both_nodes = source.class_name == target.class_name == "NetworkNode"
    closed = plant.find_link(source, target, "Q") if both_nodes else None
    if closed is not None:
        plant.unlink(closed)
        return
    backwards = source.class_name != "ControlPoint" or target.class_name != "ControlPoint"
    known = plant.find_link(source, target, "A")
    if known is None and backwards:
        known = plant.find_link(target, source, "A")
    if known is not None:
        message = f"'{source.name}' and '{target.name}' are connected already."
        hint = "A second A only forbids passing in FlexSim; here vehicles pass." * both_nodes
        world.warn("FS406", message, hint)
        return
    if not backwards:
        message = f"FlexSim joins '{source.name}' and '{target.name}' by a path, not by a key."
        hint = 'Here they are joined; draw an "AGV::StraightPath" for FlexSim.'
        world.warn("FS409", message, hint)
    plant.link(Link(source, target, "A"))


def _disconnect(
    world: World, plant: PlantBuilder, source: PlacedObject, target: PlacedObject
) -> None:
    link = plant.find_link(source, target, "A") or plant.find_link(target, source, "A")
    if link is None or plant.find_link(source, target, "Q") is not None:
        message = f"'{source.name}' and '{target.name}' have no \"A\" connection to undo."
        world.warn("FS404", message)
        return
    if not (source.class_name == target.class_name == "NetworkNode"):
        plant.unlink(link)
        return
    opposite = plant.find_link(target, source, "Q")
    if opposite is None:
        plant.link(Link(source, target, "Q"))
    else:
        plant.unlink(opposite)
        plant.unlink(link)


def _drag_gateway(
    world: World, plant: PlantBuilder, source: PlacedObject, target: PlacedObject, letter: str
) -> None:
    known = plant.find_link(source, target, "D") or plant.find_link(target, source, "D")
    if source.class_name == target.class_name:
        message = f'"{letter}" does nothing between two of the class {source.class_name}.'
        world.warn("FS402", message, 'Use "A" to connect them.')
    elif letter == "E" and known is None:
        message = f"'{source.name}' and '{target.name}' have no \"D\" connection to undo."
        world.warn("FS404", message)
    elif letter == "E" and known is not None:
        plant.unlink(known)
    elif known is not None:
        message = f"'{source.name}' and '{target.name}' are connected already."
        world.warn("FS406", message)
    else:
        plant.link(Link(source, target, "D"))
