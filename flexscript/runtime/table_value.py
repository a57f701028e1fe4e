"""TableValue: a table of cells, and its methods.

``table[row][column]`` reads and writes; a row or column is a number from 1 or a header.
Cells are counted against the program's memory like the elements of an array.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from flexscript.language.suggestions import did_you_mean
from flexscript.runtime.limits import Budget
from flexscript.runtime.method_arguments import Method, made_array, text_argument
from flexscript.runtime.operators import whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import ArrayValue, Value, copied, kind_of
from flexscript.runtime.world import World

__all__ = ["TABLE_MEMBERS", "TABLE_METHODS", "TableRow", "TableValue", "table_of"]


@dataclass(slots=True, eq=False)
class TableValue:
    """A table; ``read_only`` is set for the result of a query."""

    kind: ClassVar[str] = "a Table"
    name: str = ""
    rows: list[list[Value]] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    row_names: list[str] = field(default_factory=list)
    read_only: bool = False

    def as_text(self) -> str:
        """Return what it is called."""
        return f"/Tools/GlobalTables/{self.name}" if self.name else f"Table[{len(self.rows)}]"

    def row(self, index: Value) -> int:
        """Return the place (from 0) of a row given by its number or header."""
        return _place(index, self.row_names, "row")

    def column(self, index: Value) -> int:
        """Return the place (from 0) of a column given by its number or header."""
        return _place(index, self.columns, "column")

    def resize(self, rows: int, columns: int, budget: Budget) -> None:
        """Give it a size; new cells are 0 and new headers "Row 1", "Col 1"."""
        if rows < 0 or columns < 0:
            raise RunProblem("FS502", f"A table cannot have {min(rows, columns)} rows or columns.")
        before = len(self.rows) * len(self.columns)
        budget.take_cells(max(0, rows * columns - before) + rows)
        for row in self.rows:
            row[columns:] = [0] * (columns - len(row))
        self.rows[rows:] = [[0] * columns for _ in range(rows - len(self.rows))]
        for names, length, word in ((self.columns, columns, "Col"), (self.row_names, rows, "Row")):
            names[length:] = [f"{word} {i + 1}" for i in range(len(names), length)]


@dataclass(frozen=True, slots=True)
class TableRow:
    """``table[row]``: a row whose cells can be read and written."""

    kind: ClassVar[str] = "a row of a Table"
    table: TableValue
    place: int

    def get(self, index: Value) -> Value:
        """Return a cell."""
        return self.table.rows[self.place][self.table.column(index)]

    def set(self, index: Value, value: Value) -> None:
        """Write a cell."""
        _require_writable(self.table)
        self.table.rows[self.place][self.table.column(index)] = copied(value)


def table_of(value: Value) -> TableValue:
    """Return a table, or an array of arrays as one.

    Raises:
        RunProblem: the value is neither.
    """
    if isinstance(value, TableValue):
        return value
    held = getattr(value, "tool", None)
    if isinstance(held, TableValue):
        return held
    if isinstance(value, ArrayValue):
        rows = [row.items if isinstance(row, ArrayValue) else [row] for row in value.items]
        width = max(map(len, rows), default=0)
        names = [f"Col {i + 1}" for i in range(width)]
        full = [[*row, *[None] * (width - len(row))] for row in rows]
        return TableValue("", full, names, [f"Row {i + 1}" for i in range(len(rows))])
    raise RunProblem("FS503", f"A Table was wanted, not {kind_of(value)}.")


def _place(index: Value, names: list[str], what: str) -> int:
    if isinstance(index, str):
        if index in names:
            return names.index(index)
        message = f"The table has no {what} '{index}'."
        raise RunProblem("FS502", message, did_you_mean(index, names))
    place = whole_of(index, f"The number of a {what}")
    if not 1 <= place <= len(names):
        message = f"The table has {len(names)} {what}s; there is no {what} {place}."
        raise RunProblem("FS502", message, "Counting starts at 1." if place == 0 else "")
    return place - 1


def _require_writable(table: TableValue) -> None:
    if table.read_only:
        message = "The result of a query cannot be changed."
        raise RunProblem("FS503", message, 'Copy it first: result.cloneTo(Table("Name")).')


# -- rows and columns -------------------------------------------------------------------


def _set_size(
    world: World, table: TableValue, rows: Value, columns: Value, kind: Value = 0, over: Value = 0
) -> Value:
    _require_writable(table)
    if over:
        table.rows.clear()
    height, width = whole_of(rows, "The number of rows"), whole_of(columns, "The number of columns")
    table.resize(height, width, world.budget)
    return table


def _add_row(world: World, table: TableValue, row: Value = 0, kind: Value = 0) -> Value:
    _require_writable(table)
    place = whole_of(row, "The row")
    world.budget.take_cells(len(table.columns) + 1)
    at = place - 1 if 1 <= place <= len(table.rows) else len(table.rows)
    table.rows.insert(at, [0] * len(table.columns))
    table.row_names.insert(at, f"Row {at + 1}")
    return table


def _add_column(world: World, table: TableValue, column: Value = 0, kind: Value = 0) -> Value:
    _require_writable(table)
    place = whole_of(column, "The column")
    world.budget.take_cells(len(table.rows) + 1)
    at = place - 1 if 1 <= place <= len(table.columns) else len(table.columns)
    for cells in table.rows:
        cells.insert(at, 0)
    table.columns.insert(at, f"Col {at + 1}")
    return table


def _delete_row(world: World, table: TableValue, row: Value) -> Value:
    _require_writable(table)
    place = table.row(row)
    del table.rows[place], table.row_names[place]
    return table


def _delete_column(world: World, table: TableValue, column: Value) -> Value:
    _require_writable(table)
    place = table.column(column)
    for cells in table.rows:
        del cells[place]
    del table.columns[place]
    return table


def _move_row(world: World, table: TableValue, row: Value, to: Value) -> Value:
    _require_writable(table)
    place, goal = table.row(row), table.row(to)
    table.rows.insert(goal, table.rows.pop(place))
    table.row_names.insert(goal, table.row_names.pop(place))
    return table


def _move_column(world: World, table: TableValue, column: Value, to: Value) -> Value:
    _require_writable(table)
    place, goal = table.column(column), table.column(to)
    for cells in table.rows:
        cells.insert(goal, cells.pop(place))
    table.columns.insert(goal, table.columns.pop(place))
    return table


def _swap_rows(world: World, table: TableValue, one: Value, other: Value) -> Value:
    _require_writable(table)
    a, b = table.row(one), table.row(other)
    table.rows[a], table.rows[b] = table.rows[b], table.rows[a]
    table.row_names[a], table.row_names[b] = table.row_names[b], table.row_names[a]
    return table


def _swap_columns(world: World, table: TableValue, one: Value, other: Value) -> Value:
    _require_writable(table)
    a, b = table.column(one), table.column(other)
    for cells in table.rows:
        cells[a], cells[b] = cells[b], cells[a]
    table.columns[a], table.columns[b] = table.columns[b], table.columns[a]
    return table


# -- headers ----------------------------------------------------------------------------


def _set_header(
    names: Callable[[TableValue], list[str]], what: str
) -> Callable[[World, TableValue, Value, Value], Value]:
    def run(world: World, table: TableValue, index: Value, name: Value) -> Value:
        _require_writable(table)
        names(table)[_place(index, names(table), what)] = text_argument(name, "A header")
        return table

    return run


def _number_of(names: list[str], header: Value) -> int:
    """A header's number, 0 without one."""
    text = text_argument(header, "A header")
    return names.index(text) + 1 if text in names else 0


# -- contents ---------------------------------------------------------------------------


def _clear(world: World, table: TableValue, recursive: Value = 0) -> Value:
    """Numbers become 0, texts empty."""
    _require_writable(table)
    for row in table.rows:
        row[:] = ["" if isinstance(cell, str) else 0 for cell in row]
    return table


def _clone(world: World, table: TableValue) -> Value:
    rows: list[Value] = [made_array(world, list(row)) for row in table.rows]
    return made_array(world, rows)


def _clone_to(world: World, table: TableValue, target: Value) -> Value:
    goal = table_of(target)
    _require_writable(goal)
    world.budget.take_cells(len(table.rows) * (len(table.columns) + 1))
    goal.rows[:] = [list(row) for row in table.rows]
    goal.columns[:], goal.row_names[:] = table.columns, table.row_names
    return goal


def _row_by_key(world: World, table: TableValue, key: Value, column: Value = None) -> Value:
    place = table.column(column) if column is not None else 0
    for number, row in enumerate(table.rows, start=1):
        if row[place] == key:
            return number
    return 0


def _value_by_key(
    world: World, table: TableValue, key: Value, wanted: Value, column: Value = None
) -> Value:
    """The value in a column of the row with the key; an array of columns gives an array."""
    number = _row_by_key(world, table, key, column)
    if not isinstance(number, int) or number == 0:
        return None
    row = table.rows[number - 1]
    if isinstance(wanted, ArrayValue):
        return made_array(world, [row[table.column(each)] for each in wanted.items])
    return row[table.column(wanted)]


def _sort(world: World, table: TableValue, columns: Value, directions: Value = 0) -> Value:
    """Sort by columns, the first one first: 1 ascends, 0 (the manual's default) descends."""
    _require_writable(table)
    wanted = columns.items if isinstance(columns, ArrayValue) else [columns]
    given = directions.items if isinstance(directions, ArrayValue) else [directions] * len(wanted)
    order = list(range(len(table.rows)))
    for column, direction in reversed(list(zip(wanted, given, strict=False))):
        place = table.column(column)
        order.sort(key=lambda row, at=place: _key(table.rows[row][at]), reverse=not direction)  # type: ignore[misc]  # a bound default
    table.rows[:] = [table.rows[row] for row in order]
    table.row_names[:] = [table.row_names[row] for row in order]
    return table


def _key(cell: Value) -> tuple[int, float, str]:
    if isinstance(cell, (int, float)):
        return (0, cell, "")
    return (1, 0.0, cell if isinstance(cell, str) else "")


def _execute_cell(world: World, table: TableValue, row: Value, column: Value) -> Value:
    cell = table.rows[table.row(row)][table.column(column)]
    return world.execute_text(cell) if isinstance(cell, str) else cell


#: The manual's other members only tune how fast FlexSim finds a key.
_INDEX: Method = (1, 2, lambda w, t, column, kind=0: t)

TABLE_METHODS: Mapping[str, Method] = {
    "addCol": (0, 2, _add_column),
    "addIndex": _INDEX,
    "addRow": (0, 2, _add_row),
    "cell": (2, 2, lambda w, t, row, column: t.rows[t.row(row)][t.column(column)]),
    "clear": (0, 1, _clear),
    "clone": (0, 0, _clone),
    "cloneTo": (1, 1, _clone_to),
    "deleteCol": (1, 1, _delete_column),
    "deleteRow": (1, 1, _delete_row),
    "executeCell": (2, 2, _execute_cell),
    "getColHeader": (1, 1, lambda w, t, column: t.columns[t.column(column)]),
    "getColNum": (1, 1, lambda w, t, header: _number_of(t.columns, header)),
    "getRowByKey": (1, 2, _row_by_key),
    "getRowHeader": (1, 1, lambda w, t, row: t.row_names[t.row(row)]),
    "getRowNum": (1, 1, lambda w, t, header: _number_of(t.row_names, header)),
    "getValueByKey": (2, 3, _value_by_key),
    "hasIndex": (1, 1, lambda w, t, column: 0),
    "moveCol": (2, 2, _move_column),
    "moveRow": (2, 2, _move_row),
    "removeIndex": _INDEX,
    "setColHeader": (2, 2, _set_header(lambda table: table.columns, "column")),
    "setRowHeader": (2, 2, _set_header(lambda table: table.row_names, "row")),
    "setSize": (2, 4, _set_size),
    "sort": (1, 2, _sort),
    "swapCols": (2, 2, _swap_columns),
    "swapRows": (2, 2, _swap_rows),
}
TABLE_MEMBERS: Mapping[str, Callable[[TableValue], Value]] = {
    "name": lambda table: table.name,
    "numCols": lambda table: len(table.columns),
    "numRows": lambda table: len(table.rows),
}
