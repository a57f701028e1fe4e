"""Places: the centre of each object on the floor, as the plant says or by an own layout.

Programs may leave all objects at one point. Such a scene would show nothing, so objects
that overlap heavily are laid out from left to right by their depth in the flow, and the scene
says so in a note.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

from flexscript.plant.classes import is_fixed_resource
from flexscript.plant.model import Plant, PlantObject, Vector

__all__ = ["Places", "find_places"]

_OVERLAP_SHARE = 0.5
_OBJECTS_SHARE = 0.4
_GAP = 3.0
_NOTE = (
    "Objects of the program stand on top of each other, so the scene lays them out "
    "from left to right in the order of flow. Travel in the figures still follows the program."
)


@dataclass(frozen=True, slots=True)
class Places:
    """The centre of each object by its id; ``is_own`` when they are not the plant's."""

    centres: Mapping[str, Vector]
    is_own: bool = False
    note: str | None = None


def find_places(plant: Plant) -> Places:
    """Return the plant's own places, or a layout when too many objects overlap."""
    centres = {thing.id: _centre(thing) for thing in plant.objects}
    if _overlap_heavily(plant.objects):
        return Places(_by_flow(plant), is_own=True, note=_NOTE)
    return Places(centres)


def _centre(thing: PlantObject) -> Vector:
    x, y, z = (each if isfinite(each) else 0.0 for each in thing.location)
    return (x + thing.size[0] / 2.0, y - thing.size[1] / 2.0, z)


def _overlap_heavily(objects: tuple[PlantObject, ...]) -> bool:
    fixed = [each for each in objects if is_fixed_resource(each.class_name)]
    if len(fixed) < 2:
        return False
    buried = sum(
        any(other is not thing and _covered(thing, other) > _OVERLAP_SHARE for other in fixed)
        for thing in fixed
    )
    return buried / len(fixed) >= _OBJECTS_SHARE


def _covered(thing: PlantObject, other: PlantObject) -> float:
    """Return the share of a footprint that another covers at the same height."""
    if abs(thing.location[2] - other.location[2]) > max(thing.size[2], other.size[2]):
        return 0.0
    shares = []
    for axis in (0, 1):
        a, b = _centre(thing)[axis], _centre(other)[axis]
        half, other_half = abs(thing.size[axis]) / 2.0, abs(other.size[axis]) / 2.0
        common = min(a + half, b + other_half) - max(a - half, b - other_half)
        shares.append(max(0.0, common) / max(2.0 * half, 1e-6))
    return shares[0] * shares[1]


def _by_flow(plant: Plant) -> dict[str, Vector]:
    columns: defaultdict[int, list[PlantObject]] = defaultdict(list)
    others = []
    depths = _depths(plant)
    for thing in plant.objects:
        if is_fixed_resource(thing.class_name):
            columns[depths[thing.id]].append(thing)
        else:
            others.append(thing)
    centres: dict[str, Vector] = {}
    x, top = 0.0, 0.0
    for depth in sorted(columns):
        width = max(thing.size[0] for thing in columns[depth])
        height = sum(thing.size[1] + _GAP for thing in columns[depth]) - _GAP
        y = height / 2.0
        for thing in columns[depth]:
            centres[thing.id] = (x + width / 2.0, y - thing.size[1] / 2.0, 0.0)
            y -= thing.size[1] + _GAP
        x, top = x + width + _GAP, max(top, height / 2.0)
    x = 0.0
    for thing in others:
        centres[thing.id] = (x + thing.size[0] / 2.0, top + _GAP + 1.0, 0.0)
        x += thing.size[0] + 1.5
    return centres


def _depths(plant: Plant) -> dict[str, int]:
    """Return the longest way from a start for each object; loops count once."""
    fixed = {each.id for each in plant.objects if is_fixed_resource(each.class_name)}
    depths = dict.fromkeys(fixed, 0)
    links = [
        link
        for link in plant.connections
        if link.kind == "A" and link.source in fixed and link.target in fixed
    ]
    for _ in range(len(fixed)):
        changed = False
        for link in links:
            wanted = min(depths[link.source] + 1, len(fixed) - 1)
            if wanted > depths[link.target]:
                depths[link.target], changed = wanted, True
        if not changed:
            break
    return depths
