"""The Celery task of a generation: its argument is an id, and it is safe to run twice."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from billiard.exceptions import SoftTimeLimitExceeded
from celery import Celery

from services.context import Services
from services.generation.runner import run_job
from services.inference.client import TritonClient
from services.inference.types import Generator
from services.queue import GENERATE

__all__ = ["register"]


def register(app: Celery, services: Callable[[], Services]) -> None:
    """Add the task to ``app``; ``services`` returns what this process works on."""

    @app.task(name=GENERATE)
    def generate(job_id: str) -> None:
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(job_id=job_id)
        opened = services()
        run_job(
            opened,
            job_id,
            lambda should_stop: _triton(opened, should_stop),
            time_limit=SoftTimeLimitExceeded,
        )


def _triton(services: Services, should_stop: Callable[[], bool]) -> Generator:
    settings = services.settings
    return TritonClient(
        settings.triton_address, timeout_s=settings.inference_timeout_s, should_stop=should_stop
    )
