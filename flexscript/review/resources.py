"""Resources: operators, transports and teams that are asked for but not there, or not asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flexscript.plant.classes import is_dispatcher, is_executer
from flexscript.plant.model import Code, PlantObject
from flexscript.plant.properties import PROPERTIES
from flexscript.review.finding import Finding
from flexscript.review.wiring import Wiring, is_on, value_of

__all__ = ["called_by", "check_resources"]

_CENTRE = re.compile(
    r"\bcurrent\s*\.\s*centerObjects\s*\[\s*(\d+)\s*\]"
    r"|\bcenterobject\s*\(\s*current\s*,\s*(\d+)\s*\)"
)
_NAMED = re.compile(r'\bModel\s*\.\s*find\s*\(\s*"([^"]*)"\s*\)')


def check_resources(wiring: Wiring) -> Iterator[Finding]:
    """FS608, FS609, FS613: empty teams, missing centre ports, idle executers."""
    named = _names_in_code(wiring)
    for thing in wiring.things:
        if is_dispatcher(thing.class_name) and not wiring.executers_of(thing.id):
            message = f"The dispatcher '{thing.name}' has no team: what it is asked for waits."
            hint = 'Connect it to its executers: contextdragconnection(dispatcher, executer, "A").'
            yield Finding("FS608", message, hint, thing.name)
        if is_executer(thing.class_name) and thing.id not in wiring.used:
            message = f"'{thing.name}' is connected to nothing, so that no station asks for it."
            hint = 'Connect the station and it with "S", or a dispatcher to it with "A".'
            if thing.name not in named:
                yield Finding("FS613", message, hint, thing.name)
    for thing in wiring.stations:
        for needs, reference in (
            (_asks_operators(thing), "OperatorRef"),
            (is_on(thing, "UseTransport"), "TransportRef"),
        ):
            if needs:
                yield from _missing_port(wiring, thing, reference)


def called_by(wiring: Wiring, thing: PlantObject, reference: str) -> str | None:
    """Return the id of whom a station asks by its ``reference`` property, if that can be told."""
    if reference not in PROPERTIES[thing.class_name]:
        return None
    port = _centre_port(thing, reference)
    centres = wiring.centres.get(thing.id, [])
    if port is not None:
        return centres[port - 1] if 1 <= port <= len(centres) else None
    value = value_of(thing, reference)
    found = _NAMED.search(value.source) if isinstance(value, Code) else None
    named = [each.id for each in wiring.things if found and each.name == found.group(1)]
    return named[0] if named else None


def _asks_operators(thing: PlantObject) -> bool:
    return is_on(thing, "UseProcessOperators") or is_on(thing, "UseSetupOperators")


def _missing_port(wiring: Wiring, thing: PlantObject, reference: str) -> Iterator[Finding]:
    port = _centre_port(thing, reference)
    centres = wiring.centres.get(thing.id, [])
    what = "operators" if reference == "OperatorRef" else "a transport"
    hint = f'Connect them: contextdragconnection({thing.name}, whoever, "S").'
    if port is not None and port > len(centres):
        message = (
            f"'{thing.name}' asks for {what} through centre port {port}, but has "
            f"{len(centres) or 'no'} centre port{'s' if len(centres) != 1 else ''}."
        )
        yield Finding("FS609", message, hint, thing.name)
    elif port is not None and not wiring.executers_of(centres[port - 1]):
        asked = wiring.thing(centres[port - 1])
        if not is_dispatcher(asked.class_name):
            message = f"'{thing.name}' asks '{asked.name}' for {what}, a {asked.class_name}."
            yield Finding("FS609", message, hint, thing.name)


def _centre_port(thing: PlantObject, reference: str) -> int | None:
    if reference not in PROPERTIES[thing.class_name]:
        return None
    value = value_of(thing, reference)
    ports = _CENTRE.findall(value.source) if isinstance(value, Code) else []
    return int(ports[0][0] or ports[0][1]) if len(ports) == 1 else None


def _names_in_code(wiring: Wiring) -> set[str]:
    """Objects that code finds by name may work without any connection."""
    sources = [
        value.source
        for thing in wiring.things
        for value in thing.properties.values()
        if isinstance(value, Code)
    ]
    return {name for source in sources for name in _NAMED.findall(source)}
