"""Turns: what the model is trained on, made from seeds: first requests and wishes for a change.

Most turns are the dataset's samples. A share are edits: the program of a plant, a wish, and the
program that it asks for. Edits are not part of GDT-120K, whose triplets are first requests.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from training.dataset.edits import sample_edit
from training.dataset.plants import sample_plant
from training.dataset.prompts.naming import name_crew
from training.dataset.samples import Sample, sample
from training.dataset.slices import bucket_of
from training.model.codec import Step, spec_steps
from training.model.sketch_graph import SketchGraph

__all__ = ["EDIT_SHARE", "Turn", "edit_turn", "turn"]

EDIT_SHARE = 0.12
#: Of the dataset's prompts in other languages the small model sees a third: on few turns it does
#: better to learn what a line is in one language first.
FOREIGN_KEPT = 0.33
_NEXT = 1_000_000_000  # far from every seed of a run


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing asked of the model. ``before`` is the program to change, or nothing."""

    prompt: str
    sketch: SketchGraph | None
    before: tuple[Step, ...]
    steps: tuple[Step, ...]


def turn(seed: int) -> Turn:
    """Return the turn of that seed."""
    random = Random(f"turn-{seed}")
    if random.random() < EDIT_SHARE:
        return edit_turn(seed)
    case = sample(seed)
    while _is_foreign(case) and random.random() > FOREIGN_KEPT:
        seed += _NEXT
        case = sample(seed)
    return Turn(case.prompt, case.sketch, (), case.steps)


def _is_foreign(case: Sample) -> bool:
    return case.telling is not None and case.telling.language != "en"


def edit_turn(seed: int, *, held_out: bool = False) -> Turn:
    """Return the edit of that seed, with wordings kept out of training if ``held_out``."""
    random = Random(f"edit-{seed}")
    while True:
        spec = sample_plant(random)
        if random.random() < 0.3:
            spec = name_crew(spec)
        if bucket_of(spec) == ("test" if held_out else "training"):
            break
    wish, edited = sample_edit(random, spec, held_out=held_out)
    before = tuple(spec_steps(spec)[:-1])  # without its end
    return Turn(wish, None, before, tuple(spec_steps(edited)))
