"""A worker's hold on one job: claiming it, signs of life, progress, and letting go.

A worker owns a job while the row says ``running`` under its token. A cancel, or the
sweeper taking the job back, removes the token; the next heartbeat or progress call
then raises ``JobLost`` and the worker stops without writing anything more.
"""

from __future__ import annotations

import os
import secrets
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa
import structlog
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from services.context import Services
from services.db.base import now
from services.generation import jobs
from services.generation.errors import JobLost
from services.generation.models import Job, JobState
from services.generation.stages import Stage

__all__ = ["Hold", "claim"]

log = structlog.get_logger()


class Hold:
    """One worker's ownership of one running job; also the pipeline's ``Progress``."""

    def __init__(self, services: Services, job_id: str, worker: str) -> None:
        self._services = services
        self.job_id = job_id
        self.worker = worker
        self._lost = threading.Event()

    @property
    def is_lost(self) -> bool:
        """Whether the job is known to be no longer ours."""
        return self._lost.is_set()

    def enter(self, stage: Stage, detail: str = "") -> None:
        """Record that a stage begins."""
        with self.writing() as (_, job):
            jobs.enter_stage(job, stage, detail)

    def say(self, message: str) -> None:
        """Record one sentence on what is going on."""

        def change(job: Job) -> None:
            job.message = message

        self.update(change)

    def update(self, change: Callable[[Job], None]) -> None:
        """Apply ``change`` to the row and commit."""
        with self.writing() as (_, job):
            change(job)

    @contextmanager
    def writing(self) -> Iterator[tuple[Session, Job]]:
        """Open a transaction on the job that commits only while it is ours.

        Raises:
            JobLost: it is not, or someone took it while we wrote.
        """
        if self.is_lost:
            raise JobLost(self.job_id)
        try:
            with self._services.database.write() as session:
                job = session.get(Job, self.job_id)
                if job is None or job.state is not JobState.RUNNING or job.worker != self.worker:
                    self._lost.set()
                    raise JobLost(self.job_id)
                yield session, job
                job.heartbeat_at = now()
        except StaleDataError as error:
            self._lost.set()
            raise JobLost(self.job_id) from error

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Write a sign of life every few seconds, from a thread of its own."""
        stop = threading.Event()
        thread = threading.Thread(target=self._beat, args=(stop,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()

    def _beat(self, stop: threading.Event) -> None:
        while not stop.wait(self._services.settings.heartbeat_s):
            try:
                alive = self._beat_once()
            except sa.exc.DBAPIError as error:
                # The database is busy or away for a moment; the next beat tries again.
                log.warning("heartbeat_missed", job_id=self.job_id, reason=str(error.orig))
                continue
            if not alive:
                self._lost.set()
                return

    def _beat_once(self) -> bool:
        mine = sa.and_(
            Job.id == self.job_id, Job.worker == self.worker, Job.state == JobState.RUNNING
        )
        with self._services.database.write() as session:
            result = session.execute(sa.update(Job).where(mine).values(heartbeat_at=now()))
            return bool(result.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result


def claim(services: Services, job_id: str) -> Hold | None:
    """Take a queued job; ``None`` when there is nothing to do.

    That is so when the id was delivered twice, or the job was cancelled, or another
    worker has it: all of them normal.
    """
    hold = Hold(services, job_id, f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}")
    try:
        with services.database.write() as session:
            job = session.get(Job, job_id)
            if job is None or job.state is not JobState.QUEUED:
                return None
            jobs.claim(job, hold.worker)
    except StaleDataError:
        return None
    return hold
