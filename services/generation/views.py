"""Views of a job: what page, REST API and event stream show. Frozen, free of the database."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from services.generation.models import FINAL, Job
from services.generation.stages import STAGE_LABELS, Stage

__all__ = ["JobView", "StageView"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageView:
    """One stage: ``state`` is waiting, running, done or failed; ``seconds`` once it has ended."""

    name: str
    label: str
    state: str = "waiting"
    started_at: str | None = None
    ended_at: str | None = None
    seconds: float | None = None
    detail: str = ""

    @classmethod
    def of(cls, stage: Stage, record: dict[str, Any] | None) -> StageView:
        """Return the view of one stage record of a job."""
        label = STAGE_LABELS[stage]
        if not record:
            return cls(name=stage.value, label=label)
        started, ended = record["started_at"], record["ended_at"]
        return cls(
            name=stage.value,
            label=label,
            state=record["state"],
            started_at=started,
            ended_at=ended,
            seconds=_seconds(started, ended) if ended else None,
            detail=record["detail"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    """One generation as it stands; equal views mean that nothing visible changed."""

    id: str
    project_id: str
    parent_id: str | None
    state: str
    stage: str | None
    progress: float
    stages: tuple[StageView, ...]
    message: str
    error: dict[str, str] | None
    version_id: str | None
    prompt: str
    has_sketch: bool
    attempts: int
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @classmethod
    def of(cls, job: Job, version_id: str | None) -> JobView:
        """Return the view of a row and of the version that it made, if any."""
        return cls(
            id=job.id,
            project_id=job.project_id,
            parent_id=job.parent_id,
            state=job.state.value,
            stage=job.stage.value if job.stage else None,
            progress=job.progress,
            stages=tuple(StageView.of(stage, job.stages.get(stage.value)) for stage in Stage),
            message=job.message,
            error=_error(job),
            version_id=version_id,
            prompt=job.request["prompt"],
            has_sketch=job.request["sketch"] is not None,
            attempts=job.attempts,
            created_at=job.created_at,
            started_at=job.started_at,
            finished_at=job.finished_at,
        )

    @property
    def is_final(self) -> bool:
        """Whether the job has ended, well or not."""
        return self.state in {state.value for state in FINAL}

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form; times are ISO 8601 with zone."""
        times = ("created_at", "started_at", "finished_at")
        stamps = {name: getattr(self, name) for name in times}
        return {**asdict(self), **{k: v.isoformat() if v else None for k, v in stamps.items()}}


def _error(job: Job) -> dict[str, str] | None:
    if job.error_code is None:
        return None
    return {"code": job.error_code, "sentence": job.error_sentence or ""}


def _seconds(started: str, ended: str) -> float:
    return (datetime.fromisoformat(ended) - datetime.fromisoformat(started)).total_seconds()
