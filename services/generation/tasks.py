"""The Celery task of a generation: its argument is an id, and it is safe to run twice.

A shared task, because each child of the pool is a fresh interpreter with an
application object of its own, and must find the task there as well.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import structlog
from billiard.exceptions import SoftTimeLimitExceeded
from celery import shared_task

from services.context import Services, open_services
from services.generation.runner import run_job
from services.inference.client import TritonClient
from services.inference.types import Generator
from services.queue import GENERATE

__all__ = ["generate", "worker_services"]


@cache
def worker_services() -> Services:
    """Open, once a process, what a worker works on."""
    return open_services()


@shared_task(name=GENERATE)
def generate(job_id: str) -> None:
    """Run the job, if it is queued; the row tells how it ended."""
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(job_id=job_id)
    services = worker_services()
    run_job(
        services,
        job_id,
        lambda should_stop: _triton(services, should_stop),
        time_limit=SoftTimeLimitExceeded,
    )


def _triton(services: Services, should_stop: Callable[[], bool]) -> Generator:
    settings = services.settings
    return TritonClient(
        settings.triton_address, timeout_s=settings.inference_timeout_s, should_stop=should_stop
    )
