"""LocalError: the machine lacks something, said in one sentence with what to do."""

from __future__ import annotations

from services.errors import ServiceError

__all__ = ["LocalError"]


class LocalError(ServiceError):
    """Twinwright cannot start here, or a part of it has stopped for good."""
