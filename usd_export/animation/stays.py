"""Stays: each flow item's life as a row of holders, from the trace's item moves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from flexscript.simulation.trace import Trace
from usd_export.model import ContentTrack

__all__ = ["Stay", "contained", "container_of", "content_tracks", "stays_by_item"]


@dataclass(frozen=True, slots=True)
class Stay:
    """An item with one holder: an object id, or ``"@12"`` for flow item 12.

    ``leaves`` tells whether the item left the model from here.
    """

    item: int
    holder: str
    start: float
    end: float
    leaves: bool = False

    @property
    def seconds(self) -> float:
        """How long the item stayed."""
        return self.end - self.start


def stays_by_item(trace: Trace) -> dict[int, list[Stay]]:
    """Return the stays of each item in time order; the last one lasts to the end of the run."""
    moves: defaultdict[int, list[tuple[float, str | None]]] = defaultdict(list)
    for move in trace.items:
        moves[move.item].append((move.time, move.holder))
    return {item: _stays(item, rows, trace.end_time) for item, rows in moves.items()}


def container_of(holder: str) -> int | None:
    """Return the number of the flow item that a holder's name stands for."""
    number = holder[1:]
    return int(number) if holder.startswith("@") and number.isdigit() else None


def contained(stays: dict[int, list[Stay]]) -> set[int]:
    """Return the items that hold others at some time."""
    holders = (container_of(stay.holder) for rows in stays.values() for stay in rows)
    return {number for number in holders if number is not None}


def content_tracks(stays: dict[int, list[Stay]], end_time: float) -> tuple[ContentTrack, ...]:
    """Return how many items each object holds over time; the contents of containers not counted."""
    steps: defaultdict[str, defaultdict[float, int]] = defaultdict(lambda: defaultdict(int))
    for stay in (stay for rows in stays.values() for stay in rows):
        if container_of(stay.holder) is None:
            steps[stay.holder][stay.start] += 1
            if stay.leaves or stay.end < end_time:
                steps[stay.holder][stay.end] -= 1
    tracks = []
    for holder in sorted(steps):
        number, changes = 0, []
        for time in sorted(steps[holder]):
            if steps[holder][time]:
                number += steps[holder][time]
                changes.append((time, number))
        tracks.append(ContentTrack(holder, tuple(changes)))
    return tuple(tracks)


def _stays(item: int, rows: list[tuple[float, str | None]], end_time: float) -> list[Stay]:
    stays = []
    for index, (start, holder) in enumerate(rows):
        if holder is None:
            break
        following = rows[index + 1] if index + 1 < len(rows) else (end_time, holder)
        leaves = following[1] is None
        stays.append(Stay(item, holder, start, max(start, following[0]), leaves))
    return stays
