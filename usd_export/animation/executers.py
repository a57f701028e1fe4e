"""Executers: the ways of operators, vehicles and robots.

Travellers follow the trace. A robot stands still and turns to what it fetches and brings.
When the scene has its own layout the trace's places mean nothing, so a traveller's way is
made from the items that it carries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import hypot

from flexscript.plant.model import Plant, PlantObject, Vector
from flexscript.simulation.trace import ExecuterMove, Trace
from usd_export.animation.frame import direction, unwrapped
from usd_export.animation.stays import Stay
from usd_export.layout.places import Places
from usd_export.model import ExecuterKey, ExecuterTrack

__all__ = ["Errand", "errands_of", "executer_tracks", "is_still"]

_TURN_S = 0.6
_SWING_S = 1.5
_STEP_DEGREES = 20.0
# Their frames stay on the floor, whatever their hooks and platforms do.
_ON_RAILS = frozenset({"Crane", "ASRSvehicle"})


class Errand:
    """An item carried by an executer: from and to which place (None: unknown), and when."""

    __slots__ = ("destination", "end", "origin", "start")

    def __init__(
        self, start: float, end: float, origin: Vector | None, destination: Vector | None
    ) -> None:
        self.start, self.end = start, end
        self.origin, self.destination = origin, destination


def is_still(thing: PlantObject) -> bool:
    """Tell whether an executer never travels."""
    return thing.class_name == "Robot"


def errands_of(
    stays: Mapping[int, Sequence[Stay]], centres: Mapping[str, Vector]
) -> dict[str, list[Errand]]:
    """Return what each holder took from the holder before and gave to the one after."""
    errands: defaultdict[str, list[Errand]] = defaultdict(list)
    for rows in stays.values():
        for index, stay in enumerate(rows):
            before = rows[index - 1].holder if index else ""
            after = rows[index + 1].holder if index + 1 < len(rows) else ""
            errands[stay.holder].append(
                Errand(stay.start, stay.end, centres.get(before), centres.get(after))
            )
    for each in errands.values():
        each.sort(key=lambda errand: (errand.start, errand.end))
    return dict(errands)


def executer_tracks(
    plant: Plant,
    executers: Iterable[PlantObject],
    trace: Trace,
    places: Places,
    errands: Mapping[str, list[Errand]],
) -> dict[str, ExecuterTrack]:
    """Return the track of each executer, by its id; one that never moves has one key."""
    moves: defaultdict[str, list[ExecuterMove]] = defaultdict(list)
    for move in trace.executers:
        moves[move.object_id].append(move)
    tracks = {}
    for thing in executers:
        home = (0.0, *places.centres[thing.id], thing.rotation[2])
        own = errands.get(thing.id, [])
        if is_still(thing):
            keys = _swings(home, own)
        elif places.is_own:
            reach = min(thing.size[0], thing.size[1]) / 2.0 + 1.8
            keys = _travels(home, _moves_for(thing.id, home[1:4], own, reach))
        else:
            turns = thing.class_name not in _ON_RAILS
            keys = _travels(home, _on_rails(thing, moves[thing.id]), turns=turns)
        tracks[thing.id] = ExecuterTrack(thing.id, tuple(keys))
    return tracks


def _on_rails(thing: PlantObject, moves: Iterable[ExecuterMove]) -> Iterable[ExecuterMove]:
    """Return the moves of the whole object where the trace has those of a hook or platform."""
    if thing.class_name not in _ON_RAILS:
        return moves
    height = thing.location[2]
    return [
        replace(
            move, origin=(*move.origin[:2], height), destination=(*move.destination[:2], height)
        )
        for move in moves
    ]


def _travels(
    home: ExecuterKey, moves: Iterable[ExecuterMove], *, turns: bool = True
) -> list[ExecuterKey]:
    keys = [home]
    for move in moves:
        last = keys[-1]
        heading = direction(move.origin, move.destination) if turns else None
        heading = last[4] if heading is None else unwrapped(heading, last[4])
        seconds = move.end - move.start
        if seconds <= 0.0:
            keys.append((move.end, *move.destination, heading))
            continue
        share = min(0.3, _TURN_S / seconds)
        turned = tuple(
            a + (b - a) * share for a, b in zip(move.origin, move.destination, strict=True)
        )
        keys.append((move.start, *move.origin, last[4]))
        keys.append((move.start + seconds * share, turned[0], turned[1], turned[2], heading))
        keys.append((move.end, *move.destination, heading))
    return keys


def _moves_for(
    object_id: str, home: Vector, errands: Iterable[Errand], reach: float
) -> list[ExecuterMove]:
    moves: list[ExecuterMove] = []
    place, free = home, 0.0
    for errand in errands:
        for when, wanted, loaded in (
            (errand.start, errand.origin, False),
            (errand.end, errand.destination, True),
        ):
            if wanted is None or when < free:
                continue
            stop = _beside(place, wanted, reach)
            if when > free:
                start = max(free, when - 6.0) if not loaded else free
                moves.append(ExecuterMove(start, when, object_id, place, stop, loaded))
                place = stop
            free = when
    return moves


def _beside(place: Vector, station: Vector, reach: float) -> Vector:
    """Return the point ``reach`` metres before a station on the way to it."""
    dx, dy = place[0] - station[0], place[1] - station[1]
    length = hypot(dx, dy)
    if length <= reach:
        return place
    return (station[0] + dx / length * reach, station[1] + dy / length * reach, place[2])


def _swings(home: ExecuterKey, errands: Iterable[Errand]) -> list[ExecuterKey]:
    keys = [home]
    place = home[1:4]
    for errand in errands:
        if errand.start < keys[-1][0]:
            continue
        for when, target, quickest in (
            (errand.start, errand.origin, _SWING_S),
            (errand.end, errand.destination, 1e9),
        ):
            heading = None if target is None else direction(place, target)
            if heading is None:
                continue
            _swing_to(keys, unwrapped(heading, keys[-1][4]), when, quickest)
    return keys


def _swing_to(keys: list[ExecuterKey], heading: float, when: float, longest: float) -> None:
    last = keys[-1]
    start = max(last[0], when - longest)
    if when <= start:
        return
    keys.append((start, *last[1:]))
    steps = max(1, round(abs(heading - last[4]) / _STEP_DEGREES))
    for step in range(1, steps + 1):
        share = step / steps
        angle = last[4] + (heading - last[4]) * share
        keys.append((start + (when - start) * share, *last[1:4], angle))
