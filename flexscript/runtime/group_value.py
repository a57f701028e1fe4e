"""GroupValue: a named group of objects, and its methods."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from flexscript.runtime.method_arguments import Method, made_array
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import Value
from flexscript.runtime.world import World

__all__ = ["GROUP_MEMBERS", "GROUP_METHODS", "GroupValue"]


@dataclass(slots=True, eq=False)
class GroupValue:
    """A named group of objects, or of other groups."""

    kind: ClassVar[str] = "a Group"
    name: str
    members: list[Value] = field(default_factory=list)

    def as_text(self) -> str:
        """Return its path."""
        return f"/Tools/Groups/{self.name}"


def _add_member(world: World, group: GroupValue, member: Value) -> Value:
    if member is None:
        raise RunProblem("FS501", "A group cannot have null as a member.")
    if member not in group.members:
        world.budget.take_cells(1)
        group.members.append(member)
    return None


def _remove_member(world: World, group: GroupValue, member: Value) -> Value:
    if member in group.members:
        group.members.remove(member)
    return None


def _flat(world: World, group: GroupValue) -> list[Value]:
    """The members, those of inner groups in their place; each group counts once."""
    found: list[Value] = []
    pending: list[Value] = [group]
    seen: set[int] = set()
    while pending:
        world.budget.take_steps(1)
        member = pending.pop()
        if not isinstance(member, GroupValue):
            found.append(member)
        elif id(member) not in seen:
            seen.add(id(member))
            pending.extend(reversed(member.members))
    return found


def _is_member(world: World, group: GroupValue, member: Value, recursive: Value = 0) -> Value:
    return int(member in (_flat(world, group) if recursive else group.members))


def _group_index(world: World, group: GroupValue, member: Value) -> Value:
    return group.members.index(member) + 1 if member in group.members else -1


GROUP_METHODS: Mapping[str, Method] = {
    "addMember": (1, 1, _add_member),
    "indexOf": (1, 1, _group_index),
    "isMember": (1, 2, _is_member),
    "removeMember": (1, 1, _remove_member),
    "toFlatArray": (0, 0, lambda w, g: made_array(w, _flat(w, g))),
}
GROUP_MEMBERS: Mapping[str, Callable[[GroupValue], Value]] = {
    "length": lambda group: len(group.members),
    "name": lambda group: group.name,
}
