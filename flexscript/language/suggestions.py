"""Suggestions: "Did you mean ...?" for a name that does not exist."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

__all__ = ["closest", "did_you_mean"]

#: Below this share of common text a suggestion confuses more than it helps.
_CUTOFF = 0.6
#: Names that are this much less alike than the nearest one are not worth showing.
_SPREAD = 0.08


def closest(name: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Return up to ``count`` known names like ``name``, best first; case does not count."""
    by_folded: dict[str, str] = {}
    for candidate in known:
        by_folded.setdefault(candidate.casefold(), candidate)
    folded = name.casefold()
    matches = get_close_matches(folded, by_folded, n=count, cutoff=_CUTOFF)
    if not matches:
        return []
    best = _likeness(folded, matches[0])
    return [by_folded[match] for match in matches if _likeness(folded, match) >= best - _SPREAD]


def _likeness(first: str, second: str) -> float:
    return SequenceMatcher(None, second, first).ratio()


def did_you_mean(name: str, known: Iterable[str], count: int = 3) -> str:
    """Return "Did you mean 'A' or 'B'?" or an empty text when nothing comes near."""
    matches = [f"'{match}'" for match in closest(name, known, count)]
    if not matches:
        return ""
    if len(matches) == 1:
        return f"Did you mean {matches[0]}?"
    return f"Did you mean {', '.join(matches[:-1])} or {matches[-1]}?"
