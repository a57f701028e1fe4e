"""The sweeper: puts right what a crash left behind. Safe to run anywhere, any time.

A running job without a sign of life is taken back and queued again, or given up after
``max_attempts`` workers: something in it may be what kills them. A queued job whose
message got lost (the queue was down, or restarted empty) is sent again; a second
message does no harm, since only one worker can claim the job.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
import structlog
from sqlalchemy.orm.exc import StaleDataError

from services.context import Services
from services.db.base import now
from services.errors import ServiceError
from services.generation import jobs, service
from services.generation.models import Job, JobState

__all__ = ["Swept", "sweep"]

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Swept:
    """What one sweep did: ids of jobs."""

    taken_back: tuple[str, ...]
    given_up: tuple[str, ...]
    sent: tuple[str, ...]


def sweep(services: Services) -> Swept:
    """Take back jobs of dead workers, and send queued jobs whose message is overdue."""
    taken_back, given_up = [], []
    for job_id in _silent(services):
        match _take_back(services, job_id):
            case JobState.QUEUED:
                taken_back.append(job_id)
            case JobState.FAILED:
                given_up.append(job_id)
    sent = [job_id for job_id in _unsent(services) if service.send(services, job_id)]
    _clear_scratch(services)
    swept = Swept(tuple(taken_back), tuple(given_up), tuple(sent))
    if taken_back or given_up or sent:
        log.info("swept", taken_back=taken_back, given_up=given_up, sent=sent)
    return swept


def _silent(services: Services) -> list[str]:
    silent_since = now() - timedelta(seconds=services.settings.worker_lost_after_s)
    with services.database.read() as session:
        return list(
            session.scalars(
                sa.select(Job.id).where(
                    Job.state == JobState.RUNNING, Job.heartbeat_at < silent_since
                )
            )
        )


def _take_back(services: Services, job_id: str) -> JobState | None:
    silent_since = now() - timedelta(seconds=services.settings.worker_lost_after_s)
    try:
        with services.database.write() as session:
            job = session.get(Job, job_id)
            if job is None or job.state is not JobState.RUNNING:
                return None
            if job.heartbeat_at is not None and job.heartbeat_at >= silent_since:
                return None
            if job.attempts >= services.settings.max_attempts:
                jobs.fail(job, _given_up(job.attempts))
            else:
                jobs.requeue(job, "The worker stopped; waiting for another one.")
            return job.state
    except StaleDataError:
        return None


def _unsent(services: Services) -> list[str]:
    overdue = now() - timedelta(seconds=services.settings.resend_queued_after_s)
    # Never sent: a request between its commit and its send must not be sent twice for
    # nothing, so these wait for the same time from their creation. A job taken back
    # from a dead worker has no sent_at and is old, so it goes at once.
    waiting = sa.func.coalesce(Job.sent_at, Job.created_at) < overdue
    taken_back = sa.and_(Job.sent_at.is_(None), Job.attempts > 0)
    with services.database.read() as session:
        return list(
            session.scalars(
                sa.select(Job.id)
                .where(Job.state == JobState.QUEUED, sa.or_(waiting, taken_back))
                .order_by(Job.created_at)
            )
        )


def _clear_scratch(services: Services) -> None:
    # A killed worker leaves its half-made twin; older than any task can be, it is nobody's.
    oldest = time.time() - 2 * services.settings.task_hard_limit_s
    for folder in (services.settings.data_dir / "scratch").glob("twin-*"):
        with contextlib.suppress(FileNotFoundError):
            if folder.stat().st_mtime < oldest:
                shutil.rmtree(folder, ignore_errors=True)


def _given_up(attempts: int) -> ServiceError:
    return ServiceError(
        "worker_lost",
        f"The worker stopped {attempts} times while it worked on this, so it was given up. "
        "Nothing is lost: your sketch and prompt are kept, press Retry.",
    )
