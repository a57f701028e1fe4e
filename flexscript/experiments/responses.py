"""Responses: the figures of a report that an experiment looks at, by name.

Of the plant: ``throughput``, ``throughput_per_hour``, ``work_in_process`` (average),
``time_in_system`` (average, s). Of an object, as in ``"Press.utilisation"``: ``input``,
``output``, ``content`` (average), ``content_maximum``, ``stay_time`` (average, s), ``utilisation``,
``travel_distance`` (m), or the name of a state for the share of time in it (``"Press.blocked"``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flexscript.language.suggestions import did_you_mean
from flexscript.simulation.report import ObjectReport, Report
from flexscript.simulation.states import STATE_NAMES

__all__ = ["OBJECT_FIGURES", "PLANT_FIGURES", "response"]

PLANT_FIGURES: Mapping[str, Callable[[Report], float]] = {
    "throughput": lambda report: report.throughput,
    "throughput_per_hour": lambda report: report.throughput_per_hour,
    "work_in_process": lambda report: report.work_in_process.average,
    "time_in_system": lambda report: report.time_in_system.average,
}

OBJECT_FIGURES: Mapping[str, Callable[[ObjectReport], float]] = {
    "input": lambda each: each.input,
    "output": lambda each: each.output,
    "content": lambda each: each.content.average,
    "content_maximum": lambda each: each.content.maximum,
    "stay_time": lambda each: each.stay_time.average,
    "utilisation": lambda each: each.utilisation,
    "travel_distance": lambda each: each.travel_distance,
}


def response(report: Report, name: str) -> float:
    """Return the figure of that name.

    Raises:
        ValueError: there is no such figure or object; the message says which there are.
    """
    if name in PLANT_FIGURES:
        return float(PLANT_FIGURES[name](report))
    object_id, _, figure = name.rpartition(".")
    owner = next((each for each in report.objects if each.id == object_id), None)
    if owner is None:
        known = [*PLANT_FIGURES, *(f"{each.id}.{figure}" for each in report.objects)]
        raise ValueError(
            f"there is no figure {name!r}. {did_you_mean(name, known)} It must be one of "
            f"{', '.join(PLANT_FIGURES)}, or an object and one of {', '.join(OBJECT_FIGURES)} or "
            "a state"
        )
    if figure in OBJECT_FIGURES:
        return float(OBJECT_FIGURES[figure](owner))
    if figure in STATE_NAMES:
        return owner.states.get(figure, 0.0)
    hint = did_you_mean(figure, [*OBJECT_FIGURES, *STATE_NAMES])
    raise ValueError(
        f"objects have no figure {figure!r}. {hint} "
        f"It must be one of {', '.join(OBJECT_FIGURES)} or a state such as blocked"
    )
