"""Records: one triplet as it is stored, its picture and its JSON, and what it counts for.

Every triplet has a picture, also one that the text tells alone: its picture repeats the text.
``told_by`` says what must be given to a model for the task to be solvable: "text", "both" or
"sketch". The picture has the size at which the embedded model reads (640 x 448 at most), and what
is drawn where is told in its own pixels.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import Any

from flexscript import emit
from training.dataset.drawings import sample_drawing
from training.dataset.plants import PlantSpec, to_plant
from training.dataset.plants.spec import MACHINES
from training.dataset.quantities import Timing
from training.dataset.release.execution import fault_of, first_horizon_s
from training.dataset.rendering import SketchPage, draw_page
from training.dataset.samples import Sample, triplet
from training.dataset.slices import SLICES

__all__ = ["Record", "make_record"]

_JPEG_QUALITY = 85


@dataclass(frozen=True, slots=True)
class Record:
    """A triplet to store. ``rejected`` counts, by reason, the plants drawn before it."""

    id: str
    image: bytes
    text: bytes
    counts: Counter[str]
    rejected: Counter[str]


def make_record(slice_name: str, index: int, seed: int) -> Record:
    """Return the triplet of a seed: the first plant drawn for it whose program runs."""
    rejected: Counter[str] = Counter()
    attempt = 0
    while True:
        case = triplet(seed, slice=slice_name, first_attempt=attempt)
        assert case.spec is not None  # off-topic prompts are no triplets
        spec = case.spec
        program = emit(to_plant(spec))
        fault = fault_of(program, first_horizon_s(spec))
        if not fault:
            break
        rejected[fault] += 1
        attempt = case.attempt + 1
    name = f"{slice_name}-{index:06d}"
    page = _page(case, spec, slice_name)
    row = _row(name, slice_name, case, spec, page, program)
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()
    return Record(name, _jpeg(page), text, _counts(row, spec), rejected)


def _page(case: Sample, spec: PlantSpec, slice_name: str) -> SketchPage:
    """Return the sample's drawing as a page, or one that repeats what its text tells."""
    drawing = case.drawing
    if drawing is None:
        random = Random(f"page-{slice_name}-{case.seed}-{case.attempt}")
        drawing = sample_drawing(random, spec, label_all=False)
    random = Random(f"ink-{slice_name}-{case.seed}-{case.attempt}")
    return draw_page(random, spec, drawing)


def _jpeg(page: SketchPage) -> bytes:
    stream = io.BytesIO()
    page.image.save(stream, "JPEG", quality=_JPEG_QUALITY)
    return stream.getvalue()


def _row(
    name: str,
    slice_name: str,
    case: Sample,
    spec: PlantSpec,
    page: SketchPage,
    program: str,
) -> dict[str, Any]:
    telling = case.telling
    assert telling is not None
    return {
        "id": name,
        "slice": slice_name,
        "seed": case.seed,
        "attempt": case.attempt,
        "prompt": case.prompt,
        "response": program,
        "told_by": case.told_by,
        "language": telling.language if case.prompt else "",
        "text_tells_connections": case.told_by != "sketch" and telling.flow,
        "text_tells_kinds": case.told_by != "sketch" and telling.kinds,
        "industry": spec.industry.key,
        "process": spec.process,
        "layout": spec.layout,
        "automation": spec.level,
        "crew": spec.automation,
        "names": [station.name for station in spec.stations],
        "service_families": sorted(_families(spec)),
        "fingerprint": f"{case.fingerprint:016x}",
        "sketch": _shown(page, spec),
    }


def _shown(page: SketchPage, spec: PlantSpec) -> dict[str, Any]:
    """Return what the picture shows, in its pixels; boxes are left, top, width, height."""
    shapes = [
        {
            "object": spec.stations[s.station].name,
            "class": spec.stations[s.station].class_name,
            "label": s.label,
            "box": [
                round(v, 1) for v in (s.x - s.width / 2, s.y - s.height / 2, s.width, s.height)
            ],
            "label_box": _rounded_box(label) if label else None,
        }
        for s, label in zip(page.drawing.shapes, page.labels, strict=True)
    ]
    lines = [
        [[round(x, 1), round(y, 1)] for x, y in (*line[:1], *line[-1:])] for line in page.lines
    ]
    return {
        "hand": page.hand,
        "paper": page.paper,
        "camera": page.camera,
        "effects": page.effects,
        "shapes": shapes,
        "arrows": [list(arrow) for arrow in page.drawing.arrows],
        "arrow_ends": lines,
    }


def _rounded_box(box: tuple[float, float, float, float]) -> list[float]:
    left, top, right, bottom = box
    return [round(v, 1) for v in (left, top, right - left, bottom - top)]


def _families(spec: PlantSpec) -> set[str]:
    times = (s.properties.get(key) for s in spec.stations for key in ("ProcessTime", "SetupTime"))
    return {time.family for time in times if isinstance(time, Timing)}


def _counts(row: dict[str, Any], spec: PlantSpec) -> Counter[str]:
    """Return "dimension=value" -> 1 or more, for the statistics."""
    counts: Counter[str] = Counter()
    for key in ("industry", "process", "layout", "automation", "crew", "told_by", "language"):
        counts[f"{key}={row[key]}"] += 1
    for station in spec.stations:
        counts[f"class={station.class_name}"] += 1
        for key, value in station.properties.items():
            counts[f"property={key}"] += 1
            if isinstance(value, Timing):
                counts[f"{_ROLE.get(key, 'other time')}={value.family}"] += 1
    counts[f"hand={row['sketch']['hand']}"] += 1
    counts[f"objects={len(spec.stations)}"] += 1
    counts[f"machines={sum(s.class_name in MACHINES for s in spec.stations)}"] += 1
    counts[f"connections={len(spec.flow) + len(spec.resources)}"] += 1
    counts[f"words={len(row['prompt'].split()) // 20 * 20}"] += 1
    counts[f"program characters={len(row['response']) // 500 * 500}"] += 1
    if row["told_by"] == "both":
        counts[f"connections in text={'yes' if row['text_tells_connections'] else 'no'}"] += 1
    counts[f"held out={'yes' if SLICES[row['slice']].held_out else 'no'}"] += 1
    return counts


_ROLE = {"InterArrivalTime": "arrival", "ProcessTime": "service", "SetupTime": "setup"}
