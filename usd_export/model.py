"""Model: a scene as data, between the run of a plant and the files that show it.

The USD layers and the browser bundle are both written from a ``Scene``, so they show the
same thing. Frame: right-handed, Z up, metres, degrees, seconds from the start of the run.
``place`` is always the centre of a footprint at its lowest height, unlike FlexSim's corner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flexscript.plant.model import Vector

__all__ = [
    "AssetKey",
    "Bounds",
    "ContentTrack",
    "ExecuterKey",
    "ExecuterTrack",
    "Figures",
    "Instance",
    "ItemKey",
    "ItemTrack",
    "Prop",
    "Scene",
    "StateTrack",
]

ItemKey = tuple[float, float, float, float]
"""Time, then x, y, z of the item's bottom centre. Straight lines between keys."""

ExecuterKey = tuple[float, float, float, float, float]
"""Time, x, y, z, then the heading in degrees, counter-clockwise from +x; not wrapped at 360."""


@dataclass(frozen=True, slots=True, order=True)
class AssetKey:
    """A prototype: an asset of the library in one size (metres)."""

    name: str
    size: Vector

    @property
    def label(self) -> str:
        """A name for files and prims, such as ``processor_400x300x200`` (centimetres)."""
        return "{}_{}x{}x{}".format(self.name, *(round(each * 100) for each in self.size))


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """One object of the plant, standing where it starts."""

    prim_path: str
    object_id: str
    name: str
    class_name: str
    asset: AssetKey
    place: Vector
    rotation: Vector
    colour: Vector
    moves: bool


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing of the hall that is not of the plant: a column, a rack, a loaded pallet."""

    asset: AssetKey
    place: Vector
    heading: float = 0.0


@dataclass(frozen=True, slots=True)
class ItemTrack:
    """A flow item's way. It is there from its first key to its last."""

    item: int
    asset: AssetKey
    keys: tuple[ItemKey, ...]


@dataclass(frozen=True, slots=True)
class ExecuterTrack:
    """The way of an executer; it stands still before its first key and after its last."""

    object_id: str
    keys: tuple[ExecuterKey, ...]


@dataclass(frozen=True, slots=True)
class StateTrack:
    """States of an object as (time of entering, name)."""

    object_id: str
    changes: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class ContentTrack:
    """How many items an object holds, as (time, number from then on)."""

    object_id: str
    changes: tuple[tuple[float, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the report says of an object, as the scene shows it. Shares lie in 0..1."""

    utilisation: float
    input: int
    output: int
    content_average: float
    content_maximum: float
    stay_average: float
    states: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Bounds:
    """An upright box (metres)."""

    low: Vector
    high: Vector

    @property
    def centre(self) -> Vector:
        """The middle of the box."""
        (a, b, c), (x, y, z) = self.low, self.high
        return ((a + x) / 2, (b + y) / 2, (c + z) / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that is shown. ``bounds`` holds the plant, ``hall`` the floor around it.

    ``links`` are the connections as (source id, target id, kind). ``notes`` are sentences
    for the user about what the scene shows differently from the plant.
    """

    instances: tuple[Instance, ...]
    props: tuple[Prop, ...]
    hall: Bounds
    bounds: Bounds
    items: tuple[ItemTrack, ...]
    executers: tuple[ExecuterTrack, ...]
    states: tuple[StateTrack, ...]
    contents: tuple[ContentTrack, ...]
    links: tuple[tuple[str, str, str], ...]
    figures: Mapping[str, Figures] = field(default_factory=dict)
    end_time: float = 0.0
    notes: tuple[str, ...] = ()
