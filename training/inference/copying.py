"""Copying: names and numbers that stand in the prompt or the sketch are preferred.

The model proposes; this guide makes it unlikely, not impossible, to leave what was given:
a name starts where a word starts, goes on as it does in the prefix, and ends where a word
ends, in capitals where it is only a noun of the prompt; a number that has begun like one of
the prompt's goes on and ends like it. Numbers said in words ("fifteen") and defaults stay
possible because the guide only weighs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import torch
from torch import Tensor

from training.model.codec import UNITS
from training.model.tokenizer import Words

__all__ = ["CopyGuide"]

_STRAY_NAME = 0.02  # weight of a name's token that no given text continues with
_STRAY_DIGIT = 0.2
_STRAY_UNIT = 1e-5  # weight of another unit than the one that is stated next
_UNIT_REACH = 16  # tokens after a number in which its unit stands
_SMALL_WORD = re.compile(r" [a-zà-ÿ]")
_PLURAL = re.compile(r"\b\w{2,}[^s\W]s\b|\b\w{2,}sses\b")
_UNIT = re.compile(
    r"(?P<per>(?:per|an?|each|every|/)\s*)?\b(?P<unit>s|secs?|seconds?|m|mins?(?!\s*\d)|minutes?|h|hrs?|hours?)\b",
    re.IGNORECASE,
)


def _as_names(words: Words, prefix: Sequence[int]) -> list[int]:
    """Return the prefix's plain words twice more: with capitals, and so in the singular."""
    text = words.decode([token for token in prefix if not words.is_special(token)])
    titled = _SMALL_WORD.sub(lambda m: m[0][0] + m[0][1].upper(), text)
    singular = _PLURAL.sub(_singular, titled)
    return words.text(titled + "\n" + singular)


def _singular(plural: re.Match[str]) -> str:
    word = plural[0]
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes", "zes")) else word[:-1]


class CopyGuide:
    """Follows the name or number being written over the prefix's tokens."""

    def __init__(self, words: Words, prefix: Sequence[int]) -> None:
        self.words = words
        self.prefix = list(prefix)
        pieces = [words.name(token) for token in self.prefix]
        self._said = len(self.prefix)  # what follows is the guide's own: nouns as names
        self.prefix += _as_names(words, self.prefix)
        pieces += [words.name(token) for token in self.prefix[self._said :]]
        self._starts_word = [piece.startswith("Ġ") for piece in pieces]
        self._digit = [piece in "0123456789." for piece in pieces]
        self._in_word = [
            not words.is_special(token) and piece[:1].isalnum() and not piece.startswith("Ġ")
            for token, piece in zip(self.prefix, pieces, strict=True)
        ]
        self._stops = [words.id(mark) for mark in ".,:;!?()"]
        self._space = words.id("Ġ")
        self._number_follows = False  # whether a whole name was left for a number after it
        self._at: list[int] = []  # places of the prefix right after what was written so far

    def begin_name(self) -> None:
        """Start a name: any word of the prefix may be its first."""
        self._number_follows = False
        self._at = [k for k, starts in enumerate(self._starts_word) if starts]

    def begin_number(self) -> None:
        """Start a number: at any number of the prefix."""
        self._at = [
            k
            for k, digit in enumerate(self._digit[: self._said])
            if digit and not (k and self._digit[k - 1])
        ]

    def advance(self, token: int) -> None:
        """Take the token that was written."""
        if self._number_follows:
            return
        self._number_follows = token == self._space and self._is_whole()
        self._at = [k + 1 for k in self._at if k < len(self.prefix) and self.prefix[k] == token]

    def name_weights(self, started: bool) -> Tensor:
        """Return (V,) factors for the next token of a name, its end included.

        A noun of the prompt may be title-cased and numbered: "a press" is "Press", "two presses"
        are "Press 1" and "Press 2".
        """
        if self._number_follows:
            return self._weights_of_number()
        weights = torch.full((self.words.size,), _STRAY_NAME)
        weights[[self.prefix[k] for k in self._at if k < len(self.prefix)]] = 1.0
        weights[self._stops] *= _STRAY_NAME  # a name seldom runs over a comma
        whole = started and self._is_whole()
        weights[: len(self.words.special)] = 1.0 if whole else _STRAY_NAME
        if whole:
            weights[self._space] = 1.0
        return weights

    def _is_whole(self) -> bool:
        """Whether a word of the prefix ends where the name has come to."""
        return any(k >= len(self.prefix) or not self._in_word[k] for k in self._at)

    def _weights_of_number(self) -> Tensor:
        weights = torch.full((self.words.size,), _STRAY_NAME)
        weights[[self.words.id(digit) for digit in "0123456789"]] = 1.0
        weights[: len(self.words.special)] = 1.0
        return weights

    def number_weights(self) -> Tensor:
        """Return (V,) factors for the next token of a number, its end included."""
        weights = torch.full((self.words.size,), _STRAY_DIGIT)
        weights[[self.prefix[k] for k in self._at if k < len(self.prefix) and self._digit[k]]] = 1.0
        whole = any(not self._goes_on(k) for k in self._at)
        weights[: len(self.words.special)] = 1.0 if whole else _STRAY_DIGIT
        return weights

    def unit_weights(self) -> Tensor:
        """Return (V,) factors on unit tokens and on ending without one: the unit that follows."""
        weights = torch.ones(self.words.size)
        units = {self._unit_after(k) for k in self._at if not self._goes_on(k)} - {None}
        if not units:
            return weights
        weights[: len(self.words.special)] = 1.0 if "s" in units else _STRAY_UNIT
        for unit in UNITS:
            weights[self.words.special[f"<u:{unit}>"]] = 1.0 if unit in units else _STRAY_UNIT
        return weights

    def _unit_after(self, k: int) -> str | None:
        """Return the unit that the prompt states next after place ``k``, within a few words."""
        text = self.words.decode(
            [
                t
                for t in self.prefix[k : min(k + _UNIT_REACH, self._said)]
                if not self.words.is_special(t)
            ]
        )
        found = _UNIT.search(text)
        if found is None:
            return None
        unit = {"s": "s", "m": "min", "h": "h"}[found["unit"][0].lower()]
        return f"/{unit}" if found["per"] and unit != "s" else unit

    def _goes_on(self, k: int) -> bool:
        """Return whether the prefix's number continues at ``k``; a final full stop does not."""
        if k >= self._said or not self._digit[k]:
            return False
        is_point = self.words.name(self.prefix[k]) == "."
        return not is_point or (k + 1 < self._said and self._digit[k + 1])
