"""Trace: what moved and what changed state during one run, in time order.

Times are seconds of the model clock from the start of the run. The trace is
all that an animation, a Gantt chart or an event log needs.
"""

from __future__ import annotations

from dataclasses import dataclass

from flexscript.plant.model import Vector

__all__ = ["ExecuterMove", "ItemMove", "StateChange", "Trace"]


@dataclass(frozen=True, slots=True)
class StateChange:
    """An object entered a state, named as in FlexSim's list ("processing", "blocked")."""

    time: float
    object_id: str
    state: str


@dataclass(frozen=True, slots=True)
class ItemMove:
    """A flow item came to a holder.

    ``holder`` is an object id; ``"@12"`` when flow item 12 (a container) took it in;
    ``None`` when the item left the model. An executer that carries an item is its holder.
    """

    time: float
    item: int
    holder: str | None


@dataclass(frozen=True, slots=True)
class ExecuterMove:
    """A task executer travelled in a straight line between two places (metres, Z up).

    A place is the executer's centre in plan view, at the height of its location. ``end`` may
    lie beyond the end of the run when the run ended on the way.
    """

    start: float
    end: float
    object_id: str
    origin: Vector
    destination: Vector
    loaded: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """One replication's movements; ``truncated`` when the trace budget ended it early."""

    end_time: float
    states: tuple[StateChange, ...]
    items: tuple[ItemMove, ...]
    executers: tuple[ExecuterMove, ...]
    truncated: bool = False
