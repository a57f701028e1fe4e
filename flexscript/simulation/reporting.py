"""Reporting: the figures of a finished run, as a ``Report``."""

from __future__ import annotations

from collections.abc import Iterable

from flexscript.simulation.executer import TaskExecuter
from flexscript.simulation.fixed_resource import FixedResource
from flexscript.simulation.multiprocessor import MultiProcessor
from flexscript.simulation.report import Level, ObjectReport, Report
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.states import STATE_NAMES, WORKING_STATES
from flexscript.simulation.world import World

__all__ = ["make_report"]


def make_report(world: World, objects: Iterable[SimObject], seed: int) -> Report:
    """Return the report of a run whose clock stands at its end."""
    now = world.calendar.now
    run_time = now - world.measured_from
    objects = tuple(objects)
    reports = tuple(_object_report(each, now, run_time) for each in objects)
    finished = world.time_in_system.spread()
    return Report(
        seed=seed,
        run_time=run_time,
        warm_up=world.measured_from,
        throughput=finished.count,
        throughput_per_hour=finished.count * 3600.0 / run_time if run_time > 0 else 0.0,
        work_in_process=world.work_in_process.level(now, world.measured_from),
        time_in_system=finished,
        bottleneck=_bottleneck(objects, reports),
        events=world.calendar.handled,
        objects=reports,
        warnings=tuple(world.warnings),
    )


def _object_report(each: SimObject, now: float, run_time: float) -> ObjectReport:
    seconds = list(each.state_times)
    seconds[each.state] += now - each.state_since
    area = each.area + each.content * now
    return ObjectReport(
        id=each.id,
        name=each.plant_object.name,
        class_name=each.plant_object.class_name,
        input=each.input,
        output=each.output,
        content=Level(
            current=float(each.content),
            minimum=float(each.min_content_seen),
            maximum=float(each.max_content_seen),
            average=area / run_time if run_time > 0 else float(each.content),
        ),
        stay_time=each.stay.spread(),
        states=_fractions(seconds, each.state, run_time),
        utilisation=_share(sum(seconds[state] for state in WORKING_STATES), run_time),
        travel_distance=each.distance if isinstance(each, TaskExecuter) else 0.0,
        processes=_processes(each, run_time),
    )


def _fractions(seconds: list[float], state: int, run_time: float) -> dict[str, float]:
    if run_time <= 0:
        return {STATE_NAMES[state]: 1.0}
    return {STATE_NAMES[index]: time / run_time for index, time in enumerate(seconds) if time > 0}


def _processes(each: SimObject, run_time: float) -> dict[str, float]:
    if not isinstance(each, MultiProcessor):
        return {}
    return {name: _share(seconds, run_time) for name, seconds in each.profile().items()}


def _share(seconds: float, run_time: float) -> float:
    return seconds / run_time if run_time > 0 else 0.0


def _bottleneck(objects: tuple[SimObject, ...], reports: tuple[ObjectReport, ...]) -> str | None:
    """Return the fixed resource of the largest utilisation; the first of equals."""
    stations = [
        report
        for each, report in zip(objects, reports, strict=True)
        if isinstance(each, FixedResource)
    ]
    busiest = max(stations, key=lambda report: report.utilisation, default=None)
    return busiest.id if busiest is not None and busiest.utilisation > 0 else None
