"""Arrivals: the rows of a source's schedule or sequence.

A schedule's columns are ArrivalTime, ItemName, Quantity, a sequence's ItemName, Quantity; further
columns are labels of the items. A first row that has "Quantity" names the columns. Without it the
numbers of a row are time and quantity in this order, the text is the name, and there are no labels.
The property may also be the name of a global table, whose column headers then name the columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flexscript.plant.properties import UNITS
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.table_value import TableValue
from flexscript.simulation.errors import SettingError

if TYPE_CHECKING:
    from flexscript.simulation.source import Source

__all__ = ["Arrival", "read_arrivals"]

_TIME, _NAME, _QUANTITY = "arrivaltime", "itemname", "quantity"
_Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class Arrival:
    """One row, counted from 1: ``time`` in seconds, 0 in a sequence; no name is the class."""

    row: int
    time: float
    item_name: str
    quantity: int
    labels: tuple[tuple[str, object], ...] = ()


def read_arrivals(source: Source, *, timed: bool) -> tuple[Arrival, ...]:
    """Return the rows of the source's table, those of a schedule by their time.

    Raises:
        SettingError: a row lacks a part, or there is no such table.
    """
    name = "ArrivalSchedule" if timed else "ArrivalSequence"
    rows, columns = _table(source, name)
    if not rows:
        source.world.warn(f"{source}: {name} is not set, so the source makes no items")
        return ()
    arrivals = [
        _arrival(source, name, number, _cells(row, columns, timed=timed), timed=timed)
        for number, row in enumerate(rows, start=1)
    ]
    return tuple(sorted(arrivals, key=lambda arrival: arrival.time)) if timed else tuple(arrivals)


def _table(source: Source, name: str) -> tuple[list[_Row], list[str]]:
    value = source.settings.raw(name)
    if isinstance(value, str) and value:
        try:
            table = source.world.host.tools.get("tables", value)
        except RunProblem as problem:
            raise SettingError(f"{source}: {name}: {problem.message} {problem.hint}") from problem
        assert isinstance(table, TableValue)
        return list(table.rows), [str(each) for each in table.columns]
    rows: list[_Row] = []
    if isinstance(value, tuple):
        rows = [row for row in value if isinstance(row, tuple)]
    if rows and _QUANTITY in {str(cell).casefold() for cell in rows[0]}:
        return rows[1:], [str(cell) for cell in rows[0]]
    return rows, []


def _cells(row: _Row, columns: list[str], *, timed: bool) -> list[tuple[str, object]]:
    """Return (column, value) of a row; the standard columns in lower case without spaces."""
    if columns:
        return [
            (plain if plain in (_TIME, _NAME, _QUANTITY) else column, value)
            for column, value in zip(columns, row, strict=False)
            for plain in ("".join(column.split()).casefold(),)
        ]
    texts = [(_NAME, cell) for cell in row if isinstance(cell, str)][:1]
    numbers = [cell for cell in row if not isinstance(cell, str)]
    names = (_TIME, _QUANTITY) if timed else (_QUANTITY,)
    return [*texts, *zip(names, numbers, strict=False)]


def _arrival(
    source: Source, name: str, number: int, cells: list[tuple[str, object]], *, timed: bool
) -> Arrival:
    found = dict(cells)
    time = _seconds(found.get(_TIME)) if timed else 0.0
    quantity = found.get(_QUANTITY)
    if time is None or not isinstance(quantity, int | float):
        wanted = "time (at least 0), item name, quantity" if timed else "item name, quantity"
        raise SettingError(f"{source}: row {number} of {name} (={found}) must hold {wanted}")
    most = source.world.limits.max_items
    if not 0 <= quantity <= most:
        raise SettingError(
            f"{source}: a quantity of {name} (={quantity:g}) must lie between 0 and "
            f"{most}, the items that one run may hold"
        )
    standard = (_TIME, _NAME, _QUANTITY)
    return Arrival(
        row=number,
        time=time,
        item_name=str(found.get(_NAME) or ""),
        quantity=int(quantity),
        labels=tuple((column, value) for column, value in cells if column not in standard),
    )


def _seconds(value: object) -> float | None:
    """Return a time of at least 0 in seconds, ``None`` when it is none."""
    if isinstance(value, tuple) and len(value) == 2 and value[1] in UNITS["time"]:
        number = _seconds(value[0])
        return None if number is None else number * UNITS["time"][str(value[1])]
    return float(value) if isinstance(value, int | float) and value >= 0 else None
