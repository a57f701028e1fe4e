"""Errors of inference.

InferenceError (a ServiceError: code and sentence)
|-- ModelServerUnavailable   nobody answers, or the model is not loaded (yet): try again
|-- ModelServerTimeout       no answer within the deadline
|-- ModelFailed              the model raised on this input: trying again is pointless
`-- GenerationStopped        the caller asked to stop waiting
"""

from __future__ import annotations

from services.errors import ServiceError

__all__ = [
    "GenerationStopped",
    "InferenceError",
    "ModelFailed",
    "ModelServerTimeout",
    "ModelServerUnavailable",
]


class InferenceError(ServiceError):
    """No program could be had from the model."""

    http_status = 503


class ModelServerUnavailable(InferenceError):
    """The server does not answer, or its model is down. The only transient one."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            "model_server_unavailable",
            "The model server does not answer at the moment. Nothing is lost: your sketch and "
            "prompt are kept, press Retry in a minute.",
        )
        self.reason = reason


class ModelServerTimeout(InferenceError):
    """The deadline passed."""

    def __init__(self, timeout_s: float) -> None:
        super().__init__(
            "model_server_timeout",
            f"The model did not finish the program within {timeout_s:.0f} seconds. Press Retry, "
            "or describe the line in fewer words.",
        )


class ModelFailed(InferenceError):
    """The model itself broke; ``reason`` is for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            "model_failed",
            "The model could not process this sketch and prompt. Change them a little and try "
            "again; the details are in the worker's log.",
        )
        self.reason = reason


class GenerationStopped(InferenceError):
    """The caller stopped waiting: the job was cancelled or taken over."""

    def __init__(self) -> None:
        super().__init__("stopped", "The generation was stopped.")
