"""From a plant back to codec steps: how the model sees a program that is to be changed.

The inverse of ``ProgramBuilder`` on the profile. A plant may hold more than the profile can
say (triggers, labels, sizes, other classes); such facts are *kept*: they are not shown to the
model and are put back on the objects that keep their name (``with_kept``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from flexscript.plant.model import Code, Plant, PlantObject, PropertyValue
from training.dataset.quantities import Quantity
from training.model.codec import (
    CLASSES,
    CONVEYOR_PROPERTIES,
    ENUMS,
    FAMILIES,
    MAX_OBJECTS,
    NUMBER_PROPERTIES,
    OTHER_FORMS,
    PROPERTIES_OF,
    TIME_PROPERTIES,
    Step,
    class_steps,
    number_steps,
    place_steps,
    property_token,
)

__all__ = ["NotExpressible", "plant_steps", "with_kept"]

_CALL = re.compile(r"\s*(\w+)\(([-\d.,\s]+),\s*getstream\(current\)\)\s*")


class NotExpressible(ValueError):
    """The plant has objects that the model's profile does not know."""


def plant_steps(plant: Plant) -> list[Step]:
    """Return the steps of a plant, without an end.

    Raises:
        NotExpressible: a class is unknown to the profile, or there are too many objects.
    """
    strange = sorted({o.class_name for o in plant.objects} - {*CLASSES, *OTHER_FORMS.values()})
    if strange:
        raise NotExpressible(f"the model does not write objects of class {', '.join(strange)}")
    if len(plant.objects) > MAX_OBJECTS:
        raise NotExpressible(f"the model writes at most {MAX_OBJECTS} objects")
    steps: list[Step] = []
    for thing in plant.objects:
        place = place_steps(*thing.location[:2])
        steps += [*class_steps(thing.class_name), " " + thing.name, *place]
    for index, thing in enumerate(plant.objects):
        for key, value in thing.properties.items():
            said = _value_steps(thing.class_name, key, value)
            if said is not None:
                steps += [f"<#{index}>", property_token(key), *said]
    places = {thing.id: index for index, thing in enumerate(plant.objects)}
    for edge in plant.connections:
        steps += [f"<{edge.kind}>", f"<#{places[edge.source]}>", f"<#{places[edge.target]}>"]
    return steps


def with_kept(new: Plant, old: Plant) -> Plant:
    """Return ``new`` with what the profile cannot say taken over from objects of that name.

    An object also keeps its exact old place where the new one is the same on the codec's grid.
    """
    before = {thing.id: thing for thing in old.objects}
    objects = tuple(
        _keeping(thing, before[thing.id])
        if thing.id in before and before[thing.id].class_name == thing.class_name
        else thing
        for thing in new.objects
    )
    return replace(new, objects=objects)


def _keeping(new: PlantObject, old: PlantObject) -> PlantObject:
    silent = {
        key: value
        for key, value in old.properties.items()
        if _value_steps(old.class_name, key, value) is None and key not in new.properties
    }
    same_place = place_steps(*new.location[:2]) == place_steps(*old.location[:2])
    return replace(
        new,
        location=old.location if same_place else new.location,
        rotation=old.rotation,
        size=old.size,
        labels=old.labels,
        properties={**new.properties, **silent},
    )


def _value_steps(class_name: str, key: str, value: PropertyValue) -> list[Step] | None:
    """Return the steps of a value, or ``None`` where the profile has no way to say it."""
    if key not in PROPERTIES_OF[class_name]:
        return None
    if key in ENUMS:
        return [f"<e:{value}>"] if value in ENUMS[key] else None
    if key == "ComponentsList":
        match value:
            case ((int() as count,),):
                return _number(count)
        return None
    if isinstance(value, Code):
        return _family_steps(value.source) if key in TIME_PROPERTIES else None
    if key in (*TIME_PROPERTIES, *NUMBER_PROPERTIES, *CONVEYOR_PROPERTIES):
        return _number(value)
    return None


def _family_steps(source: str) -> list[Step] | None:
    """Read a distribution in FlexSim's order of arguments back into the paper's."""
    call = _CALL.fullmatch(source)
    if call is None or call[1] not in FAMILIES:
        return None
    p = [Decimal(text.strip()) for text in call[2].split(",")]
    order: Mapping[str, tuple[int, ...]] = {
        "exponential": (1,), "triangular": (0, 2, 1), "lognormal": (1, 2),
        "weibull": (2, 1), "gamma": (2, 1),
    }  # fmt: skip
    places = order.get(call[1], tuple(range(FAMILIES[call[1]])))
    located = call[1] in ("exponential", "lognormal", "weibull", "gamma")
    if len(p) != len(places) + (located and 1) or any(v < 0 for v in p) or (located and p[0] != 0):
        return None
    steps: list[Step] = [f"<d:{call[1]}>"]
    for index, place in enumerate(places):
        steps += (["<,>"] if index else []) + number_steps(Quantity(p[place]))
    return steps


def _number(value: PropertyValue) -> list[Step] | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        return None
    return number_steps(Quantity(Decimal(str(value))))
