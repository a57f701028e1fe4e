"""Path: places over time, straight between its points, still before and after them."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from math import dist

from flexscript.plant.model import Vector
from usd_export.model import ItemKey

__all__ = ["at", "between", "shifted", "stretched", "thinned"]

Path = Sequence[ItemKey]

_SAME_M = 1e-4


def at(path: Path, time: float) -> Vector:
    """Return the place at a time."""
    index = bisect_right(path, time, key=lambda key: key[0])
    if index == 0:
        return path[0][1:]
    if index == len(path):
        return path[-1][1:]
    (t0, x0, y0, z0), (t1, x1, y1, z1) = path[index - 1], path[index]
    share = (time - t0) / (t1 - t0) if t1 > t0 else 1.0
    return (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share, z0 + (z1 - z0) * share)


def between(path: Path, start: float, end: float) -> list[ItemKey]:
    """Return the path from one time to another, with keys at both ends."""
    inner = [key for key in path if start < key[0] < end]
    first, last = (start, *at(path, start)), (end, *at(path, end))
    return [first, *inner, last] if end > start else [first]


def shifted(path: Iterable[ItemKey], by: Vector) -> list[ItemKey]:
    """Return the path moved by some metres."""
    return [(t, x + by[0], y + by[1], z + by[2]) for t, x, y, z in path]


def stretched(places: Sequence[Vector], start: float, end: float) -> list[ItemKey]:
    """Return a path through places, at one speed from start to end."""
    lengths = [dist(a, b) for a, b in itertools.pairwise(places)]
    total = sum(lengths)
    path, gone = [(start, *places[0])], 0.0
    for place, length in zip(places[1:], lengths, strict=True):
        gone += length
        share = gone / total if total > 0 else 1.0
        path.append((start + (end - start) * share, *place))
    return path


def thinned(path: Sequence[ItemKey]) -> tuple[ItemKey, ...]:
    """Drop keys that change nothing: equal times, and the middle of a rest."""
    kept: list[ItemKey] = []
    for key in path:
        if kept and key[0] <= kept[-1][0] + 1e-9:
            kept[-1] = (kept[-1][0], *key[1:])
            continue
        if len(kept) > 1 and _same(kept[-2], kept[-1]) and _same(kept[-1], key):
            kept.pop()
        kept.append(key)
    return tuple(kept)


def _same(a: ItemKey, b: ItemKey) -> bool:
    return all(abs(p - q) < _SAME_M for p, q in zip(a[1:], b[1:], strict=True))
