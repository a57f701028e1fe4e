"""Services on a temporary folder: real SQLite made by the migrations, real blobs.

Only the queue is a list, so that a test decides when a job runs (``run_job_here``).
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from services.context import Actor, Services, open_services
from services.errors import Unavailable
from services.generation.runner import run_job
from services.inference.types import Generation, GenerationRequest, Generator
from services.projects import service as projects
from services.settings import Settings
from tests.support.tiny_engine import TinyEngine

__all__ = [
    "ListSender",
    "TinyGenerator",
    "first_project",
    "open_test_services",
    "picture",
    "run_job_here",
    "settings_for",
]


@dataclass
class ListSender:
    """A queue that keeps what was sent, or refuses as a queue that is down does."""

    sent: list[str] = field(default_factory=list)
    is_down: bool = False

    def send(self, job_id: str) -> None:
        """Keep the id."""
        if self.is_down:
            raise Unavailable("queue_unavailable", "The queue does not answer.")
        self.sent.append(job_id)


class TinyGenerator:
    """The tiny engine as a ``Generator``; ``before`` runs first and may raise."""

    def __init__(self, before: Callable[[GenerationRequest], None] = lambda _: None) -> None:
        self._before = before
        self._engine = TinyEngine()
        self.requests: list[GenerationRequest] = []

    def generate(self, request: GenerationRequest) -> Generation:
        """Answer as the tiny engine does."""
        self.requests.append(request)
        self._before(request)
        repair = request.repair
        answer = self._engine.generate(
            prompt=request.prompt,
            repair=(repair.program, repair.errors) if repair else None,
            base=request.base,
        )
        return Generation(
            program=answer.program,
            refusal=answer.refusal,
            notes=answer.notes,
            tokens=answer.tokens,
            seconds=answer.seconds,
            model_version=answer.model_version,
            recognised=answer.recognised,
            confidence=answer.confidence,
        )


def settings_for(data_dir: Path, **changes: Any) -> Settings:
    """Settings on a folder, in which nothing waits long."""
    settings = Settings.from_env({"TWINWRIGHT_DATA_DIR": str(data_dir)})
    quick: dict[str, Any] = {
        "inference_backoff_s": 0.01,
        "inference_attempts": 3,
        "heartbeat_s": 0.1,
        "worker_lost_after_s": 1.0,
        "resend_queued_after_s": 1.0,
    }
    return replace(settings, **{**quick, **changes})


def open_test_services(
    data_dir: Path, *, sender: ListSender | None = None, **changes: Any
) -> Services:
    """Open services on a temporary folder with a list as the queue."""
    return open_services(settings_for(data_dir, **changes), sender=sender or ListSender())


def first_project(services: Services) -> tuple[Actor, str]:
    """Return the local user and the id of the first project."""
    actor = services.local_actor()
    return actor, projects.list_projects(services, actor)[0].id


def run_job_here(services: Services, job_id: str, generator: Generator | None = None) -> None:
    """Run the job in this process, as a worker would."""
    run_job(services, job_id, lambda _: generator or TinyGenerator())


def picture(
    kind: str = "PNG", size: tuple[int, int] = (120, 80), mode: str = "RGB", **options: Any
) -> bytes:
    """Return an encoded picture with a box on it."""
    image = Image.new(mode, size, "white" if mode == "RGB" else 0)
    if min(size) > 40:
        ImageDraw.Draw(image).rectangle((10, 10, 40, 30), outline="black" if mode == "RGB" else 1)
    data = io.BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()
