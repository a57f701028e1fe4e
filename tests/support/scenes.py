"""A small plant with a run, for tests of the scene: each kind of holder, made by hand."""

from __future__ import annotations

from functools import cache

from flexscript.plant.model import Plant
from flexscript.simulation.trace import ExecuterMove, ItemMove, StateChange, Trace
from tests.support.plants import make_plant, thing

__all__ = ["END_S", "line_plant", "line_trace"]

END_S = 60.0


@cache
def line_plant() -> Plant:
    """Source, queue, processor, conveyor and sink; an operator, a robot and their dispatcher."""
    return make_plant(
        [
            thing("Loader", "Source", at=(0.0, 0.5, 0.0)),
            thing("Buffer 1", "Queue", at=(5.0, 1.0, 0.0)),
            thing("Press", "Processor", at=(12.0, 1.5, 0.0)),
            thing("Belt", "StraightConveyor", at=(20.0, 0.25, 0.0)),
            thing("Exit", "Sink", at=(34.0, 0.5, 0.0)),
            thing("Anna", "Operator", at=(9.0, 5.0, 0.0)),
            thing("Desk", "Dispatcher", at=(6.0, 6.0, 0.0)),
        ],
        "Loader > Buffer 1 > Press > Belt > Exit",
        "Desk > Anna",
        "Buffer 1 - Desk",
    )


@cache
def line_trace() -> Trace:
    """Item 1 goes all the way (carried by Anna to the press); item 2 stays in the buffer."""
    return Trace(
        end_time=END_S,
        states=(
            StateChange(0.0, "Press", "idle"),
            StateChange(20.0, "Press", "processing"),
            StateChange(30.0, "Press", "idle"),
        ),
        items=(
            ItemMove(2.0, 1, "Loader"),
            ItemMove(2.0, 1, "Buffer 1"),
            ItemMove(6.0, 2, "Loader"),
            ItemMove(6.0, 2, "Buffer 1"),
            ItemMove(14.0, 1, "Anna"),
            ItemMove(20.0, 1, "Press"),
            ItemMove(30.0, 1, "Belt"),
            ItemMove(42.0, 1, "Exit"),
            ItemMove(42.0, 1, None),
        ),
        executers=(
            ExecuterMove(8.0, 12.0, "Anna", (9.275, 4.42, 0.0), (7.3, 0.0, 0.0), loaded=False),
            ExecuterMove(14.0, 18.0, "Anna", (7.3, 0.0, 0.0), (11.7, 0.0, 0.0), loaded=True),
        ),
    )
