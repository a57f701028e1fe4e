"""English: numbers in words, units, articles and plurals."""

from __future__ import annotations

from training.dataset.prompts.tongue import Tongue

__all__ = ["TONGUE"]

_ONES = [
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
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

_ARROWS = (
    " -> ", " > ", ", then ", " → ", " then ", " => ", " --> ", ", ", " to ", " - ", " » ", "; ",
)  # fmt: skip


def word(number: int) -> str:
    """Return a number up to a hundred in words, else ""."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = _TENS[number // 10 - 2], number % 10
        return f"{tens}-{_ONES[ones]}" if ones else tens
    return "a hundred" if number == 100 else ""


def plural(noun: str) -> str:
    """Return the plural: "presses", "assemblies", "lathes"."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def a(noun: str) -> str:
    """Return the noun with "a" or "an"."""
    vowel = noun[:1].lower() in "aeiou" and not noun.lower().startswith(("uni", "use", "one"))
    return f"{'an' if vowel else 'a'} {noun}"


def third(phrase: str) -> str:
    """Return "runs all machines" for "run all machines"."""
    verb, _, rest = phrase.partition(" ")
    verb = "is" if verb == "be" else "does" if verb == "do" else plural(verb)
    return f"{verb} {rest}"


TONGUE = Tongue(
    units={
        "s": (" seconds", " seconds", " s", " s", "s", " sec", "sec", " secs"),
        "min": (" minutes", " minutes", " min", "min", " mins"),
        "h": (" hours", " hours", " h", "h", " hrs"),
        "": ("",),
    },
    one_of={"s": " second", "min": " minute", "h": " hour"},
    one="one",
    word=word,
    plural=plural,
    a=a,
    the=lambda noun: f"the {noun}",
    third=third,
    conjunctions=(" and ", " and ", " and ", ", and ", " & "),
    or_words=(" or ", " or ", " or else "),
    arrows=_ARROWS,
    row_marks=(", ", ", ", ", ", ", then ", "; ", " then ", "\n", " - ", ". ", " / "),
    fact_joins=(" and ", ", ", " + ", " with "),
    twin_marks=(" and ", " / ", " + ", " & ", " | "),
    ordinals=("first", "second", "third", "fourth", "fifth"),
    articles=True,
    countable=True,
    decimal_comma=0.05,
    small_nouns=True,
)
