"""Put fitted timings into a plant, object by object, by name.

A service time goes to the object of the station's name, an arrival to the source of that name
or, failing that, to the one source that feeds the station. Names are compared without case,
blanks and punctuation. What found no object is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flexscript.plant.model import Plant, PlantObject, PropertyValue
from services.timings.report import Timing, TimingReport
from services.timings.wording import describe, property_value

__all__ = ["put_into"]

_TIMED = ("Processor", "MultiProcessor", "Combiner", "Separator")


def put_into(plant: Plant, report: TimingReport) -> tuple[Plant, tuple[str, ...]]:
    """Return the plant with the report's times, and what found no place in it."""
    values: dict[str, dict[str, PropertyValue]] = {}
    unplaced = []
    for timing in report.timings:
        target = _target(plant, timing)
        if target is None:
            unplaced.append(f"no object takes the {describe(timing)}")
            continue
        name = "InterArrivalTime" if timing.kind == "arrival" else "ProcessTime"
        values.setdefault(target.id, {})[name] = property_value(timing.fit)
    objects = tuple(
        replace(o, properties={**o.properties, **values.get(o.id, {})}) for o in plant.objects
    )
    return replace(plant, objects=objects), tuple(unplaced)


def _target(plant: Plant, timing: Timing) -> PlantObject | None:
    named = [o for o in plant.objects if _plain(o.name) == _plain(timing.station)]
    if timing.kind == "service":
        return _only(o for o in named if o.class_name in _TIMED)
    if timing.kind == "arrival":
        sources = {o.id: o for o in plant.objects if o.class_name == "Source"}
        own = [o for o in named if o.id in sources]
        ids = {o.id for o in named}
        feeding = [
            sources[c.source]
            for c in plant.connections
            if c.kind == "A" and c.source in sources and c.target in ids
        ]
        return _only(own) or _only(feeding) or _only(sources.values())
    return None


def _only(objects: Iterable[PlantObject]) -> PlantObject | None:
    found = list(objects)
    return found[0] if len(found) == 1 else None


def _plain(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum())
