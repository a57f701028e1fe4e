"""Writers of FlexSim trees for tests, by the description of both formats in docs/flexscript."""

from __future__ import annotations

import gzip
import struct
from dataclasses import dataclass, field
from html import escape

__all__ = ["Node", "fsm", "fsx", "machine", "model"]


@dataclass(slots=True)
class Node:
    """A node to write. ``coupling`` is the node pointed to; ``path`` is its path in XML."""

    name: str
    value: float | str | None = None
    attributes: list[Node] | None = None
    children: list[Node] = field(default_factory=list)
    coupling: Node | None = None
    path: str = ""
    is_coupling: bool = False


def machine(
    name: str, class_name: str, variables: dict[str, float | str], **more: list[Node]
) -> Node:
    """Return an object with the attributes that FlexSim writes; ``place`` is x, y, z and sizes."""
    sides = ["connectionsin", "connectionsout", "connectionscenter"]
    return Node(
        name,
        attributes=[
            Node("classes", children=[Node(class_name, is_coupling=True)]),
            Node("variables", children=[Node(key, value) for key, value in variables.items()]),
            Node("spatial", children=more.get("spatial", [])),
            Node("visual", children=more.get("visual", [])),
            Node("labels", children=more.get("labels", [])),
            Node("connections", children=[Node(side) for side in sides]),
        ],
        children=more.get("content", []),
    )


def model(*objects: Node, joins: tuple[str, ...] = ()) -> Node:
    """Return a model; ``"A>B"`` joins output to input, ``"A-B"`` centre ports."""
    by_name = {each.name: each for each in objects}
    for join in joins:
        kind = ">" if ">" in join else "-"
        names = join.split(kind)
        sides = ("connectionsout", "connectionsin") if kind == ">" else ("connectionscenter",) * 2
        holders = [_side(by_name[name], side) for name, side in zip(names, sides, strict=True)]
        nodes = [Node("", is_coupling=True) for _ in holders]
        for holder, node in zip(holders, nodes, strict=True):
            holder.children.append(node)
        for this, other in ((0, 1), (1, 0)):
            nodes[this].coupling = nodes[other]
            rank = len(holders[other].children)
            nodes[this].path = f"/{names[other]}>connections/{sides[other]}/_{rank}"
    return Node("model", attributes=[], children=[Node("Tools"), *objects])


def _side(thing: Node, side: str) -> Node:
    assert thing.attributes is not None
    return next(each for each in thing.attributes[-1].children if each.name == side)


def fsm(root: Node, version: str = "24.0") -> bytes:
    """Return the binary file."""
    pointed: dict[int, int] = {}
    _number(root, {id(each.coupling) for each in _all(root) if each.coupling}, pointed)
    header = b"flexsimtree\0" + version.encode().ljust(8, b"\0")
    return header.ljust(72, b"\0") + gzip.compress(_binary(root, pointed), mtime=0)


def _all(node: Node) -> list[Node]:
    below = [*(node.attributes or []), *node.children]
    return [node, *(each for child in below for each in _all(child))]


def _number(node: Node, wanted: set[int], pointed: dict[int, int]) -> None:
    for each in _all(node):
        if id(each) in wanted:
            pointed[id(each)] = len(pointed) + 1


def _text(text: str) -> bytes:
    raw = text.encode() + b"\0" if text else b""
    return struct.pack("<I", len(raw)) + raw


def _binary(node: Node, pointed: dict[int, int]) -> bytes:
    flags = 0x42 | (0x80 if node.children else 0) | (0x1000_0000 if id(node) in pointed else 0)
    data, kind = b"", 0
    if node.attributes is not None:
        kind, data = 4, _list(node.attributes, pointed)
    elif node.is_coupling:
        number = pointed[id(node.coupling)] if node.coupling else 0
        kind, data = 3, struct.pack("<Q", number)
    elif isinstance(node.value, str):
        kind, data = 2, _text(node.value)
    elif node.value is not None:
        kind, data = 1, struct.pack("<d", node.value)
    tail = _list(node.children, pointed) if node.children else b""
    return struct.pack("<QB", flags, kind) + _text(node.name) + data + tail


def _list(nodes: list[Node], pointed: dict[int, int]) -> bytes:
    mark = struct.pack("<QB", 0x40, 0) + _text("")
    return mark + struct.pack("<I", len(nodes)) + b"".join(_binary(n, pointed) for n in nodes)


def fsx(root: Node) -> bytes:
    """Return the XML file."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<flexsim-tree version="4" treetype="tree">\n'
    return (head + _xml(root) + "</flexsim-tree>\n").encode()


def _xml(node: Node) -> str:
    mark = '<node f="40"><name></name></node>'
    kind, data = "", ""
    if node.attributes is not None:
        kind, data = ' dt="4"', f"<data>{mark}{''.join(map(_xml, node.attributes))}</data>"
    elif node.is_coupling:
        kind, data = ' dt="3"', f"<data><coupling>{escape(node.path) or 'null'}</coupling></data>"
    elif isinstance(node.value, str):
        kind, data = ' dt="2"', f"<data>{escape(node.value)}</data>"
    elif node.value is not None:
        raw = struct.pack(">d", node.value)
        kind, data = ' dt="1"', f"<data>{raw[4:].hex()}{raw[:4].hex()}</data>"
    below = mark + "".join(map(_xml, node.children)) if node.children else ""
    return f'<node f="42"{kind}><name>{escape(node.name)}</name>{data}{below}</node>\n'
