"""Names on a page: how wide a label runs, and how a hurried hand cuts it short."""

from __future__ import annotations

from random import Random

__all__ = ["label_breadth", "shortened"]


def label_breadth(text: str, letters: float) -> float:
    """Return about how wide a label runs at a height of ``letters`` pixels."""
    wide = sum(1.0 if ord(c) > 0x2E80 else 0.49 for c in text)
    return wide * letters


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
