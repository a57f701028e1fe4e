"""Changes between two plants, in sentences: what a wish has altered, and nothing in silence."""

from __future__ import annotations

from flexscript.plant.model import Code, Plant, PlantObject, PropertyValue

__all__ = ["describe_changes"]


def describe_changes(old: Plant, new: Plant) -> list[str]:
    """Return a sentence for every object, value and connection that differs."""
    before = {thing.id: thing for thing in old.objects}
    after = {thing.id: thing for thing in new.objects}
    notes = [f"Added {t.name} ({t.class_name})." for t in new.objects if t.id not in before]
    notes += [f"Removed {t.name}." for t in old.objects if t.id not in after]
    for thing in new.objects:
        if thing.id in before:
            notes += _of_object(before[thing.id], thing)
    return notes + _of_connections(old, new)


def _of_object(old: PlantObject, new: PlantObject) -> list[str]:
    if old.class_name != new.class_name:
        return [f"{new.name} is now a {new.class_name}, not a {old.class_name}."]
    keys = [*old.properties, *(key for key in new.properties if key not in old.properties)]
    return [
        f"{new.name}: {key} {_text(old.properties.get(key))} -> {_text(new.properties.get(key))}."
        for key in keys
        if old.properties.get(key) != new.properties.get(key)
    ]


def _of_connections(old: Plant, new: Plant) -> list[str]:
    before = [(c.source, c.target, c.kind) for c in old.connections]
    after = [(c.source, c.target, c.kind) for c in new.connections]
    return [
        *(f"Connected {a} to {b}." for a, b, kind in after if (a, b, kind) not in before),
        *(f"Disconnected {a} from {b}." for a, b, kind in before if (a, b, kind) not in after),
    ]


def _text(value: PropertyValue | None) -> str:
    if value is None:
        return "default"
    if isinstance(value, Code):
        return value.source.replace(", getstream(current)", "")
    return f"{value:g}" if isinstance(value, float) else str(value)
