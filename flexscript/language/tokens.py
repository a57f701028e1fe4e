"""Tokens: the words of a program."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from flexscript.language.source import Span

__all__ = ["KEYWORDS", "Comment", "Token", "TokenKind"]

KEYWORDS = frozenset(
    {"if", "else", "while", "for", "do", "switch", "case", "default", "break", "continue"}
    | {"return", "await"}
)


class TokenKind(Enum):
    """What a token is; the value is how an error message calls it."""

    NAME = "a name"
    KEYWORD = "a keyword"
    NUMBER = "a number"
    STRING = "a string"
    CHAR = "a character"
    REGEX = "a regular expression"
    OPERATOR = "an operator"
    DIRECTIVE = "a directive"
    END = "the end of the program"


class Token(NamedTuple):
    """One token: its kind, its exact text, and its offsets."""

    kind: TokenKind
    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The token's place."""
        return Span(self.start, self.end)

    def describe(self) -> str:
        """Return the token as an error message shows it."""
        if self.kind is TokenKind.END:
            return str(self.kind.value)
        text = self.text if len(self.text) <= 30 else self.text[:27] + "..."
        return f"'{text}'" if self.kind is not TokenKind.STRING else text


class Comment(NamedTuple):
    """One comment with its exact text; ``/**/`` is an empty comment."""

    text: str
    start: int
    end: int

    @property
    def ends_line(self) -> bool:
        """Whether nothing can follow it on its line (a ``//`` comment)."""
        return self.text.startswith("//")
