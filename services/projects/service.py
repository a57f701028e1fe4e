"""Projects and their versions, for reading. Versions are made by generation jobs only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import sqlalchemy as sa
from sqlalchemy.orm import Session

from services.accounts.service import Actor
from services.context import Services
from services.errors import NotFound
from services.projects.models import Version
from services.projects.views import ArtifactView, ProjectView, VersionView
from services.teams.access import project_for, projects_of
from services.teams.models import Role

__all__ = ["OpenArtifact", "get_version", "list_projects", "list_versions", "open_artifact"]


@dataclass(frozen=True, slots=True)
class OpenArtifact:
    """An artifact opened for reading; ``path`` is its blob's file, for serving without a copy."""

    view: ArtifactView
    path: Path
    stream: BinaryIO

    @property
    def name(self) -> str:
        """The artifact's name in the twin."""
        return self.view.name

    @property
    def media_type(self) -> str:
        """The artifact's media type."""
        return self.view.media_type

    @property
    def size(self) -> int:
        """The artifact's size in bytes."""
        return self.view.size

    @property
    def sha256(self) -> str:
        """The sha256 of the artifact's bytes: a strong entity tag."""
        return self.view.sha256

    def read_bytes(self) -> bytes:
        """Return everything from the stream's position on."""
        return self.stream.read()


def list_projects(services: Services, actor: Actor) -> tuple[ProjectView, ...]:
    """Return the projects that the actor sees, oldest first."""
    with services.database.read() as session:
        return tuple(ProjectView.of(row, role) for row, role in projects_of(session, actor))


def list_versions(
    services: Services, actor: Actor, project_id: str, *, limit: int = 100
) -> tuple[VersionView, ...]:
    """Return the newest ``limit`` versions of a project, newest first."""
    with services.database.read() as session:
        project = project_for(session, actor, project_id, Role.VIEWER)
        rows = session.scalars(
            sa.select(Version)
            .where(Version.project_id == project.id)
            .order_by(Version.number.desc())
            .limit(limit)
        )
        return tuple(VersionView.of(row) for row in rows)


def get_version(services: Services, actor: Actor, version_id: str) -> VersionView:
    """Return one version.

    Raises:
        NotFound: no such version, or it is in a project that the actor does not see.
    """
    with services.database.read() as session:
        return VersionView.of(_visible_version(session, actor, version_id))


@contextmanager
def open_artifact(
    services: Services, actor: Actor, version_id: str, name: str
) -> Iterator[OpenArtifact]:
    """Open one file of a version, verified against its sha256.

    Raises:
        NotFound: no such version, or it has no file of that name.
    """
    version = get_version(services, actor, version_id)
    view = next((artifact for artifact in version.artifacts if artifact.name == name), None)
    if view is None:
        raise NotFound("file", name)
    path = services.blobs.path(view.sha256)
    with path.open("rb") as stream:
        yield OpenArtifact(view, path, stream)


def _visible_version(session: Session, actor: Actor, version_id: str) -> Version:
    version = session.get(Version, version_id)
    if version is None:
        raise NotFound("version", version_id)
    try:
        project_for(session, actor, version.project_id, Role.VIEWER)
    except NotFound as error:
        raise NotFound("version", version_id) from error
    return version
