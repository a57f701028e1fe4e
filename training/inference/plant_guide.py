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

__all__ = ["PlantGuide", "waiting_members"]

_ENOUGH = 1e-3  # weight of one more connection where none is missing
_USELESS = 0.03  # weight of what would have no effect in a run
_CALLS = ("UseTransport", "UseProcessOperators")


class PlantGuide:
    """Weights for the next token, from the program so far alone."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def link_weights(self, grammar: Grammar) -> Tensor:
        """Return weights where a connection or the end may come next."""
        weights = torch.ones(self.words.size)
        if not any(grammar.loose()) and not waiting_members(grammar):
            weights[self.words.special["<A>"]] = _ENOUGH
        calling = self._calling(grammar)
        if calling:  # transport or crew was asked for, and nobody is called yet
            weights[self.words.special["<eos>"]] = _ENOUGH
        else:
            weights[self.words.special["<S>"]] = _USELESS
        return weights

    def property_weights(self, grammar: Grammar) -> Tensor:
        """Return weights of the property to set: without a crew nobody can be called."""
        weights = torch.ones(self.words.size)
        if not any(name in EXECUTERS for name in grammar.classes):
            for key in _CALLS:
                weights[self.words.special[f"<p:{key}>"]] = _USELESS
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
            calling = self._calling(grammar)
            tired = [k for k in range(len(grammar.classes)) if k not in calling]
        weights[[self.words.special[f"<#{k}>"] for k in tired]] = _ENOUGH
        return weights

    def _calling(self, grammar: Grammar) -> set[int]:
        """Return stations that ask for transport or a crew and have no centre connection yet."""
        if not any(name in EXECUTERS for name in grammar.classes):
            return set()
        called = {a for a, _, kind in grammar.links if kind == "S"}
        return {k for k, key in grammar.set if key in _CALLS and k not in called}


def waiting_members(grammar: Grammar) -> bool:
    """Return whether a dispatcher is there and some executer is in no team."""
    members = {b for _, b, kind in grammar.links if kind == "A"}
    executers = {k for k, name in enumerate(grammar.classes) if name in EXECUTERS}
    return "Dispatcher" in grammar.classes and bool(executers - members)
