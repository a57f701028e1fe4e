"""Score the embedded model on the dataset's held-out slices, with intervals.

    python -m training.evaluation.evaluate --cases 150 --pictures 40 --out evaluation.json
    python -m training.evaluation.evaluate --cases 4 --pictures 2 --slices test --no-handwritten

Rows are ``slice/given`` (``training.evaluation.cases``): the random test slice as words alone, as
a board and as a picture, with the sketch taken away or swapped, and each held-out slice of
unseen wordings, names, combinations, lengths, hands and languages; then edits, the frozen set
that was written and drawn by hand, and prompts that must be refused. Every mean has a 95 %
interval by 1,000 bootstrap resamples of its cases.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
import torch

from flexscript import emit
from training.dataset.slices import SLICES
from training.evaluation import handwritten
from training.evaluation.cases import Case, edits, off_topic, triplets
from training.evaluation.metrics import Score, bleu4, score_program
from training.inference.engine import DEFAULT_WEIGHTS, Engine

_RESAMPLES = 1000
_MEANS: dict[str, Callable[[Score], float]] = {
    "SVR": lambda s: s.structure,
    "PMR": lambda s: s.parameters,
    "ESR": lambda s: float(s.runs),
    "exact model": lambda s: float(s.exact),
    "connections": lambda s: s.connections,
    "objects": lambda s: s.objects,
    "items reach a sink": lambda s: float(s.reaches_sink),
    "extra connections": lambda s: float(s.extra),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case: its scores, its texts, and the seconds it took."""

    score: Score
    program: str
    truth: str
    seconds: float


def answer(engine: Engine, case: Case, *, constrained: bool = True) -> Outcome:
    """Let the engine answer one case and score it."""
    assert case.truth is not None
    started = time.perf_counter()
    result = engine.generate(
        case.prompt, case.sketch, case.board, base=case.base, constrained=constrained
    )
    seconds = time.perf_counter() - started
    score = score_program(result.program, case.truth)
    return Outcome(score, result.program, emit(case.truth), seconds)


def summary(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Return the means of a row in the paper's terms, each as [mean, low, high]."""
    bleu, signature = bleu4([o.program for o in outcomes], [o.truth for o in outcomes])
    rows = {
        name: interval([measure(o.score) for o in outcomes]) for name, measure in _MEANS.items()
    }
    return {
        "cases": len(outcomes),
        **rows,
        "BLEU-4": round(bleu, 4),
        "seconds a case": round(fmean(o.seconds for o in outcomes), 3),
        "bleu signature": signature,
    }


def interval(values: Sequence[float]) -> list[float]:
    """Return the mean and the ends of its 95 % bootstrap interval."""
    sample = np.asarray(values, dtype=np.float64)
    picks = np.random.default_rng(0).integers(0, sample.size, (_RESAMPLES, sample.size))
    low, high = np.quantile(sample[picks].mean(axis=1), (0.025, 0.975))
    return [round(float(v), 4) for v in (sample.mean(), low, high)]


def rows(slices: Iterable[str], cases: int, pictures: int) -> Iterable[tuple[str, Iterable[Case]]]:
    """Yield each row's name and its cases."""
    for part in slices:
        if part == "test":
            for given, count in (("text", cases), ("board", cases), ("picture", pictures)):
                yield f"test/{given}", triplets(part, given, count)
            for given in ("blank", "swapped"):
                yield f"test/{given}", triplets(part, given, pictures)
        elif part == "hands":
            yield "hands/picture", triplets(part, "picture", pictures)
        else:
            yield f"{part}/text", triplets(part, "text", cases // 2)
            yield f"{part}/board", triplets(part, "board", cases // 2)


def refusals(engine: Engine, count: int) -> dict[str, float]:
    """Return how often prompts about something else are refused."""
    refused = [engine.generate(case.prompt).refusal is not None for case in off_topic(count)]
    return {"off-topic prompts": count, "refused": round(fmean(refused), 4)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    held_out = [name for name in SLICES if name not in ("train", "validation")]
    parser.add_argument("--weights", type=Path, default=DEFAULT_WEIGHTS)
    parser.add_argument("--slices", nargs="*", default=held_out, help="of the dataset")
    parser.add_argument("--cases", type=int, default=150, help="cases of text and of board rows")
    parser.add_argument("--pictures", type=int, default=40, help="cases of picture rows")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--no-handwritten", action="store_true", help="leave out the frozen set")
    parser.add_argument("--unconstrained", action="store_true", help="no grammar, no guides")
    parser.add_argument("--out", type=Path, default=None, help="file for the JSON result")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    engine = Engine.load(arguments.weights)
    result: dict[str, Any] = {"model": engine.version, "constrained": not arguments.unconstrained}

    def score(name: str, cases: Iterable[Case]) -> None:
        constrained = not arguments.unconstrained
        result[name] = summary([answer(engine, case, constrained=constrained) for case in cases])
        print(name, json.dumps(result[name]), flush=True)

    for name, cases in rows(arguments.slices, arguments.cases, arguments.pictures):
        score(name, cases)
    score("edits", edits(max(2, arguments.cases // 2)))
    if not arguments.no_handwritten:
        score("handwritten/prompts", (row.case() for row in handwritten.prompts()))
        score("handwritten/sketches", (row.case() for row in handwritten.sketches()))
    result["refusal"] = refusals(engine, max(4, arguments.cases // 8))
    print("refusal", json.dumps(result["refusal"]))
    if arguments.out:
        arguments.out.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
