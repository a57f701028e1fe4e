"""The queue: Celery on Valkey, set up so that a message is at most a hint.

The truth about a job is its row. A message carries an id; delivering it twice, late,
or never changes nothing, because only a queued row can be claimed and the sweeper
sends what is overdue. So there is no result backend.
"""

from __future__ import annotations

import threading
from typing import Any

from celery import Celery
from kombu.exceptions import OperationalError

from services.errors import Unavailable
from services.settings import Settings

__all__ = ["GENERATE", "CelerySender", "make_app"]

GENERATE = "twinwright.generate"


def make_app(settings: Settings) -> Celery:
    """Return a Celery application for these settings; it connects at first use."""
    app = Celery("twinwright", broker=settings.queue_url, include=["services.worker"])
    app.conf.update(
        task_ignore_result=True,
        task_serializer="json",
        accept_content=["json"],
        task_default_queue="twinwright",
        # Acknowledged when done: a worker that dies leaves the message in the queue. It comes
        # back after the visibility timeout, long after the sweeper has seen to the job; so
        # the timeout only has to be longer than any task, or tasks would run twice.
        task_acks_late=True,
        worker_prefetch_multiplier=1,
        broker_transport_options={
            "visibility_timeout": 2 * settings.task_hard_limit_s,
            "socket_connect_timeout": 2.0,
            "max_retries": 1,
        },
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        task_soft_time_limit=settings.task_soft_limit_s,
        task_time_limit=settings.task_hard_limit_s,
        # Children are spawned, not forked: gRPC and SQLite do not survive a fork.
        worker_pool_start_method="spawn",
        worker_concurrency=settings.worker_concurrency,
        # A spawned child imports everything anew; on a loaded machine the default of
        # 4 s is too short, and it would be killed and spawned for ever.
        worker_proc_alive_timeout=120.0,
        worker_hijack_root_logger=False,
        enable_utc=True,
    )
    return app


class CelerySender:
    """Sends job ids to the queue. Safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._app: Any = None

    def send(self, job_id: str) -> None:
        """Queue a generation.

        Raises:
            Unavailable: the queue does not answer.
        """
        try:
            # retry=False: the caller's page must not hang; the sweeper is the retry.
            self._opened().send_task(GENERATE, args=[job_id], retry=False)
        except (OperationalError, OSError) as error:
            raise Unavailable(
                "queue_unavailable", "The queue does not answer; the job waits until it does."
            ) from error

    def _opened(self) -> Any:
        with self._lock:
            if self._app is None:
                self._app = make_app(self._settings)
            return self._app
