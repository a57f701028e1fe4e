"""Breakdowns: objects that fail after an up time and are repaired after a down time.

The first failure comes after ``FirstFailureTime`` (after one up time without it, never when it
is below 0), each later one an ``UpTime`` after the last repair. The up time counts all the time, or
only while the object is in one of some states. A failed object stands still (``stop``), and goes on
with what it did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexscript.simulation.state_watch import watch_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from flexscript.simulation.sim_object import SimObject

__all__ = ["Breakdown"]


class Breakdown:
    """Objects that fail together: each alone, or all members of a tool.

    ``states`` are those in which the first member's time counts, empty for all. While time
    counts, ``since`` is when it began to, else below 0; ``remaining`` are the seconds to go then.
    """

    __slots__ = (
        "calendar",
        "down_state",
        "down_time",
        "failed",
        "first_time",
        "members",
        "planned",
        "remaining",
        "since",
        "states",
        "stop_number",
        "up_time",
    )

    def __init__(
        self,
        members: list[SimObject],
        times: tuple[Callable[[], float], Callable[[], float], Callable[[], float]],
        down_state: int,
        states: frozenset[int],
    ) -> None:
        self.members = members
        self.calendar = members[0].calendar
        self.first_time, self.up_time, self.down_time = times
        self.down_state = down_state
        self.states = states
        self.failed = False
        self.planned = 0
        self.remaining = 0.0
        self.since = -1.0
        self.stop_number = 0

    def __str__(self) -> str:
        return f"the breakdowns of {self.members[0]}"

    def start(self) -> None:
        """Wait for the first failure."""
        first = self.first_time()
        if first < 0.0:
            return
        if self.states:
            watch_of(self.members[0]).listeners.append(self.state_changed)
        self.wait(first)

    def wait(self, seconds: float) -> None:
        """Fail after so many seconds that count."""
        self.failed = False
        self.remaining = seconds
        if not self.states or self.members[0].state in self.states:
            self.count()

    def count(self) -> None:
        """Let time count from now on."""
        self.since = self.calendar.now
        self.planned += 1
        self.calendar.after(self.remaining, self.fail, self.planned)

    def state_changed(self, before: int, state: int) -> None:
        """Begin or cease to count."""
        if self.failed:
            return
        if state in self.states:
            if self.since < 0.0:
                self.count()
        elif self.since >= 0.0:
            self.remaining -= self.calendar.now - self.since
            self.since = -1.0
            self.planned += 1

    def fail(self, planned: int) -> None:
        """Stop the members, unless time has ceased to count since that was planned."""
        if planned != self.planned:
            return
        self.failed = True
        self.since = -1.0
        # A number of its own: other stops of the members go on.
        self.stop_number = -self.members[0].world.next_assignment_number()
        for member in self.members:
            member.stop(self.down_state, self.stop_number)
        self.calendar.after(self.down_time(), self.repair)

    def repair(self, _: object) -> None:
        """Let the members go on, and wait for the next failure."""
        for member in self.members:
            member.resume(self.stop_number)
        self.wait(self.up_time())
