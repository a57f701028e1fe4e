"""Execution: the proof that a program runs, or the reason why it does not.

A program must parse, pass its check, build, and let items reach a sink. The run is short and
without a trace; it is lengthened where nothing arrived yet, up to ``LONGEST_S`` of model time.
Nothing here depends on the speed of the machine: the budget is of events, not of seconds.
"""

from __future__ import annotations

from flexscript import build, simulate
from flexscript.plant.model import Plant
from flexscript.simulation import RunLimits, SimulationError
from training.dataset.plants import PlantSpec
from training.dataset.quantities import Timing, mean_s

__all__ = ["LONGEST_S", "fault_of", "first_horizon_s"]

LONGEST_S = 4_000 * 3600.0
_LONGER_BY = 6
_LIMITS = RunLimits(max_events=400_000, wall_clock_s=3600.0)


def fault_of(program: str, horizon_s: float) -> str:
    """Return why a program cannot stand in the dataset, "" if it can.

    Args:
        horizon_s: model time of the first run in seconds; see ``first_horizon_s``.
    """
    result = build(program)
    if not result.ok or result.plant is None:
        codes = sorted({d.code for d in result.diagnostics if d.severity == "error"})
        return f"does not build ({', '.join(codes)})"
    return _fault_of_run(result.plant, horizon_s)


def _fault_of_run(plant: Plant, horizon_s: float) -> str:
    while True:
        try:
            run = simulate(plant, until=horizon_s, trace=False, limits=_LIMITS)
        except SimulationError as error:
            return f"does not run ({type(error).__name__})"
        if run.report.throughput > 0:
            return ""
        if horizon_s >= LONGEST_S:
            return "no item reaches a sink"
        horizon_s = min(LONGEST_S, horizon_s * _LONGER_BY)


def first_horizon_s(spec: PlantSpec) -> float:
    """Return a model time in which an item has probably passed all stations, in seconds."""
    times = [
        mean_s(value)
        for station in spec.stations
        for value in station.properties.values()
        if isinstance(value, Timing)
    ]
    return 300.0 + 1.5 * sum(times)
