"""Items: the way of each flow item, from holder to holder without a jump.

While it is held, an item lies in its slot, slides on its belt, rides on its executer, or moves
with its container. Between two holders it glides: after the moment of the trace, or before
it when the next holder drives off at that moment. Stays that last no time become points
on the glide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import dist

from flexscript.plant.classes import is_executer
from flexscript.plant.model import PlantObject, Vector
from usd_export.animation import path as paths
from usd_export.animation.belts import BELTS, belt_positions, places_on_belt
from usd_export.animation.frame import Frame
from usd_export.animation.slots import Slots, slots_on_item, slots_on_object
from usd_export.animation.stays import Stay, container_of
from usd_export.assets.asset import Deck
from usd_export.assets.library import ITEM_SIZES
from usd_export.model import ExecuterTrack, ItemKey

__all__ = ["ItemWays", "Stand"]

# A glide takes this long, or more at this speed over a long way, but only so long.
_GLIDE_S, _GLIDE_M_S, _LONGEST_GLIDE_S = 1.5, 5.0, 4.0
_SHORT_S = 0.6
_DROP_S = 0.4
_LEAVE_S = 1.2


@dataclass(frozen=True, slots=True)
class Stand:
    """An object of the plant as a holder of items: where it stands and where items lie on it."""

    thing: PlantObject
    frame: Frame
    deck: Deck


class ItemWays:
    """Makes the way of each item of a run."""

    def __init__(
        self,
        stays: Mapping[int, Sequence[Stay]],
        stands: Mapping[str, Stand],
        tracks: Mapping[str, ExecuterTrack],
        end_time: float,
    ) -> None:
        self._stays = stays
        self._stands = stands
        self._tracks = tracks
        self._end_time = end_time
        self._rests: defaultdict[Stay, list[tuple[float, Vector]]] = defaultdict(list)
        self._rides: dict[Stay, list[tuple[float, float]]] = {}
        self._done: dict[int, list[ItemKey]] = {}
        self._assign_slots()
        self._assign_belts()

    def way(self, item: int) -> list[ItemKey]:
        """Return the keys of an item's way."""
        if item not in self._done:
            self._done[item] = []  # An item cannot lie in itself; a trace that says so ends here.
            self._done[item] = self._join(self._stays.get(item, ()))
        return self._done[item]

    # Where items lie.

    def _assign_slots(self) -> None:
        slots: dict[str, Slots] = {}
        latest: dict[int, Stay] = {}
        events = [(stay.start, 1, index, stay) for index, stay in enumerate(self._all_stays())] + [
            (stay.end, 0 if stay.seconds > 0 else 2, index, stay)
            for index, stay in enumerate(self._all_stays())
        ]
        for time, kind, _, stay in sorted(events, key=lambda event: event[:3]):
            holder = slots.setdefault(stay.holder, self._slots_of(stay.holder))
            if kind == 1:
                latest[stay.item] = stay
                self._rests[stay].append((time, holder.put(stay.item)))
                continue
            for other, place in holder.take(stay.item):
                if time < self._end_time:
                    self._rests[latest[other]].append((time, place))

    def _all_stays(self) -> list[Stay]:
        return sorted(
            (stay for rows in self._stays.values() for stay in rows),
            key=lambda stay: (stay.start, stay.item),
        )

    def _slots_of(self, holder: str) -> Slots:
        if container_of(holder) is not None:
            return slots_on_item(ITEM_SIZES["pallet"][2])
        stand = self._stands.get(holder)
        if stand is None:
            return Slots([(0.0, 0.0, 0.0)], 1)
        return slots_on_object(stand.thing, stand.deck)

    def _assign_belts(self) -> None:
        rows: defaultdict[str, list[Stay]] = defaultdict(list)
        for stay in self._all_stays():
            stand = self._stands.get(stay.holder)
            if stand is not None and stand.thing.class_name in BELTS:
                rows[stay.holder].append(stay)
        for holder, stays in rows.items():
            positions = belt_positions(self._stands[holder].thing, stays)
            self._rides.update((stay, positions[stay.item]) for stay in stays)

    # How a holder moves what it holds.

    def _path(self, stay: Stay) -> list[ItemKey]:
        container = container_of(stay.holder)
        if container is not None:
            way = self.way(container)
            offset = self._rests[stay][0][1]
            return paths.shifted(paths.between(way, stay.start, stay.end), offset) if way else []
        stand = self._stands.get(stay.holder)
        if stand is None:
            return []
        if stay in self._rides:
            height = stand.deck.height
            return [
                (time, *stand.frame.world((x, y, height)))
                for time, x, y in places_on_belt(stand.thing, self._rides[stay])
            ]
        if is_executer(stand.thing.class_name) and stay.holder in self._tracks:
            return self._carried(stay)
        return self._lying(stay, stand.frame)

    def _lying(self, stay: Stay, frame: Frame) -> list[ItemKey]:
        keys: list[ItemKey] = []
        for start, place in self._rests[stay]:
            time = start
            if keys:
                keys.append((max(start, keys[-1][0]), *keys[-1][1:]))
                time = keys[-1][0] + _DROP_S
            keys.append((time, *frame.world(place)))
        return keys

    def _carried(self, stay: Stay) -> list[ItemKey]:
        offset = self._rests[stay][0][1]
        keys = self._tracks[stay.holder].keys
        way = [(t, *Frame((x, y, z), heading).world(offset)) for t, x, y, z, heading in keys]
        return paths.between(way, stay.start, stay.end)

    # From holder to holder.

    def _join(self, stays: Sequence[Stay]) -> list[ItemKey]:
        held = [(stay, path) for stay in stays if (path := self._path(stay))]
        lasting = [index for index, (stay, _) in enumerate(held) if stay.seconds > 0]
        if not lasting:
            return self._passing(held)
        keys: list[ItemKey] = []
        previous: int | None = None
        for index in lasting:
            stay, path = held[index]
            over = [p[0][1:] for _, p in held[(0 if previous is None else previous + 1) : index]]
            before = held[previous] if previous is not None else None
            self._glide(keys, before, over, stay, path)
            previous = index
        over = [p[0][1:] for _, p in held[lasting[-1] + 1 :]]
        self._end(keys, held[-1][0], over)
        return list(paths.thinned(keys))

    def _glide(
        self,
        keys: list[ItemKey],
        before: tuple[Stay, list[ItemKey]] | None,
        over: Sequence[Vector],
        stay: Stay,
        path: list[ItemKey],
    ) -> None:
        """Add the way to a holder and the time there, up to the moment of leaving."""
        places = [*([keys[-1][1:]] if keys else []), *over, path[0][1:]]
        wanted = _glide_time(places)
        start, end = stay.start, stay.start + min(wanted, stay.seconds / 2.0)
        if before is not None:
            room = before[0].seconds / 2.0
            if self._drives_off(stay):
                start, end = stay.start - min(wanted, room), stay.start
            elif end - start < _SHORT_S and not self._drives_off(before[0]):
                start -= min(_SHORT_S, room)
            _cut(keys, start)
        origin = [keys[-1][1:]] if keys else []
        if origin or over:
            keys += paths.stretched([*origin, *over, paths.at(path, end)], start, end)
        keys += paths.between(path, end, stay.end)

    def _drives_off(self, stay: Stay) -> bool:
        return stay.holder in self._tracks or container_of(stay.holder) is not None

    def _passing(self, held: Sequence[tuple[Stay, list[ItemKey]]]) -> list[ItemKey]:
        """Return the way of an item that no holder kept: through the plant at one instant."""
        places = [path[0][1:] for _, path in held]
        if not places or not held[-1][0].leaves:
            start = held[-1][0].start if held else 0.0
            return [(start, *places[-1])] if places else []
        start = held[0][0].start
        return list(paths.thinned(paths.stretched(places, start, start + _GLIDE_S)))

    def _end(self, keys: list[ItemKey], last: Stay, over: Sequence[Vector]) -> None:
        if over and keys:
            time = keys[-1][0]
            end = min(time + _LEAVE_S, max(self._end_time, time))
            keys += paths.stretched([keys[-1][1:], *over], time, end)


def _glide_time(places: Sequence[Vector]) -> float:
    length = sum(dist(a, b) for a, b in pairwise(places))
    return min(max(_GLIDE_S, length / _GLIDE_M_S), _LONGEST_GLIDE_S)


def _cut(keys: list[ItemKey], time: float) -> None:
    """Cut a way off at a time, with a key there."""
    if keys and keys[-1][0] > time:
        place = paths.at(keys, time)
        while keys and keys[-1][0] >= time:
            keys.pop()
        keys.append((time, *place))
