"""The worker's entry: ``celery --app services.worker worker``.

Reads the settings once, opens the services once a process (each pool child is a
spawned process of its own), and sweeps in a thread of the worker's main process.
"""

from __future__ import annotations

import ctypes
import signal
import threading
from functools import cache
from typing import Any

import structlog
from celery import signals

from services import logging as logs
from services.context import Services, open_services
from services.generation.sweeper import sweep
from services.generation.tasks import register
from services.queue import make_app
from services.settings import Settings

__all__ = ["app"]

PR_SET_PDEATHSIG = 1

log = structlog.get_logger()
settings = Settings.from_env()
app = make_app(settings)


@cache
def _services() -> Services:
    return open_services(settings)


register(app, _services)


@signals.setup_logging.connect
def _set_up_logging(**_: Any) -> None:
    # Connecting here also keeps Celery from taking over the root logger.
    logs.configure()


@signals.worker_process_init.connect
def _start_pool_child(**_: Any) -> None:
    # A killed worker must not leave children that go on with jobs taken back from it.
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    logs.configure()
    _services()


@signals.worker_ready.connect
def _start_sweeping(**_: Any) -> None:
    threading.Thread(target=_sweep_for_ever, daemon=True, name="sweeper").start()


def _sweep_for_ever() -> None:
    pause = threading.Event()
    while True:
        try:
            sweep(_services())
        except Exception:
            # A thread's boundary: the database or the queue may be away for a moment.
            log.exception("sweep_broke")
        pause.wait(settings.sweep_every_s)
