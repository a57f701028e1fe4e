"""Samples: one triplet of prompt, sketch graph and program steps for a seed and a slice.

The split of facts is sampled here. Of 100 triplets about 36 are told by text alone, 60 by text
and sketch (58 of 100 of those leave the connections to the sketch), 4 by a sketch alone. Where a
name is in the prompt the program spells it as the prompt does; else as the sketch's label does.

The slice says what a sample may hold (``slices``); the default never gives anything held out.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from random import Random

from training.dataset.drawings import Drawing, sample_drawing
from training.dataset.offtopic import off_topic_prompt
from training.dataset.plants import PlantSpec, sample_plant
from training.dataset.prompts import Telling, draw_telling, prepare, program_name, write_prompt
from training.dataset.recognition import seen
from training.dataset.slices import Slice, bucket, find_slice, fingerprint
from training.model.codec import Step, grid_place, spec_steps
from training.model.sketch_graph import SketchGraph, place_in_metres

__all__ = ["Sample", "sample", "triplet"]

_OFF_TOPIC_SHARE = 0.03
_TEXT_SHARE = 0.36
_SKETCH_ALONE_SHARE = 0.06  # of those with a sketch


@dataclass(frozen=True, slots=True)
class Sample:
    """A training or test case. ``spec`` and ``drawing`` are ``None`` where there is none.

    Attributes:
        told_by: "text", "both" or "sketch"; "" for a prompt about something else.
        telling: what the prompt tells, ``None`` without a plant.
        attempt: which of the plants drawn for the seed this is, from 0.
        fingerprint: of the plant before a sketch's labels named its objects; see ``slices``.
    """

    seed: int
    prompt: str
    sketch: SketchGraph | None
    steps: tuple[Step, ...]
    spec: PlantSpec | None
    drawing: Drawing | None
    told_by: str = ""
    telling: Telling | None = None
    attempt: int = 0
    fingerprint: int = 0


def sample(
    seed: int,
    *,
    noise: bool = True,
    slice: str = "train",  # noqa: A002 - the dataset's own word
) -> Sample:
    """Return the sample of that seed: a triplet, or at times a prompt that must be refused.

    Args:
        noise: add what a recogniser of sketches gets wrong.
        slice: a key of ``slices.SLICES``.

    Raises:
        ValueError: there is no such slice.
    """
    random = Random(f"topic-{slice}-{seed}")
    if random.random() < _OFF_TOPIC_SHARE:
        return Sample(seed, off_topic_prompt(random), None, ("<refuse>",), None, None)
    return triplet(seed, slice=slice, noise=noise)


def triplet(
    seed: int,
    *,
    slice: str = "train",  # noqa: A002 - the dataset's own word
    noise: bool = False,
    first_attempt: int = 0,
) -> Sample:
    """Return the triplet of that seed: the first plant drawn for it that is of the slice.

    Args:
        first_attempt: draw on from there, where the plants before could not be used.
    """
    part = find_slice(slice)
    for attempt in itertools.count(first_attempt):
        random = Random(f"gdt-{slice}-{seed}-{attempt}")
        told_by = _told_by(random, part)
        telling = _telling(random, part, told_by)
        spec = prepare(random, sample_plant(random, part.constraints), telling)
        if told_by == "sketch":
            spec = _without_numbers(spec)
        mark = fingerprint(spec)
        if bucket(mark) == part.bucket:
            break
    case = Sample(seed, "", None, (), spec, None, told_by, telling, attempt, mark)
    if told_by == "text":
        return _by_text(random, case, spec, telling)
    return _with_sketch(random, case, spec, telling, noise, part.hands)


def _told_by(random: Random, part: Slice) -> str:
    if not part.hands and random.random() < _TEXT_SHARE:
        return "text"
    needs_text = part.words or part.language or part.constraints.unseen_combination
    alone = random.random() < _SKETCH_ALONE_SHARE and not needs_text
    return "sketch" if alone else "both"


def _telling(random: Random, part: Slice, told_by: str) -> Telling:
    telling = draw_telling(random, sketch=told_by != "text", held_out=part.words)
    if part.constraints.unseen_names:  # nouns and names by class are training's
        telling = replace(telling, nouns=False, crew_names=True)
    return replace(telling, language=part.language) if part.language else telling


def _without_numbers(spec: PlantSpec) -> PlantSpec:
    """Return the plant with what a sketch alone can tell: who is served, but no times."""
    stations = [
        replace(s, properties={k: v for k, v in s.properties.items() if k.startswith("Use")})
        for s in spec.stations
    ]
    return replace(spec, stations=stations)


def _by_text(random: Random, case: Sample, spec: PlantSpec, telling: Telling) -> Sample:
    prompt = write_prompt(random, spec, telling)
    spec = replace_names(spec, _names_of_prompt(spec, prompt))
    return replace(case, prompt=prompt, steps=tuple(spec_steps(spec)), spec=spec)


def _with_sketch(
    random: Random, case: Sample, spec: PlantSpec, telling: Telling, noise: bool, held_out: bool
) -> Sample:
    alone = case.told_by == "sketch"
    prompt = "" if alone else write_prompt(random, spec, telling)
    label_all = alone or not telling.flow
    drawing = sample_drawing(random, spec, label_all=label_all, held_out=held_out)
    kinds_known = alone or not telling.kinds or random.random() < 0.5
    graph = seen(random, spec, drawing, kinds_known=kinds_known, noise=noise)
    spec = replace_names(spec, _program_names(spec, prompt, drawing, graph))
    spec = _placed(spec, drawing)
    steps = tuple(spec_steps(spec))
    return replace(case, prompt=prompt, sketch=graph, steps=steps, spec=spec, drawing=drawing)


def _program_names(
    spec: PlantSpec, prompt: str, drawing: Drawing, graph: SketchGraph
) -> dict[int, str]:
    """Return the names to write: as in the prompt, else as read from the sketch."""
    read = {
        drawing.shapes_by_place()[obj.x, obj.y]: obj.label for obj in graph.objects if obj.label
    }
    return read | _names_of_prompt(spec, prompt)


def _names_of_prompt(spec: PlantSpec, prompt: str) -> dict[int, str]:
    """Return the program's name of every station that the prompt speaks of."""
    said = {i: program_name(prompt, station.name) for i, station in enumerate(spec.stations)}
    return {i: name for i, name in said.items() if name is not None}


def replace_names(spec: PlantSpec, names: dict[int, str]) -> PlantSpec:
    """Return the spec with some stations renamed."""
    stations = [
        replace(station, name=names.get(index, station.name))
        for index, station in enumerate(spec.stations)
    ]
    return replace(spec, stations=stations)


def _placed(spec: PlantSpec, drawing: Drawing) -> PlantSpec:
    """Return the spec with its floor places from the drawing, on the codec's grid.

    Crew that is not drawn stands in a row below.
    """
    placed = {
        s.station: place_in_metres(s.x / drawing.width, s.y / drawing.width) for s in drawing.shapes
    }
    below = min(y for _, y in placed.values()) - 8
    waiting = itertools.count()
    stations = []
    for index, station in enumerate(spec.stations):
        place = placed[index] if index in placed else (8 * next(waiting), below)
        x, y = grid_place(*place)
        stations.append(replace(station, x=x, y=y))
    return replace(spec, stations=stations)
