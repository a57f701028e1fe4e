"""Patience with a model server that is down: the only error on which asking again helps."""

from __future__ import annotations

import time

import structlog

from services.generation.errors import JobLost
from services.generation.worker_side import Hold
from services.inference.errors import ModelServerUnavailable
from services.inference.types import Generation, GenerationRequest, Generator
from services.settings import Settings

__all__ = ["Patient"]

log = structlog.get_logger()


class Patient:
    """A generator that waits for a model server that is down, saying so on the job."""

    def __init__(self, inner: Generator, hold: Hold, settings: Settings) -> None:
        self._inner = inner
        self._hold = hold
        self._attempts = settings.inference_attempts
        self._backoff_s = settings.inference_backoff_s

    def generate(self, request: GenerationRequest) -> Generation:
        """Ask; on ``ModelServerUnavailable`` alone, wait and ask again."""
        for turn in range(1, self._attempts + 1):
            try:
                return self._inner.generate(request)
            except ModelServerUnavailable as error:
                log.warning("model_server_away", job_id=self._hold.job_id, reason=error.reason)
                if turn == self._attempts:
                    raise
                self._hold.say(
                    f"Waiting for the model server (attempt {turn} of {self._attempts})."
                )
                self._sleep(self._backoff_s * 2 ** (turn - 1))
        raise AssertionError("unreachable: the last turn returns or raises")

    def _sleep(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self._hold.is_lost:
                raise JobLost(self._hold.job_id)
            time.sleep(min(0.2, seconds))
