"""Errors that end a generation.

NotAboutALine   the model finds nothing about a production line in the input
JobLost         this worker no longer owns the job (cancelled, or taken over)
IllegalMove     a job was asked to go where its transition table does not lead
"""

from __future__ import annotations

from services.errors import Conflict, ServiceError

__all__ = ["IllegalMove", "JobLost", "NotAboutALine"]


class NotAboutALine(ServiceError):
    """The model refused; its own sentence says why."""

    http_status = 422

    def __init__(self, sentence: str) -> None:
        super().__init__("not_about_a_line", sentence)


class JobLost(Exception):
    """The job is not this worker's any more: stop, and write nothing."""


class IllegalMove(Conflict):
    """A transition that the table does not have."""

    def __init__(self, state: str, wanted: str) -> None:
        super().__init__("illegal_move", f"A job that is {state} cannot become {wanted}.")
