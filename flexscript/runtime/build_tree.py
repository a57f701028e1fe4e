"""BuildTree: the tree of a plant under construction, for node paths and tree members.

``MODEL:`` holds the folder Tools first and then the objects, as in FlexSim. An object's
attributes are its place, its variables, its labels and its colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexscript.plant.properties import PROPERTIES
from flexscript.runtime.objects import LibraryClass, LibraryFolder, ModelNode, PlacedObject
from flexscript.runtime.tool_store import ToolNode
from flexscript.runtime.tree_nodes import AttributeNode, FolderNode, LabelNode, VariableNode
from flexscript.runtime.values import Value

if TYPE_CHECKING:
    from flexscript.runtime.build_world import BuildWorld

__all__ = ["TOOLS", "BuildTree", "attribute_value", "set_attribute"]

MAIN = FolderNode("MAIN")
TOOLS = FolderNode("Tools", ModelNode())
_FOLDERS = {
    "GlobalTables": "tables",
    "GlobalLists": "lists",
    "Groups": "groups",
    "TrackedVariables": "variables",
}
_PLACES = {
    f"{prefix}{part}": (member, part)
    for prefix, member in (("spatial", "location"), ("spatials", "size"), ("spatialr", "rotation"))
    for part in "xyz"
}
_BRANCHES = ("variables", "labels", "stats", "color", "shape", "classes")


class BuildTree:
    """See ``flexscript.runtime.tree_paths.Tree``."""

    def __init__(self, world: BuildWorld) -> None:
        self.world = world

    def root(self, name: str) -> Value:
        """MAIN and MODEL; there are no views."""
        return {"MAIN": MAIN, "MODEL": ModelNode()}.get(name)

    def children(self, node: Value) -> list[Value]:
        """Return the subnodes of any node."""
        match node:
            case ModelNode():
                return [TOOLS, *self.world.plant.objects]
            case FolderNode(name="MAIN"):
                return [ModelNode()]
            case FolderNode(name="Tools"):
                return [FolderNode(name, TOOLS) for name in _FOLDERS]
            case FolderNode(name=name):
                folder = _FOLDERS.get(name, "")
                tools = self.world.tools.folder(folder) if folder else {}
                return [ToolNode(tool, folder) for tool in tools.values()]
            case LibraryFolder():
                return [found for each in node.names() if (found := node.find(each)) is not None]
            case AttributeNode(owner=PlacedObject() as owner, name="labels"):
                return [LabelNode(owner, name) for name in owner.labels]
            case AttributeNode(owner=PlacedObject() as owner, name="variables"):
                specs = PROPERTIES[owner.class_name].values()
                return [VariableNode(owner, spec.variable) for spec in specs if spec.variable]
        return []

    def attributes(self, node: Value) -> list[Value]:
        """Return the attributes of an object."""
        if not isinstance(node, PlacedObject):
            return []
        return [AttributeNode(node, name) for name in (*_PLACES, *_BRANCHES)]

    def parent(self, node: Value) -> Value:
        """Return the node above."""
        match node:
            case ModelNode():
                return MAIN
            case PlacedObject():
                return ModelNode()
            case FolderNode(above=above):
                return above
            case ToolNode(folder=folder):
                name = next(name for name, each in _FOLDERS.items() if each == folder)
                return FolderNode(name, TOOLS)
            case LabelNode(owner=owner):
                return AttributeNode(owner, "labels")
            case VariableNode(owner=owner):
                return AttributeNode(owner, "variables")
            case AttributeNode(owner=owner):
                return owner
            case LibraryClass(spec=spec):
                return LibraryFolder(spec.folder)
        return None

    def owner(self, node: Value) -> Value:
        """Return the object that a label, variable or attribute belongs to."""
        if isinstance(node, (LabelNode, VariableNode, AttributeNode)):
            return node.owner
        return node if isinstance(node, PlacedObject) else None

    def name_of(self, node: Value) -> str:
        """Return the name of a node."""
        if isinstance(node, ModelNode):
            return "model"
        if isinstance(node, ToolNode):
            return node.tool.name
        if isinstance(node, LibraryClass):
            return node.spec.name
        return str(getattr(node, "name", ""))

    def value_of(self, node: Value) -> Value:
        """Return what a node holds; an object holds itself."""
        match node:
            case LabelNode(owner=PlacedObject() as owner, name=name):
                return owner.labels.get(name)
            case VariableNode(owner=PlacedObject() as owner, name=name):
                return self.world.get_variable(owner, name)
            case AttributeNode():
                return attribute_value(node)
            case PlacedObject():
                return node
            case ToolNode(tool=tool):
                return tool
        return None

    def evaluate(self, text: str, node: Value) -> Value:
        """Return the value of ``$text$`` in a path."""
        return self.world.execute_text(f"treenode i = param(1); return {text};", (node,))

    def spend(self, steps: int) -> None:
        """Pay for a search."""
        self.world.budget.take_steps(steps)

    def path_of(self, node: Value) -> str:
        """Return the path that finds a node, ``MODEL:/Queue1>labels/x``."""
        match node:
            case ModelNode():
                return "MODEL:"
            case FolderNode(name="MAIN"):
                return "MAIN:"
            case LibraryFolder(name=""):
                return "/library"
            case LibraryFolder(name=name):
                return f"/library/{name}"
            case AttributeNode(owner=owner, name=name):
                return f"{self.path_of(owner)}>{name}"
        name = self.name_of(node)
        quoted = f'"{name}"' if any(char in name for char in '/>~+@?$"') else name
        above = self.parent(node)
        return f"{self.path_of(above)}/{quoted}" if above is not None else quoted


def attribute_value(node: AttributeNode) -> Value:
    """Return a place, the colour or the class of an object; branches hold nothing."""
    owner = node.owner
    if not isinstance(owner, PlacedObject):
        return None
    if node.name in _PLACES:
        member, part = _PLACES[node.name]
        value: float = getattr(getattr(owner, member), part)
        return value
    if node.name == "color":
        return owner.color
    return owner.properties.get("Shape") if node.name == "shape" else None


def set_attribute(node: AttributeNode, value: float) -> bool:
    """Set a part of an object's place; tell whether the attribute is one."""
    if node.name not in _PLACES or not isinstance(node.owner, PlacedObject):
        return False
    member, part = _PLACES[node.name]
    setattr(getattr(node.owner, member), part, value)
    return True
