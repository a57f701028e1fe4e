"""Noise: slips of the pen that leave every name, number and unit as it is.

Typing errors hit words of five letters or more that are no part of a name. Lost punctuation
and small letters are those of people in a hurry. None of it changes what the prompt says.
"""

from __future__ import annotations

import re
from random import Random

from training.dataset.plants import PlantSpec
from training.dataset.prompts.naming import is_noun_name

__all__ = ["hurried", "mistyped", "small_letters"]

_WORD = re.compile(r"[A-Za-zÄÖÜäöüßáéíóúñ]{5,}")
_NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj",
    "i": "uo", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "r": "et",
    "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "y": "tu",
}  # fmt: skip


def mistyped(
    random: Random, text: str, spec: PlantSpec, numbers: frozenset[str], share: float
) -> str:
    """Return the text with about that share of its longer words misspelt, no ``numbers``."""
    kept = {word.lower() for s in spec.stations for word in _WORD.findall(s.name)}
    kept |= {word + "s" for word in kept} | {word + "es" for word in kept}
    kept |= numbers

    def slip(match: re.Match[str]) -> str:
        word = match[0]
        if random.random() >= share or word.lower() in kept:
            return word
        return _slip(random, word)

    return _WORD.sub(slip, text)


def _slip(random: Random, word: str) -> str:
    k = random.randrange(1, len(word) - 1)
    form = random.random()
    if form < 0.3:
        return word[:k] + word[k + 1 :]
    if form < 0.6:
        return word[:k] + word[k + 1] + word[k] + word[k + 2 :]
    if form < 0.8:
        return word[:k] + word[k] + word[k:]
    near = _NEIGHBOURS.get(word[k])
    return word[:k] + random.choice(near) + word[k + 1 :] if near else word


def hurried(random: Random, text: str) -> str:
    """Return the text with some of its punctuation lost."""
    if random.random() < 0.5:
        text = text.rstrip(".!")
    if random.random() < 0.35:
        text = re.sub(
            r"\. (?=(?:Then|Next|After|They|It|The|Also)\b)",
            random.choice((", ", " - ", "\n", "; ")),
            text,
        )
    if random.random() < 0.35:
        text = re.sub(r", (?=(?:and|which|then)\b)", " ", text)
    if random.random() < 0.2:
        text = re.sub(r"(?<=[a-z])\. (?=[A-Z])", ".", text)
    return text


def small_letters(text: str, spec: PlantSpec) -> str:
    """Return the text in small letters where every name survives it, else as it is."""
    for station in spec.stations:
        name = station.name
        if name in text and name != name.lower() and not is_noun_name(name):
            return text
        if any(f"{quote}{name}" in text for quote in "\"'"):
            return text
    return text.lower()
