"""Audit: what the request says and the program does not, told instead of passed over.

Three comparisons after the writing. A number of the prompt that stands nowhere in the program,
as it is or converted from its unit; an object that is drawn and missing; an arrow that is drawn
and missing, or, on a board, a connection that the drawing does not show. They find a model's
slips and a user's contradictions alike, which is why they only report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flexscript.plant.model import Code, Plant, PropertyValue
from training.model.sketch_graph import SketchGraph

__all__ = ["audit"]

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?(?![\w]*\d)")
_IN_CODE = re.compile(r"\d+(?:\.\d+)?")
_SCALES = (1.0, 60.0, 3600.0, 86_400.0, 1 / 60.0, 1 / 3600.0)  # units, either way
_AROUND = 18  # characters shown beside a number
_MOST = 4  # notes of one kind; more would hide the rest
_SURE = 0.7


def audit(prompt: str, graph: SketchGraph | None, plant: Plant) -> list[str]:
    """Return a sentence for each thing that was said or drawn and is not in the plant."""
    notes = [*_numbers(prompt, plant)][:_MOST]
    if graph is not None:
        notes += [*_objects(graph, plant)][:_MOST]
        notes += [*_arrows(graph, plant)][:_MOST]
    return notes


def _numbers(prompt: str, plant: Plant) -> Iterator[str]:
    text = prompt
    for thing in sorted(plant.objects, key=lambda thing: -len(thing.name)):
        text = text.replace(thing.name, " " * len(thing.name))  # "Press 2" is no number
    used = {value for t in plant.objects for v in t.properties.values() for value in _values_of(v)}
    used |= _counts(plant)
    told: set[str] = set()
    for match in _NUMBER.finditer(text):
        said = match[0]
        if (
            said in told
            or _is_listing(text, match)
            or _is_used(float(said.replace(",", ".")), used)
        ):
            continue
        told.add(said)
        start, end = max(0, match.start() - _AROUND), match.end() + _AROUND
        shown = " ".join(prompt[start:end].split())
        yield f"The number {said} in “…{shown}…” was not used."


def _is_listing(text: str, match: re.Match[str]) -> bool:
    """Whether the number only counts lines: "1. Saw", "2) Mill"."""
    line_start = text.rfind("\n", 0, match.start()) + 1
    return not text[line_start : match.start()].strip() and text[match.end() : match.end() + 1] in (
        ".",
        ")",
        ":",
    )


def _is_used(value: float, used: set[float]) -> bool:
    if value == 0:
        return True  # nothing is said by a nought
    wanted = [value * scale for scale in _SCALES]
    wanted += [scale / value for scale in _SCALES if scale >= 1]  # a rate is a time between
    return any(abs(w - u) <= 1e-3 * u for w in wanted for u in used)


def _values_of(value: PropertyValue) -> Iterator[float]:
    if isinstance(value, Code):
        numbers = [float(text) for text in _IN_CODE.findall(value.source)]
        yield from numbers
        if value.source.startswith("uniform") and len(numbers) > 1:  # "20 plus or minus 5"
            yield (numbers[0] + numbers[1]) / 2
            yield (numbers[1] - numbers[0]) / 2
    elif isinstance(value, tuple):
        for part in value:
            yield from _values_of(part)
    elif isinstance(value, int | float):
        yield float(value)


def _counts(plant: Plant) -> set[float]:
    """Return how many objects of each class there are: "3 operators" is used by being there."""
    classes = [thing.class_name for thing in plant.objects]
    return {float(k) for name in set(classes) for k in range(1, classes.count(name) + 1)}


def _objects(graph: SketchGraph, plant: Plant) -> Iterator[str]:
    names = {thing.name for thing in plant.objects}
    for item in graph.objects:
        if item.label and item.label not in names and (graph.exact or max(item.kinds) >= _SURE):
            yield f"{item.label} is drawn but not in the program."


def _arrows(graph: SketchGraph, plant: Plant) -> Iterator[str]:
    names = {thing.name for thing in plant.objects}
    made = {(c.source, c.target) for c in plant.connections}
    joined = made | {(b, a) for a, b in made}
    drawn = set()
    for (a, b), belief in graph.links.items():
        pair = graph.objects[a].label, graph.objects[b].label
        drawn.add(pair)
        if belief >= _SURE and pair not in joined and set(pair) <= names:
            yield f"An arrow from {pair[0]} to {pair[1]} is drawn but not in the program."
    if not graph.exact:
        return
    labels = {item.label for item in graph.objects}
    for edge in plant.connections:
        pair = edge.source, edge.target
        if (
            edge.kind == "A"
            and set(pair) <= labels
            and pair not in drawn
            and pair[::-1] not in drawn
        ):
            yield f"The program connects {pair[0]} to {pair[1]}, which is not drawn."
