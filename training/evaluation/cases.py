"""Cases: held-out triplets as requests, by slice of the dataset and by what is given.

``text`` has no sketch; ``board`` has it as the exact board document; ``picture`` has the same
drawing rendered, so that labels and arrows are read from pixels. ``blank`` and ``swapped`` take
the sketch of cases whose prompt leaves the connections to it, and give an empty page or
another case's drawing: a model that looks must then fail.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from PIL import Image

from flexscript.plant.model import Plant
from training.dataset.drawings import Drawing
from training.dataset.offtopic import off_topic_prompt
from training.dataset.plants import PlantSpec, to_plant
from training.dataset.rendering import render
from training.dataset.samples import Sample, triplet
from training.dataset.turns import edit_turn
from training.model.codec import ProgramBuilder, token_class

__all__ = ["GIVEN", "Case", "edits", "off_topic", "triplets"]

GIVEN = ("text", "board", "picture", "blank", "swapped")


@dataclass(frozen=True, slots=True)
class Case:
    """A request and the plant that answers it; ``truth`` is ``None`` where it must be refused."""

    prompt: str
    truth: Plant | None
    sketch: bytes | None = None
    board: Mapping[str, Any] | None = None
    base: str = ""


def triplets(part: str, given: str, count: int) -> Iterator[Case]:
    """Yield the first ``count`` triplets of a slice that can be given that way.

    Raises:
        ValueError: ``given`` is not one of ``GIVEN``, or there is no such slice.
    """
    if given not in GIVEN:
        raise ValueError(f"a case can be given as {', '.join(GIVEN)}, not as {given!r}")
    seed = found = 0
    other: Sample | None = None  # the case before, whose sketch a swapped one gets
    while found < count:
        sample = triplet(seed, slice=part)
        seed += 1
        if (sample.drawing is None) != (given == "text") or not _may_lose(sample, given):
            continue
        if given != "swapped" or other is not None:
            found += 1
            yield _case(sample, given, other)
        other = sample


def _may_lose(sample: Sample, given: str) -> bool:
    """Whether the case fits one that loses its sketch: its text must not tell the flow."""
    if given not in ("blank", "swapped"):
        return True
    return sample.telling is not None and not sample.telling.flow and bool(sample.prompt)


def edits(count: int) -> Iterator[Case]:
    """Yield wishes in held-out wordings for plants that no training edit has."""
    for seed in range(count):
        edit = edit_turn(seed, held_out=True)
        base, wanted = ProgramBuilder(), ProgramBuilder()
        for step in (*edit.before, "<eos>"):
            base.feed(step)
        for step in edit.steps:
            wanted.feed(step)
        yield Case(edit.prompt, wanted.plant(), base=base.program())


def off_topic(count: int) -> Iterator[Case]:
    """Yield prompts that are not about a line."""
    for seed in range(count):
        yield Case(off_topic_prompt(Random(f"held-out-topic-{seed}")), None)


def _case(sample: Sample, given: str, other: Sample | None) -> Case:
    assert sample.spec is not None
    truth = to_plant(sample.spec)
    if sample.drawing is None:
        return Case(sample.prompt, truth)
    if given == "blank":
        return Case(sample.prompt, truth, sketch=_png(Image.new("RGB", (960, 540), "white")))
    if given == "picture":
        page = render(Random(f"ink-{sample.seed}"), sample.spec, sample.drawing)
        return Case(sample.prompt, truth, sketch=_png(page))
    drawn = other if given == "swapped" and other is not None else sample
    assert drawn.drawing is not None and drawn.spec is not None
    return Case(sample.prompt, truth, board=board_of(drawn.drawing, drawn.spec))


def _png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def board_of(drawing: Drawing, spec: PlantSpec) -> dict[str, Any]:
    """Return the drawing as the sketch board would store it, labels as drawn."""
    items: list[dict[str, Any]] = [
        {
            "id": f"s{k}", "type": "stamp", "label": s.label,
            "kind": token_class(spec.stations[s.station].class_name).lower(),
            "x": s.x - s.width / 2, "y": s.y - s.height / 2, "w": s.width, "h": s.height,
        }
        for k, s in enumerate(drawing.shapes)
    ]  # fmt: skip
    items += [
        {"id": f"a{a}-{b}", "type": "arrow", "from": f"s{a}", "to": f"s{b}"}
        for a, b in drawing.arrows
    ]
    return {"version": 1, "width": drawing.width, "height": drawing.height, "items": items}
