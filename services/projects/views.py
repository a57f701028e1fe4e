"""Views: what callers get to see of projects and versions. Frozen, free of the database."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from services.projects.models import Artifact, Project, Version
from services.teams.models import Role

__all__ = ["ArtifactView", "ProjectView", "VersionView"]


@dataclass(frozen=True, slots=True)
class ArtifactView:
    """One file of a version."""

    name: str
    media_type: str
    size: int
    sha256: str

    @classmethod
    def of(cls, row: Artifact) -> ArtifactView:
        """Return the view of a row."""
        return cls(row.name, row.media_type, row.size, row.sha256)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ProjectView:
    """One project and the actor's role in it."""

    id: str
    name: str
    team_id: str
    role: str
    created_at: datetime

    @classmethod
    def of(cls, row: Project, role: Role) -> ProjectView:
        """Return the view of a row."""
        return cls(row.id, row.name, row.team_id, role.value, row.created_at)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {**asdict(self), "created_at": self.created_at.isoformat()}


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """One immutable version. ``figures`` is ``None`` when the program did not run."""

    id: str
    project_id: str
    number: int
    parent_id: str | None
    job_id: str | None
    title: str
    prompt: str
    state: str
    model_version: str
    seed: int
    until: float
    notes: tuple[str, ...]
    diagnostics: tuple[dict[str, Any], ...]
    figures: dict[str, Any] | None
    artifacts: tuple[ArtifactView, ...]
    created_at: datetime

    @classmethod
    def of(cls, row: Version) -> VersionView:
        """Return the view of a row."""
        return cls(
            id=row.id,
            project_id=row.project_id,
            number=row.number,
            parent_id=row.parent_id,
            job_id=row.job_id,
            title=row.title,
            prompt=row.prompt,
            state=row.state.value,
            model_version=row.model_version,
            seed=row.seed,
            until=row.until,
            notes=tuple(row.notes),
            diagnostics=tuple(row.diagnostics),
            figures=row.figures,
            artifacts=tuple(ArtifactView.of(artifact) for artifact in row.artifacts),
            created_at=row.created_at,
        )

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {**asdict(self), "created_at": self.created_at.isoformat()}
