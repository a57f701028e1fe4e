"""Server-sent events of one job.

The stream asks the job's row and sleeps in between on the event loop, so that a hundred open
pages hold no thread; only the short query runs on one.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool

from services.context import Actor, Services
from services.errors import ServiceError
from services.generation import service as generation

__all__ = ["FINAL_STATES", "job_events"]

FINAL_STATES = frozenset({"succeeded", "failed", "cancelled"})
POLL_S = 0.3
# A comment line every so often keeps proxies from closing a quiet stream.
KEEP_ALIVE_S = 15.0


async def job_events(services: Services, actor: Actor, job_id: str) -> AsyncIterator[str]:
    """Yield ``event: job`` with the job as JSON now and whenever it changed."""
    last = ""
    sent_at = time.monotonic()
    while True:
        try:
            job = await run_in_threadpool(generation.status, services, actor, job_id)
        except ServiceError as error:
            yield _event("gone", json.dumps(error.to_json()))
            return
        current = json.dumps(job.to_json())
        if current != last:
            last, sent_at = current, time.monotonic()
            yield _event("job", current)
        elif time.monotonic() - sent_at > KEEP_ALIVE_S:
            sent_at = time.monotonic()
            yield ": still here\n\n"
        if job.state in FINAL_STATES:
            return
        await asyncio.sleep(POLL_S)


def _event(name: str, data: str) -> str:
    return f"event: {name}\ndata: {data}\n\n"
