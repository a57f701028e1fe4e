"""Visitor: walking a syntax tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from flexscript.language.nodes import Node

__all__ = ["children", "walk"]

#: Fields that never hold a node; leaving them out makes a walk twice as fast.
_PLAIN = frozenset(
    {"location", "name", "name_location", "type_name", "type_location", "operator", "text"}
    | {"texts", "modifiers", "macro", "safe", "label", "optional", "source", "comments"}
)

#: The fields of each kind of node that may hold nodes, worked out at its first visit.
_NAMES: dict[type[Node], tuple[str, ...]] = {}


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and all nodes under it in the order of the text, without recursion."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        found = children(current)
        if found:
            found.reverse()
            pending.extend(found)


def children(node: Node) -> list[Node]:
    """Return the nodes directly under a node in the order of the text."""
    kind = type(node)
    names = _NAMES.get(kind)
    if names is None:
        names = tuple(field.name for field in fields(kind) if field.name not in _PLAIN)
        _NAMES[kind] = names
    found: list[Node] = []
    for name in names:
        value = getattr(node, name)
        if isinstance(value, Node):
            found.append(value)
        elif type(value) is tuple:
            found.extend(item for item in value if isinstance(item, Node))
    return found
