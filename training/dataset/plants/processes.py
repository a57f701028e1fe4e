"""Processes, the first layer: what a line is made of between its source and its sink.

Four line processes: machines with buffers (workstation), machines on belts (conveyor), both
(mixed), and lines that put together or take apart (assembly). The paper's Figure 3a shows
workstation and conveyor lines without figures in its text; the shares here are a choice:
workstation lines lead, because they are what most sketches show.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

__all__ = ["PROCESSES", "PROCESS_SHARES", "LineProcess"]

PROCESS_SHARES = {"workstation": 44, "assembly": 28, "conveyor": 15, "mixed": 13}

_Weighted = tuple[tuple[int, ...], tuple[int, ...]]  # machines, weights
_MACHINE_COUNTS: _Weighted = ((0, 1, 2, 3, 4, 5), (4, 30, 30, 21, 10, 5))
_MACHINE_COUNTS_OF_LANES: _Weighted = ((1, 2, 3, 4), (44, 36, 15, 5))
_TAIL_SHARE = 0.05  # of lines with more machines than those
_TAIL = (6, 12)
_LONGER = (13, 21)  # machines of the slice of longer lines


@dataclass(frozen=True, slots=True)
class LineProcess:
    """What stands in a line. Gaps are chances of a buffer or a belt before a machine."""

    key: str
    processor: int
    combiner: int
    separator: int
    multiprocessor: int
    queue: float
    conveyor: float

    def row(
        self,
        random: Random,
        *,
        most: int = 5,
        least: int = 1,
        plain: bool = False,
        lanes: int = 1,
        longer: bool = False,
    ) -> list[str]:
        """Return the classes between source and sink, three machines on average.

        Args:
            plain: without combiners, for a piece of line that has one way in.
            lanes: how many such rows the plant will have: long ones are then shorter.
            longer: as long as the slice of longer lines needs it.
        """
        row: list[str] = []
        for _ in range(_machines(random, most, least, lanes, longer)):
            gap = random.random()
            if gap < self.queue:
                row.append("Queue")
            elif gap < self.queue + self.conveyor:
                row.append("StraightConveyor")
            row.append(self._machine(random, plain))
        if random.random() < self.conveyor / 2:
            row.append("StraightConveyor")
        return row

    def _machine(self, random: Random, plain: bool) -> str:
        shares = {
            "Processor": self.processor + (self.combiner if plain else 0),
            "Combiner": 0 if plain else self.combiner,
            "Separator": self.separator,
            "MultiProcessor": self.multiprocessor,
        }
        return random.choices(list(shares), list(shares.values()))[0]


def _machines(random: Random, most: int, least: int, lanes: int, longer: bool) -> int:
    if longer:
        return max(least, random.randint(*_LONGER) // lanes)
    if least and random.random() < _TAIL_SHARE:
        return max(least, random.randint(*_TAIL) // lanes)
    counts, weights = _MACHINE_COUNTS if lanes == 1 else _MACHINE_COUNTS_OF_LANES
    return min(most, max(least, random.choices(counts, weights)[0]))


PROCESSES = {
    process.key: process
    for process in (
        LineProcess("workstation", 86, 4, 5, 5, queue=0.42, conveyor=0.0),
        LineProcess("assembly", 46, 30, 22, 2, queue=0.42, conveyor=0.0),
        LineProcess("conveyor", 82, 7, 7, 4, queue=0.06, conveyor=0.66),
        LineProcess("mixed", 76, 10, 10, 4, queue=0.36, conveyor=0.3),
    )
}
