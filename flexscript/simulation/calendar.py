"""Event calendar: the model clock and the events that wait for it.

Decisions:

* An event is a tuple ``(time, sequence, handler, argument)`` in one heap; ``sequence``
  gives events of one time the order of their creation, so a run is deterministic.
* What follows at once from an event goes on the *agenda*, a first-in first-out list that is
  emptied before the next event. A thousand queues in series, or queues wired in a
  ring, then cost steps instead of call depth.
* Steps at one instant are counted: an endless loop without delay ends in an error that
  names the objects in the loop.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from heapq import heappop, heappush
from time import monotonic
from typing import Any

from flexscript.simulation.errors import BudgetError, ZeroDelayError
from flexscript.simulation.limits import RunLimits

__all__ = ["Calendar", "Handler"]

Handler = Callable[[Any], None]

_EVENTS_BETWEEN_CLOCK_LOOKS = 2048
_STEPS_TO_EXPLAIN = 200


class Calendar:
    """The clock (``now``, seconds) and what is going to happen."""

    __slots__ = ("_agenda", "_events", "_sequence", "handled", "now")

    def __init__(self) -> None:
        self.now = 0.0
        self.handled = 0
        self._sequence = 0
        self._events: list[tuple[float, int, Handler, Any]] = []
        self._agenda: deque[tuple[Handler, Any]] = deque()

    def after(self, delay: float, handler: Handler, argument: Any = None) -> None:
        """Call ``handler(argument)`` in ``delay`` seconds (at least 0)."""
        self._sequence = sequence = self._sequence + 1
        heappush(self._events, (self.now + delay, sequence, handler, argument))

    def soon(self, handler: Handler, argument: Any = None) -> None:
        """Call ``handler(argument)`` at this instant, before the next event."""
        self._agenda.append((handler, argument))

    def run(self, until: float, limits: RunLimits) -> None:
        """Handle every event up to and including ``until``, then set the clock there.

        Raises:
            ZeroDelayError: the clock no longer moves.
            BudgetError: too many events or too much real time.
        """
        events, agenda = self._events, self._agenda
        handled = steps = 0
        max_at_once = limits.max_steps_at_one_time
        step_limit = max_at_once
        now = self.now
        look_at = min(limits.max_events, _EVENTS_BETWEEN_CLOCK_LOOKS)
        deadline = monotonic() + limits.wall_clock_s
        while events and events[0][0] <= until:
            time, _, handler, argument = heappop(events)
            if time != now:
                self.now = now = time
                step_limit = steps + max_at_once
            handled += 1
            steps += 1
            handler(argument)
            while agenda:
                steps += 1
                handler, argument = agenda.popleft()
                handler(argument)
                if steps > step_limit:
                    break
            if steps > step_limit:
                raise self._zero_delay_error(max_at_once)
            if handled == look_at:
                self._check_budget(handled, until, limits, deadline)
                look_at = min(limits.max_events, handled + _EVENTS_BETWEEN_CLOCK_LOOKS)
        self.handled += handled
        self.now = until

    def _check_budget(self, handled: int, until: float, limits: RunLimits, deadline: float) -> None:
        """Raise when the run goes on but may not."""
        if not self._events or self._events[0][0] > until:
            return
        reached = f"it was at {self.now:g} s of {until:g} s"
        if handled >= limits.max_events:
            raise BudgetError(
                f"the run needs more than {limits.max_events} events: {reached}; run a shorter "
                "time or lengthen the times of the objects"
            )
        if monotonic() > deadline:
            raise BudgetError(
                f"the run took longer than {limits.wall_clock_s:g} s of real time: {reached}; run "
                "a shorter time"
            )

    def _zero_delay_error(self, limit: int) -> ZeroDelayError:
        """Watch the loop a little longer and name who is in it."""
        names = self._names_in_loop()
        sources = [name for name in names if name.startswith("Source ")]
        where = f"more than {limit} steps at {self.now:g} s"
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
        names: dict[str, None] = {}
        for _ in range(_STEPS_TO_EXPLAIN):
            if self._agenda:
                handler, argument = self._agenda.popleft()
            elif self._events and self._events[0][0] == self.now:
                _, _, handler, argument = heappop(self._events)
            else:
                break
            names.setdefault(str(getattr(handler, "__self__", "an object")))
            handler(argument)
        return sorted(names)
