"""Withdrawal: takes an event back that an object has put on the calendar.

Preemption is rare, so events carry nothing for it: the calendar is searched for the event
when one must be taken back, and a step that does nothing is left in its place.
"""

from __future__ import annotations

from typing import Any

from flexscript.simulation.calendar import Calendar, Handler

__all__ = ["Withdrawn", "withdraw", "withdraw_all"]


class Withdrawn:
    """An event that was taken back: what it would have called, and in how many seconds.

    ``state`` may keep the state that its owner was in, 0 for none.
    """

    __slots__ = ("argument", "handler", "seconds", "state")

    def __init__(self, handler: Handler, argument: object, seconds: float) -> None:
        self.handler = handler
        self.argument = argument
        self.seconds = seconds
        self.state = 0

    def put_back(self, calendar: Calendar) -> None:
        """Let it happen after the seconds that were left."""
        calendar.after(self.seconds, self.handler, self.argument)


def withdraw(calendar: Calendar, owner: object, argument: object) -> Withdrawn | None:
    """Take back the next event that calls a method of ``owner`` with ``argument``."""
    found = -1
    for place, event in enumerate(calendar.events):
        if event[3] is not argument or getattr(event[2], "__self__", None) is not owner:
            continue
        if found < 0 or event[:2] < calendar.events[found][:2]:
            found = place
    if found < 0:
        return None
    time, sequence, handler, _ = calendar.events[found]
    # Time and sequence stay, and with them the order of the heap.
    calendar.events[found] = (time, sequence, _nothing, None)
    return Withdrawn(handler, argument, time - calendar.now)


def withdraw_all(calendar: Calendar, owner: object) -> list[Withdrawn]:
    """Take back all events that call methods of ``owner``, in the order of their times."""
    found = []
    for place, (time, sequence, handler, argument) in enumerate(calendar.events):
        if getattr(handler, "__self__", None) is owner:
            found.append((time, sequence, handler, argument))
            calendar.events[place] = (time, sequence, _nothing, None)
    found.sort(key=lambda event: event[:2])
    return [Withdrawn(handler, each, time - calendar.now) for time, _, handler, each in found]


def _nothing(_: Any) -> None:
    """What is left of an event that was withdrawn."""
