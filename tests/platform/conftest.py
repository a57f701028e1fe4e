"""Fixtures of the front end's tests: services on an empty folder, and a finished twin in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.context import Services
from services.generation import service as generation
from services.generation.views import JobView
from tests.support.services import (
    ListSender,
    first_project,
    open_test_services,
    picture,
    run_job_here,
)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Opened services on an empty folder, with a list as the queue."""
    opened = open_test_services(tmp_path / "data", sender=ListSender())
    yield opened
    opened.close()


@pytest.fixture
def job(services: Services) -> JobView:
    """A queued job with a sketch and a prompt."""
    actor, project_id = first_project(services)
    return generation.request(
        services,
        actor,
        project_id,
        prompt="A source, a queue, a processor of 5 s and a sink.",
        sketch=picture(),
        until=600.0,
    )


@pytest.fixture
def small_scene(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two small files in place of the scene: the page and the API only hand them on."""

    def write(plant: Any, report: Any, trace: Any, out: Path) -> None:
        for name, text in {"scene/factory.usda": "#usda 1.0\n", "bundle/scene.json": "{}"}.items():
            (out / name).parent.mkdir()
            (out / name).write_text(text)

    monkeypatch.setattr("services.generation.twin_files.write_scene", write)


@pytest.fixture
def version_id(services: Services, job: JobView, small_scene: None) -> str:
    """A finished twin, made by the worker's own code with the tests' engine."""
    run_job_here(services, job.id)
    done = generation.status(services, services.local_actor(), job.id)
    assert done.version_id is not None, done.error
    return done.version_id
