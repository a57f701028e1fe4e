"""RegExp and RegExResult: a pattern as a value, and its matches in a text.

``text.match(/(\\w+)(\\d)/g)`` returns a RegExResult: ``result[1]`` is the first match,
``result.getMatch(1)`` the match and its groups, ``findNextMatch()`` the next one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from flexscript.runtime.byte_text import byte_place
from flexscript.runtime.method_arguments import Method, made_array
from flexscript.runtime.operators import whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.regex_machine import Match, find, find_all
from flexscript.runtime.regex_syntax import Pattern, compile_pattern
from flexscript.runtime.values import ArrayValue, Value
from flexscript.runtime.world import World

__all__ = ["RESULT_METHODS", "RegexResult", "RegexValue", "literal_pattern", "match_text"]


@dataclass(frozen=True, slots=True)
class RegexValue:
    """A regular expression."""

    kind: ClassVar[str] = "a regular expression"
    pattern: Pattern

    def as_text(self) -> str:
        """Return it as it is written."""
        return f"/{self.pattern.source}/{self.pattern.flags}"


@dataclass(slots=True, eq=False)
class RegexResult:
    """The matches of a pattern in a text; true when there is one."""

    kind: ClassVar[str] = "a RegExResult"
    text: str
    matches: list[Match]
    place: int = 0

    def __bool__(self) -> bool:
        """Tell whether the pattern matched."""
        return bool(self.matches)

    def groups(self, match: Match) -> list[Value]:
        """Return the match and its groups as texts; a group without a part is empty."""
        pairs = zip(match[::2], match[1::2], strict=True)
        return [self.text[start:end] if start >= 0 else "" for start, end in pairs]

    def at(self, index: Value) -> Match:
        """Return a match by its number from 1.

        Raises:
            RunProblem: there is none.
        """
        place = whole_of(index, "The number of a match")
        if not 1 <= place <= len(self.matches):
            message = f"The pattern matched {len(self.matches)} times; there is no match {place}."
            raise RunProblem("FS502", message)
        return self.matches[place - 1]


@lru_cache(maxsize=256)
def literal_pattern(text: str) -> RegexValue:
    """Return the value of a literal such as ``/a+/g``.

    Raises:
        RunProblem: it is no regular expression.
    """
    body, _, flags = text[1:].rpartition("/")
    return RegexValue(compile_pattern(body, flags))


def match_text(world: World, text: str, pattern: Pattern) -> list[Match]:
    """Return all matches, or the first one of a pattern without the flag ``g``."""
    if not pattern.everywhere:
        found = find(pattern, text, world.budget)
        return [found] if found is not None else []
    matches = []
    for match in find_all(pattern, text, world.budget):
        world.budget.take_cells(len(match))
        matches.append(match)
    return matches


def _next(world: World, result: RegexResult) -> Value:
    if result.place >= len(result.matches):
        return ArrayValue()
    result.place += 1
    return made_array(world, result.groups(result.matches[result.place - 1]))


RESULT_METHODS: Mapping[str, Method] = {
    "findNextMatch": (0, 0, _next),
    "getMatch": (1, 1, lambda w, r, i: made_array(w, r.groups(r.at(i)))),
    "getMatchIndex": (1, 1, lambda w, r, i: byte_place(r.text, r.at(i)[0]) + 1),
}
