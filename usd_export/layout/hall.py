"""Hall: the floor around the plant, and what stands at its edge for atmosphere.

Nothing of it comes nearer to the plant than the margin allows, so that no prop can be taken
for a part of the plant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from usd_export.animation.frame import Frame
from usd_export.assets.library import key_of
from usd_export.assets.surroundings import WALL_HEIGHT
from usd_export.model import Bounds, ExecuterTrack, Instance, Prop

__all__ = ["hall_around", "plant_bounds", "props_of"]

_MARGIN = 6.0
_STEP = 3.0
_LEAST = (27.0, 21.0)
# A plant of kilometres gets its floor, but not thousands of columns.
_MOST_PROPS_A_SIDE = 12


def plant_bounds(instances: Iterable[Instance], tracks: Sequence[ExecuterTrack]) -> Bounds:
    """Return the box around the plant's objects and the ways of its executers."""
    corners = []
    for each in instances:
        frame = Frame(each.place, each.rotation[2])
        x, y, z = each.asset.size
        corners += [
            frame.world((sx * x / 2.0, sy * y / 2.0, height))
            for sx in (-1, 1)
            for sy in (-1, 1)
            for height in (0.0, max(z, 1.9))
        ]
    corners += [key[1:4] for track in tracks for key in track.keys]
    columns = list(zip(*corners, strict=True)) or [(0.0,), (0.0,), (0.0,)]
    low, high = [min(column) for column in columns], [max(column) for column in columns]
    return Bounds((low[0], low[1], low[2]), (high[0], high[1], high[2]))


def hall_around(plant: Bounds) -> Bounds:
    """Return the floor: the plant with a margin, in whole slabs."""
    low, high = [], []
    for axis in (0, 1):
        length = plant.high[axis] - plant.low[axis] + 2.0 * _MARGIN
        length = max(_LEAST[axis], ceil(length / _STEP) * _STEP)
        low.append(plant.centre[axis] - length / 2.0)
        high.append(plant.centre[axis] + length / 2.0)
    floor = min(0.0, plant.low[2])
    return Bounds((low[0], low[1], floor), (high[0], high[1], floor + WALL_HEIGHT))


def props_of(hall: Bounds) -> tuple[Prop, ...]:
    """Return columns, stocked racks at the back wall and pallets in the corners."""
    return (*_columns(hall), *_racks(hall), *_pallets(hall))


def _columns(hall: Bounds) -> list[Prop]:
    key = key_of("column", (0.36, 0.36, WALL_HEIGHT))
    (x0, y0, z), (x1, y1, _) = hall.low, hall.high
    props = [Prop(key, (x, y1 - 0.25, z)) for x in _spread(x0 + 0.4, x1 - 0.4, 9.0)]
    props += [
        Prop(key, (x, y, z))
        for x in (x0 + 0.25, x1 - 0.25)
        for y in _spread(y0 + 0.4, y1 - 0.4, 9.0)
    ]
    return props


def _racks(hall: Bounds) -> list[Prop]:
    length = 8.2
    count = min(_MOST_PROPS_A_SIDE, int((hall.high[0] - hall.low[0] - 3.0) // length))
    key = key_of("stocked_rack", (length - 0.1, 1.1, 3.4))
    start = (hall.low[0] + hall.high[0] - (count - 1) * length) / 2.0
    y = hall.high[1] - 1.15
    return [Prop(key, (start + k * length, y, hall.low[2])) for k in range(count)]


def _pallets(hall: Bounds) -> list[Prop]:
    tall, low = (key_of("pallet_stack", (1.2, 1.0, height)) for height in (1.7, 1.0))
    (x0, y0, z), (x1, _, _) = hall.low, hall.high
    spots = [
        (0.0, 0.0, tall),
        (1.5, 0.05, low),
        (3.0, -0.04, tall),
        (0.05, 1.3, low),
        (1.55, 1.35, tall),
    ]
    props = [Prop(key, (x1 - 1.6 - x, y0 + 1.5 + y, z), 4.0 * y) for x, y, key in spots]
    props += [Prop(key, (x0 + 1.6 + x, y0 + 1.5 + y, z), 90.0) for x, y, key in spots[:3]]
    return props


def _spread(low: float, high: float, step: float) -> list[float]:
    count = min(_MOST_PROPS_A_SIDE, max(1, round((high - low) / step)))
    return [low + (high - low) * k / count for k in range(count + 1)]
