"""Routes of jobs: ask for a twin, follow it, stop it."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import StreamingResponse

from services.errors import InvalidInput
from services.generation import service as generation
from services.projects import service as projects
from twinwright.api.dependencies import CurrentActor, CurrentServices
from twinwright.api.events import job_events

__all__ = ["router"]

router = APIRouter()


@router.post("/jobs", status_code=202)
def create_job(
    services: CurrentServices,
    actor: CurrentActor,
    prompt: Annotated[str, Form()] = "",
    sketch: Annotated[UploadFile | None, File()] = None,
    board: Annotated[str, Form()] = "",
    seed: Annotated[int, Form()] = 1,
    until: Annotated[float, Form()] = 3600.0,
    model_seed: Annotated[int, Form()] = 0,
    project: Annotated[str, Form()] = "",
    parent: Annotated[str, Form()] = "",
    edit: Annotated[bool, Form()] = False,
    idempotency_key: Annotated[str, Form()] = "",
) -> dict[str, Any]:
    """Ask for a twin. Multipart: ``prompt``, ``sketch`` (PNG or JPEG), ``board`` (JSON document).

    ``seed`` and ``until`` (seconds of model time) are for the simulation; ``model_seed`` 0 asks
    for the model's most likely program and any other number for another one. ``edit`` asks to
    change the program of the version ``parent`` by the words of ``prompt``. The same
    ``idempotency_key`` never starts a second job. Answers 202 with the job.
    """
    job = generation.request(
        services,
        actor,
        project or projects.list_projects(services, actor)[0].id,
        prompt=prompt,
        sketch=sketch.file.read() if sketch else None,
        board=_board(board),
        seed=seed,
        model_seed=model_seed,
        until=until,
        parent_id=parent or None,
        edit=edit,
        idempotency_key=idempotency_key or None,
    )
    return job.to_json()


@router.get("/jobs/{job_id}")
def get_job(services: CurrentServices, actor: CurrentActor, job_id: str) -> dict[str, Any]:
    """The job with its stages."""
    return generation.status(services, actor, job_id).to_json()


@router.get("/jobs/{job_id}/events")
def follow_job(services: CurrentServices, actor: CurrentActor, job_id: str) -> StreamingResponse:
    """Server-sent events: the job now and at each change; ends after its final state."""
    # Asked for here, so that an unknown job is a 404 and not an empty stream.
    generation.status(services, actor, job_id)
    return StreamingResponse(
        job_events(services, actor, job_id),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


@router.post("/jobs/{job_id}/cancel")
def cancel_job(services: CurrentServices, actor: CurrentActor, job_id: str) -> dict[str, Any]:
    """Stop a job that has not ended. A job that has ended stays as it is."""
    return generation.cancel(services, actor, job_id).to_json()


@router.post("/jobs/{job_id}/retry")
def retry_job(services: CurrentServices, actor: CurrentActor, job_id: str) -> dict[str, Any]:
    """Queue a failed or cancelled job again."""
    return generation.retry(services, actor, job_id).to_json()


def _board(text: str) -> dict[str, Any] | None:
    if not text.strip():
        return None
    try:
        document = json.loads(text)
    except ValueError as error:
        raise InvalidInput(
            "board_not_readable", "The field 'board' must be a board document in JSON."
        ) from error
    if not isinstance(document, dict):
        raise InvalidInput("board_not_readable", "The board document must be a JSON object.")
    return document
