"""Node paths: ``MODEL:/Queue~2>variables/maxcontent`` and what its symbols mean.

====== ======================================================================================
``/``  into the subnodes
``>``  into the attributes of an object
``..`` the parent
``~``  behind a symbol: the owning object; behind a name: which of its namesakes (``Queue~2``)
``+``  follow the node: the object that it points to, or the path that its text is
``@``  the owner view: there are no views here, so it leads nowhere
``?``  the first node of the name anywhere below
``"``  quotes a name that has symbols in it
``$``  FlexScript between two of them gives a rank or a node (``i`` is the node so far)
====== ======================================================================================

A number is a rank. A leading ``/`` may be left out. The roots are ``MAIN:``, ``MODEL:`` and
``VIEW:``; the last one is empty here.
"""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol

from flexscript.runtime.values import Value

__all__ = ["Tree", "walk"]

_STEP = re.compile(
    r"""
    (?P<root>(?:MAIN|MODEL|VIEW):)
  | (?P<symbol>\.\.(?=[/>~+@]|$)|[/>~+@])
  | "(?P<quoted>[^"]*)"
  | \$(?P<code>[^$]*)\$
  | \?(?P<search>[^/>~+@"$]+)
  | (?P<name>[^/>~+@"$?]+)
    """,
    re.VERBOSE,
)
_MAX_STEPS = 200
_MAX_FOLLOWED = 10


class Tree(Protocol):
    """What a walk asks of the nodes."""

    def root(self, name: str) -> Value:
        """Return the node of ``MAIN``, ``MODEL`` or ``VIEW``."""
        ...

    def children(self, node: Value) -> list[Value]:
        """Return the subnodes."""
        ...

    def attributes(self, node: Value) -> list[Value]:
        """Return the attribute nodes of an object."""
        ...

    def parent(self, node: Value) -> Value:
        """Return the node above, null above a root."""
        ...

    def owner(self, node: Value) -> Value:
        """Return the object that a node belongs to."""
        ...

    def name_of(self, node: Value) -> str:
        """Return the name of a node."""
        ...

    def value_of(self, node: Value) -> Value:
        """Return what a node holds."""
        ...

    def evaluate(self, text: str, node: Value) -> Value:
        """Return the value of FlexScript inside a path."""
        ...

    def spend(self, steps: int) -> None:
        """Pay for the work of a search."""
        ...


class _Place(NamedTuple):
    """Where a walk is: the node, the nodes to choose a name from, and whether a name came last."""

    node: Value
    choices: list[Value] | None
    named: bool = False


def walk(tree: Tree, path: str, start: Value, depth: int = 0) -> Value:
    """Return the node at a path from another one, null when nothing is there."""
    place: _Place | None = _Place(start, None)
    at = count = 0
    while at < len(path) and place is not None:
        step = _STEP.match(path, at)
        count += 1
        if step is None or count > _MAX_STEPS:
            return None
        at = step.end()
        place = _step(tree, place, step, depth)
    return place.node if place is not None else None


def _step(tree: Tree, place: _Place, step: re.Match[str], depth: int) -> _Place | None:
    node = place.node
    match step.lastgroup:
        case "root":
            found = tree.root(step.group()[:-1])
            return _Place(found, None) if found is not None else None
        case "symbol":
            return _symbol(tree, place, step.group(), depth)
        case "code":
            found = tree.evaluate(step.group("code"), node)
            return _chosen(tree, place, found)
        case "search":
            return _found(_search(tree, node, step.group("search").strip()))
    name = step.group("quoted")
    if name is None:
        name = step.group("name")
        if name.isdecimal():
            return _chosen(tree, place, int(name))
    named = [each for each in _choices(tree, place) if tree.name_of(each) == name]
    return _Place(named[0], named, named=True) if named else None


def _symbol(tree: Tree, place: _Place, symbol: str, depth: int) -> _Place | None:
    node = place.node
    match symbol:
        case "/":
            return _Place(node, None)
        case ">":
            return _Place(node, tree.attributes(node))
        case "..":
            return _found(tree.parent(node))
        case "~" if place.named:
            return _Place(node, place.choices, named=True)
        case "~":
            return _found(tree.owner(node))
        case "+":
            return _found(_followed(tree, node, depth))
    return None


def _chosen(tree: Tree, place: _Place, found: Value) -> _Place | None:
    """A number is a rank, or behind ``name~`` the number of a namesake; a node is itself."""
    if not isinstance(found, (int, float)):
        return _found(found)
    nodes = _choices(tree, place)
    number = int(found)
    return _Place(nodes[number - 1], None) if 1 <= number <= len(nodes) else None


def _choices(tree: Tree, place: _Place) -> list[Value]:
    return place.choices if place.choices is not None else tree.children(place.node)


def _found(node: Value) -> _Place | None:
    return _Place(node, None) if node is not None else None


def _followed(tree: Tree, node: Value, depth: int) -> Value:
    value = tree.value_of(node)
    if isinstance(value, str):
        return walk(tree, value, tree.root("MODEL"), depth + 1) if depth < _MAX_FOLLOWED else None
    return value


def _search(tree: Tree, node: Value, name: str) -> Value:
    """Breadth first, so that what lies higher is found first."""
    pending = tree.children(node)
    while pending:
        tree.spend(1 + len(pending) // 20)
        following: list[Value] = []
        for each in pending:
            if tree.name_of(each) == name:
                return each
            following.extend(tree.children(each))
        pending = following
    return None
