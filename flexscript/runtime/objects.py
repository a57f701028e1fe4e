"""Objects: the handles of a build script.

``PlacedObject`` is an object of the plant while it is being built; the others stand for
the model, the library and its folders, and for lists that belong to an object.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from flexscript.plant.classes import CLASS_ALIASES, CLASSES, ClassSpec
from flexscript.plant.model import PropertyValue
from flexscript.runtime.values import ColorValue, Value, Vec3

__all__ = [
    "LabelList",
    "LibraryClass",
    "LibraryFolder",
    "Link",
    "ModelNode",
    "PlacedObject",
    "PortList",
    "SubnodeList",
]


@dataclass(slots=True, eq=False)
class PlacedObject:
    """An object of the plant under construction.

    ``location``, ``rotation``, ``size`` and ``color`` are live: a script may write their
    parts (``o.location.x = 3``).
    """

    spec: ClassSpec
    name: str
    location: Vec3 = field(default_factory=Vec3)
    rotation: Vec3 = field(default_factory=Vec3)
    size: Vec3 = field(default_factory=Vec3)
    color: ColorValue = field(default_factory=ColorValue)
    properties: dict[str, PropertyValue] = field(default_factory=dict)
    labels: dict[str, Value] = field(default_factory=dict)
    outputs: list[PlacedObject] = field(default_factory=list)
    inputs: list[PlacedObject] = field(default_factory=list)
    centers: list[PlacedObject] = field(default_factory=list)
    destroyed: bool = False

    @property
    def class_name(self) -> str:
        """The object's class."""
        return self.spec.name


@dataclass(slots=True, eq=False)
class Link:
    """One connection under construction; ``kind`` as in ``Connection``."""

    source: PlacedObject
    target: PlacedObject
    kind: Literal["A", "S", "D", "Q"]


@dataclass(frozen=True, slots=True)
class ModelNode:
    """``model()``: what holds the objects."""

    kind: ClassVar[str] = "the model"


@dataclass(frozen=True, slots=True)
class LibraryClass:
    """The master object of a class in the library."""

    kind: ClassVar[str] = "a class of the library"
    spec: ClassSpec


@dataclass(frozen=True, slots=True)
class LibraryFolder:
    """A folder of the library; the library itself has the empty name."""

    kind: ClassVar[str] = "a folder of the library"
    name: str = ""

    def find(self, name: str) -> LibraryClass | LibraryFolder | None:
        """Return what the folder holds under exactly that name."""
        if not self.name and name in {spec.folder for spec in CLASSES.values()}:
            return LibraryFolder(name)
        spec = CLASSES.get(name) or CLASSES.get(CLASS_ALIASES.get(name, ("", ""))[0])
        return LibraryClass(spec) if spec and self.name in ("", spec.folder) else None

    def names(self) -> list[str]:
        """Return the names of what the folder holds."""
        if not self.name:
            return sorted({spec.folder for spec in CLASSES.values()})
        return [spec.name for spec in CLASSES.values() if spec.folder == self.name]


@dataclass(frozen=True, slots=True)
class PortList:
    """``o.inObjects``, ``o.outObjects`` or ``o.centerObjects``."""

    kind: ClassVar[str] = "a list of ports"
    owner: PlacedObject
    side: Literal["in", "out", "center"]

    @property
    def members(self) -> list[PlacedObject]:
        """The connected objects in the order of the ports."""
        if self.side == "in":
            return self.owner.inputs
        return self.owner.outputs if self.side == "out" else self.owner.centers


@dataclass(frozen=True, slots=True)
class LabelList:
    """``o.labels``."""

    kind: ClassVar[str] = "the labels of an object"
    owner: PlacedObject


@dataclass(frozen=True, slots=True)
class SubnodeList:
    """``node.subnodes``; an object has none before the run."""

    kind: ClassVar[str] = "a list of subnodes"
    owner: Value
