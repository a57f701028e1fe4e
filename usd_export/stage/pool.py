"""Pool: item ways as a fixed number of slots sampled at an even rate.

A point instancer with a slot for every item of a long run would be hundreds of megabytes;
one with as many slots as items are there at once is small. A slot is used again only some
frames after its item left, and stands at the new item's place before that shows: USD draws
straight lines between samples, and a box would fly through the hall otherwise.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from usd_export.assets.geometry import Floats
from usd_export.model import AssetKey, ItemTrack

__all__ = ["Pool", "fill_pool"]

_RATE_HZ = 4.0
_SLOWEST_HZ = 1.0
# 12 bytes a slot and frame: 24 MB.
_MOST_SAMPLES = 2_000_000
_GUARD_FRAMES = 3


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Slots over frames: ``times`` (T,) in seconds, ``places`` (T, S, 3), ``visible`` (T, S).

    ``kinds`` is the prototype of each slot; ``end`` is how far the samples reach.
    """

    kinds: tuple[AssetKey, ...]
    times: Floats
    places: NDArray[np.float32]
    visible: NDArray[np.bool_]

    @property
    def end(self) -> float:
        """The last sampled second."""
        return float(self.times[-1])


def fill_pool(tracks: Sequence[ItemTrack], end_time: float) -> Pool:
    """Return the pool of all tracks; sampled slower, then cut, when it would grow too big."""
    slots, kinds = _assign(tracks)
    rate = _RATE_HZ
    while rate > _SLOWEST_HZ and end_time * rate * len(kinds) > _MOST_SAMPLES:
        rate /= 2.0
    frames = int(end_time * rate) + 2
    frames = max(2, min(frames, _MOST_SAMPLES // max(1, len(kinds))))
    times = np.arange(frames) / rate
    places = np.zeros((frames, len(kinds), 3), dtype=np.float32)
    visible = np.zeros((frames, len(kinds)), dtype=np.bool_)
    for track, slot in zip(tracks, slots, strict=True):
        _sample(track, slot, times, places, visible)
    return Pool(tuple(kinds), times, places, visible)


def _assign(tracks: Sequence[ItemTrack]) -> tuple[list[int], list[AssetKey]]:
    """Return the slot of each track and the prototype of each slot."""
    free: defaultdict[AssetKey, list[int]] = defaultdict(list)
    busy: defaultdict[AssetKey, list[tuple[float, int]]] = defaultdict(list)
    slots = [0] * len(tracks)
    kinds: list[AssetKey] = []
    guard = _GUARD_FRAMES / _SLOWEST_HZ
    for index in sorted(range(len(tracks)), key=lambda k: (tracks[k].keys[0][0], tracks[k].item)):
        track = tracks[index]
        mine, running = free[track.asset], busy[track.asset]
        while running and running[0][0] <= track.keys[0][0]:
            heapq.heappush(mine, heapq.heappop(running)[1])
        if mine:
            slot = heapq.heappop(mine)
        else:
            slot = len(kinds)
            kinds.append(track.asset)
        slots[index] = slot
        heapq.heappush(running, (track.keys[-1][0] + guard, slot))
    return slots, kinds


def _sample(
    track: ItemTrack,
    slot: int,
    times: Floats,
    places: NDArray[np.float32],
    visible: NDArray[np.bool_],
) -> None:
    keys = np.array(track.keys)
    first, last = np.searchsorted(times, (keys[0, 0], keys[-1, 0]))
    # An item that is there for less than one frame shows for that frame.
    last = max(last, first + 1)
    for axis in range(3):
        places[first:last, slot, axis] = np.interp(times[first:last], keys[:, 0], keys[:, axis + 1])
    places[max(0, first - 1) : first, slot] = keys[0, 1:]
    places[last:, slot] = keys[-1, 1:]
    visible[first:last, slot] = True
