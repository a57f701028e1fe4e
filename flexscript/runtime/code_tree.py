"""CodeTree: the tree of a running model, for node paths and tree members in property code.

The model holds the objects, an object holds the items in it, an item those packed into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from flexscript.runtime.object_members import data_type
from flexscript.runtime.operators import whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.tree_nodes import AttributeNode, FolderNode, LabelNode
from flexscript.runtime.values import Value, kind_of

if TYPE_CHECKING:
    from flexscript.runtime.code_world import CodeWorld

__all__ = ["CodeTree", "ModelRoot"]


@dataclass(frozen=True, slots=True)
class ModelRoot:
    """``model()`` of a run."""

    kind: ClassVar[str] = "the model"


_TOOLS = FolderNode("Tools", ModelRoot())


class CodeTree:
    """See ``flexscript.runtime.tree_paths.Tree``."""

    def __init__(self, world: CodeWorld) -> None:
        self.world = world

    def root(self, name: str) -> Value:
        """Only the model is there."""
        return ModelRoot() if name in ("MODEL", "MAIN") else None

    def children(self, node: Value) -> list[Value]:
        """Return the objects of the model, or the items in an object or item."""
        if isinstance(node, ModelRoot):
            return [_TOOLS, *self.world.host.objects()]
        if isinstance(node, AttributeNode) and node.name == "labels":
            names = self.world.host.label_names(node.owner)
            return [LabelNode(node.owner, name) for name in names]
        if isinstance(node, (LabelNode, FolderNode, AttributeNode)):
            return []
        found = list(self.world.host.contents(node))
        # The item that the code is about may be on its way between two events.
        item = self.world.item
        is_new = item is not None and not any(each is item for each in found)
        if is_new and self.parent(item) is node:
            found.append(item)
        self.spend(1 + len(found) // 50)
        return found

    def count(self, node: Value) -> int:
        """Return the number of subnodes, without looking for them where a count is kept."""
        host = self.world.host
        is_handle = not isinstance(node, (ModelRoot, LabelNode, FolderNode, AttributeNode))
        if is_handle and host.has_member(node, "content"):
            return whole_of(host.get_member(node, "content"), "The content")
        return len(self.children(node))

    def attributes(self, node: Value) -> list[Value]:
        """Return the branch of the labels."""
        return [AttributeNode(node, "labels")]

    def parent(self, node: Value) -> Value:
        """Return the holder of an item, the model above an object."""
        if isinstance(node, (LabelNode, AttributeNode)):
            return node.owner
        if isinstance(node, FolderNode):
            return node.above
        if isinstance(node, ModelRoot):
            return None
        if self.world.host.has_member(node, "up"):
            return self.world.host.get_member(node, "up")
        return ModelRoot()

    def owner(self, node: Value) -> Value:
        """Return the object that a label belongs to."""
        return node.owner if isinstance(node, (LabelNode, AttributeNode)) else node

    def name_of(self, node: Value) -> str:
        """Return the name of a node."""
        if isinstance(node, ModelRoot):
            return "model"
        if isinstance(node, (LabelNode, AttributeNode, FolderNode)):
            return node.name
        host = self.world.host
        return str(host.get_member(node, "name")) if host.has_member(node, "name") else ""

    def value_of(self, node: Value) -> Value:
        """Return the value of a label; an object or item is its own."""
        if not isinstance(node, LabelNode):
            return node
        return self.world.get_member(node.owner, node.name, label=True)

    def evaluate(self, text: str, node: Value) -> Value:
        """Return the value of ``$text$`` in a path."""
        return self.world.execute_text(f"treenode i = param(1); return {text};", (node,))

    def spend(self, steps: int) -> None:
        """Pay for a search."""
        self.world.budget.take_steps(steps)

    def path_of(self, node: Value) -> str:
        """Return the path that finds a node."""
        if isinstance(node, ModelRoot):
            return "MODEL:"
        mark = ">labels/" if isinstance(node, LabelNode) else "/"
        above = self.parent(node)
        return f"{self.path_of(above)}{mark}{self.name_of(node)}" if above is not None else ""

    def member(self, node: Value, name: str) -> Value:
        """Return a member that every node has."""
        match name:
            case "name":
                return self.name_of(node)
            case "value":
                return self.value_of(node)
            case "dataType":
                return data_type(self.value_of(node)) if isinstance(node, LabelNode) else 4
            case "up":
                return self.parent(node)
            case "first" | "last":
                children = self.children(node)
                return children[0 if name == "first" else -1] if children else None
            case "rank" | "next" | "prev":
                return self._among_siblings(node, name)
        raise RunProblem("FS104", f"{kind_of(node).capitalize()} has no member '{name}'.")

    def _among_siblings(self, node: Value, name: str) -> Value:
        above = self.parent(node)
        siblings = self.children(above) if above is not None else [node]
        place = next((at for at, each in enumerate(siblings) if each is node), 0)
        if name == "rank":
            return place + 1
        other = place + (1 if name == "next" else -1)
        return siblings[other] if 0 <= other < len(siblings) else None
