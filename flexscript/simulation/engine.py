"""Engine: runs a plant on the model clock and returns its report and trace.

The same plant, seed and end give the same report and trace on every machine. Nothing is
shared between runs, so several may go side by side.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from flexscript.plant.model import Plant
from flexscript.simulation.assembly import assemble
from flexscript.simulation.limits import RunLimits
from flexscript.simulation.report import Report
from flexscript.simulation.reporting import make_report
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.sink import Sink
from flexscript.simulation.trace import Trace
from flexscript.simulation.world import World

__all__ = ["Run", "simulate"]

_DEFAULT_LIMITS = RunLimits()


@dataclass(frozen=True, slots=True)
class Run:
    """One replication of a plant: its figures and its movements."""

    report: Report
    trace: Trace


def simulate(
    plant: Plant,
    *,
    seed: int = 1,
    until: float = 3600.0,
    trace: bool = True,
    limits: RunLimits = _DEFAULT_LIMITS,
) -> Run:
    """Run a plant from time 0 to ``until`` seconds of the model clock.

    Args:
        plant: what to run; it is not changed.
        seed: of the random streams. Each object has its own, by its id.
        until: the end of the run in seconds; must be greater than 0.
        trace: whether to record movements; without, the trace is empty and the run faster.
        limits: the budgets of the run. A full trace is cut off; the others end in an error.

    Raises:
        SimulationError: the plant cannot be run, or not within its limits; the message
            says what to change.
        ValueError: ``until`` is not a positive number.
    """
    if not (until > 0 and isfinite(until)):
        raise ValueError(f"until (={until}) must be a number of seconds greater than 0")
    until = float(until)
    world = World(seed, limits, trace=trace)
    objects = assemble(plant, world)
    world.host.know(objects)
    for each in objects.values():
        each.start()
    world.calendar.run(until, limits)
    _report_an_empty_run(world, objects.values())
    movements = Trace(until, (), (), ()) if world.recorder is None else world.recorder.trace(until)
    return Run(make_report(world, objects.values(), seed), movements)


def _report_an_empty_run(world: World, objects: Iterable[SimObject]) -> None:
    """Say that no item came through: slow plants need hours where fast ones need minutes."""
    has_sink = any(isinstance(each, Sink) for each in objects)
    if has_sink and world.items_made and not world.time_in_system.count:
        world.warn(
            f"no item reached a sink within {world.calendar.now:g} s; run a longer time, or see "
            "in the states where items wait"
        )
