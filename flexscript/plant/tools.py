"""Tools: what a plant has beside its objects: tables, groups, lists, parameters, down times.

They are what FlexSim keeps under Tools. Property code reads and writes them during a run;
each run starts from what the program left in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flexscript.plant.model import PropertyValue

__all__ = ["Cell", "DownTime", "TableData", "Tools"]

#: A number, a text, or nothing.
Cell = float | int | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableData:
    """A global table: its rows, and the headers of its columns and rows (may be empty)."""

    rows: tuple[tuple[Cell, ...], ...] = ()
    columns: tuple[str, ...] = ()
    row_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DownTime:
    """A breakdown (MTBF/MTTR) or time table; the objects that it stops name it.

    ``properties`` are those that the program set (``flexscript.plant.down_times``).
    """

    properties: Mapping[str, PropertyValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The tools of a plant by their names.

    ``groups`` hold ids of objects, ``lists`` the values that they start with,
    ``variables`` the start values of tracked variables, ``parameters`` those of the model.
    ``breakdowns`` and ``time_tables`` stop objects.
    """

    tables: Mapping[str, TableData] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lists: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)
    variables: Mapping[str, float] = field(default_factory=dict)
    parameters: Mapping[str, Cell] = field(default_factory=dict)
    breakdowns: Mapping[str, DownTime] = field(default_factory=dict)
    time_tables: Mapping[str, DownTime] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether the plant has any."""
        parts = (self.tables, self.groups, self.lists, self.variables, self.parameters)
        return any(parts) or bool(self.breakdowns or self.time_tables)
