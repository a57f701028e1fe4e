"""Guard: sees that a run ends, and says what keeps it from ending.

The calendar lets the guard look every so many events and steps. An endless loop without delay
shows in two looks between which the clock did not move; the guard then watches the loop a little
longer and names the objects in it.
"""

from __future__ import annotations

from heapq import heappop
from time import monotonic
from typing import TYPE_CHECKING

from flexscript.simulation.errors import BudgetError, ZeroDelayError
from flexscript.simulation.limits import RunLimits

if TYPE_CHECKING:
    from flexscript.simulation.calendar import Calendar

__all__ = ["Guard"]

_STEPS_BETWEEN_LOOKS = 2048
_STEPS_TO_EXPLAIN = 200


class Guard:
    """The budgets of one run. ``interval`` is the number of steps between two looks."""

    __slots__ = ("_calendar", "_deadline", "_limits", "_since", "_time", "_until", "interval")

    def __init__(self, calendar: Calendar, until: float, limits: RunLimits) -> None:
        self._calendar = calendar
        self._until = until
        self._limits = limits
        self._deadline = monotonic() + limits.wall_clock_s
        self._time = -1.0
        self._since = 0
        self.interval = min(_STEPS_BETWEEN_LOOKS, limits.max_steps_at_one_time)

    def next_event_look(self, handled: int) -> int:
        """Return after how many events the next look is due, the last one exactly."""
        soon, last = handled + self.interval, self._limits.max_events
        return min(soon, last) if handled < last else soon

    def look(self, handled: int, steps: int) -> None:
        """Raise when the run, ``handled`` events and ``steps`` after them on, may not go on."""
        calendar, limits = self._calendar, self._limits
        if calendar.now != self._time:
            self._time, self._since = calendar.now, handled + steps
        elif handled + steps - self._since >= limits.max_steps_at_one_time:
            raise self._zero_delay_error()
        over = not calendar.agenda and (not calendar.events or calendar.events[0][0] > self._until)
        if over:
            return
        reached = f"it was at {calendar.now:g} s of {self._until:g} s"
        if handled >= limits.max_events:
            raise BudgetError(
                f"the run needs more than {limits.max_events} events: {reached}; run a shorter "
                "time or lengthen the times of the objects"
            )
        if monotonic() > self._deadline:
            raise BudgetError(
                f"the run took longer than {limits.wall_clock_s:g} s of real time: {reached}; run "
                "a shorter time"
            )

    def _zero_delay_error(self) -> ZeroDelayError:
        """Watch the loop a little longer and name who is in it."""
        names = self._names_in_loop()
        sources = [name for name in names if name.startswith("Source ")]
        limit = self._limits.max_steps_at_one_time
        where = f"more than {limit} steps at {self._calendar.now:g} s"
        if sources:
            return ZeroDelayError(
                f"{sources[0]} makes items without any delay ({where}), so time stands still; "
                "give its InterArrivalTime a value above 0 or let it feed an object with a limit"
            )
        return ZeroDelayError(
            f"items go round through {', '.join(names) or 'the plant'} without any delay "
            f"({where}), so time stands still; give a station of the ring a ProcessTime above 0 "
            "or break the ring"
        )

    def _names_in_loop(self) -> list[str]:
        calendar = self._calendar
        names: dict[str, None] = {}
        for _ in range(_STEPS_TO_EXPLAIN):
            if calendar.agenda:
                handler, argument = calendar.agenda.popleft()
            elif calendar.events and calendar.events[0][0] == calendar.now:
                _, _, handler, argument = heappop(calendar.events)
            else:
                break
            names.setdefault(str(getattr(handler, "__self__", "an object")))
            handler(argument)
        return sorted(names)
