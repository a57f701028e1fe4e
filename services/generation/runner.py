"""Run one job from claim to end: what the Celery task does, without Celery.

Every way out leaves the row in a final state with a sentence, or hands the job over:

    done                  succeeded, with a version (ready, or with its errors marked)
    expected failure      failed, with the error's own sentence
    anything else         failed, one sentence with the job's id; the log has the rest
    lost (cancelled, taken over)   nothing is written
"""

from __future__ import annotations

import errno
import mimetypes
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
import structlog
from sqlalchemy.orm import Session

from services.context import Services
from services.errors import ServiceError
from services.generation import jobs
from services.generation.errors import JobLost
from services.generation.models import Job
from services.generation.pipeline import TwinFiles, run_pipeline
from services.generation.stages import Stage
from services.generation.worker_side import Hold, claim
from services.inference.errors import GenerationStopped, ModelServerUnavailable
from services.inference.types import Generation, GenerationRequest, Generator
from services.projects.models import Artifact, Project, Version, VersionState

__all__ = ["GeneratorFactory", "run_job"]

log = structlog.get_logger()

# Makes a generator that gives up when the function it is given says so.
GeneratorFactory = Callable[[Callable[[], bool]], Generator]

MEDIA_TYPES = {
    ".fs": "text/plain; charset=utf-8",
    ".usda": "text/plain; charset=utf-8",
    ".usdc": "application/octet-stream",
    ".usdz": "model/vnd.usdz+zip",
    ".glb": "model/gltf-binary",
    ".bin": "application/octet-stream",
    ".json": "application/json",
}


def run_job(
    services: Services,
    job_id: str,
    make_generator: GeneratorFactory,
    *,
    time_limit: type[Exception] = TimeoutError,
) -> None:
    """Run the job if it is queued; do nothing if it is not.

    ``time_limit`` is what the caller's time limit raises into this function.
    """
    hold = claim(services, job_id)
    if hold is None:
        log.info("job_not_claimed", job_id=job_id)
        return
    log.info("job_started", job_id=job_id)
    try:
        with hold.beating():
            _run(services, hold, make_generator)
    except (JobLost, GenerationStopped):
        log.info("job_lost", job_id=job_id)
    except ServiceError as error:
        log.info("job_failed", job_id=job_id, code=error.code, reason=_reason(error))
        _fail(hold, error)
    except time_limit:
        log.warning("job_took_too_long", job_id=job_id)
        _fail(hold, _too_long(services))
    except Exception as error:
        log.exception("job_broke", job_id=job_id)
        _fail(hold, _disk_full() if _is_disk_full(error) else _internal(job_id))
    else:
        log.info("job_done", job_id=job_id)


def _run(services: Services, hold: Hold, make_generator: GeneratorFactory) -> None:
    with services.database.read() as session:
        job = session.get_one(Job, hold.job_id)
    generator = _Patient(make_generator(lambda: hold.is_lost), hold, services)
    with tempfile.TemporaryDirectory(prefix="twin-", dir=_scratch(services)) as folder:
        twin = run_pipeline(
            _request_of(services, job),
            generator,
            Path(folder),
            seed=job.request["seed"],
            until=job.request["until"],
            progress=hold,
        )
        hold.enter(Stage.SAVING, "Saving the twin.")
        _save(services, hold, twin)


def _request_of(services: Services, job: Job) -> GenerationRequest:
    sketch = job.request["sketch"]
    return GenerationRequest(
        prompt=job.request["prompt"],
        sketch=services.blobs.read(sketch) if sketch else None,
        board=job.request["board"],
        seed=job.request["model_seed"],
    )


def _save(services: Services, hold: Hold, twin: TwinFiles) -> None:
    # Blobs first, rows last and in one transaction: a crash leaves unused blobs at worst.
    artifacts = [_artifact(services, twin.folder, name) for name in twin.files]
    with hold.writing() as (session, job):
        session.add(_version(session, job, twin, artifacts))
        jobs.succeed(job, _outcome(twin))


def _artifact(services: Services, folder: Path, name: str) -> Artifact:
    blob = services.blobs.put_file(folder / name)
    suffix = Path(name).suffix
    media_type = MEDIA_TYPES.get(suffix) or mimetypes.guess_type(name)[0]
    return Artifact(
        name=name,
        sha256=blob.sha256,
        size=blob.size,
        media_type=media_type or "application/octet-stream",
    )


def _version(session: Session, job: Job, twin: TwinFiles, artifacts: list[Artifact]) -> Version:
    # Locks the project on PostgreSQL, so that two jobs cannot take the same number;
    # on SQLite the transaction itself is the lock.
    session.execute(sa.select(Project.id).where(Project.id == job.project_id).with_for_update())
    last = session.scalar(
        sa.select(sa.func.max(Version.number)).where(Version.project_id == job.project_id)
    )
    number = (last or 0) + 1
    return Version(
        project_id=job.project_id,
        parent_id=job.parent_id,
        job_id=job.id,
        author_id=job.author_id,
        number=number,
        title=_title(job.request["prompt"], number),
        prompt=job.request["prompt"],
        state=VersionState.READY if twin.is_ready else VersionState.HAS_ERRORS,
        model_version=twin.generation.model_version,
        seed=job.request["seed"],
        until=job.request["until"],
        notes=list(twin.generation.notes),
        diagnostics=[problem.to_json() for problem in twin.problems],
        figures=dict(twin.figures) if twin.figures is not None else None,
        artifacts=artifacts,
    )


def _title(prompt: str, number: int) -> str:
    words = " ".join(prompt.split())
    if not words:
        return f"Version {number}"
    return words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + "…"


def _outcome(twin: TwinFiles) -> str:
    if twin.is_ready:
        return "The twin is ready."
    errors = sum(problem.severity == "error" for problem in twin.problems)
    count = "1 problem" if errors == 1 else f"{errors} problems"
    return (
        f"The model's program still has {count} after {twin.repairs} repairs, so it was not run. "
        "It is kept with the places marked: correct it, or describe the line in other words."
    )


class _Patient:
    """A generator that waits for a model server that is down, saying so on the job."""

    def __init__(self, inner: Generator, hold: Hold, services: Services) -> None:
        self._inner = inner
        self._hold = hold
        self._attempts = services.settings.inference_attempts
        self._backoff_s = services.settings.inference_backoff_s

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


def _fail(hold: Hold, error: ServiceError) -> None:
    try:
        hold.update(lambda job: jobs.fail(job, error))
    except JobLost:
        log.info("job_lost", job_id=hold.job_id)


def _scratch(services: Services) -> Path:
    folder = services.settings.data_dir / "scratch"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _reason(error: ServiceError) -> str:
    return str(getattr(error, "reason", error.sentence))


def _too_long(services: Services) -> ServiceError:
    return ServiceError(
        "took_too_long",
        f"This took longer than {services.settings.task_soft_limit_s} seconds and was stopped. "
        "Your sketch and prompt are kept: press Retry, or shorten the run time.",
    )


def _is_disk_full(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)


def _disk_full() -> ServiceError:
    return ServiceError(
        "disk_full",
        "The disk under Twinwright's data is full, so the twin could not be saved. Your sketch "
        "and prompt are kept: make room, then press Retry.",
    )


def _internal(job_id: str) -> ServiceError:
    return ServiceError(
        "internal",
        "Something broke inside Twinwright. Your sketch and prompt are kept: press Retry. "
        f"The worker's log tells what it was, under the job {job_id}.",
    )
