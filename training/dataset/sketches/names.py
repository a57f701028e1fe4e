"""Names on a page: how wide a label runs, and how a hurried hand cuts it short."""

from __future__ import annotations

from functools import lru_cache
from random import Random

from training.dataset.sketches.hands import Hand
from training.dataset.sketches.lettering import face_for, font

__all__ = ["label_breadth", "shortened"]

_MEASURED_AT = 32  # pixels


def label_breadth(text: str, letters: float, hand: Hand) -> float:
    """Return how wide a label runs in a hand's lettering of ``letters`` pixels."""
    return _breadth(hand.font, text.upper() if hand.capitals else text) * letters


@lru_cache(maxsize=8192)
def _breadth(face: str, text: str) -> float:
    return font(face_for(face, text), _MEASURED_AT).getlength(text) / _MEASURED_AT


def shortened(random: Random, label: str) -> str:
    """Return the label with its long words cut ("Mask Inspector 1" -> "Mask Insp. 1").

    Words of up to five letters, numbers and East Asian words stay whole.
    """
    words = label.split(" ")
    long = [
        k for k, word in enumerate(words) if len(word) > 5 and word.isascii() and word.isalpha()
    ]
    if not long:
        return label
    style = random.random()
    for k in long if style < 0.5 else long[-1:]:
        word = words[k]
        if style < 0.75:
            words[k] = word[: random.choice((3, 4))] + "."
        else:  # without its inner vowels
            words[k] = word[0] + "".join(c for c in word[1:-1] if c not in "aeiou") + word[-1]
    return " ".join(words)
