"""Settings that contradict each other or the connections, and names used twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from flexscript.plant.model import PlantObject
from flexscript.review.finding import Finding
from flexscript.review.means import mean_of
from flexscript.review.wiring import Wiring, is_on, value_of

__all__ = ["check_names", "check_settings"]


def check_names(wiring: Wiring) -> Iterator[Finding]:
    """FS607: ``Model.find`` gives only the first of several objects of one name."""
    for name, count in Counter(thing.name for thing in wiring.things).items():
        if count > 1:
            message = f"{count} objects are called '{name}'; Model.find gives the first."
            yield Finding("FS607", message, "Give each a name of its own.", name)


def check_settings(wiring: Wiring) -> Iterator[Finding]:
    """FS611, FS612: component lists and batches that can never be complete."""
    for thing in wiring.stations:
        if thing.class_name == "Combiner":
            yield from _components(thing, len(wiring.inputs.get(thing.id, [])))
        if thing.class_name == "Queue" and is_on(thing, "DoBatching"):
            yield from _batch(thing)


def _components(thing: PlantObject, inputs: int) -> Iterator[Finding]:
    rows = value_of(thing, "ComponentsList")
    listed = len(rows) if isinstance(rows, tuple) else 0
    if inputs < 2:
        message = (
            f"The combiner '{thing.name}' has {'one input' if inputs else 'no input'}: "
            "it takes containers from port 1 and components from port 2 on."
        )
        yield Finding("FS611", message, 'Connect what it joins to it with "A".', thing.name)
    elif listed and listed != inputs - 1:
        message = (
            f"ComponentsList of '{thing.name}' has {listed} row{'s' if listed > 1 else ''} for "
            f"{inputs - 1} component input{'s' if inputs > 2 else ''}."
        )
        hint = "Give one quantity for each input from the second on."
        yield Finding("FS611", message, hint, thing.name)


def _batch(thing: PlantObject) -> Iterator[Finding]:
    size, most = mean_of(value_of(thing, "BatchSize")), mean_of(value_of(thing, "MaxContent"))
    waits = mean_of(value_of(thing, "MaxBatchTime")) or 0.0
    if size is not None and most is not None and size > most and waits <= 0:
        message = (
            f"'{thing.name}' releases batches of {size:g} but holds at most {most:g}: "
            "no batch is ever complete."
        )
        hint = "Raise MaxContent, lower BatchSize, or set MaxBatchTime."
        yield Finding("FS612", message, hint, thing.name)
