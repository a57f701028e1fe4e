"""Writer: the loop that writes one program, token by token.

Constrained, each token is the likeliest (or a sampled) one among those that the grammar allows,
weighed by the guides. Unconstrained, it is the model's own choice among all tokens, and a
sequence that means nothing ends the writing: that mode is for tables that compare models.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from training.inference.copying import CopyGuide
from training.inference.facts import Confidence, FactRecorder
from training.inference.grammar import Grammar
from training.inference.plant_guide import PlantGuide
from training.inference.preferences import preferences
from training.inference.runner import Runner
from training.inference.sketch_guide import SketchGuide
from training.model.codec import SPECIAL_TOKENS, ProgramBuilder, place_steps
from training.model.sketch_graph import SketchGraph, place_in_metres
from training.model.tokenizer import Words
from training.model.vlsm import VLSM, Prefix, build_prefix

__all__ = ["Draft", "Writing", "write"]


@dataclass(frozen=True, slots=True)
class Writing:
    """What to write from, and how. ``heat`` 0 takes the likeliest token, above it samples."""

    prompt: str
    graph: SketchGraph | None
    before: Sequence[str] = ()
    heat: float = 0.0
    seed: int = 0
    constrained: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written. ``is_refused``: the model says that this is no line; ``is_whole`` is false
    when room ran out or, unconstrained, a token made no sense.
    """

    builder: ProgramBuilder
    tokens: int
    confidence: Confidence
    mended: int
    is_refused: bool = False
    is_whole: bool = True


def write(
    model: VLSM, words: Words, writing: Writing, on_text: Callable[[str], None] | None = None
) -> Draft:
    """Return the program that the model writes; ``on_text`` gets it statement by statement."""
    prefix = build_prefix(words, writing.prompt, writing.graph, writing.before)
    loop = _Loop(words, writing, prefix, on_text)
    runner = _runner(model, prefix)
    random = torch.Generator().manual_seed(writing.seed)
    room = model.decoder.config.max_length - runner.length - 1
    while not loop.done and loop.count < room:
        p = loop.weighed(runner.probabilities() + 1e-20)
        if writing.heat:
            token = int(torch.multinomial((p.log() / writing.heat).softmax(0), 1, generator=random))
        else:
            token = int(p.argmax())
        if loop.take(token, float(p[token] / p.sum())):
            runner.push(token)
    return loop.draft()


def _runner(model: VLSM, prefix: Prefix) -> Runner:
    ids = torch.tensor([prefix.ids])
    embedded = model.embed(ids, [prefix])[0]
    return Runner(model.decoder, embedded, ids[0], len(SPECIAL_TOKENS))


class _Loop:
    """State of one writing besides the model's own."""

    def __init__(
        self, words: Words, writing: Writing, prefix: Prefix, on_text: Callable[[str], None] | None
    ) -> None:
        self.words, self.constrained, self.on_text = words, writing.constrained, on_text
        self.builder, self.facts, self.count = ProgramBuilder(), FactRecorder(), 0
        self.grammar, self.plant = Grammar(words), PlantGuide(words)
        self.guide = CopyGuide(words, prefix.ids)
        graph = writing.graph
        self.drawn = SketchGuide(words, graph, writing.prompt) if graph is not None else None
        self.places = _drawn_places(graph)
        self.done = self.refused = self.broken = False
        self._pending: list[int] = []  # word pieces of a name, decoded together

    def weighed(self, p: Tensor) -> Tensor:
        """Return what the next token is chosen by."""
        if not self.constrained:
            return p
        return (
            p * self.grammar.mask() * preferences(self.grammar, self.plant, self.guide, self.drawn)
        )

    def take(self, token: int, share: float) -> bool:
        """Take a token; return whether the model is to go on after it."""
        self.count += 1
        special = self.words.is_special(token)
        name = self.words.name(token) if special else ""
        self.facts.take(name or "text", share)
        if self.constrained:
            self.grammar.advance(token)
            self.guide.advance(token)
            if name == "<eos>" and not self.grammar.done:
                return False  # a loose station must be connected first
        if not special:
            self._pending.append(token)
            return True
        try:
            self._feed(name)
        except (IndexError, ValueError, ArithmeticError):
            if self.constrained:
                raise
            self.done = self.broken = True
        return not self.done

    def _feed(self, name: str) -> None:
        if self._pending:
            self.builder.feed(self.words.decode(self._pending))
            self._pending = []
        if name == "<refuse>":
            self.done = self.refused = True
            return
        drawn_at = self.places.get(self.builder.last_name)
        if drawn_at and name.startswith(("<x:", "<y:")):
            name = drawn_at[0] if name.startswith("<x:") else drawn_at[1]
        self.builder.feed(name)
        self.done = name == "<eos>"
        if self.on_text and name.startswith(("<y:", "<#")):
            self.on_text(self.builder.program())

    def draft(self) -> Draft:
        """Return what was written."""
        return Draft(
            self.builder, self.count, self.facts.confidence(), self.grammar.mended,
            self.refused, self.done and not self.broken,
        )  # fmt: skip


def _drawn_places(graph: SketchGraph | None) -> Mapping[str, list[str]]:
    """Return label -> steps of the place where the object is drawn: it stands there, not near."""
    if graph is None:
        return {}
    return {o.label: place_steps(*place_in_metres(o.x, o.y)) for o in graph.objects if o.label}
