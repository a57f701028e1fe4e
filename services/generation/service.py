"""Generation jobs, as page and REST API use them: request, follow, cancel, retry.

``request`` commits the job before it sends its id to the queue. When the queue is
down the job stays queued and the sweeper sends it later: a request that was accepted
is never lost.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
import structlog
from sqlalchemy.orm import Session

from services.accounts.service import Actor
from services.context import Services
from services.db.base import new_id, now
from services.errors import Conflict, InvalidInput, NotFound, Unavailable
from services.generation import intake, jobs
from services.generation.models import FINAL, Job
from services.generation.views import JobView
from services.projects.models import Version
from services.teams.access import project_for
from services.teams.models import Role

__all__ = ["cancel", "list_jobs", "request", "retry", "send", "status", "watch"]

log = structlog.get_logger()


def request(
    services: Services,
    actor: Actor,
    project_id: str,
    *,
    prompt: str,
    sketch: bytes | None = None,
    board: Mapping[str, Any] | None = None,
    seed: int = 1,
    until: float = 3600.0,
    model_seed: int = 0,
    parent_id: str | None = None,
    edit: bool = False,
    idempotency_key: str | None = None,
) -> JobView:
    """Check what was given, store it, and queue a generation.

    ``seed`` and ``until`` (seconds) are the run's. ``model_seed`` 0 asks for the model's
    most likely program, any other for another one. With ``edit`` the prompt is a wish to
    change the program of the parent version; sketch and board are then not given.
    The same ``idempotency_key`` again returns the job that it made the first time.

    Raises:
        InvalidInput: prompt, sketch, board, seed or run time break a rule; an edit has no
            wish or no parent with a program.
        NotFound, NotAllowed: the project is not there for the actor, or only to look at.
        Conflict: the key was used for another project.
    """
    payload = _checked(services, prompt, sketch, board)
    for number in (seed, model_seed):
        intake.check_numbers(number, until, services.settings)
    payload.update(seed=seed, until=until, model_seed=model_seed)
    key = idempotency_key or new_id()
    with services.database.write() as session:
        project = project_for(session, actor, project_id, Role.EDITOR)
        parent = _parent(session, project.id, parent_id)
        payload["base"] = _program_of(parent, payload) if edit else None
        job = _existing(session, project.id, key)
        if job is None:
            job = Job(
                project_id=project.id,
                author_id=actor.user_id,
                parent_id=parent_id,
                idempotency_key=key,
                request=payload,
                message="Waiting for a worker.",
            )
            session.add(job)
            session.flush()
            is_new = True
        else:
            is_new = False
        job_id = job.id
    if is_new:
        send(services, job_id)
    return status(services, actor, job_id)


def status(services: Services, actor: Actor, job_id: str) -> JobView:
    """Return the job as it stands."""
    with services.database.read() as session:
        job = _visible(session, actor, job_id, Role.VIEWER)
        return JobView.of(job, _version_of(session, job))


def list_jobs(
    services: Services, actor: Actor, project_id: str, *, limit: int = 20
) -> tuple[JobView, ...]:
    """Return the newest ``limit`` jobs of a project, newest first."""
    with services.database.read() as session:
        project = project_for(session, actor, project_id, Role.VIEWER)
        rows = session.scalars(
            sa.select(Job)
            .where(Job.project_id == project.id)
            .order_by(Job.created_at.desc(), Job.id)
            .limit(limit)
        )
        return tuple(JobView.of(job, _version_of(session, job)) for job in rows)


def watch(
    services: Services,
    actor: Actor,
    job_id: str,
    *,
    poll_s: float = 0.25,
    timeout_s: float | None = None,
) -> Iterator[JobView]:
    """Yield the job now and after every visible change, until it has ended.

    Blocks between changes. With ``timeout_s`` it also ends after that long; the last
    view then is not final, and the caller may watch again.
    """
    end = None if timeout_s is None else time.monotonic() + timeout_s
    seen: JobView | None = None
    while True:
        view = status(services, actor, job_id)
        if view != seen:
            seen = view
            yield view
        if view.is_final or (end is not None and time.monotonic() >= end):
            return
        time.sleep(poll_s)


def cancel(services: Services, actor: Actor, job_id: str) -> JobView:
    """Cancel the job if it has not ended; its worker stops within seconds."""
    return _change(services, actor, job_id, lambda job: None if _ended(job) else jobs.cancel(job))


def retry(services: Services, actor: Actor, job_id: str) -> JobView:
    """Queue a failed or cancelled job again, with the same input.

    Raises:
        IllegalMove: the job succeeded, or has not ended.
    """
    _change(services, actor, job_id, jobs.reset)
    send(services, job_id)
    return status(services, actor, job_id)


def send(services: Services, job_id: str) -> bool:
    """Put the job's id into the queue; when that fails the sweeper will do it later."""
    try:
        services.sender.send(job_id)
    except Unavailable as error:
        log.warning("job_not_sent", job_id=job_id, reason=error.sentence)
        return False
    # Not through the mapper: a worker may have claimed the job already, and that
    # must not look like a conflict to either side.
    with services.database.write() as session:
        session.execute(sa.update(Job).where(Job.id == job_id).values(sent_at=now()))
    return True


def _checked(
    services: Services,
    prompt: str,
    sketch: bytes | None,
    board: Mapping[str, Any] | None,
) -> dict[str, Any]:
    settings = services.settings
    intake.check_something_given(prompt, sketch, board)
    text = intake.check_prompt(prompt, settings)
    drawing = intake.check_board(board)
    picture = intake.read_sketch(sketch, settings) if sketch else None
    return {
        "prompt": text,
        "sketch": services.blobs.put_bytes(picture).sha256 if picture else None,
        "board": drawing,
    }


def _parent(session: Session, project_id: str, parent_id: str | None) -> Version | None:
    if parent_id is None:
        return None
    parent = session.get(Version, parent_id)
    if parent is None or parent.project_id != project_id:
        raise NotFound("version", parent_id)
    return parent


def _program_of(parent: Version | None, payload: Mapping[str, Any]) -> str:
    """Return the blob of the program to change."""
    if not payload["prompt"]:
        raise InvalidInput("no_wish", "Say what is to be changed.")
    if payload["sketch"] or payload["board"]:
        raise InvalidInput("edit_with_sketch", "A change is asked for in words, without a sketch.")
    programs = [a.sha256 for a in parent.artifacts if a.name == "program.fs"] if parent else []
    if not programs:
        raise InvalidInput("nothing_to_change", "Name the version whose program is to be changed.")
    return programs[0]


def _existing(session: Session, project_id: str, key: str) -> Job | None:
    job = session.scalar(sa.select(Job).where(Job.idempotency_key == key))
    if job is not None and job.project_id != project_id:
        raise Conflict("key_used", "This idempotency key was already used for another project.")
    return job


def _visible(session: Session, actor: Actor, job_id: str, wanted: Role) -> Job:
    job = session.get(Job, job_id)
    if job is None:
        raise NotFound("job", job_id)
    try:
        project_for(session, actor, job.project_id, wanted)
    except NotFound as error:
        raise NotFound("job", job_id) from error
    return job


def _version_of(session: Session, job: Job) -> str | None:
    return session.scalar(sa.select(Version.id).where(Version.job_id == job.id))


def _change(
    services: Services, actor: Actor, job_id: str, change: Callable[[Job], None]
) -> JobView:
    # BEGIN IMMEDIATE (SQLite) or the row's revision (PostgreSQL) keeps two changers apart.
    with services.database.write() as session:
        change(_visible(session, actor, job_id, Role.EDITOR))
    return status(services, actor, job_id)


def _ended(job: Job) -> bool:
    return job.state in FINAL
