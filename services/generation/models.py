"""Job: one unit of background work, its states and its stages.

    queued ----> running ----> succeeded
      |  ^         | | |
      |  +---------+ | +-----> failed ----> queued      (retry)
      |   (worker    |
      |    lost)     v
      +-----------> cancelled -----------> queued      (retry)

A queued job can also fail: the sweeper gives it up after too many lost workers.
``TRANSITIONS`` is that picture as data; every change of state goes through
``services.generation.jobs``, which refuses what is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from services.db.base import Base, Identified, enum_column
from services.generation.stages import Stage

__all__ = ["FINAL", "TRANSITIONS", "Job", "JobState"]


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


TRANSITIONS: Mapping[JobState, frozenset[JobState]] = {
    JobState.QUEUED: frozenset({JobState.RUNNING, JobState.CANCELLED, JobState.FAILED}),
    JobState.RUNNING: frozenset(
        {JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED, JobState.QUEUED}
    ),
    JobState.SUCCEEDED: frozenset(),
    JobState.FAILED: frozenset({JobState.QUEUED}),
    JobState.CANCELLED: frozenset({JobState.QUEUED}),
}

FINAL = frozenset({JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED})


class Job(Identified, Base):
    """One generation.

    ``request`` refers to the sketch by its blob's sha256, never holds it. ``worker``
    is a token of the worker that runs it: a worker whose token is gone has lost the
    job and must stop. ``stages`` maps stage name to {state, started_at, ended_at, detail}.
    """

    __tablename__ = "job"

    project_id: Mapped[str] = mapped_column(
        sa.ForeignKey("project.id", ondelete="CASCADE"), index=True
    )
    author_id: Mapped[str] = mapped_column(sa.ForeignKey("user.id"))
    parent_id: Mapped[str | None] = mapped_column(sa.String(32))
    idempotency_key: Mapped[str] = mapped_column(sa.String(200), unique=True)
    request: Mapped[dict[str, Any]]

    state: Mapped[JobState] = mapped_column(
        enum_column(JobState, "state"), default=JobState.QUEUED, index=True
    )
    stage: Mapped[Stage | None] = mapped_column(enum_column(Stage, "stage"))
    progress: Mapped[float] = mapped_column(default=0.0)
    stages: Mapped[dict[str, Any]] = mapped_column(default=dict)
    message: Mapped[str] = mapped_column(sa.Text, default="")
    error_code: Mapped[str | None] = mapped_column(sa.String(60))
    error_sentence: Mapped[str | None] = mapped_column(sa.Text)

    worker: Mapped[str | None] = mapped_column(sa.String(120))
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    heartbeat_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    # Two writers of one row: the second gets StaleDataError, reads again and decides anew.
    revision: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012  (SQLAlchemy types it so)
