"""What is wrong with a log, in one sentence for its owner."""

from __future__ import annotations

from services.errors import InvalidInput

__all__ = ["BadLog"]


class BadLog(InvalidInput):
    """The log cannot be used as it is."""

    def __init__(self, sentence: str) -> None:
        super().__init__("bad_log", sentence)
