"""Keeping a finished twin: its files become blobs, its rows an immutable version.

Blobs first, rows last and in one transaction with the job's end: a crash leaves unused
blobs at worst, never half a version.
"""

from __future__ import annotations

import mimetypes
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from services.context import Services
from services.generation import jobs
from services.generation.models import Job
from services.generation.pipeline import TwinFiles
from services.generation.worker_side import Hold
from services.projects.models import Artifact, Project, Version, VersionState

__all__ = ["keep"]

MEDIA_TYPES = {
    ".fs": "text/plain; charset=utf-8",
    ".usda": "text/plain; charset=utf-8",
    ".usdc": "application/octet-stream",
    ".usdz": "model/vnd.usdz+zip",
    ".glb": "model/gltf-binary",
    ".bin": "application/octet-stream",
    ".json": "application/json",
}


def keep(services: Services, hold: Hold, twin: TwinFiles) -> None:
    """Store the twin as the next version of its project, and end the job.

    Raises:
        JobLost: the job is no longer ours; nothing was stored but blobs.
    """
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
