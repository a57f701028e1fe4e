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


_GERMAN = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_SPANISH = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte"
)
_SPANISH_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa cien"
_HALVES = {
    "halbe": "0.5", "viertelstunde": "0.25", "dreiviertelstunde": "0.75", "anderthalb": "1.5",
    "eineinhalb": "1.5", "zweieinhalb": "2.5", "medio minuto": "0.5", "media hora": "0.5",
    "cuarto de hora": "0.25", "minuto y medio": "1.5", "hora y media": "1.5",
    "dos minutos y medio": "2.5", "半分钟": "0.5", "半小时": "0.5", "半个小时": "0.5",
    "一分半": "1.5", "一个半小时": "1.5", "eine ": "1", "un ": "1", "una ": "1",
    "hundert": "100",
}  # fmt: skip


def _of_other_languages(low: str) -> set[Decimal]:
    found = {Decimal(value) for words, value in _HALVES.items() if words in low}
    for value, word in enumerate(_GERMAN.split()):
        found |= {Decimal(value)} if re.search(rf"\b{word}\b", low) else set()
    for tens, word in enumerate(_GERMAN_TENS.split(), start=2):
        found |= {Decimal(10 * tens)} if re.search(rf"\b{word}\b", low) else set()
        for ones, one in enumerate(("ein", *_GERMAN.split()[2:10]), start=1):
            found |= {Decimal(10 * tens + ones)} if f"{one}und{word}" in low else set()
    for value, word in enumerate(_SPANISH.split()):
        found |= {Decimal(value)} if re.search(rf"\b{word}\b", low) else set()
    for tens, word in enumerate(_SPANISH_TENS.split(), start=3):
        found |= {Decimal(10 * tens)} if re.search(rf"\b{word}\b", low) else set()
    for numeral in re.findall(r"[零一二两三四五六七八九十]+", low):
        found.add(_of_numeral(numeral))
    return found


def _of_numeral(numeral: str) -> Decimal:
    digits = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return Decimal(digits[numeral[0]])
    return Decimal(10 * digits.get(tens[-1:], 1) + digits.get(ones[:1], 0))


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
    found |= _of_other_languages(low)
    if re.search(r"8-hour shift|8-stunden|turno de 8|每8小时|8時間シフト", low):
        found |= {number / 8 for number in found}  # a rate told per shift
    return found
