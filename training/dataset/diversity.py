"""Diversity: how far prompts differ in their words, measured without any model.

* ``distinct``: share of different n-grams among all n-grams of a sample (Li et al. 2016).
* ``self_bleu``: mean BLEU-4 of each prompt against the others as references (Zhu et al. 2018);
  1.0 is one text over and over. Counts are clipped, precisions of 0 are smoothed to 1/(2·total),
  the brevity penalty takes the reference of the nearest length.
* ``type_token``: different words over all words.

Numbers are masked as ``0`` and given names as ``X`` before counting, so that it is the wording
that is measured, not how many stations there are to name. Measures depend on the size of the
sample: compare only samples of like size.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Diversity", "distinct", "mask", "measure", "self_bleu", "type_token"]

_TOKEN = re.compile(r"[぀-ヿ一-鿿]|\w+|[^\w\s]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_BLEU_N = 4


@dataclass(frozen=True, slots=True)
class Diversity:
    """Measures of one sample of prompts; ``words`` is the mean length in tokens."""

    prompts: int
    words: float
    distinct_1: float
    distinct_2: float
    distinct_3: float
    distinct_4: float
    self_bleu: float
    type_token: float


def measure(prompts: Iterable[tuple[str, Sequence[str]]]) -> Diversity:
    """Return the measures of prompts, each given with the names to mask in it.

    Raises:
        ValueError: there are fewer than two prompts.
    """
    texts = [mask(prompt, names) for prompt, names in prompts]
    if len(texts) < 2:
        raise ValueError(f"{len(texts)} prompts cannot be compared: give two or more")
    return Diversity(
        prompts=len(texts),
        words=sum(map(len, texts)) / len(texts),
        distinct_1=distinct(texts, 1),
        distinct_2=distinct(texts, 2),
        distinct_3=distinct(texts, 3),
        distinct_4=distinct(texts, 4),
        self_bleu=self_bleu(texts),
        type_token=type_token(texts),
    )


def mask(prompt: str, names: Sequence[str]) -> list[str]:
    """Return the tokens of the prompt in small letters, names as ``X`` and numbers as ``0``."""
    text = prompt.lower()
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name.lower(), " X ")
    return _TOKEN.findall(_NUMBER.sub(" 0 ", text))


def distinct(texts: Sequence[Sequence[str]], n: int) -> float:
    """Return different n-grams over all n-grams; 0.0 where no text is that long."""
    grams = [gram for text in texts for gram in _grams(text, n)]
    return len(set(grams)) / len(grams) if grams else 0.0


def type_token(texts: Sequence[Sequence[str]]) -> float:
    """Return different tokens over all tokens."""
    return distinct(texts, 1)


def self_bleu(texts: Sequence[Sequence[str]]) -> float:
    """Return the mean BLEU-4 of each text against all others."""
    counts = [[Counter(_grams(text, n)) for n in range(1, _BLEU_N + 1)] for text in texts]
    best = [_two_highest(row[n] for row in counts) for n in range(_BLEU_N)]
    scores = []
    for k, text in enumerate(texts):
        if not text:
            continue
        logs = []
        for n in range(_BLEU_N):
            total = max(1, sum(counts[k][n].values()))
            hits = sum(
                min(count, _others(best[n][gram], k)) for gram, count in counts[k][n].items()
            )
            logs.append(math.log(hits / total if hits else 1 / (2 * total)))
        nearest = min(
            (abs(len(other) - len(text)), len(other)) for j, other in enumerate(texts) if j != k
        )[1]
        brevity = min(1.0, math.exp(1 - nearest / len(text)))
        scores.append(brevity * math.exp(sum(logs) / _BLEU_N))
    return sum(scores) / len(scores)


def _grams(text: Sequence[str], n: int) -> list[tuple[str, ...]]:
    return [tuple(text[i : i + n]) for i in range(len(text) - n + 1)]


_Highest = tuple[int, int, int]  # the highest count, which text has it, the highest of the others


def _two_highest(counts: Iterable[Counter[tuple[str, ...]]]) -> dict[tuple[str, ...], _Highest]:
    """Return for each n-gram its highest count in a text, and the highest in any other text."""
    best: dict[tuple[str, ...], _Highest] = {}
    for k, row in enumerate(counts):
        for gram, count in row.items():
            high, owner, second = best.get(gram, (0, -1, 0))
            if count > high:
                best[gram] = (count, k, high)
            elif count > second:
                best[gram] = (high, owner, count)
    return best


def _others(highest: _Highest, k: int) -> int:
    high, owner, second = highest
    return second if owner == k else high
