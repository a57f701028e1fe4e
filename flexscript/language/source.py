"""Source: the text of a program and the mapping from offsets to lines and columns.

Syntax nodes keep only offsets (``Span``), which are cheap to make; lines and columns are
worked out when a diagnostic needs them. Lines and columns start at 1; a column counts
characters, a tab being one.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

__all__ = ["MAX_SOURCE_LENGTH", "Source", "Span"]

#: Longer texts are refused before they are read. A program of the profile that we generate
#: stays below 10 kB.
MAX_SOURCE_LENGTH = 500_000


class Span(NamedTuple):
    """A half-open range of character offsets."""

    start: int
    end: int

    def to(self, last: Span) -> Span:
        """Return the span from the start of this one to the end of ``last``."""
        return Span(self.start, last.end)


class Source:
    """One program text under the name that its diagnostics show."""

    def __init__(self, text: str, name: str = "program") -> None:
        self.text = text
        self.name = name

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at != -1:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset; the end of the text is a valid offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        """Return one line without its line break; an empty text for a line past the end."""
        if not 1 <= line <= len(self._line_starts):
            return ""
        start = self._line_starts[line - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end != -1 else None].rstrip("\r")
