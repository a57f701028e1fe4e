"""Tree nodes below objects: labels, variables, attributes and the Tools folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from flexscript.runtime.values import Value

__all__ = ["AttributeNode", "FolderNode", "LabelNode", "VariableNode"]


@dataclass(frozen=True, slots=True)
class LabelNode:
    """The node of a label, as ``o.labels["x"]`` returns it; its data is ``.value``."""

    kind: ClassVar[str] = "the node of a label"
    holds_value: ClassVar[bool] = True
    owner: Value
    name: str


@dataclass(frozen=True, slots=True)
class VariableNode:
    """The node of a variable: ``o.find(">variables/maxcontent")``."""

    kind: ClassVar[str] = "the node of a variable"
    holds_value: ClassVar[bool] = True
    owner: Value
    name: str


@dataclass(frozen=True, slots=True)
class AttributeNode:
    """An attribute of an object, such as ``spatialx``, or a branch of them (``variables``)."""

    kind: ClassVar[str] = "the node of an attribute"
    holds_value: ClassVar[bool] = True
    owner: Value
    name: str


@dataclass(frozen=True, slots=True)
class FolderNode:
    """A folder of the tree that holds no object: Tools and what is under it."""

    kind: ClassVar[str] = "a folder"
    name: str
    above: Value = None
