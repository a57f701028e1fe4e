"""Visitor: walking a syntax tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from flexscript.language.nodes import Node

__all__ = ["children", "walk"]


#: The fields of each kind of node, worked out at its first visit.
_NAMES: dict[type[Node], tuple[str, ...]] = {}


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and all nodes under it in the order of the text, without recursion."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(children(current)))


def children(node: Node) -> list[Node]:
    """Return the direct children of a node in the order of its fields."""
    found: list[Node] = []
    for name in _field_names(type(node)):
        value = getattr(node, name)
        if isinstance(value, Node):
            found.append(value)
        elif isinstance(value, tuple):
            found.extend(item for item in value if isinstance(item, Node))
    return found


def _field_names(kind: type[Node]) -> tuple[str, ...]:
    names = _NAMES.get(kind)
    if names is None:
        names = _NAMES[kind] = tuple(field.name for field in fields(kind))
    return names
