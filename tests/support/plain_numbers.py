"""Plain numbers: every number that a text holds, in digits or in English words.

An oracle for prompts: it shares no code with what writes them.
"""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["numbers_in"]

_WORDS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_PARTS = {
    "half a minute": "0.5",
    "half an hour": "0.5",
    "a quarter of an hour": "0.25",
    "a quarter hour": "0.25",
    "three quarters of an hour": "0.75",
    "a minute and a half": "1.5",
    "an hour and a half": "1.5",
    "a hundred": "100",
}


def numbers_in(text: str) -> set[Decimal]:
    """Return the numbers of the text; "2,5" counts as 2.5 too, "two and a half" as 2.5."""
    low = text.lower()
    found = {Decimal(digits) for digits in re.findall(r"\d+(?:\.\d+)?", low)}
    found |= {Decimal(digits.replace(",", ".")) for digits in re.findall(r"\d+,\d+", low)}
    found |= {Decimal(value) for words, value in _PARTS.items() if words in low}
    for word, value in (_WORDS | _TENS).items():
        if re.search(rf"\b{word}\b", low):
            found.add(Decimal(value))
        if re.search(rf"\b{word} and a half\b", low):
            found.add(Decimal(value) + Decimal("0.5"))
    for tens, ten in _TENS.items():
        for ones, one in list(_WORDS.items())[1:10]:
            if f"{tens}-{ones}" in low:
                found.add(Decimal(ten + one))
    for whole, seconds in re.findall(r"\b(\d+) ?m\w* (?:and )?(30) ?s", low):
        found.add(Decimal(whole) + Decimal(seconds) / 60)
    if re.search(r"8-hour shift|8-stunden|turno de 8|每8小时|8時間シフト", low):
        found |= {number / 8 for number in found}  # a rate told per shift
    return found
