"""Run one job from claim to end: what the Celery task does, without Celery.

Every way out leaves the row in a final state with a sentence, or hands the job over:

    done                  succeeded, with a version (ready, or with its errors marked)
    expected failure      failed, with the error's own sentence
    anything else         failed, one sentence with the job's id; the log has the rest
    lost (cancelled, taken over)   nothing is written
"""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Callable
from pathlib import Path

import structlog

from services.context import Services
from services.errors import ServiceError
from services.generation import jobs
from services.generation.errors import JobLost
from services.generation.keeping import keep
from services.generation.models import Job
from services.generation.patience import Patient
from services.generation.pipeline import run_pipeline
from services.generation.stages import Stage
from services.generation.worker_side import Hold, claim
from services.inference.errors import GenerationStopped
from services.inference.types import GenerationRequest, Generator

__all__ = ["GeneratorFactory", "run_job"]

log = structlog.get_logger()

# Makes a generator that gives up when the function it is given says so.
GeneratorFactory = Callable[[Callable[[], bool]], Generator]


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
    generator = Patient(make_generator(lambda: hold.is_lost), hold, services.settings)
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
        keep(services, hold, twin)


def _request_of(services: Services, job: Job) -> GenerationRequest:
    sketch, base = job.request["sketch"], job.request.get("base")
    return GenerationRequest(
        prompt=job.request["prompt"],
        sketch=services.blobs.read(sketch) if sketch else None,
        board=job.request["board"],
        seed=job.request["model_seed"],
        base=services.blobs.read(base).decode("utf-8") if base else "",
    )


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
