"""RunProblem: what stops a running program."""

from __future__ import annotations

from flexscript.language.source import Span

__all__ = ["RunProblem"]


class RunProblem(Exception):
    """A program did something that cannot go on.

    ``span`` is filled in by the innermost expression that knows its place.
    """

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.span: Span | None = None
        #: Whether the message names a place in an executed text already.
        self.in_text = False
