"""Query: ``Table.query`` and the conditions of lists, by SQLite in memory.

SELECT, INSERT, UPDATE and DELETE work on the tables that a query names: global tables by
their names, and ``$1`` to ``$9`` for the arguments. An argument in the place of a table is
a Table, an array, a group or a number of rows; any other one is a value. ``$iter(1)``
inside an argument stands for the current row of table 1, so that the argument is worked
out for every row; ``$1.x`` is a column of table 1.

The query is part of an untrusted program. SQLite gets a copy of the tables and nothing
else: no file can be attached, nothing beyond the four statements is allowed, lengths are
limited, and its steps are paid for from the program's budget.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence

from flexscript.runtime.limits import Budget
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.table_value import TableValue
from flexscript.runtime.values import Value

__all__ = ["MAX_ARGUMENTS", "Relation", "run_query"]

MAX_ARGUMENTS = 9
_LONGEST_TEXT = 1_000_000
_MOST_COLUMNS = 100
_STEPS_PER_CALL = 1_000

_ALLOWED = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
        sqlite3.SQLITE_INSERT,
        sqlite3.SQLITE_UPDATE,
        sqlite3.SQLITE_DELETE,
        sqlite3.SQLITE_TRANSACTION,
    }
)
#: Texts and quoted names are left alone; ``==`` is SQL too.
_PART = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|\[[^\]]*\]|`[^`]*`|\$(\d)""")


class Relation:
    """A table as SQLite sees it: plain cells, and the FlexScript values behind them."""

    def __init__(self, name: str, columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        self.name = name
        self.columns = list(columns)
        self.rows = rows


def run_query(
    text: str,
    relations: Sequence[Relation],
    values: dict[int, Value],
    per_row: dict[int, tuple[str, list[Value]]],
    budget: Budget,
) -> tuple[TableValue, dict[str, list[list[Value]]]]:
    """Run a query; return its result, and the new rows of the tables by name.

    ``values`` are the arguments that are plain values by number, ``per_row`` those that
    were worked out for each row of a relation: (name of the relation, values).

    Raises:
        RunProblem: the query is wrong, or does what none may do here.
    """
    keeper = _Keeper()
    connection = sqlite3.connect(":memory:")
    try:
        _limit(connection)
        for relation in relations:
            _create(connection, relation, per_row, keeper, budget)
        stopped: list[RunProblem] = []
        connection.set_progress_handler(_payer(budget, stopped), _STEPS_PER_CALL)
        connection.set_authorizer(_authorize)
        try:
            found = connection.execute(_with_names(text, values, per_row), _bound(values, keeper))
            table = _result(found, keeper, budget)
        except (sqlite3.Error, sqlite3.Warning) as error:
            if stopped:
                raise stopped[0] from error
            raise RunProblem("FS514", f"The query cannot be run: {error}.") from error
        connection.set_authorizer(None)
        return table, _changed(connection, relations, keeper)
    finally:
        connection.close()


class _Keeper:
    """Values that SQL does not know (objects, arrays) travel through it as marked numbers."""

    _MARK = "\x00value:"

    def __init__(self) -> None:
        self._kept: list[Value] = []
        self._places: dict[int, str] = {}

    def to_sql(self, value: Value) -> int | float | str | None:
        if value is None or isinstance(value, (int, float, str)):
            return value
        if id(value) not in self._places:
            self._places[id(value)] = f"{self._MARK}{len(self._kept)}"
            self._kept.append(value)
        return self._places[id(value)]

    def from_sql(self, value: Value) -> Value:
        if isinstance(value, bytes):
            return value.decode("utf-8", "replace")
        if isinstance(value, str) and value.startswith(self._MARK):
            place = value.removeprefix(self._MARK)
            if place.isdecimal() and int(place) < len(self._kept):
                return self._kept[int(place)]
        return value


def _limit(connection: sqlite3.Connection) -> None:
    limits = {
        sqlite3.SQLITE_LIMIT_LENGTH: _LONGEST_TEXT,
        sqlite3.SQLITE_LIMIT_SQL_LENGTH: 20_000,
        sqlite3.SQLITE_LIMIT_COLUMN: 2 * _MOST_COLUMNS,
        sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
        sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 10,
        sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    }
    for name, most in limits.items():
        connection.setlimit(name, most)


def _authorize(action: int, *_: object) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _payer(budget: Budget, stopped: list[RunProblem]) -> Callable[[], int]:
    """SQLite asks now and then whether to go on."""

    def pay() -> int:
        try:
            budget.take_steps(_STEPS_PER_CALL // 20)
        except RunProblem as problem:
            stopped.append(problem)
            return 1
        return 0

    return pay


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _create(
    connection: sqlite3.Connection,
    relation: Relation,
    per_row: dict[int, tuple[str, list[Value]]],
    keeper: _Keeper,
    budget: Budget,
) -> None:
    extra = {n: values for n, (name, values) in per_row.items() if name == relation.name}
    columns = [*relation.columns, *(f"${number}" for number in extra)]
    if len(columns) > _MOST_COLUMNS:
        raise RunProblem("FS514", f"A query takes tables of at most {_MOST_COLUMNS} columns.")
    seen: set[str] = set()
    for place, name in enumerate(columns):
        if not name or name.casefold() in seen:
            columns[place] = f"{name}_{place + 1}"
        seen.add(columns[place].casefold())
    budget.take_cells(len(relation.rows) * (len(columns) or 1))
    names = ", ".join(map(_quoted, columns or ["Col 1"]))
    connection.execute(f"CREATE TABLE {_quoted(relation.name)} ({names})")
    if not columns:
        return
    rows = (
        [*map(keeper.to_sql, row), *(keeper.to_sql(values[at]) for values in extra.values())]
        for at, row in enumerate(relation.rows)
    )
    marks = ", ".join("?" * len(columns))
    # Only our own quoted names and marks are put together here, never a value.
    insert = f"INSERT INTO {_quoted(relation.name)} VALUES ({marks})"  # noqa: S608
    connection.executemany(insert, rows)


def _with_names(
    text: str, values: dict[int, Value], per_row: dict[int, tuple[str, list[Value]]]
) -> str:
    """Write the arguments into the query: names of tables and columns, or places of values."""

    def name(match: re.Match[str]) -> str:
        if match.group(1) is None:
            return match.group()
        number = int(match.group(1))
        if number in per_row:
            return f"{_quoted(per_row[number][0])}.{_quoted(f'${number}')}"
        return f":p{number}" if number in values else _quoted(f"${number}")

    return _PART.sub(name, text)


def _bound(values: dict[int, Value], keeper: _Keeper) -> dict[str, int | float | str | None]:
    return {f"p{number}": keeper.to_sql(value) for number, value in values.items()}


def _result(found: sqlite3.Cursor, keeper: _Keeper, budget: Budget) -> TableValue:
    columns = [each[0] for each in found.description or ()]
    rows: list[list[Value]] = []
    for row in found:
        budget.take_cells(len(row) + 1)
        budget.take_characters(sum(len(cell) for cell in row if isinstance(cell, (str, bytes))))
        rows.append([keeper.from_sql(cell) for cell in row])
    return TableValue("", rows, columns, [f"Row {i + 1}" for i in range(len(rows))], read_only=True)


def _changed(
    connection: sqlite3.Connection, relations: Sequence[Relation], keeper: _Keeper
) -> dict[str, list[list[Value]]]:
    if not connection.total_changes > sum(len(relation.rows) for relation in relations):
        return {}
    changed = {}
    for relation in relations:
        found = connection.execute(f"SELECT * FROM {_quoted(relation.name)}")  # noqa: S608 - a quoted name
        width = len(relation.columns)
        changed[relation.name] = [[keeper.from_sql(cell) for cell in row[:width]] for row in found]
    return changed
