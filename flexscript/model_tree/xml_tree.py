"""XML trees: the `.fsx` form, ``<flexsim-tree version="4">`` of ``<node>`` elements.

A node holds ``<name>``, perhaps ``<data>``, and its children. ``dt`` is the kind as in binary
trees: the data of a double is its 16 hexadecimal digits with the low word first, of a coupling a
``<coupling>`` with a path or ``null``, of an object the attributes as nodes. A first child with an
empty name stands for the list itself and is left out.

Files may come from anybody: declarations of types and entities are refused as soon as they begin.
"""

from __future__ import annotations

import struct
from xml.parsers import expat

from flexscript.model_tree.node import MAX_DEPTH, MAX_NODES, ModelTreeError, TreeNode

__all__ = ["read_xml_tree"]

_DOUBLE, _TEXT, _COUPLING, _OBJECT = "1", "2", "3", "4"
#: The flag bits of the node that only stands for a list.
_LIST_MARK = 0x40


def read_xml_tree(data: bytes) -> TreeNode:
    """Return the root of an XML tree; several nodes at the top get a root without a name.

    Raises:
        ModelTreeError: the data is no such tree, is cut off, or is larger than the limits.
    """
    builder = _Builder()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = builder.refuse_declaration
    parser.EntityDeclHandler = builder.refuse_declaration
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ModelTreeError(f"This is no complete XML tree: {error}.") from error
    if not builder.is_tree:
        raise ModelTreeError("This is no FlexSim tree: it does not begin with <flexsim-tree>.")
    tops = builder.top.children
    if not tops:
        raise ModelTreeError("The tree has no node.")
    if len(tops) > 1:
        return builder.top
    tops[0].parent = None
    return tops[0]


class _Builder:
    """Collects nodes while the file is read."""

    def __init__(self) -> None:
        self.is_tree = False
        self.top = TreeNode("")
        self._open: list[tuple[TreeNode, str, int]] = []
        self._elements: list[str] = []
        self._text: list[str] = []
        self._nodes = 0

    def refuse_declaration(self, *_: object) -> None:
        """Entities can blow a small file up, and a tree needs none."""
        raise ModelTreeError("The file declares a document type or entities; model trees do not.")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        if not self._elements and tag == "flexsim-tree":
            self.is_tree = True
        if len(self._elements) > 2 * MAX_DEPTH:
            raise ModelTreeError(f"The tree nests deeper than {MAX_DEPTH} levels.")
        if tag == "node":
            self._nodes += 1
            if self._nodes > MAX_NODES:
                raise ModelTreeError(f"The tree has more than {MAX_NODES} nodes.")
            kind = attributes.get("dt", "")
            node = TreeNode("", is_object=kind == _OBJECT)
            if kind == _COUPLING:
                node.coupling = ""
            self._open.append((node, kind, _flags(attributes.get("f", "0"))))
        self._elements.append(tag)
        self._text = []

    def text(self, text: str) -> None:
        """Collect the text of the element that is open."""
        self._text.append(text)

    def end(self, tag: str) -> None:
        """Close an element."""
        self._elements.pop()
        text, self._text = "".join(self._text), []
        if tag == "node":
            self._close()
        elif self._open:
            node, kind, _ = self._open[-1]
            if tag == "name":
                node.name = text
            elif tag == "coupling":
                node.coupling = "" if text == "null" else text
            elif tag == "data" and kind == _DOUBLE:
                node.value = _double(text)
            elif tag == "data" and kind == _TEXT:
                node.value = text

    def _close(self) -> None:
        node, _, flags = self._open.pop()
        parent = self._open[-1][0] if self._open else self.top
        in_data = bool(self._elements) and self._elements[-1] == "data"
        members = parent.attributes if in_data else parent.children
        only_a_mark = flags & 0xFF == _LIST_MARK and node.value is None and not node.is_object
        if only_a_mark and not members and node.coupling is None and self._open:
            return
        node.parent = parent
        members.append(node)


def _flags(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return 0


def _double(text: str) -> float:
    digits = text.strip()
    try:
        low, high = bytes.fromhex(digits[:8]), bytes.fromhex(digits[8:])
        (value,) = struct.unpack(">d", high + low)
    except (ValueError, struct.error) as error:
        raise ModelTreeError(f"{digits[:40]!r} is no number of 16 hexadecimal digits.") from error
    return float(value)
