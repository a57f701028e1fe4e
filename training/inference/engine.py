"""Engine: a prompt and a sketch to a program, on the processor, in a second or two.

First the most likely program under the grammar. A repair turn (a program that failed with its
errors) samples another one, hotter at each seed. What the model leaves to FlexSim's defaults
is reported as assumed; a prompt that is not about a line is refused.
"""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from PIL import Image
from safetensors.torch import load_file
from torch import Tensor

from flexscript.plant.model import Plant
from training.inference.copying import CopyGuide
from training.inference.grammar import Grammar
from training.inference.labels import LabelReaderMissing
from training.inference.lexicon import correct_label, prompt_runs
from training.inference.plant_guide import PlantGuide
from training.inference.runner import Runner
from training.inference.sketch_guide import SketchGuide
from training.inference.sketch_reader import graph_of_board, graph_of_picture
from training.model.codec import SPECIAL_TOKENS, ProgramBuilder, place_steps
from training.model.decoder import DecoderConfig
from training.model.sketch_encoder import SketchEncoder
from training.model.sketch_graph import SketchGraph, place_in_metres
from training.model.tokenizer import Words
from training.model.vlsm import VLSM, build_prefix

__all__ = ["DEFAULT_WEIGHTS", "Engine", "EngineResult"]

DEFAULT_WEIGHTS = Path(__file__).parent.parent / "weights" / "embedded"
_TAKEN = 1e-3  # weight of the last token of a name that another object has
REFUSAL = (
    "This does not read like a production line. Say what arrives, which stations it passes and "
    "how long they take, or draw the line on the board."
)


@dataclass(frozen=True, slots=True)
class EngineResult:
    """What the model wrote. ``program`` is empty when ``refusal`` says why."""

    program: str
    refusal: str | None
    notes: tuple[str, ...]
    tokens: int
    seconds: float
    model_version: str
    recognised: Mapping[str, Any] = field(default_factory=dict)


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
    ) -> EngineResult:
        """Return the program for a request.

        Args:
            prompt: the user's words; may be empty when there is a sketch.
            sketch: an encoded picture; not looked at when ``board`` has objects.
            board: the board document.
            seed: 0 for the most likely program, other values sample.
            repair: a program that failed and the errors it gave.
            on_text: called with the program so far, each time a statement is complete.
        """
        started = time.perf_counter()
        graph, notes = self._see(prompt, sketch, board)
        if graph is None and not prompt.strip():
            notes = [*notes, "Nothing was recognised in the sketch."]
            return self._result(None, notes, 0, started, graph)
        heat = 0.0 if seed == 0 and repair is None else 0.35 + 0.15 * min(seed, 3)
        builder, tokens = self._write(prompt, graph, seed, heat, on_text)
        if builder is not None:
            notes = [*notes, *_assumptions(builder.plant()), *_repairs(builder)]
        return self._result(builder, notes, tokens, started, graph)

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

    def _write(
        self,
        prompt: str,
        graph: SketchGraph | None,
        seed: int,
        heat: float,
        on_text: Callable[[str], None] | None,
    ) -> tuple[ProgramBuilder | None, int]:
        """Return the finished program (``None`` when refused) and the tokens it took."""
        prefix = build_prefix(self.words, prompt, graph)
        ids = torch.tensor([prefix.ids])
        embedded = self.model.embed(ids, [prefix])[0]
        runner = Runner(self.model.decoder, embedded, ids[0], len(SPECIAL_TOKENS))
        grammar, builder = Grammar(self.words), ProgramBuilder()
        places = _drawn_places(graph)  # a drawn object stands where it is drawn, not near it
        random = torch.Generator().manual_seed(seed)
        pending: list[int] = []  # word pieces of a name, decoded together
        count = 0
        room = self.model.decoder.config.max_length - runner.length - 1
        plant, guide = PlantGuide(self.words), CopyGuide(self.words, prefix.ids)
        drawn = SketchGuide(self.words, graph, prompt) if graph is not None else None
        while not grammar.done and count < room:
            weights = _preferences(grammar, plant, guide, drawn)
            p = (runner.probabilities() + 1e-20) * grammar.mask() * weights
            if heat:
                token = int(torch.multinomial((p.log() / heat).softmax(0), 1, generator=random))
            else:
                token = int(p.argmax())
            count += 1
            grammar.advance(token)
            guide.advance(token)
            if self.words.is_special(token):
                if pending:
                    builder.feed(self.words.decode(pending))
                    pending = []
                name = self.words.name(token)
                if name == "<refuse>":
                    return None, count
                if name == "<eos>" and not grammar.done:
                    continue  # a loose station must be connected first
                if name.startswith(("<x:", "<y:")) and (drawn_at := places.get(builder.last_name)):
                    name = drawn_at[0] if name.startswith("<x:") else drawn_at[1]
                builder.feed(name)
                if on_text and name.startswith(("<y:", "<#")):
                    on_text(builder.program())
            else:
                pending.append(token)
            runner.push(token)
        return builder, count

    def _result(
        self,
        builder: ProgramBuilder | None,
        notes: list[str],
        tokens: int,
        started: float,
        graph: SketchGraph | None,
    ) -> EngineResult:
        return EngineResult(
            program=builder.program() if builder else "",
            refusal=None if builder else REFUSAL,
            notes=tuple(notes),
            tokens=tokens,
            seconds=round(time.perf_counter() - started, 3),
            model_version=self.version,
            recognised=_recognised(graph),
        )


def _preferences(
    grammar: Grammar, plant: PlantGuide, guide: CopyGuide, drawn: SketchGuide | None
) -> Tensor | float:
    """Return factors on the next token that keep the program to what was said and drawn."""
    state = grammar.writing
    if state in ("name start", "name"):
        if state == "name start":
            guide.begin_name()
        said = guide.name_weights(started=state == "name")
        weights = drawn.name_weights(grammar, said) if drawn else said
        for name in grammar.names:  # a taken name could not end there
            if name[:-1] == grammar.name_so_far:
                weights[name[-1]] *= _TAKEN
        return weights
    if state == "number start":
        guide.begin_number()
    if state == "number":
        weights = guide.number_weights()
        return weights * guide.unit_weights() if grammar.has_unit else weights
    match state:
        case "object" if drawn:
            return drawn.object_weights(grammar)
        case "link":
            usual = plant.link_weights(grammar)
            return usual * drawn.link_weights(grammar) if drawn else usual
        case "link from":
            usual = plant.from_weights(grammar, "A")
            return drawn.from_weights(grammar, usual) if drawn else usual
        case "link to" if drawn:
            return drawn.to_weights(grammar, grammar.link_start)
        case "property":
            return plant.property_weights(grammar)
        case "call from":
            return plant.from_weights(grammar, "S")
        case _:
            return 1.0


def _drawn_places(graph: SketchGraph | None) -> dict[str, list[str]]:
    """Return label -> steps of the place where the object is drawn."""
    if graph is None:
        return {}
    return {o.label: place_steps(*place_in_metres(o.x, o.y)) for o in graph.objects if o.label}


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


def _repairs(builder: ProgramBuilder) -> list[str]:
    """Return a sentence for every bound that was put in order: nothing is mended in silence."""
    return [
        f"The smallest and largest time of {name} were put in order." for name in builder.ordered
    ]


def _recognised(graph: SketchGraph | None) -> dict[str, Any]:
    """Return what was seen, for an overlay: places are fractions of the sketch's width."""
    if graph is None:
        return {}
    from training.model.sketch_graph import KINDS

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
