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
from flexscript.simulation.down_times import start_down_times
from flexscript.simulation.limits import RunLimits
from flexscript.simulation.messages import Messages, fire_resets
from flexscript.simulation.object_actions import ACTION_METHODS
from flexscript.simulation.report import Report
from flexscript.simulation.reporting import make_report
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.sink import Sink
from flexscript.simulation.state_trigger import watch_states
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
    replication: int = 0,
    warm_up: float = 0.0,
) -> Run:
    """Run a plant from time 0 to ``until`` seconds of the model clock.

    Args:
        plant: what to run; it is not changed.
        seed: of the random streams. Each object has its own, by its id.
        until: the end of the run in seconds; must be greater than 0.
        replication: which of many independent runs of one seed this is, from 0.
        warm_up: seconds from the start that the report leaves out; its ``run_time`` is the rest.
            The trace covers the whole run.
        trace: whether to record movements; without, the trace is empty and the run faster.
        limits: the budgets of the run. A full trace is cut off; the others end in an error.

    Raises:
        SimulationError: the plant cannot be run, or not within its limits; the message
            says what to change.
        ValueError: ``until`` is not a positive number, or ``warm_up`` is not below it.
    """
    if not (until > 0 and isfinite(until)):
        raise ValueError(f"until (={until}) must be a number of seconds greater than 0")
    if not 0 <= warm_up < until:
        raise ValueError(f"warm_up (={warm_up}) must be at least 0 and below until (={until})")
    until = float(until)
    world = World(seed, limits, trace=trace, replication=replication)
    objects = assemble(plant, world)
    world.host.know(objects, plant)
    world.host.methods = {**world.host.methods, **Messages().methods(), **ACTION_METHODS}
    if warm_up > 0:
        # First of all events at its time: what happens at that very instant counts already.
        world.calendar.after(warm_up, _measure_from_now, (world, tuple(objects.values())))
    start_down_times(plant, objects, world)
    for each in objects.values():
        watch_states(each)
    fire_resets(objects.values())
    if world.calendar.agenda:
        # What the resets began happens before anything else.
        world.calendar.after(0.0, _nothing)
    for each in objects.values():
        each.start()
    world.calendar.run(until, limits)
    _report_an_empty_run(world, objects.values())
    movements = Trace(until, (), (), ()) if world.recorder is None else world.recorder.trace(until)
    return Run(make_report(world, objects.values(), seed), movements)


def _nothing(_: object) -> None:
    """An event that only lets the agenda be emptied."""


def _measure_from_now(everything: tuple[World, tuple[SimObject, ...]]) -> None:
    world, objects = everything
    world.measure_from_now()
    for each in objects:
        each.measure_from_now()


def _report_an_empty_run(world: World, objects: Iterable[SimObject]) -> None:
    """Say that no item came through: slow plants need hours where fast ones need minutes."""
    has_sink = any(isinstance(each, Sink) for each in objects)
    if has_sink and world.items_made and not world.time_in_system.count:
        world.warn(
            f"no item reached a sink within {world.calendar.now:g} s; run a longer time, or see "
            "in the states where items wait"
        )
