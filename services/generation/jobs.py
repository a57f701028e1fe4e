"""Moves of a job through its states: the only code that writes ``Job.state``.

Every function works on a row inside the caller's session. Times and stage records
are kept here too, so that a state and its times cannot disagree.
"""

from __future__ import annotations

from typing import Any

from services.db.base import now
from services.errors import ServiceError
from services.generation.errors import IllegalMove
from services.generation.models import TRANSITIONS, Job, JobState
from services.generation.stages import STAGE_STARTS, Stage

__all__ = ["cancel", "claim", "end_stage", "enter_stage", "fail", "requeue", "reset", "succeed"]


def claim(job: Job, worker: str) -> None:
    """Give the queued job to a worker."""
    _move(job, JobState.RUNNING)
    job.worker = worker
    job.attempts += 1
    job.heartbeat_at = now()
    job.started_at = job.started_at or now()
    job.message = "Started."


def enter_stage(job: Job, stage: Stage, detail: str) -> None:
    """Begin a stage, ending the one before it. A stage may begin again after a repair."""
    end_stage(job, "done")
    record: dict[str, Any] = dict(job.stages.get(stage.value, {}))
    record.update(state="running", detail=detail, ended_at=None, turn_started_at=_stamp())
    record.setdefault("started_at", record["turn_started_at"])
    job.stages = {**job.stages, stage.value: record}
    job.stage = stage
    # A repair turn goes back a stage; the bar never does.
    job.progress = max(job.progress, STAGE_STARTS[stage])
    job.message = detail


def end_stage(job: Job, state: str) -> None:
    """End the running stage, if there is one, as ``done`` or ``failed``."""
    if job.stage is None:
        return
    record = dict(job.stages.get(job.stage.value, {}))
    if record.get("state") == "running":
        record.update(state=state, ended_at=_stamp())
        job.stages = {**job.stages, job.stage.value: record}


def succeed(job: Job, message: str) -> None:
    """The version is stored; the job is done."""
    end_stage(job, "done")
    _move(job, JobState.SUCCEEDED)
    job.stage, job.progress = None, 1.0
    _finish(job, message)


def fail(job: Job, error: ServiceError) -> None:
    """End the job with a sentence."""
    end_stage(job, "failed")
    _move(job, JobState.FAILED)
    job.error_code, job.error_sentence = error.code, error.sentence
    _finish(job, error.sentence)


def cancel(job: Job) -> None:
    """End the job at the user's wish; its worker notices at its next sign of life."""
    end_stage(job, "failed")
    _move(job, JobState.CANCELLED)
    _finish(job, "Cancelled.")


def requeue(job: Job, message: str) -> None:
    """Take a running job back from a worker that is gone; attempts are kept."""
    _move(job, JobState.QUEUED)
    _clear(job, message)


def reset(job: Job) -> None:
    """Queue a failed or cancelled job again, with a clean slate."""
    _move(job, JobState.QUEUED)
    _clear(job, "Waiting for a worker.")
    job.attempts = 0
    job.started_at = None


def _move(job: Job, wanted: JobState) -> None:
    if wanted not in TRANSITIONS[job.state]:
        raise IllegalMove(job.state.value, wanted.value)
    job.state = wanted


def _finish(job: Job, message: str) -> None:
    job.worker = None
    job.finished_at = now()
    job.message = message


def _clear(job: Job, message: str) -> None:
    job.worker = job.stage = job.error_code = job.error_sentence = None
    job.sent_at = job.heartbeat_at = job.finished_at = None
    job.progress, job.stages, job.message = 0.0, {}, message


def _stamp() -> str:
    return now().isoformat()
