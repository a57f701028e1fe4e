"""Recorder: notes every move and change of state while a run goes on, then makes the trace.

Rows are bare tuples while the run goes on (a dataclass for each would cost more than
the event). States that last no time are left out at the end: a station that hands on one item
and takes the next at the same instant never stood idle for a viewer.
"""

from __future__ import annotations

from flexscript.plant.model import Vector
from flexscript.simulation.states import STATE_NAMES
from flexscript.simulation.trace import ExecuterMove, ItemMove, StateChange, Trace

__all__ = ["Recorder"]


class Recorder:
    """The rows of one run, up to ``max_rows`` in all."""

    __slots__ = ("_items", "_moves", "_room", "_states", "truncated")

    def __init__(self, max_rows: int) -> None:
        self._room = max_rows
        self.truncated = False
        self._states: list[tuple[float, str, int]] = []
        self._items: list[tuple[float, int, str | None]] = []
        self._moves: list[ExecuterMove] = []

    def state(self, time: float, object_id: str, state: int) -> None:
        """Note that an object entered a state."""
        if self._has_room():
            self._states.append((time, object_id, state))

    def item(self, time: float, number: int, holder: str | None) -> None:
        """Note that an item came to a holder, or left the model (``None``)."""
        if self._has_room():
            self._items.append((time, number, holder))

    def travel(
        self,
        start: float,
        end: float,
        object_id: str,
        places: tuple[Vector, Vector],
        *,
        loaded: bool,
    ) -> None:
        """Note a straight travel from the first place to the second."""
        if self._has_room():
            self._moves.append(ExecuterMove(start, end, object_id, *places, loaded))

    def cut_travels(self, object_id: str, now: float, place: Vector) -> None:
        """End the travels of an object that was interrupted: at ``place``, now."""
        kept = []
        for move in self._moves:
            if move.object_id != object_id or move.end <= now:
                kept.append(move)
            elif move.start < now:
                kept.append(
                    ExecuterMove(move.start, now, object_id, move.origin, place, move.loaded)
                )
            else:
                self._room += 1
        self._moves = kept

    def trace(self, end_time: float) -> Trace:
        """Return what was noted, as the trace of a run that ended at ``end_time``."""
        return Trace(
            end_time=end_time,
            states=_lasting_states(self._states),
            items=tuple(ItemMove(*row) for row in self._items),
            # A way through several points is noted when it begins, others start meanwhile.
            executers=tuple(sorted(self._moves, key=lambda move: move.start)),
            truncated=self.truncated,
        )

    def _has_room(self) -> bool:
        # One row refused ends the trace for all kinds, so that it has no holes before its end.
        if self._room <= 0:
            self.truncated = True
            return False
        self._room -= 1
        return True


def _lasting_states(rows: list[tuple[float, str, int]]) -> tuple[StateChange, ...]:
    """Drop states left at the instant they were entered, and changes to the same state."""
    next_time: dict[str, float] = {}
    lasting: list[tuple[float, str, int]] = []
    for row in reversed(rows):
        if next_time.get(row[1]) != row[0]:
            lasting.append(row)
        next_time[row[1]] = row[0]
    current: dict[str, int] = {}
    changes: list[StateChange] = []
    for time, object_id, state in reversed(lasting):
        if current.get(object_id) != state:
            current[object_id] = state
            changes.append(StateChange(time, object_id, STATE_NAMES[state]))
    return tuple(changes)
