"""Routing: which output ports a station's code can choose, and ports that do not exist.

Read are a port as a number, ``duniform(a, b)``, ``bernoulli(p, a, b)``, and the numbers that
code returns literally. 0 (any port) and -1 (hold) always exist.
"""

from __future__ import annotations

from collections.abc import Iterator

from flexscript.language.diagnostics import FlexScriptSyntaxError
from flexscript.language.nodes import Call, Conditional, Expression, Name, Return
from flexscript.language.property_code import parse_property_code
from flexscript.language.visitor import walk
from flexscript.plant.model import Code, PlantObject
from flexscript.plant.properties import PROPERTIES
from flexscript.review.finding import Finding
from flexscript.review.means import expression_of, literal_value
from flexscript.review.wiring import Wiring, is_on, value_of

__all__ = ["check_ports", "port_shares"]


def check_ports(wiring: Wiring) -> Iterator[Finding]:
    """FS610: a port chosen by number that the object does not have."""
    for thing in wiring.stations:
        outputs = len(wiring.outputs.get(thing.id, []))
        inputs = len(wiring.inputs.get(thing.id, []))
        sides = [("SendToPort", outputs, "output")] if outputs else []
        if is_on(thing, "Pull"):
            sides.append(("PullStrategy", inputs, "input"))
        for name, count, side in sides:
            if name not in PROPERTIES[thing.class_name]:
                continue
            missing = sorted(port for port in _ports(thing, name) if port > count)
            if missing:
                ports = "one port" if count == 1 else f"{count} ports"
                message = (
                    f"{name} of '{thing.name}' chooses {side} port {missing[-1]}, "
                    f"but it has {ports} on that side: an item sent there waits for ever."
                )
                hint = "Ports are numbered from 1 in the order of the connecting calls."
                yield Finding("FS610", message, hint, thing.name)


def port_shares(thing: PlantObject, count: int) -> list[float] | None:
    """Return the share of items for each of ``count`` outputs; ``None`` when any may take one."""
    if "SendToPort" not in PROPERTIES[thing.class_name]:
        return None
    value = value_of(thing, "SendToPort")
    shares = [0.0] * count
    for port, share in _chosen(value if isinstance(value, int | float) else expression_of(value)):
        if not 1 <= port <= count:
            return None
        shares[port - 1] += share
    return shares if any(shares) else None


def _chosen(choice: float | Expression | None) -> list[tuple[int, float]]:
    """Return (port, probability), empty when they cannot be told."""
    if isinstance(choice, int | float):
        return [(int(choice), 1.0)]
    if choice is None:
        return []
    literal = literal_value(choice)
    if literal is not None:
        return [(int(literal), 1.0)]
    match choice:
        case Call(function=Name(name="duniform" | "bernoulli" as name), arguments=arguments):
            values = [literal_value(each) for each in arguments]
        case _:
            return []
    match name, values:
        case "duniform", [float(low), float(high), *_] if 0 <= high - low < 1000:
            ports = range(int(low), int(high) + 1)
            return [(port, 1 / len(ports)) for port in ports]
        case "bernoulli", [float(percent), float(first), float(second), *_]:
            share = min(max(percent / 100, 0.0), 1.0)
            return [(int(first), share), (int(second), 1 - share)]
    return []


def _ports(thing: PlantObject, name: str) -> set[int]:
    value = value_of(thing, name)
    if isinstance(value, int | float):
        return {int(value)}
    if not isinstance(value, Code):
        return set()
    try:
        program = parse_property_code(value.source).program
    except FlexScriptSyntaxError:
        return set()
    returned = [node.value for node in walk(program) if isinstance(node, Return) and node.value]
    return {port for each in returned for port in _possible(each)}


def _possible(node: Expression) -> set[int]:
    if isinstance(node, Conditional):
        return _possible(node.then) | _possible(node.otherwise)
    return {port for port, share in _chosen(node) if share > 0}
