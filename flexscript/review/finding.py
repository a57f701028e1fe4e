"""Finding: one thing that a review found, before it has a place in a program."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Finding", "listed"]

#: Names beyond these are counted.
_SHOWN_NAMES = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """``subject`` is the name of the object that it is about, empty for the whole plant."""

    code: str
    message: str
    hint: str = ""
    subject: str = ""


def listed(names: list[str]) -> str:
    """Return names in quotes, the first few of them: "'A', 'B' and 3 more"."""
    shown = [f"'{name}'" for name in names[:_SHOWN_NAMES]]
    more = len(names) - len(shown)
    if more:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
