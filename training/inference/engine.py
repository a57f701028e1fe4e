"""Engine: a prompt and a sketch to a program, on the processor, in a second or two.

First the most likely program under the grammar. A repair turn (a program that failed with its
errors) samples another one, hotter at each seed. With a base program the prompt is a wish to
change it. What the model leaves to FlexSim's defaults
is reported as assumed; a prompt that is not about a line is refused.
"""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from PIL import Image
from safetensors.torch import load_file

from flexscript import build, emit
from flexscript.plant.model import Plant
from training.inference.audit import audit
from training.inference.changes import describe_changes
from training.inference.labels import LabelReaderMissing
from training.inference.lexicon import correct_label, prompt_runs
from training.inference.sketch_reader import graph_of_board, graph_of_picture
from training.inference.writer import Draft, Writing, write
from training.model.decoder import DecoderConfig
from training.model.plant_steps import NotExpressible, plant_steps, with_kept
from training.model.sketch_encoder import SketchEncoder
from training.model.sketch_graph import KINDS, SketchGraph
from training.model.tokenizer import Words
from training.model.vlsm import VLSM

__all__ = ["DEFAULT_WEIGHTS", "Engine", "EngineResult"]

DEFAULT_WEIGHTS = Path(__file__).parent.parent / "weights" / "embedded"
REFUSAL = (
    "This does not read like a production line. Say what arrives, which stations it passes and "
    "how long they take, or draw the line on the board."
)


@dataclass(frozen=True, slots=True)
class EngineResult:
    """What the model wrote. ``program`` is empty when ``refusal`` says why.

    ``recognised`` is what was seen in the sketch and ``confidence`` how sure the model is of
    each object, value and connection (``training.inference.facts``).
    """

    program: str
    refusal: str | None
    notes: tuple[str, ...]
    tokens: int
    seconds: float
    model_version: str
    recognised: Mapping[str, Any] = field(default_factory=dict)
    confidence: Mapping[str, Any] = field(default_factory=dict)


class Engine:
    """The embedded model, loaded once, for one request at a time."""

    def __init__(self, words: Words, model: VLSM, encoder: SketchEncoder, version: str) -> None:
        self.words, self.model, self.encoder, self.version = words, model, encoder, version

    @classmethod
    def load(cls, weights: Path = DEFAULT_WEIGHTS) -> Engine:
        """Return the engine of a weights folder.

        Raises:
            FileNotFoundError: a file of the folder is missing; the message names it.
        """
        weights = Path(weights)
        for name in ("config.json", "tokenizer.json", "decoder.safetensors", "sketch.safetensors"):
            if not (weights / name).is_file():
                raise FileNotFoundError(
                    f"model file {name} is missing in {weights}: give a folder with trained weights"
                )
        settings = json.loads((weights / "config.json").read_text())
        model = VLSM(DecoderConfig(**settings["decoder"]))
        model.load_state_dict(
            {k: v.float() for k, v in load_file(str(weights / "decoder.safetensors")).items()}
        )
        encoder = SketchEncoder()
        encoder.load_state_dict(
            {
                k: v.float() if v.is_floating_point() else v
                for k, v in load_file(str(weights / "sketch.safetensors")).items()
            }
        )
        words = Words.load(weights / "tokenizer.json")
        return cls(words, model.eval(), encoder.eval(), str(settings.get("version", "unversioned")))

    @torch.inference_mode()
    def generate(
        self,
        prompt: str,
        sketch: bytes | None = None,
        board: Mapping[str, Any] | None = None,
        seed: int = 0,
        repair: tuple[str, str] | None = None,
        on_text: Callable[[str], None] | None = None,
        *,
        base: str = "",
        constrained: bool = True,
    ) -> EngineResult:
        """Return the program for a request.

        Args:
            prompt: the user's words; may be empty when there is a sketch.
            sketch: an encoded picture; not looked at when ``board`` has objects.
            board: the board document.
            seed: 0 for the most likely program, other values sample.
            repair: a program that failed and the errors it gave.
            on_text: called with the program so far, each time a statement is complete.
            base: a program that the prompt wishes to be changed; sketch and board are then
                not looked at.
            constrained: without, the model writes what it likes: for comparing models only.
        """
        started = time.perf_counter()
        old = _plant_of(base) if base else None
        if isinstance(old, str):
            return self._answer(started, refusal=old)
        graph, notes = (None, []) if old else self._see(prompt, sketch, board)
        if graph is None and not prompt.strip():
            return self._answer(
                started, refusal=REFUSAL, notes=[*notes, "Nothing was recognised in the sketch."]
            )
        heat = 0.0 if seed == 0 and repair is None else 0.35 + 0.15 * min(seed, 3)
        before = plant_steps(old) if old else ()
        draft = write(
            self.model,
            self.words,
            Writing(prompt, graph, before, heat, seed, constrained),
            on_text,
        )
        if draft.is_refused:
            return self._answer(started, refusal=REFUSAL, notes=notes, tokens=draft.tokens)
        return self._written(started, prompt, draft, graph, old, notes)

    def _written(
        self,
        started: float,
        prompt: str,
        draft: Draft,
        graph: SketchGraph | None,
        old: Plant | None,
        notes: list[str],
    ) -> EngineResult:
        plant = draft.builder.plant()
        if old is not None:
            plant = with_kept(plant, old)
            notes = [*notes, *describe_changes(old, plant)]
        else:
            notes = [*notes, *_assumptions(plant), *audit(prompt, graph, plant)]
        names = [thing.name for thing in plant.objects]
        return self._answer(
            started,
            program=emit(plant) if draft.is_whole else "",
            notes=[*notes, *_repairs(draft)],
            tokens=draft.tokens,
            recognised=_recognised(graph),
            confidence=draft.confidence.to_json(names),
        )

    def _see(
        self, prompt: str, sketch: bytes | None, board: Mapping[str, Any] | None
    ) -> tuple[SketchGraph | None, list[str]]:
        graph = graph_of_board(board) if board else None
        if graph is not None or not sketch:
            return _with_names_of(graph, prompt), []
        try:
            seen = graph_of_picture(self.encoder, Image.open(io.BytesIO(sketch)))
            return _with_names_of(seen, prompt), []
        except LabelReaderMissing as missing:
            return None, [f"The sketch was not read: {missing}."]

    def _answer(
        self,
        started: float,
        *,
        program: str = "",
        refusal: str | None = None,
        notes: Sequence[str] = (),
        tokens: int = 0,
        recognised: Mapping[str, Any] | None = None,
        confidence: Mapping[str, Any] | None = None,
    ) -> EngineResult:
        return EngineResult(
            program=program,
            refusal=refusal,
            notes=tuple(notes),
            tokens=tokens,
            seconds=round(time.perf_counter() - started, 3),
            model_version=self.version,
            recognised=recognised or {},
            confidence=confidence or {},
        )


def _plant_of(program: str) -> Plant | str:
    """Return the plant of a program to change, or a sentence that says why it cannot be."""
    built = build(program)
    if built.plant is None:
        first = next(d for d in built.diagnostics if d.severity == "error")
        return f"The program to change does not run: {first.message}"
    try:
        plant_steps(built.plant)
    except NotExpressible as reason:
        return f"This program cannot be changed by words: {reason}."
    return built.plant


def _with_names_of(graph: SketchGraph | None, prompt: str) -> SketchGraph | None:
    """Return the graph with its labels corrected by the prompt, each name used once."""
    if graph is None or not prompt.strip():
        return graph
    runs = prompt_runs(prompt)
    taken: set[str] = set()
    objects = []
    for item in graph.objects:
        label = correct_label(item.label, runs) if item.label else ""
        objects.append(item if label in taken else replace(item, label=label))
        taken.add(label)
    return replace(graph, objects=tuple(objects))


def _assumptions(plant: Plant) -> list[str]:
    """Return a sentence for every default that a run will use where the user gave no fact."""
    notes = []
    for thing in plant.objects:
        given = thing.properties
        if thing.class_name == "Source" and "InterArrivalTime" not in given:
            notes.append(
                f"No arrival time given for {thing.name}: exponential with mean 10 s assumed."
            )
        if (
            thing.class_name in ("Processor", "Combiner", "Separator")
            and "ProcessTime" not in given
        ):
            notes.append(f"No process time given for {thing.name}: 10 s assumed.")
    return notes


def _repairs(draft: Draft) -> list[str]:
    """Return a sentence for all that was mended: nothing is mended in silence."""
    notes = [
        f"The smallest and largest time of {name} were put in order."
        for name in draft.builder.ordered
    ]
    if draft.mended:
        ways = "A connection was" if draft.mended == 1 else f"{draft.mended} connections were"
        notes.append(f"{ways} added so that no station is left without a way in and out.")
    return notes


def _recognised(graph: SketchGraph | None) -> dict[str, Any]:
    """Return what was seen, for an overlay: places are fractions of the sketch's width."""
    if graph is None:
        return {}
    return {
        "objects": [
            {
                "label": item.label,
                "kind": KINDS[max(range(len(KINDS)), key=item.kinds.__getitem__)],
                "confidence": round(max(item.kinds), 3),
                "x": round(item.x, 4),
                "y": round(item.y, 4),
            }
            for item in graph.objects
        ],
        "arrows": [
            {"from": a, "to": b, "confidence": round(belief, 3)}
            for (a, b), belief in graph.links.items()
            if belief > 0.5
        ],
    }
