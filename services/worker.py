"""The worker's entry: ``celery --app services.worker worker``.

Reads the settings once; each pool child is a spawned process that opens the services
for itself. A thread of the worker's main process sweeps.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import structlog
from celery import signals

from services import logging as logs
from services.generation.sweeper import sweep
from services.generation.tasks import worker_services
from services.queue import make_app
from services.settings import Settings

__all__ = ["app"]

log = structlog.get_logger()
settings = Settings.from_env()
app = make_app(settings)


@signals.setup_logging.connect
def _set_up_logging(**_: Any) -> None:
    # Connecting here also keeps Celery from setting up logging in its own way.
    logs.configure()


@signals.worker_process_init.connect
def _start_pool_child(**_: Any) -> None:
    worker_services()


@signals.worker_ready.connect
def _start_sweeping(**_: Any) -> None:
    threading.Thread(target=_sweep_for_ever, daemon=True, name="sweeper").start()


def _sweep_for_ever() -> None:
    pause = threading.Event()
    while True:
        _sweep_once()
        pause.wait(settings.sweep_every_s)


def _sweep_once() -> None:
    try:
        sweep(worker_services())
    except Exception:
        # A thread's boundary: the database or the queue may be away for a moment.
        log.exception("sweep_broke")
    if settings.alive_file:
        # Also after a sweep that broke: a database that is away is no reason to be restarted.
        Path(settings.alive_file).touch()
