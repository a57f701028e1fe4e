"""Time tables: planned down times, such as breaks and shifts.

A row stops the members at its time, in its state, for its duration; stops that overlap
accumulate. The table may repeat: daily, weekly (the model starts on Monday at midnight), or after
any other period.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flexscript.simulation.calendar import Calendar
    from flexscript.simulation.sim_object import SimObject

__all__ = ["TimeTable", "TimeTableRow"]


@dataclass(frozen=True, slots=True)
class TimeTableRow:
    """From ``time`` on for ``duration`` (seconds) the members are in ``state``."""

    time: float
    state: int
    duration: float


class TimeTable:
    """``period`` is the seconds after which the table begins anew, 0 for never."""

    __slots__ = ("calendar", "members", "period", "rows")

    def __init__(
        self, members: list[SimObject], rows: tuple[TimeTableRow, ...], period: float
    ) -> None:
        self.members = members
        self.calendar: Calendar = members[0].calendar
        self.rows = rows
        self.period = period

    def __str__(self) -> str:
        return f"the time table of {self.members[0]}"

    def start(self) -> None:
        """Put the rows on the calendar."""
        for row in self.rows:
            self.calendar.after(row.time, self.begin, row)

    def begin(self, row: TimeTableRow) -> None:
        """Stop the members."""
        # A number of its own: other stops of the members go on.
        number = -self.members[0].world.next_assignment_number()
        for member in self.members:
            member.stop(row.state, number)
        self.calendar.after(row.duration, self.end, number)
        if self.period > 0.0:
            self.calendar.after(self.period, self.begin, row)

    def end(self, number: int) -> None:
        """Take back one stop of the members."""
        for member in self.members:
            member.resume(number)
