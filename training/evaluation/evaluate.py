"""Score the embedded model on held-out samples, slice by slice.

    python -m training.evaluation.evaluate --cases 200 --pictures 40 --out evaluation.json
    python -m training.evaluation.evaluate --cases 8 --pictures 2   # half a minute

Held-out samples come from seeds from 2,000,000,000 on, which no training run uses; they are
drawn by the same sampler as the training data, so the scores say nothing of people it never
met. Slices: ``text`` (no sketch), ``board`` (a sketch given as an exact board document) and
``picture`` (the same kind of sketch rendered, labels read from the pixels).
"""

from __future__ import annotations

import argparse
import io
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import fmean
from typing import Any

import torch

from flexscript import emit
from flexscript.plant.model import Plant
from training.dataset.drawings import Drawing
from training.dataset.plants import PlantSpec, to_plant
from training.dataset.rendering import render
from training.dataset.samples import Sample, sample
from training.evaluation.metrics import Score, bleu4, score_program
from training.inference.engine import DEFAULT_WEIGHTS, Engine
from training.model.codec import token_class

HELD_OUT_SEED = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case: its scores, its texts, and the seconds it took."""

    score: Score
    program: str
    truth: str
    seconds: float


def cases(slice_name: str, count: int) -> Iterator[Sample]:
    """Yield held-out samples of a slice."""
    seed, found = HELD_OUT_SEED, 0
    while found < count:
        case = sample(seed, noise=False)
        seed += 1
        if case.spec is not None and (case.sketch is None) == (slice_name == "text"):
            found += 1
            yield case


def board_of(case: Sample, drawing: Drawing, spec: PlantSpec) -> dict[str, Any]:
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


def answer(engine: Engine, slice_name: str, case: Sample) -> Outcome:
    """Let the engine answer one case and score it."""
    assert case.spec is not None
    truth: Plant = to_plant(case.spec)
    board, sketch = None, None
    if case.drawing is not None and slice_name == "board":
        board = board_of(case, case.drawing, case.spec)
    if case.drawing is not None and slice_name == "picture":
        stream = io.BytesIO()
        render(Random(f"ink-{case.seed}"), case.spec, case.drawing).save(stream, "PNG")
        sketch = stream.getvalue()
    started = time.perf_counter()
    result = engine.generate(case.prompt, sketch, board)
    seconds = time.perf_counter() - started
    return Outcome(score_program(result.program, truth), result.program, emit(truth), seconds)


def summary(outcomes: Sequence[Outcome]) -> dict[str, float | str | int]:
    """Return the means of a slice in the paper's terms."""
    scores = [outcome.score for outcome in outcomes]
    bleu, signature = bleu4([o.program for o in outcomes], [o.truth for o in outcomes])
    return {
        "cases": len(outcomes),
        "SVR": round(fmean(s.structure for s in scores), 4),
        "PMR": round(fmean(s.parameters for s in scores), 4),
        "ESR": round(fmean(s.runs for s in scores), 4),
        "BLEU-4": round(bleu, 4),
        "connections": round(fmean(s.connections for s in scores), 4),
        "objects": round(fmean(s.objects for s in scores), 4),
        "items reach a sink": round(fmean(s.reaches_sink for s in scores), 4),
        "exact model": round(fmean(s.exact for s in scores), 4),
        "extra connections a case": round(fmean(s.extra for s in scores), 3),
        "seconds a case": round(fmean(o.seconds for o in outcomes), 3),
        "bleu signature": signature,
    }


def refusals(engine: Engine, count: int) -> dict[str, float]:
    """Return how often prompts about something else are refused, and lines are not."""
    asked = refused = 0
    seed = HELD_OUT_SEED
    while asked < count:
        case = sample(seed)
        seed += 1
        if case.spec is None:
            asked += 1
            refused += engine.generate(case.prompt).refusal is not None
    return {"off-topic prompts": asked, "refused": round(refused / asked, 4)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--weights", type=Path, default=DEFAULT_WEIGHTS)
    parser.add_argument("--cases", type=int, default=200, help="cases of the text and board slices")
    parser.add_argument("--pictures", type=int, default=40, help="cases of the picture slice")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=None, help="file for the JSON result")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    engine = Engine.load(arguments.weights)
    result: dict[str, Any] = {"model": engine.version}
    for name, count in (
        ("text", arguments.cases),
        ("board", arguments.cases),
        ("picture", arguments.pictures),
    ):
        result[name] = summary([answer(engine, name, case) for case in cases(name, count)])
        print(name, json.dumps(result[name]), flush=True)
    result["refusal"] = refusals(engine, max(4, arguments.cases // 10))
    print("refusal", json.dumps(result["refusal"]))
    if arguments.out:
        arguments.out.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
