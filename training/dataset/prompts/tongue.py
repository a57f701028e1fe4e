"""Tongue: what code must know of a language beside its wordings: numbers, units, articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from random import Random

__all__ = ["Tongue", "number_words", "tongue"]


@dataclass(frozen=True, slots=True)
class Tongue:
    """Grammar of one language.

    Attributes:
        units: unit of a quantity -> how it is written after a number, blank included.
        one_of: unit -> its singular after "1", blank included.
        one: the word for 1 before a unit.
        word: a whole number in words, or "" where it is written in digits.
        plural: a noun in the plural.
        a: a noun with the indefinite article.
        the: a noun with the definite article.
        third: an infinitive phrase with its verb in the third person: "runs all machines".
        both: words before two names that mean "both", possibly empty.
        conjunctions: words between the last two of a list, blanks included.
        clause_joints: words between the last two of what a station does; else conjunctions.
        or_words: the same for alternatives.
        comma: between the others of a list.
        number_joints: what stands between a noun and its number.
        arrows: what stands between the stations of a path, blanks included.
        row_marks: what parts the stations of a row.
        fact_joins: what parts several facts of one station in a row.
        twin_marks: what parts stations that stand side by side.
        ordinals: "first", "second" and so on, before a noun.
        articles: whether nouns have articles in running text; else they stand bare.
        countable: whether "two presses" can be made from a noun.
        space: between sentences.
        stop: the mark at the end of a sentence.
        decimal_comma: share of prompts that write 2,5 instead of 2.5.
        cased: whether sentences begin with a capital.
        small_nouns: whether nouns are written in small letters.
    """

    units: Mapping[str, Sequence[str]]
    one_of: Mapping[str, str]
    one: str
    word: Callable[[int], str]
    plural: Callable[[str], str]
    a: Callable[[str], str]
    the: Callable[[str], str]
    third: Callable[[str], str]
    conjunctions: Sequence[str]
    or_words: Sequence[str]
    arrows: Sequence[str]
    row_marks: Sequence[str]
    fact_joins: Sequence[str]
    twin_marks: Sequence[str]
    clause_joints: Sequence[str] = ()
    comma: str = ", "
    number_joints: Sequence[str] = (" ",)
    ordinals: Sequence[str] = ()
    articles: bool = False
    countable: bool = False
    space: str = " "
    stop: str = "."
    decimal_comma: float = 0.0
    cased: bool = True
    small_nouns: bool = False

    def listed(self, random: Random, names: Sequence[str], *, either: bool = False) -> str:
        """Return "A, B and C", or "A, B or C"."""
        if len(names) < 2:
            return "".join(names)
        words = self.or_words if either else self.conjunctions
        last = words[int(random.random() * len(words))]
        if len(names) == 2:
            last = last.replace(self.comma.strip(), "") if self.cased else last
        return self.comma.join(names[:-1]) + last + names[-1]


@cache
def tongue(language: str) -> Tongue:
    """Return the grammar of a language: ``languages/<code>.py`` holds it as ``TONGUE``."""
    found = import_module(f"training.dataset.prompts.languages.{language}").TONGUE
    assert isinstance(found, Tongue)
    return found


@cache
def number_words(language: str) -> frozenset[str]:
    """Return every word that is part of a number up to a hundred."""
    words = (tongue(language).word(number) for number in range(101))
    return frozenset(part for word in words for part in word.split("-"))
