"""Connections: what ``contextdragconnection(from, to, key)`` does for each pair of objects.

- "A" joins the next output port of *from* to the next input port of *to*. Between two
  fixed resources that is the items' way; from a dispatcher or task executer to a task
  executer or dispatcher it makes the second a member of the first one's team.
- "S" gives both objects a centre port, whatever they are.
- "Q" undoes "A", "W" undoes "S"; "D" and "E" act on network nodes only.
- Pairs with a network node or control point: ``flexscript.runtime.travel_connections``.

FlexSim refuses an impossible pair without a word. Here it is an error that names the rule,
because the plant then lacks a connection that its author wanted.
"""

from __future__ import annotations

from flexscript.plant.classes import ClassSpec, Family
from flexscript.runtime.objects import Link, PlacedObject
from flexscript.runtime.plant_builder import PlantBuilder
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.travel_connections import concerns_travel, drag_travel_connection
from flexscript.runtime.values import Value, kind_of
from flexscript.runtime.world import World

__all__ = ["KEYS", "drag_connection", "refused_pair"]

KEYS = ("A", "Q", "S", "W", "D", "E")


def drag_connection(
    world: World, plant: PlantBuilder, source: Value, target: Value, key: Value
) -> None:
    """Connect or disconnect two objects; an impossible pair is reported and skipped."""
    letter = _letter(key)
    origin, goal = _object(source, "first"), _object(target, "second")
    if letter not in ("S", "W") and concerns_travel(origin, goal):
        drag_travel_connection(world, plant, origin, goal, letter)
    elif letter in ("D", "E"):
        message = f'"{letter}" only acts on network nodes; nothing was connected.'
        world.warn("FS402", message, 'Use "A" for items and "S" for operators and transporters.')
    elif letter == "A":
        _connect_ports(world, plant, origin, goal)
    elif letter == "S":
        _connect_centers(world, plant, origin, goal)
    else:
        _disconnect(world, plant, origin, goal, "A" if letter == "Q" else "S")


def _letter(key: Value) -> str:
    """A key may be a string ("A") or a character code ('A', 65)."""
    letter = key
    if isinstance(key, (int, float)) and 0 < key < 128:
        letter = chr(int(key))
    if isinstance(letter, str) and letter.upper() in KEYS:
        return letter.upper()
    shown = f"'{key}'" if isinstance(key, (str, int, float)) else kind_of(key)
    message = f"{shown} is not a connection key; known: {', '.join(KEYS)}."
    raise RunProblem("FS402", message, 'Use "A" for items and "S" for operators and transporters.')


def _object(value: Value, which: str) -> PlacedObject:
    if isinstance(value, PlacedObject) and not value.destroyed:
        return value
    if isinstance(value, PlacedObject):
        message = f"The {which} object of the connection, '{value.name}', was destroyed."
        raise RunProblem("FS501", message)
    if value is None:
        message = f"The {which} object of the connection is null."
        hint = "Make sure that the variable was set, and that Model.find found its object."
        raise RunProblem("FS501", message, hint)
    hint = 'Find the object with Model.find("name").' if isinstance(value, str) else ""
    message = f"The {which} object of the connection is {kind_of(value)}."
    raise RunProblem("FS511", message, hint)


def _connect_ports(
    world: World, plant: PlantBuilder, source: PlacedObject, target: PlacedObject
) -> None:
    refusal = _refusal(source, target)
    if refusal is not None:
        world.warn(*refusal, severity="error")
        return
    if target.spec.family is Family.DISPATCHER:
        message = f"This makes '{target.name}' a member of the team of '{source.name}'."
        world.warn("FS409", message, "A dispatcher leads: connect from it to its executers.")
    if plant.find_link(source, target, "A") is not None:
        message = f"'{source.name}' and '{target.name}' are connected already; "
        world.warn("FS406", message + "this adds a second pair of ports.")
    plant.link(Link(source, target, "A"))


def _refusal(source: PlacedObject, target: PlacedObject) -> tuple[str, str, str] | None:
    """Return code, message and hint when "A" cannot join the two."""
    pair = f"'{source.name}' to '{target.name}'"
    if source is target:
        message = f"An object cannot be connected to itself ('{source.name}')."
        return "FS403", message, ""
    return refused_pair(source.spec, target.spec, pair)


def refused_pair(source: ClassSpec, target: ClassSpec, pair: str) -> tuple[str, str, str] | None:
    """Return code, message and hint when "A" cannot join objects of two classes.

    ``pair`` names the objects: "'Press' to 'Loader'".
    """
    fixed = Family.FIXED_RESOURCE
    if (source.family is fixed) != (target.family is fixed):
        what = f"{_with_article(source.name)} and {_with_article(target.name)}"
        message = f'"A" cannot connect {pair}: it joins no ports of {what}.'
        hint = 'Connect a machine and its operator, transporter or dispatcher with "S".'
        return "FS405", message, hint
    if not target.has_inputs:
        hint = "Items leave a Source; exchange the two objects if the way goes from here."
        return "FS401", f'"A" cannot connect {pair}: a Source has no input.', hint
    if not source.has_outputs:
        hint = "Items end in a Sink; exchange the two objects if the way goes to here."
        return "FS401", f'"A" cannot connect {pair}: a Sink has no output.', hint
    return None


def _with_article(class_name: str) -> str:
    return f"an {class_name}" if class_name[0] in "AEO" else f"a {class_name}"


def _connect_centers(
    world: World, plant: PlantBuilder, source: PlacedObject, target: PlacedObject
) -> None:
    if source is target:
        message = f"An object cannot be connected to itself ('{source.name}')."
        world.warn("FS403", message, severity="error")
        return
    if plant.find_link(source, target, "S") is not None:
        message = f"'{source.name}' and '{target.name}' are connected already; "
        world.warn("FS406", message + "this adds a second pair of centre ports.")
    plant.link(Link(source, target, "S"))


def _disconnect(
    world: World, plant: PlantBuilder, source: PlacedObject, target: PlacedObject, kind: str
) -> None:
    link = plant.find_link(source, target, kind)
    if link is None:
        message = f"'{source.name}' and '{target.name}' have no \"{kind}\" connection to undo."
        world.warn("FS404", message)
        return
    plant.unlink(link)
