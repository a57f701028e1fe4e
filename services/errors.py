"""Errors of the services: every one carries a code and a sentence for the user.

    ServiceError
    |-- InvalidInput      what was given breaks a rule           (422)
    |-- NotFound          not there, or not yours to see         (404)
    |-- NotAllowed        seen, but the role does not permit it  (403)
    |-- Conflict          the thing has moved on meanwhile       (409)
    `-- Unavailable       a part of the installation is down     (503)

The sentence is complete English and safe to show; ``http_status`` is here so that
page and REST API answer alike. Unexpected errors are not in this tree on purpose:
they crash, and the boundary logs them.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "Conflict",
    "InvalidInput",
    "NotAllowed",
    "NotFound",
    "ServiceError",
    "Unavailable",
]


class ServiceError(Exception):
    """An expected failure, ready to be shown."""

    http_status: ClassVar[int] = 500

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence

    def to_json(self) -> dict[str, str]:
        """Return the form that job rows and the REST API carry."""
        return {"code": self.code, "sentence": self.sentence}


class InvalidInput(ServiceError):
    """What the user gave breaks a rule."""

    http_status = 422


class NotFound(ServiceError):
    """The thing does not exist, or the actor may not know that it does."""

    http_status = 404

    def __init__(self, what: str, given: str) -> None:
        super().__init__("not_found", f"There is no {what} {given!r} that you can see.")


class NotAllowed(ServiceError):
    """The actor sees the thing but lacks the role for this."""

    http_status = 403


class Conflict(ServiceError):
    """The thing changed between reading and writing."""

    http_status = 409


class Unavailable(ServiceError):
    """A part of the installation does not answer."""

    http_status = 503
