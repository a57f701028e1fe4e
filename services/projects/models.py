"""Project, version and artifact.

A version is immutable: nothing here is updated after the insert, a change is a new
version that names its parent. Its files are artifacts: names onto blobs.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.db.base import Base, Identified, enum_column

__all__ = ["Artifact", "Project", "Version", "VersionState"]


class VersionState(StrEnum):
    """Whether the version's program ran."""

    READY = "ready"
    HAS_ERRORS = "has_errors"


class Project(Identified, Base):
    """One line that a team works on."""

    __tablename__ = "project"

    team_id: Mapped[str] = mapped_column(sa.ForeignKey("team.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(sa.String(200))


class Version(Identified, Base):
    """One twin of a project, as it was made.

    ``number`` counts from 1 in the project. ``job_id`` is unique: a task that runs
    twice cannot make two versions. Artifacts are read with the version, always all.
    """

    __tablename__ = "version"
    __table_args__ = (
        sa.UniqueConstraint("project_id", "number"),
        sa.UniqueConstraint("job_id"),
    )

    project_id: Mapped[str] = mapped_column(sa.ForeignKey("project.id", ondelete="CASCADE"))
    parent_id: Mapped[str | None] = mapped_column(sa.ForeignKey("version.id"))
    job_id: Mapped[str | None] = mapped_column(sa.ForeignKey("job.id"))
    author_id: Mapped[str] = mapped_column(sa.ForeignKey("user.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(sa.String(200))
    prompt: Mapped[str] = mapped_column(sa.Text)
    state: Mapped[VersionState] = mapped_column(enum_column(VersionState, "state"))
    model_version: Mapped[str] = mapped_column(sa.String(200))
    seed: Mapped[int] = mapped_column(sa.BigInteger)
    until: Mapped[float]
    notes: Mapped[list[Any]]
    diagnostics: Mapped[list[Any]]
    figures: Mapped[dict[str, Any] | None]

    artifacts: Mapped[list[Artifact]] = relationship(
        lazy="selectin", order_by="Artifact.name", cascade="all, delete-orphan"
    )


class Artifact(Identified, Base):
    """One file of a version: ``name`` is its path inside the twin."""

    __tablename__ = "artifact"
    __table_args__ = (sa.UniqueConstraint("version_id", "name"),)

    version_id: Mapped[str] = mapped_column(sa.ForeignKey("version.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(sa.String(400))
    sha256: Mapped[str] = mapped_column(sa.String(64), index=True)
    size: Mapped[int] = mapped_column(sa.BigInteger)
    media_type: Mapped[str] = mapped_column(sa.String(100))
