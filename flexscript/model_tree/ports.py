"""Ports: the connections of a plant from the port lists of the objects of a tree.

A tree does not tell in which order the connections were made, only the order of the ports of each
object. The connections are put in an order that gives every object its ports as they were; where
there is none (ports were moved afterwards), output ports are right and input ports may differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from flexscript.model_tree.node import TreeNode
from flexscript.plant.classes import CLASSES, Family
from flexscript.plant.model import Connection

__all__ = ["Joined", "connections_of"]

_SIDES = {"connectionsout": "out", "connectionsin": "in", "connectionscenter": "center"}

#: Real models need as many passes as their longest way; a file made to need more is not worth it.
_PASSES = 2_000


@dataclass(frozen=True, slots=True)
class Joined:
    """The connections, and what could not be connected: (what, reason) pairs."""

    connections: tuple[Connection, ...]
    skipped: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Port:
    owner: str
    side: str
    rank: int


def connections_of(
    root: TreeNode, objects: Mapping[int, tuple[str, str]], known: list[TreeNode]
) -> Joined:
    """Return the connections among ``known`` nodes.

    ``objects`` gives the id and class of a known node by its Python identity.
    """
    ports: dict[int, _Port] = {}
    numbered: dict[int, TreeNode] = {}
    couplings: list[TreeNode] = []
    for thing in known:
        owner = objects[id(thing)][0]
        for name, side in _SIDES.items():
            holder = thing.attribute("connections", name)
            for rank, node in enumerate(holder.children if holder else [], start=1):
                ports[id(node)] = _Port(owner, side, rank)
                couplings.append(node)
                if node.number:
                    numbered[node.number] = node
    classes = dict(objects.values())
    pairs: dict[tuple[_Port, _Port], None] = {}
    skipped: list[tuple[str, str]] = []
    for node in couplings:
        here = ports[id(node)]
        other = _target(root, node, numbered)
        there = ports.get(id(other)) if other else None
        if there is None:
            if here.side != "in" and node.coupling:
                skipped.append((f"connection of '{here.owner}'", "it leads to no known object"))
        elif here.side == "out" and there.side == "in":
            if _can_join(classes[here.owner], classes[there.owner]):
                pairs[here, there] = None
            else:
                what = f"connection of '{here.owner}' to '{there.owner}'"
                skipped.append((what, "such objects are not joined by ports"))
        elif here.side == there.side == "center" and (there, here) not in pairs:
            pairs[here, there] = None
    ordered, exact = _in_port_order(list(pairs))
    if not exact:
        skipped.append(("order of the input ports", "no order of connecting gives it"))
    return Joined(_numbered(ordered), tuple(skipped))


def _target(root: TreeNode, node: TreeNode, numbered: Mapping[int, TreeNode]) -> TreeNode | None:
    if isinstance(node.coupling, int):
        return numbered.get(node.coupling)
    return _at_path(root, node.coupling or "")


def _at_path(root: TreeNode, path: str) -> TreeNode | None:
    """Follow ``/Press>connections/connectionsin/_1``; a number is a place among the children."""
    way, mark, attribute_way = path.partition(">")
    node: TreeNode | None = root
    for name in way.strip("/").split("/"):
        node = node.child(name) if node else None
    if node is None or not mark:
        return node
    first, *rest = attribute_way.split("/")
    node = node.attribute(first)
    for name in rest:
        node = _child_at(node, name) if node else None
    return node


def _child_at(node: TreeNode, name: str) -> TreeNode | None:
    found = node.child(name)
    digits = name.removeprefix("_")
    if found is None and digits.isdecimal() and 1 <= int(digits[:9]) <= len(node.children):
        return node.children[int(digits[:9]) - 1]
    return found


def _can_join(source: str, target: str) -> bool:
    origin, goal = CLASSES[source], CLASSES[target]
    fixed = Family.FIXED_RESOURCE
    if fixed in (origin.family, goal.family):
        both = origin.family is goal.family is fixed
        return both and origin.has_outputs and goal.has_inputs
    return Family.NETWORK not in (origin.family, goal.family)


def _in_port_order(
    pairs: list[tuple[_Port, _Port]],
) -> tuple[list[tuple[_Port, _Port]], bool]:
    """Take pairs one after the other whose two ports are both the next of their objects."""
    waiting: dict[tuple[str, str], list[int]] = {}
    for pair in pairs:
        for port in pair:
            waiting.setdefault((port.owner, port.side), []).append(port.rank)
    for ranks in waiting.values():
        ranks.sort(reverse=True)
    ordered: list[tuple[_Port, _Port]] = []
    rest = list(pairs)
    for _ in range(_PASSES):
        if not rest:
            return ordered, True
        free = [pair for pair in rest if all(_is_next(port, waiting) for port in pair)]
        if not free:
            break
        for pair in free:
            if all(_is_next(port, waiting) for port in pair):
                ordered.append(pair)
                for port in pair:
                    waiting[port.owner, port.side].pop()
        taken = set(map(id, ordered))
        rest = [pair for pair in rest if id(pair) not in taken]
    return [*ordered, *rest], not rest


def _is_next(port: _Port, waiting: Mapping[tuple[str, str], list[int]]) -> bool:
    ranks = waiting[port.owner, port.side]
    return bool(ranks) and ranks[-1] == port.rank


def _numbered(pairs: list[tuple[_Port, _Port]]) -> tuple[Connection, ...]:
    used: Counter[tuple[str, str]] = Counter()
    made = []
    for source, target in pairs:
        used[source.owner, source.side] += 1
        source_port = used[source.owner, source.side]
        used[target.owner, target.side] += 1
        made.append(
            Connection(
                source=source.owner,
                target=target.owner,
                kind="A" if source.side == "out" else "S",
                source_port=source_port,
                target_port=used[target.owner, target.side],
            )
        )
    return tuple(made)
