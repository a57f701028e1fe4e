"""Sketch guide: what was seen in the sketch weighs while the model writes.

Each drawn object should be declared once, under its label and with the class it looks like;
each arrow seen should become a connection. As with copying, the guide weighs and never
forbids: the prompt may know better than the drawing, and the model decides between them.
Beliefs are those of the sketch graph, so an uncertain arrow weighs less than a sure one.
"""

from __future__ import annotations

import torch
from torch import Tensor

from training.inference.grammar import FLOW, Grammar
from training.model.codec import CLASSES
from training.model.sketch_graph import KINDS, SketchGraph
from training.model.tokenizer import Words

__all__ = ["SketchGuide"]

_STRAY = 0.03  # weight of what a picture speaks against
_STRAY_EXACT = 0.001  # weight of what a board document speaks against
_BEYOND_EXACT = 1e-12  # weight of one more station than the board holds
_UNSEEN_EXACT = 1e-25  # weight of a connection that the board does not show
_UNLIKE = 0.08  # weight of a class that a picture's object does not look like: looks deceive
_UNLIKE_EXACT = 1e-15  # the same for a stamp of the board
_DRAWN = 1e-12  # weight of passing over something that is surely drawn
_PROMPT_NAME = 1e-25  # weight of a station's name from the prompt while labels are left
_CREW_NAME = 0.02  # the same for crew, which is often named but not drawn
_SURE = 0.5  # belief from which an arrow asks to be written
_UNKNOWN = KINDS.index("Unknown")


class SketchGuide:
    """Weights for the next token, from one sketch graph and the program so far."""

    def __init__(self, words: Words, graph: SketchGraph) -> None:
        self.words, self.graph = words, graph
        self.stray = _STRAY_EXACT if graph.exact else _STRAY
        self.unseen = _UNSEEN_EXACT if graph.exact else _STRAY
        self.beyond = _BEYOND_EXACT if graph.exact else _STRAY_EXACT
        self.unlike = _UNLIKE_EXACT if graph.exact else _UNLIKE
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
        return max(kinds[KINDS.index(class_name)], 0.5 * kinds[_UNKNOWN], self.unlike)

    def object_weights(self, grammar: Grammar) -> Tensor:
        """Return weights where a declaration, a property or a connection may come next."""
        left = self._left(grammar)
        sure = any(self.graph.objects[slot].certain >= _SURE for slot in left)
        passing = _DRAWN if sure else self.stray if left else 1.0
        weights = torch.full((self.words.size,), passing)
        for name in CLASSES:
            if left:
                weight = max(self._belief(slot, name) for slot in left)
            else:
                weight = self.beyond if name in FLOW else 0.1
            weights[self.words.special[f"<obj:{name}>"]] = weight
        return weights

    def name_weights(self, grammar: Grammar, from_prompt: Tensor) -> Tensor:
        """Return weights for the next token of a name; ``from_prompt`` are the copy guide's."""
        left = self._left(grammar)
        if not left:
            return from_prompt
        current, class_name = grammar.name_so_far, grammar.classes[-1]
        alike = any(self._belief(slot, class_name) >= _SURE for slot in left)
        weights = from_prompt * (_PROMPT_NAME if class_name in FLOW or alike else _CREW_NAME)
        for slot in left:
            label, belief = self.labels[slot], self._belief(slot, class_name)
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
            weights *= self.unseen
            weights[self.words.special["<A>"]] = 1.0
        return weights

    def from_weights(self, grammar: Grammar, usual: Tensor) -> Tensor:
        """Return weights of the object that an item connection starts at.

        ``usual`` are the plant guide's; they count when every arrow seen is written.
        """
        unwritten = self._unwritten(grammar)
        if not unwritten:
            return usual
        weights = torch.full((self.words.size,), self.unseen)
        for (a, _), belief in unwritten.items():
            token = self.words.special[f"<#{a}>"]
            weights[token] = max(float(weights[token]), belief)
        return weights

    def to_weights(self, grammar: Grammar, a: int) -> Tensor:
        """Return weights of the object that the connection from ``a`` ends at."""
        seen = {b: belief for (start, b), belief in self._unwritten(grammar).items() if start == a}
        if not seen:
            return torch.ones(self.words.size)
        weights = torch.full((self.words.size,), self.unseen)
        for b, belief in seen.items():
            weights[self.words.special[f"<#{b}>"]] = belief
        return weights

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
