"""Sketch guide: what was seen in the sketch weighs while the model writes.

Each drawn object should be declared once, under its label and with the class it looks like;
each arrow seen should become a connection. As with copying, the guide weighs and never
forbids: the prompt may know better than the drawing, and the model decides between them.
Beliefs are those of the sketch graph, so an uncertain arrow weighs less than a sure one.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from training.inference.grammar import EXECUTERS, FLOW, Grammar
from training.inference.plant_guide import waiting_members
from training.model.codec import CLASSES, token_class
from training.model.sketch_graph import KINDS, SketchGraph
from training.model.tokenizer import Words

__all__ = ["SketchGuide"]


@dataclass(frozen=True, slots=True)
class _Trust:
    """Weights of what the sketch speaks against; small where the sketch is to be trusted."""

    passing_over: float  # going on while something drawn is not declared
    one_more: float  # a station that is not drawn
    unlike: float  # a class that the drawn object does not look like
    said_name: float  # a name from the prompt while labels are left
    unseen: float  # a connection that is not drawn


# A board document was drawn on purpose, object by object. A picture is read with errors.
_BOARD = _Trust(passing_over=1e-12, one_more=1e-12, unlike=1e-15, said_name=1e-25, unseen=1e-25)
_PICTURE = _Trust(passing_over=0.1, one_more=0.1, unlike=0.4, said_name=0.05, unseen=0.003)
_CREW_NAME = 0.02  # weight of a crew's name from the prompt: crews are often named but not drawn
_SURE = 0.5  # belief from which an arrow asks to be written
_UNKNOWN = KINDS.index("Unknown")
_CREW = [KINDS.index(name) for name in (*EXECUTERS, "Dispatcher")]
_DOUBTED = 0.3  # weight of a label that only the sketch has


class SketchGuide:
    """Weights for the next token, from one sketch graph and the program so far."""

    def __init__(self, words: Words, graph: SketchGraph, prompt: str) -> None:
        self.words, self.graph = words, graph
        self.trust = _BOARD if graph.exact else _PICTURE
        # A label that the prompt says too was surely read right; others may be misread or a title.
        self.known = [
            graph.exact or not prompt.strip() or item.label in prompt for item in graph.objects
        ]
        self.crew_drawn = any(max(item.kinds[k] for k in _CREW) >= _SURE for item in graph.objects)
        self.labels = [
            tuple(words.text(" " + item.label)) if item.label else () for item in graph.objects
        ]

    def _slots(self, grammar: Grammar) -> dict[int, int]:
        """Return object index -> slot of the sketch, by name."""
        return {
            index: self.labels.index(name)
            for index, name in enumerate(grammar.names)
            if name and name in self.labels
        }

    def _left(self, grammar: Grammar) -> list[int]:
        """Return the labelled slots that are not declared yet."""
        declared = set(grammar.names)
        return [slot for slot, label in enumerate(self.labels) if label and label not in declared]

    def _belief(self, slot: int, class_name: str) -> float:
        kinds = self.graph.objects[slot].kinds
        looks_like = token_class(class_name)  # a belt is drawn as a queue
        return max(kinds[KINDS.index(looks_like)], 0.5 * kinds[_UNKNOWN], self.trust.unlike)

    def object_weights(self, grammar: Grammar) -> Tensor:
        """Return weights where a declaration, a property or a connection may come next."""
        left = self._left(grammar)
        sure = any(self.known[slot] for slot in left)
        passing_over = self.trust.passing_over if sure else _DOUBTED if left else 1.0
        weights = torch.full((self.words.size,), passing_over)
        for name in CLASSES:
            if left:
                weight = max(self._belief(slot, name) for slot in left)
            else:
                drawn = name in FLOW or self.crew_drawn
                weight = self.trust.one_more if drawn else 1.0
            weights[self.words.special[f"<obj:{name}>"]] = weight
        return weights

    def name_weights(self, grammar: Grammar, from_prompt: Tensor) -> Tensor:
        """Return weights for the next token of a name; ``from_prompt`` are the copy guide's."""
        left = self._left(grammar)
        if not left:
            return from_prompt
        current, class_name = grammar.name_so_far, grammar.classes[-1]
        alike = any(self._belief(slot, class_name) >= _SURE for slot in left)
        sure = any(self.known[slot] for slot in left)
        weights = from_prompt * (
            _DOUBTED
            if not sure
            else self.trust.said_name
            if class_name in FLOW or alike
            else _CREW_NAME
        )
        for slot in left:
            label, belief = self.labels[slot], self._belief(slot, class_name)
            belief *= 1.0 if self.known[slot] else _DOUBTED
            if label[: len(current)] != current:
                continue
            if label == current:
                ends = slice(0, len(self.words.special))
                weights[ends] = weights[ends].clamp_min(belief)
            else:
                follows = label[len(current)]
                weights[follows] = max(float(weights[follows]), belief)
        return weights

    def link_weights(self, grammar: Grammar) -> Tensor:
        """Return weights where a connection or the end may come next."""
        weights = torch.ones(self.words.size)
        if self._unwritten(grammar):
            weights *= self.trust.unseen
            weights[self.words.special["<A>"]] = 1.0
        elif self.graph.exact and not any(grammar.loose()) and not waiting_members(grammar):
            weights[self.words.special["<A>"]] = self.trust.unseen
        return weights

    def from_weights(self, grammar: Grammar, usual: Tensor) -> Tensor:
        """Return weights of the object that an item connection starts at.

        ``usual`` are the plant guide's; they count when every arrow seen is written.
        """
        unwritten = self._unwritten(grammar)
        if not unwritten:
            return usual
        weights = torch.full((self.words.size,), self.trust.unseen)
        for a in self._without_arrows(grammar):
            weights[self.words.special[f"<#{a}>"]] = usual[self.words.special[f"<#{a}>"]]
        for (a, _), belief in unwritten.items():
            token = self.words.special[f"<#{a}>"]
            weights[token] = max(float(weights[token]), belief)
        return weights

    def to_weights(self, grammar: Grammar, a: int) -> Tensor:
        """Return weights of the object that the connection from ``a`` ends at."""
        seen = {b: belief for (start, b), belief in self._unwritten(grammar).items() if start == a}
        if not seen:
            return torch.ones(self.words.size)
        weights = torch.full((self.words.size,), self.trust.unseen)
        for b, belief in seen.items():
            weights[self.words.special[f"<#{b}>"]] = belief
        return weights

    def _without_arrows(self, grammar: Grammar) -> list[int]:
        """Return stations that no drawn arrow leaves for another: the model must know better."""
        slots = self._slots(grammar)
        leaving = {
            a
            for (a, b), belief in self.graph.links.items()
            if belief >= _SURE and b in slots.values() and a in slots.values()
        }
        return [
            k
            for k, name in enumerate(grammar.classes)
            if name in FLOW and name != "Sink" and slots.get(k) not in leaving
        ]

    def _unwritten(self, grammar: Grammar) -> dict[tuple[int, int], float]:
        """Return sure arrows between declared objects that are not connected and could be."""
        objects = {slot: index for index, slot in self._slots(grammar).items()}
        return {
            (objects[a], objects[b]): belief
            for (a, b), belief in self.graph.links.items()
            if belief >= _SURE
            and belief >= self.graph.links.get((b, a), 0.0)
            and a in objects
            and b in objects
            and grammar.may_connect(objects[a], objects[b])
        }
