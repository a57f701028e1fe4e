"""Table.query: which arguments of a query are tables, which are values, which go by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from flexscript.runtime.group_value import GroupValue
from flexscript.runtime.operators import whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.query import MAX_ARGUMENTS, Relation, run_query
from flexscript.runtime.table_value import TableRow, TableValue, table_of
from flexscript.runtime.tool_store import ToolNode
from flexscript.runtime.values import ArrayValue, Value, kind_of
from flexscript.runtime.world import Frame

__all__ = ["table_query"]

Evaluate = Callable[[Frame], Value]
#: What stands behind FROM, JOIN, INTO or UPDATE, or behind the comma of a list of tables.
_TABLE_PLACE = re.compile(
    r"\b(?:from|join|into|update)\s+\$(\d)|,\s*\$(\d)(?=\s+(?:as\s|where\b|,))", re.IGNORECASE
)
_WORD = re.compile(r"'[^']*'|[^\W\d]\w*|\"[^\"]*\"|\[[^\]]*\]")


def table_query(
    frame: Frame, text: Evaluate, arguments: Sequence[Evaluate], per_row: Sequence[bool]
) -> Value:
    """Run a query in the frame of the program that asks.

    Raises:
        RunProblem: the query is wrong, or has too many arguments.
    """
    query = text(frame)
    if not isinstance(query, str):
        raise RunProblem("FS503", f"The query must be a string, not {kind_of(query)}.")
    if len(arguments) > MAX_ARGUMENTS:
        raise RunProblem("FS102", f"A query takes at most {MAX_ARGUMENTS} arguments.")
    tables = {int(one or other) for one, other in _TABLE_PLACE.findall(query)}
    relations, sources = _named_tables(frame, query), {}
    values: dict[int, Value] = {}
    for number, argument in enumerate(arguments, start=1):
        if per_row[number - 1]:
            continue
        value = argument(frame)
        if number in tables:
            relations.append(_relation(frame, f"${number}", value))
            sources[f"${number}"] = value
        else:
            values[number] = value
    by_row = _by_row(frame, relations, arguments, per_row)
    result, changed = run_query(query, relations, values, by_row, frame.budget)
    for name, rows in changed.items():
        _write_back(frame, sources.get(name, name), rows)
    return result


def _named_tables(frame: Frame, query: str) -> list[Relation]:
    """The global tables whose names the query says."""
    words = {word.strip('"[]') for word in _WORD.findall(query)}
    tables = frame.world.tools.tables
    return [
        Relation(name, table.columns, table.rows) for name, table in tables.items() if name in words
    ]


def _relation(frame: Frame, name: str, value: Value) -> Relation:
    if isinstance(value, ToolNode):
        value = value.tool
    if isinstance(value, GroupValue):
        return Relation(name, ["value"], [[member] for member in value.members])
    if isinstance(value, ArrayValue) and not any(isinstance(e, ArrayValue) for e in value.items):
        return Relation(name, ["value"], [[each] for each in value.items])
    if isinstance(value, (int, float)):
        count = whole_of(value, "The number of rows")
        frame.budget.take_cells(max(0, count))
        return Relation(name, ["value"], [[row] for row in range(1, count + 1)])
    to_array = getattr(value, "to_array", None)
    if to_array is not None:
        return Relation(name, ["value"], [[each] for each in to_array().items])
    table = table_of(value)
    return Relation(name, table.columns, table.rows)


def _by_row(
    frame: Frame,
    relations: Sequence[Relation],
    arguments: Sequence[Evaluate],
    per_row: Sequence[bool],
) -> dict[int, tuple[str, list[Value]]]:
    """Work out the arguments with ``$iter(1)`` for every row of table 1."""
    by_name = {relation.name: relation for relation in relations}
    first = by_name.get("$1") or (relations[0] if relations else None)
    found: dict[int, tuple[str, list[Value]]] = {}
    for number, argument in enumerate(arguments, start=1):
        if not per_row[number - 1]:
            continue
        if first is None:
            raise RunProblem("FS514", "The query names no table that $iter could go through.")
        column: list[Value] = []
        for row in first.rows:
            frame.budget.step()
            frame.rows[1] = row[0] if first.columns == ["value"] else _row(first, row)
            column.append(argument(frame))
        frame.rows.pop(1, None)
        found[number] = (first.name, column)
    return found


def _row(relation: Relation, row: Sequence[Value]) -> TableRow:
    names = list(relation.columns)
    return TableRow(TableValue("", [list(row)], names, ["Row 1"], read_only=True), 0)


def _write_back(frame: Frame, source: Value, rows: list[list[Value]]) -> None:
    """INSERT, UPDATE and DELETE change the table itself."""
    if isinstance(source, str):
        source = frame.world.tools.tables[source]
    if isinstance(source, ToolNode):
        source = source.tool
    if isinstance(source, TableValue) and not source.read_only:
        frame.budget.take_cells(sum(map(len, rows)))
        source.rows[:] = rows
        names = source.row_names
        names[len(rows) :] = [f"Row {i + 1}" for i in range(len(names), len(rows))]
    elif isinstance(source, ArrayValue):
        flat = all(len(row) == 1 for row in rows)
        source.items[:] = [row[0] if flat else ArrayValue(list(row)) for row in rows]
