"""Plant guide: what finished plants look like weighs on how long a model goes on connecting.

Item connections beyond those that tie every station in are rare, and a station calls one
executer or dispatcher. A model that loses count would go on connecting; this guide makes
the end likelier once everything hangs together. Like the others it weighs, never forbids.
"""

from __future__ import annotations

import torch
from torch import Tensor

from training.inference.grammar import EXECUTERS, FLOW, Grammar
from training.model.tokenizer import Words

__all__ = ["PlantGuide"]

_ENOUGH = 0.02  # weight of one more connection where none is missing


class PlantGuide:
    """Weights for the next token, from the program so far alone."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def link_weights(self, grammar: Grammar) -> Tensor:
        """Return weights where a connection or the end may come next."""
        weights = torch.ones(self.words.size)
        if not any(grammar.loose()) and not self._waiting_members(grammar):
            weights[self.words.special["<A>"]] = _ENOUGH
        if not self._without_call(grammar):
            weights[self.words.special["<S>"]] = _ENOUGH
        return weights

    def from_weights(self, grammar: Grammar, kind: str) -> Tensor:
        """Return weights of the object that a connection starts at."""
        weights = torch.ones(self.words.size)
        if kind == "A":
            no_way_out, no_way_in = grammar.loose()
            tired = [
                k
                for k, name in enumerate(grammar.classes)
                if name in FLOW
                and k not in no_way_out
                and not any(grammar.may_connect(k, b) for b in no_way_in)
            ]
        else:
            waiting = self._without_call(grammar)
            tired = [k for k in range(len(grammar.classes)) if k not in waiting]
        weights[[self.words.special[f"<#{k}>"] for k in tired]] = _ENOUGH
        return weights

    def _waiting_members(self, grammar: Grammar) -> bool:
        """Return whether a dispatcher is there and some executer is in no team."""
        members = {b for _, b, kind in grammar.links if kind == "A"}
        executers = {k for k, name in enumerate(grammar.classes) if name in EXECUTERS}
        return "Dispatcher" in grammar.classes and bool(executers - members)

    def _without_call(self, grammar: Grammar) -> set[int]:
        """Return stations of the flow that have no centre connection yet."""
        called = {a for a, _, kind in grammar.links if kind == "S"}
        return {k for k, name in enumerate(grammar.classes) if name in FLOW and k not in called}
