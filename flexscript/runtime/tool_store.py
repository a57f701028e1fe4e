"""ToolStore: the tables, groups, lists, variables and parameters that code works on.

A build script fills a store, which becomes part of the plant; each run begins with a store
of its own made from the plant's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from flexscript.language.suggestions import did_you_mean
from flexscript.plant.down_times import DOWN_TIME_FOLDERS
from flexscript.plant.tools import Cell, DownTime, TableData, Tools
from flexscript.runtime.down_time_tools import DownTimeValue
from flexscript.runtime.group_value import GroupValue
from flexscript.runtime.limits import Budget
from flexscript.runtime.list_value import Entry, ListValue
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.table_value import TableValue
from flexscript.runtime.tracked_variable import VariableValue
from flexscript.runtime.values import Value, kind_of

__all__ = ["TOOL_TYPES", "ParametersView", "ToolNode", "ToolStore"]

Tool = TableValue | GroupValue | ListValue | VariableValue | DownTimeValue

#: What ``Tools.create`` makes, by FlexSim's names of the types, and the folder of each.
TOOL_TYPES: Mapping[str, str] = {
    "GlobalTable": "tables",
    "Group": "groups",
    "List": "lists",
    "GlobalList": "lists",
    "TrackedVariable": "variables",
    **DOWN_TIME_FOLDERS,
}
_WORDS = {
    "tables": "global table",
    "groups": "group",
    "lists": "list",
    "variables": "tracked variable",
    "breakdowns": "MTBF/MTTR tool",
    "time_tables": "time table",
}
_TYPE_OF_FOLDER = {folder: name for name, folder in reversed(list(TOOL_TYPES.items()))}


@dataclass(frozen=True, slots=True)
class ToolNode:
    """The node of a tool, as ``Tools.create`` returns it; it stands for the tool itself."""

    kind: ClassVar[str] = "the node of a tool"
    tool: Tool
    folder: str

    def as_text(self) -> str:
        """Return its path."""
        return self.tool.as_text()


@dataclass(frozen=True, slots=True)
class ParametersView:
    """``Model.parameters``."""

    kind: ClassVar[str] = "the model's parameters"


@dataclass(slots=True)
class ToolStore:
    """Tools by their names."""

    tables: dict[str, TableValue] = field(default_factory=dict)
    groups: dict[str, GroupValue] = field(default_factory=dict)
    lists: dict[str, ListValue] = field(default_factory=dict)
    variables: dict[str, VariableValue] = field(default_factory=dict)
    parameters: dict[str, Value] = field(default_factory=dict)
    breakdowns: dict[str, DownTimeValue] = field(default_factory=dict)
    time_tables: dict[str, DownTimeValue] = field(default_factory=dict)

    def folder(self, name: str) -> dict[str, Tool]:
        """Return one of the dicts of tools by its name."""
        found: dict[str, Tool] = getattr(self, name)
        return found

    def get(self, folder: str, name: Value) -> Tool:
        """Return a tool by its name; a tool or its node stands for itself.

        Raises:
            RunProblem: there is no such tool.
        """
        if isinstance(name, ToolNode):
            name = name.tool
        if isinstance(name, (TableValue, GroupValue, ListValue, VariableValue, DownTimeValue)):
            return name
        if not isinstance(name, str):
            message = f"A {_WORDS[folder]} is asked for by its name, not by {kind_of(name)}."
            raise RunProblem("FS503", message)
        found = self.folder(folder).get(name)
        if found is None:
            message = f"There is no {_WORDS[folder]} '{name}'."
            make = f'Make it with Tools.create("{_TYPE_OF_FOLDER[folder]}") and give it this name.'
            raise RunProblem("FS515", message, did_you_mean(name, self.folder(folder)) or make)
        return found

    def create(self, folder: str, name: str, budget: Budget) -> ToolNode:
        """Make a tool; one without a name gets its type and a number."""
        existing = self.folder(folder)
        budget.take_cells(10)
        number = len(existing) + 1
        while not name or name in existing:
            name, number = f"{_TYPE_OF_FOLDER[folder]}{number}", number + 1
        makers: Mapping[str, Callable[[str], Tool]] = {
            "tables": TableValue,
            "groups": GroupValue,
            "lists": ListValue,
            "variables": VariableValue,
            "breakdowns": lambda name: DownTimeValue("MTBFMTTR", name),
            "time_tables": lambda name: DownTimeValue("TimeTable", name),
        }
        made = existing[name] = makers[folder](name)
        return ToolNode(made, folder)

    def rename(self, node: ToolNode, name: str) -> None:
        """Give a tool another name.

        Raises:
            RunProblem: another tool of the type has it.
        """
        existing = self.folder(node.folder)
        if name != node.tool.name and name in existing:
            raise RunProblem("FS515", f"There is a {_WORDS[node.folder]} '{name}' already.")
        existing.pop(node.tool.name, None)
        node.tool.name = name
        existing[name] = node.tool

    def destroy(self, node: ToolNode) -> None:
        """Remove a tool."""
        self.folder(node.folder).pop(node.tool.name, None)

    def parameter(self, name: str) -> Value:
        """Return a parameter of the model.

        Raises:
            RunProblem: the model has no such parameter.
        """
        if name not in self.parameters:
            message = f"The model has no parameter '{name}'."
            hint = did_you_mean(name, self.parameters) or "A build script makes one by setting it."
            raise RunProblem("FS515", message, hint)
        return self.parameters[name]

    # -- from and to a plant ----------------------------------------------------------

    def freeze(self, id_of: Callable[[Value], str | None]) -> Tools:
        """Return the store as part of a plant; ``id_of`` gives the id of an object."""
        return Tools(
            tables={name: _frozen_table(table) for name, table in self.tables.items()},
            groups={name: _member_ids(group, id_of) for name, group in self.groups.items()},
            lists={
                name: tuple(_cell(entry.value) for entry in each.entries)
                for name, each in self.lists.items()
            },
            variables={name: each.level for name, each in self.variables.items()},
            parameters={name: _cell(value) for name, value in self.parameters.items()},
            breakdowns=_frozen_down_times(self.breakdowns),
            time_tables=_frozen_down_times(self.time_tables),
        )

    @classmethod
    def of_plant(
        cls, tools: Tools, object_of: Callable[[str], Value], now: Callable[[], float]
    ) -> ToolStore:
        """Return the store that a run begins with."""
        store = cls(parameters=dict(tools.parameters))
        for name, data in tools.tables.items():
            rows: list[list[Value]] = [list(row) for row in data.rows]
            store.tables[name] = TableValue(name, rows, list(data.columns), list(data.row_names))
        for name, ids in tools.groups.items():
            store.groups[name] = GroupValue(name, [object_of(each) for each in ids])
        for name, values in tools.lists.items():
            made = store.lists[name] = ListValue(name)
            made.entries = [Entry(made, value, 0.0) for value in values]
        for name, level in tools.variables.items():
            variable = store.variables[name] = VariableValue(name, now=now)
            variable.reset(level)
        for kind, folder in DOWN_TIME_FOLDERS.items():
            down_times: Mapping[str, DownTime] = getattr(tools, folder)
            for name, each in down_times.items():
                store.folder(folder)[name] = DownTimeValue(kind, name, dict(each.properties))
        return store


def _frozen_down_times(tools: Mapping[str, DownTimeValue]) -> dict[str, DownTime]:
    return {name: DownTime(properties=dict(tool.properties)) for name, tool in tools.items()}


def _frozen_table(table: TableValue) -> TableData:
    return TableData(
        rows=tuple(tuple(map(_cell, row)) for row in table.rows),
        columns=tuple(table.columns),
        row_names=tuple(table.row_names),
    )


def _cell(value: Value) -> Cell:
    """What a plant can keep; an object is kept as its name."""
    if value is None or isinstance(value, (int, float, str)):
        return value
    name = getattr(value, "name", None)
    if isinstance(name, str):
        return name
    message = f"A global table or list of a plant cannot keep {kind_of(value)}."
    raise RunProblem("FS203", message, "Keep numbers, texts or objects in it.")


def _member_ids(group: GroupValue, id_of: Callable[[Value], str | None]) -> tuple[str, ...]:
    """Inner groups are kept as their members."""
    found: list[str] = []
    pending = list(group.members)
    seen: set[int] = {id(group)}
    while pending:
        member = pending.pop(0)
        if isinstance(member, GroupValue):
            if id(member) not in seen:
                seen.add(id(member))
                pending[:0] = member.members
            continue
        object_id = id_of(member)
        if object_id is not None:
            found.append(object_id)
    return tuple(dict.fromkeys(found))
