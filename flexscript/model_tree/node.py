"""TreeNode: one node of a FlexSim tree, whichever file it came from, and the limits of reading."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = [
    "MAX_DEPTH",
    "MAX_FILE_BYTES",
    "MAX_NODES",
    "MAX_TREE_BYTES",
    "ModelTreeError",
    "TreeNode",
]

#: Limits against hostile files; models of thousands of objects stay far below them.
MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_TREE_BYTES = 256 * 1024 * 1024
MAX_NODES = 1_000_000
MAX_DEPTH = 200


class ModelTreeError(ValueError):
    """The file is no model tree, is broken, or is larger than the limits; the text says which."""


@dataclass(slots=True, eq=False)
class TreeNode:
    """A node: its name, its value, the attributes of an object (``>``) and its children (``/``).

    ``coupling`` points to another node: by its number among the nodes that are pointed to
    (binary), or by its path (XML); 0 and "" point to nothing.
    """

    name: str
    value: float | str | None = None
    is_object: bool = False
    coupling: int | str | None = None
    #: The number by which couplings of a binary tree mean this node, 0 for none.
    number: int = 0
    attributes: list[TreeNode] = field(default_factory=list)
    children: list[TreeNode] = field(default_factory=list)
    parent: TreeNode | None = None

    def attribute(self, *names: str) -> TreeNode | None:
        """Return an attribute, or what lies below it by further names."""
        found = next((each for each in self.attributes if each.name == names[0]), None)
        for name in names[1:]:
            found = found.child(name) if found else None
        return found

    def child(self, name: str) -> TreeNode | None:
        """Return the first child of that name."""
        return next((each for each in self.children if each.name == name), None)
