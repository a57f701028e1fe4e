"""The tools of a plant as FlexScript and as JSON: part of the emitter and of the plant's form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flexscript.plant.down_times import DOWN_TIME_FOLDERS
from flexscript.plant.down_times_text import (
    down_time_lines,
    down_times_from_json,
    down_times_to_json,
)
from flexscript.plant.model import PropertyValue
from flexscript.plant.tools import Cell, TableData, Tools

__all__ = ["tool_lines", "tools_from_json", "tools_to_json"]


def tool_lines(
    tools: Tools, variables: Mapping[str, str], literal: Callable[[PropertyValue], str]
) -> list[str]:
    """Return the statements that make the tools.

    ``variables`` are the names of the objects by their ids, ``literal`` writes a number or
    text as the emitter does. Cells and headers that a new table has anyway are left out.
    """
    lines: list[str] = []

    def made(kind: str, name: str, node_type: str = "treenode") -> str:
        variable = f"tool_{sum('= Tools.create(' in line for line in lines) + 1}"
        lines.append(f'{node_type} {variable} = Tools.create("{kind}");')
        lines.append(f"{variable}.name = {literal(name)};")
        return variable

    def create(kind: str, name: str) -> str:
        made(kind, name)
        return f"{kind}({literal(name)})"

    for name, table in tools.tables.items():
        create("GlobalTable", name)
        lines.extend(_table_lines(f"Table({literal(name)})", table, literal))
    for name, members in tools.groups.items():
        group = create("Group", name)
        lines.extend(f"{group}.addMember({variables[each]});" for each in members)
    for name, values in tools.lists.items():
        target = create("List", name)
        lines.extend(f"{target}.push({_cell(value, literal)});" for value in values)
    for name, level in tools.variables.items():
        lines.append(f"{create('TrackedVariable', name)}.value = {literal(level)};")
    for name, value in tools.parameters.items():
        lines.append(f"Model.parameters[{literal(name)}] = {_cell(value, literal)};")
    for kind, folder in DOWN_TIME_FOLDERS.items():
        for name, tool in getattr(tools, folder).items():
            variable = made(kind, name, "Object")
            lines.extend(down_time_lines(variable, tool, literal))
    return lines


def _cell(value: Cell, literal: Callable[[PropertyValue], str]) -> str:
    return "nullvar" if value is None else literal(value)


def _table_lines(table: str, data: TableData, literal: Callable[[PropertyValue], str]) -> list[str]:
    lines = [f"{table}.setSize({len(data.rows)}, {len(data.columns)});"]
    headers = (("Col", data.columns), ("Row", data.row_names))
    for word, names in headers:
        for number, name in enumerate(names, start=1):
            if name != f"{word} {number}":
                lines.append(f"{table}.set{word}Header({number}, {literal(name)});")
    for row_number, row in enumerate(data.rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is None or isinstance(value, str) or value != 0:
                lines.append(f"{table}[{row_number}][{column}] = {_cell(value, literal)};")
    return lines


def tools_to_json(tools: Tools) -> dict[str, Any]:
    """Return the tools as JSON data; only those that the plant has."""
    tables = {
        name: {
            "rows": [list(row) for row in each.rows],
            "columns": list(each.columns),
            "row_names": list(each.row_names),
        }
        for name, each in tools.tables.items()
    }
    parts: dict[str, dict[str, Any]] = {
        "tables": tables,
        "groups": {name: list(members) for name, members in tools.groups.items()},
        "lists": {name: list(values) for name, values in tools.lists.items()},
        "variables": dict(tools.variables),
        "parameters": dict(tools.parameters),
        **{
            folder: down_times_to_json(getattr(tools, folder))
            for folder in DOWN_TIME_FOLDERS.values()
        },
    }
    return {name: part for name, part in parts.items() if part}


def tools_from_json(data: Mapping[str, Any]) -> Tools:
    """Return the tools of their JSON form.

    Raises:
        KeyError, TypeError, ValueError: a part is missing or has the wrong kind.
    """
    return Tools(
        tables={
            str(name): TableData(
                rows=tuple(tuple(_plain(cell) for cell in row) for row in each["rows"]),
                columns=tuple(map(str, each["columns"])),
                row_names=tuple(map(str, each["row_names"])),
            )
            for name, each in data.get("tables", {}).items()
        },
        groups={str(n): tuple(map(str, ids)) for n, ids in data.get("groups", {}).items()},
        lists={str(n): tuple(map(_plain, values)) for n, values in data.get("lists", {}).items()},
        variables={str(n): float(level) for n, level in data.get("variables", {}).items()},
        parameters={str(n): _plain(value) for n, value in data.get("parameters", {}).items()},
        breakdowns=down_times_from_json(data.get("breakdowns", {})),
        time_tables=down_times_from_json(data.get("time_tables", {})),
    )


def _plain(value: object) -> Cell:
    if value is None or isinstance(value, (int, float, str)):
        return value
    raise TypeError(f"{value!r} is neither a number nor a text")
