"""World: all that the objects of one run share. Nothing is global: two runs may go side by side."""

from __future__ import annotations

from flexscript.simulation.calendar import Calendar
from flexscript.simulation.code_host import RunCodeHost
from flexscript.simulation.errors import BudgetError
from flexscript.simulation.items import Item
from flexscript.simulation.limits import RunLimits
from flexscript.simulation.recorder import Recorder
from flexscript.simulation.statistics import LevelOverTime, Tally
from flexscript.simulation.streams import Streams

__all__ = ["World"]

_MAX_WARNINGS = 200


class World:
    """The calendar, the streams, the recorder and the items of one run.

    ``recorder`` is ``None`` when no trace is wanted. ``work_in_process`` counts the flow
    items that are alive, a container with its parts as one. Statistics cover the time from
    ``measured_from``, which is 0 without a warm-up.
    """

    __slots__ = (
        "assignments",
        "calendar",
        "host",
        "items_made",
        "limits",
        "measured_from",
        "recorder",
        "releases",
        "streams",
        "time_in_system",
        "warnings",
        "work_in_process",
    )

    def __init__(self, seed: int, limits: RunLimits, *, trace: bool, replication: int = 0) -> None:
        self.calendar = Calendar()
        self.streams = Streams(seed, replication)
        self.limits = limits
        self.recorder = Recorder(limits.max_trace_rows) if trace else None
        self.warnings: dict[str, None] = {}
        self.work_in_process = LevelOverTime()
        self.time_in_system = Tally()
        self.measured_from = 0.0
        self.items_made = 0
        self.releases = 0
        self.assignments = 0
        self.host = RunCodeHost(self)

    def warn(self, sentence: str) -> None:
        """Add a sentence to the report's warnings, once; a flood of them is cut off."""
        if len(self.warnings) < _MAX_WARNINGS:
            self.warnings.setdefault(sentence)

    def make_item(self, class_name: str, born: float) -> Item:
        """Return a new flow item.

        Raises:
            BudgetError: more items than ``RunLimits.max_items`` would be alive.
        """
        self.items_made += 1
        level = self.work_in_process
        level.change(1, self.calendar.now)
        if level.value > self.limits.max_items:
            raise BudgetError(
                f"more than {self.limits.max_items} flow items are in the plant at "
                f"{self.calendar.now:g} s; give its queues a MaxContent or its sources longer times"
            )
        return Item(self.items_made, class_name, born)

    def measure_from_now(self) -> None:
        """Forget the figures so far: the warm-up is over."""
        self.measured_from = now = self.calendar.now
        self.work_in_process.restart(now)
        self.time_in_system = Tally()

    def next_assignment_number(self) -> int:
        """Return the number that orders the next assignment after all earlier ones."""
        self.assignments += 1
        return self.assignments

    def end_item(self, item: Item) -> None:
        """Take an item out of the model for good."""
        self.work_in_process.change(-1, self.calendar.now)
        item.holder = None
        if self.recorder is not None:
            self.recorder.item(self.calendar.now, item.number, None)
