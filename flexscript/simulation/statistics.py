"""Statistics gathered while a run goes on: levels over time and tallies of observations."""

# min() and max() cost more than the comparison in the hot path.

from __future__ import annotations

from flexscript.simulation.report import Level, Spread

__all__ = ["LevelOverTime", "Tally"]


class LevelOverTime:
    """A count that changes at instants; its average is weighted by time.

    Its integral is ``_area + value * now``: a change then costs one sum.
    """

    __slots__ = ("_area", "maximum", "minimum", "value")

    def __init__(self) -> None:
        self.value = 0
        self.maximum = 0
        self.minimum = 0
        self._area = 0.0

    def change(self, by: int, now: float) -> None:
        """Add ``by`` (may be negative) at time ``now`` in seconds."""
        self._area -= by * now
        self.value = value = self.value + by
        if value > self.maximum:
            self.maximum = value
        if value < self.minimum:
            self.minimum = value

    def restart(self, now: float) -> None:
        """Forget what was before ``now``; the value stays."""
        self._area = -self.value * now
        self.maximum = self.minimum = self.value

    def level(self, now: float, since: float = 0.0) -> Level:
        """Return the figures from ``since``, the time of the last restart, to ``now``."""
        area = self._area + self.value * now
        average = area / (now - since) if now > since else float(self.value)
        return Level(
            current=float(self.value),
            minimum=float(self.minimum),
            maximum=float(self.maximum),
            average=average,
        )


class Tally:
    """Observations made one at a time; their average has no weights."""

    __slots__ = ("count", "maximum", "minimum", "total")

    def __init__(self) -> None:
        self.count = 0
        self.total = 0.0
        self.minimum = float("inf")
        self.maximum = 0.0

    def add(self, value: float) -> None:
        """Observe one value."""
        self.count += 1
        self.total += value
        if value < self.minimum:
            self.minimum = value
        if value > self.maximum:
            self.maximum = value

    def spread(self) -> Spread:
        """Return the figures; all 0 when nothing was observed."""
        if not self.count:
            return Spread(count=0, minimum=0.0, average=0.0, maximum=0.0)
        return Spread(
            count=self.count,
            minimum=self.minimum,
            average=self.total / self.count,
            maximum=self.maximum,
        )
