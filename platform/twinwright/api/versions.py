"""Routes of versions: their description and their files.

A version never changes, so its files are sent with their hash as ETag and may be kept by the
browser for good: the viewer loads a scene once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response, StreamingResponse

from services.context import Actor, Services
from services.projects import service as projects
from twinwright.api.dependencies import CurrentActor, CurrentServices
from twinwright.archive import write_archive

__all__ = ["router"]

router = APIRouter()

_FOREVER = "private, max-age=31536000, immutable"
_CHUNK = 1 << 20


@router.get("/versions/{version_id}")
def get_version(services: CurrentServices, actor: CurrentActor, version_id: str) -> dict[str, Any]:
    """The version: prompt, notes, diagnostics, figures, and the names of its files."""
    return projects.get_version(services, actor, version_id).to_json()


@router.get("/versions/{version_id}/archive")
def get_archive(services: CurrentServices, actor: CurrentActor, version_id: str) -> Response:
    """All files of the version as one ZIP archive."""
    version = projects.get_version(services, actor, version_id)
    archive = write_archive(services, actor, version)
    name = f"twin-{version.number}.zip"
    return StreamingResponse(
        _chunks(archive),
        media_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.get("/versions/{version_id}/artifacts/{name:path}")
def get_artifact(
    request: Request, services: CurrentServices, actor: CurrentActor, version_id: str, name: str
) -> Response:
    """One file of the version, to be saved: ``program.fs``, ``scene.usdz``, ``report.json``."""
    return _file(request, services, actor, version_id, name, disposition="attachment")


@router.get("/versions/{version_id}/bundle/{name:path}")
def get_bundle_file(
    request: Request, services: CurrentServices, actor: CurrentActor, version_id: str, name: str
) -> Response:
    """One file of the browser bundle, for the 3D viewer."""
    return _file(request, services, actor, version_id, f"bundle/{name}", disposition="inline")


@router.get("/versions/{version_id}/scene/{name:path}")
def get_scene_file(
    request: Request, services: CurrentServices, actor: CurrentActor, version_id: str, name: str
) -> Response:
    """One layer of the USD scene; relative references between layers work over HTTP."""
    return _file(request, services, actor, version_id, f"scene/{name}", disposition="inline")


def _file(
    request: Request,
    services: Services,
    actor: Actor,
    version_id: str,
    name: str,
    *,
    disposition: str,
) -> Response:
    with projects.open_artifact(services, actor, version_id, name) as artifact:
        etag = f'"{artifact.sha256}"'
        headers = {
            "ETag": etag,
            "Cache-Control": _FOREVER,
            "X-Content-Type-Options": "nosniff",
        }
        if etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return FileResponse(
            artifact.path,
            media_type=artifact.media_type,
            filename=name.rsplit("/", 1)[-1],
            content_disposition_type=disposition,
            headers=headers,
        )


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk
