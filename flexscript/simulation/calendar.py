"""Event calendar: the model clock and the events that wait for it.

Decisions:

* An event is a tuple ``(time, sequence, handler, argument)`` in one heap; ``sequence``
  gives events of one time the order of their creation, so a run is deterministic.
* What follows at once from an event goes on the *agenda*, a first-in first-out list that is
  emptied before the next event. A thousand queues in series, or queues wired in a
  ring, then cost steps instead of call depth.
* Budgets are looked at every so many steps (``guard.py``): a look at every step would cost
  more than the step.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from heapq import heappop, heappush
from typing import Any

from flexscript.simulation.guard import Guard
from flexscript.simulation.limits import RunLimits

__all__ = ["Calendar", "Handler"]

Handler = Callable[[Any], None]


class Calendar:
    """The clock (``now``, seconds), and the events and steps that are going to happen.

    ``agenda`` and ``events`` are read by others; what goes in comes by ``soon`` and ``after``.
    """

    __slots__ = ("_sequence", "agenda", "events", "handled", "now")

    def __init__(self) -> None:
        self.now = 0.0
        self.handled = 0
        self.events: list[tuple[float, int, Handler, Any]] = []
        self.agenda: deque[tuple[Handler, Any]] = deque()
        self._sequence = 0

    def after(self, delay: float, handler: Handler, argument: Any = None) -> None:
        """Call ``handler(argument)`` in ``delay`` seconds (at least 0)."""
        self._sequence = sequence = self._sequence + 1
        heappush(self.events, (self.now + delay, sequence, handler, argument))

    def soon(self, handler: Handler, argument: Any = None) -> None:
        """Call ``handler(argument)`` at this instant, before the next event."""
        self.agenda.append((handler, argument))

    def run(self, until: float, limits: RunLimits) -> None:
        """Handle every event up to and including ``until``, then set the clock there.

        Raises:
            ZeroDelayError: the clock no longer moves.
            BudgetError: too many events or too much real time.
        """
        events, agenda = self.events, self.agenda
        guard = Guard(self, until, limits)
        next_step = agenda.popleft
        handled = steps = 0
        look_at_event, look_at_step = guard.next_event_look(0), guard.interval
        while events:
            event = heappop(events)
            time, _, handler, argument = event
            if time > until:
                heappush(events, event)
                break
            self.now = time
            handler(argument)
            while agenda:
                handler, argument = next_step()
                handler(argument)
                steps += 1
                if steps == look_at_step:
                    look_at_step += guard.interval
                    guard.look(handled, steps)
            handled += 1
            if handled == look_at_event:
                look_at_event = guard.next_event_look(handled)
                guard.look(handled, steps)
        self.handled += handled
        self.now = until
