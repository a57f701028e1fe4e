"""Loads: how many items per second come to each station, and how many it can serve.

Items follow their routes from the sources on. Where any output may take an item, the stations
behind share the flow in proportion to what they can take; a station passes on no more than it
serves. Loops are followed until the flows settle. Conveyors, queues, racks and ways of transport
count as fast enough.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf

from flexscript.plant.model import PlantObject
from flexscript.review.means import mean_of
from flexscript.review.routing import port_shares
from flexscript.review.wiring import Wiring, value_of

__all__ = ["Loads", "capacity_of", "component_quantities", "loads_of", "service_times"]

_PASSES = 200
_SETTLED = 1e-9


@dataclass(slots=True)
class Loads:
    """Per second: what comes to a station in containers or items, and what it can serve."""

    arriving: dict[str, float] = field(default_factory=dict)
    capacity: dict[str, float] = field(default_factory=dict)


def loads_of(wiring: Wiring) -> Loads:
    """Return the loads of all stations."""
    loads = Loads(capacity={each.id: capacity_of(each) for each in wiring.stations})
    room = _room(wiring, loads.capacity)
    flows: dict[tuple[str, int], float] = {}
    contents: dict[str, float] = {}
    for _ in range(_PASSES):
        largest = 0.0
        for thing in wiring.stations:
            arriving = _arriving(thing, wiring, flows)
            contents[thing.id] = _contents(thing, wiring, contents)
            largest = max(largest, abs(arriving - loads.arriving.get(thing.id, 0.0)))
            loads.arriving[thing.id] = arriving
            served = min(arriving, loads.capacity[thing.id])
            leaving = served * _made_of_one(thing, wiring, contents)
            _send(thing, leaving, wiring, room, flows)
        if largest <= _SETTLED * max(loads.arriving.values(), default=0.0):
            break
    return loads


def service_times(thing: PlantObject) -> tuple[float | None, float | None]:
    """Return the mean set-up and process time in seconds; ``None`` where it is not known."""
    rows = thing.properties.get("Processes") if thing.class_name == "MultiProcessor" else None
    if isinstance(rows, tuple) and rows:
        means = [mean_of(row[1]) for row in rows if isinstance(row, tuple) and len(row) > 1]
        known = [mean for mean in means if mean is not None]
        return 0.0, sum(known) if len(known) == len(rows) else None
    return mean_of(value_of(thing, "SetupTime")), mean_of(value_of(thing, "ProcessTime"))


def capacity_of(thing: PlantObject) -> float:
    """Return items (containers of a combiner) per second; infinite where no time limits it."""
    if thing.class_name not in ("Processor", "MultiProcessor", "Combiner", "Separator"):
        return inf
    setup, process = service_times(thing)
    if setup is None or process is None or setup + process <= 0:
        return inf
    places = value_of(thing, "MaxContent") if thing.class_name == "Processor" else 1
    return (mean_of(places) or 1.0) / (max(setup, 0.0) + max(process, 0.0))


def component_quantities(thing: PlantObject, inputs: int) -> list[float]:
    """Return how many components a combiner wants at its ports 2, 3, ..."""
    rows = value_of(thing, "ComponentsList")
    listed: list[float] = []
    for row in rows if isinstance(rows, tuple) else ():
        cells = row if isinstance(row, tuple) else (row,)
        numbers = [float(cell) for cell in cells if isinstance(cell, int | float)]
        listed.append(numbers[0] if numbers else 1.0)
    listed = listed[: max(inputs - 1, 0)]
    return listed + [1.0] * (inputs - 1 - len(listed))


def _arriving(thing: PlantObject, wiring: Wiring, flows: dict[tuple[str, int], float]) -> float:
    if thing.class_name == "Source":
        return _made_by_source(thing)
    ports = range(1, len(wiring.inputs.get(thing.id, [])) + 1)
    rates = [flows.get((thing.id, port), 0.0) for port in ports]
    if thing.class_name != "Combiner" or not rates:
        return sum(rates)
    # Complete sets: the scarcest part sets the pace.
    quantities = component_quantities(thing, len(rates))
    wanted = zip(rates[1:], quantities, strict=True)
    return min([rates[0], *(rate / each for rate, each in wanted if each > 0)])


def _made_by_source(thing: PlantObject) -> float:
    if value_of(thing, "ArrivalStyle") not in ("Inter-Arrival Time", 1):
        return 0.0
    gap = mean_of(value_of(thing, "InterArrivalTime"))
    return 1.0 / gap if gap is not None and gap > 0 else 0.0


def _contents(thing: PlantObject, wiring: Wiring, contents: dict[str, float]) -> float:
    """The items in one item that leaves: what a combiner packed, or what came."""
    before = wiring.inputs.get(thing.id, [])
    if thing.class_name == "Combiner" and value_of(thing, "CombineMode") in ("Pack", 1):
        return sum(component_quantities(thing, len(before)))
    if thing.class_name == "Separator" or not before:
        return 0.0
    return max(contents.get(each, 0.0) for each in before)


def _made_of_one(thing: PlantObject, wiring: Wiring, contents: dict[str, float]) -> float:
    """How many items leave for one that was served."""
    before = wiring.inputs.get(thing.id, [])
    if thing.class_name == "Combiner" and value_of(thing, "CombineMode") in ("Batch", 3):
        return 1.0 + sum(component_quantities(thing, len(before)))
    if thing.class_name != "Separator":
        return 1.0
    if value_of(thing, "SeparateMode") in ("Split", 0):
        quantity = mean_of(value_of(thing, "SeparateQty"))
        return max(quantity, 1.0) if quantity is not None else 2.0
    return 1.0 + max((contents.get(each, 0.0) for each in before), default=0.0)


def _room(wiring: Wiring, capacity: dict[str, float]) -> dict[str, float]:
    """What each station and everything behind it can take, as if it were alone."""
    room = dict(capacity)
    for _ in range(min(len(wiring.stations), _PASSES)):
        changed = False
        for thing in reversed(wiring.stations):
            following = set(wiring.outputs.get(thing.id, [])) - {thing.id}
            behind = sum(room[each] for each in following) if following else inf
            least = min(capacity[thing.id], behind)
            changed = changed or least != room[thing.id]
            room[thing.id] = least
        if not changed:
            break
    return room


def _send(
    thing: PlantObject,
    leaving: float,
    wiring: Wiring,
    room: dict[str, float],
    flows: dict[tuple[str, int], float],
) -> None:
    """Share what leaves among the outputs; ports of a pair in the order of their calls."""
    following = wiring.outputs.get(thing.id, [])
    shares = port_shares(thing, len(following)) or _by_room([room[each] for each in following])
    for place, share in enumerate(shares):
        flows[following[place], wiring.input_port(thing.id, place)] = leaving * share


def _by_room(rooms: list[float]) -> list[float]:
    if inf in rooms:
        rooms = [1.0 if each == inf else 0.0 for each in rooms]
    total = sum(rooms)
    return [each / total for each in rooms] if total > 0 else [1 / len(rooms) for _ in rooms]
