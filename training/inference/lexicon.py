"""Lexicon: labels read from a picture, corrected by the words of the prompt.

Reading errors ("Pexking Station") and hands that space as they like ("Mask Coater 1" for
"Mask Coater1") are set right when the prompt holds a run of words that is nearly the same.
Digits must agree, so that station 1 never becomes station 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

__all__ = ["correct_label", "prompt_runs"]

_LEAST = 0.8  # share of letters that must agree
_LONGEST = 5  # words of a name
_MANY = 6000  # words of a prompt looked at


def prompt_runs(prompt: str) -> list[str]:
    """Return every run of one to five words of the prompt, as written."""
    runs: dict[str, None] = {}
    for part in re.split(r"[.,;:!?()\[\]\"'“”\n]+\s*|\s[-–—>→]+\s", prompt):
        words = part.split()[:_MANY]
        for start in range(len(words)):
            for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
                runs[" ".join(words[start:end])] = None
    return list(runs)


def correct_label(label: str, runs: Iterable[str]) -> str:
    """Return the run of the prompt that the label must be, or the label itself."""
    readings = [_fold(label)]
    if label[-1:] in "lI|":  # the digit 1 is often read as one of these
        readings.append(_fold(label[:-1] + "1"))
    best, share = label, _LEAST
    runs = list(runs)
    if label in runs:
        return label
    for run in runs:
        other = _fold(run)
        for folded in readings:
            if (
                len(folded) < 3
                or abs(len(other) - len(folded)) > 3
                or _digits(other) != _digits(folded)
            ):
                continue
            agreement = SequenceMatcher(None, folded, other, autojunk=False).ratio()
            if agreement > share:
                best, share = run, agreement
    return best


def _fold(text: str) -> str:
    """Return letters and digits in lower case, nothing else."""
    return re.sub(r"[^0-9a-z]", "", text.lower())


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
