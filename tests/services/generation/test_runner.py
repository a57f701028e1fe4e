"""Running jobs: every way out leaves a version or a sentence, and never both halves."""

from __future__ import annotations

import errno
import os
import threading
import time
from datetime import timedelta

import pytest

from services.context import Services
from services.db.base import now
from services.generation import service as generation
from services.generation import worker_side
from services.generation.errors import JobLost
from services.generation.models import Job
from services.generation.runner import run_job
from services.generation.stages import Stage
from services.generation.sweeper import sweep
from services.generation.views import JobView
from services.inference.errors import ModelServerUnavailable
from services.inference.types import GenerationRequest
from services.projects import service as projects
from tests.support.services import (
    ListSender,
    TinyGenerator,
    first_project,
    picture,
    run_job_here,
)

pytestmark = pytest.mark.usefixtures("small_scene")


def requested(services: Services, prompt: str = "A line.", sketch: bytes | None = None) -> str:
    actor, project = first_project(services)
    return generation.request(services, actor, project, prompt=prompt, sketch=sketch).id


def status(services: Services, job_id: str) -> JobView:
    return generation.status(services, services.local_actor(), job_id)


def make_silent(services: Services, job_id: str) -> None:
    """Let the job's last sign of life be long ago."""
    with services.database.write() as session:
        session.get_one(Job, job_id).heartbeat_at = now() - timedelta(hours=1)


def test_a_good_job_ends_with_a_version_and_its_files(services: Services) -> None:
    job_id = requested(services, sketch=picture())
    run_job_here(services, job_id)
    job = status(services, job_id)
    assert (job.state, job.progress, job.message) == ("succeeded", 1.0, "The twin is ready.")
    assert [stage.state for stage in job.stages] == ["done"] * 6
    assert job.version_id is not None
    version = projects.get_version(services, services.local_actor(), job.version_id)
    assert (version.number, version.state, version.title) == (1, "ready", "A line.")
    assert version.figures is not None
    assert version.figures["throughput"] > 300
    names = {artifact.name for artifact in version.artifacts}
    assert {"program.fs", "plant.json", "report.json", "trace.json", "sketch.png"} <= names


def test_running_a_job_twice_makes_one_version(services: Services) -> None:
    job_id = requested(services)
    run_job_here(services, job_id)
    run_job_here(services, job_id)
    actor, project = first_project(services)
    assert len(projects.list_versions(services, actor, project)) == 1


def test_versions_are_numbered_in_their_project(services: Services) -> None:
    for _ in range(2):
        run_job_here(services, requested(services))
    actor, project = first_project(services)
    assert [v.number for v in projects.list_versions(services, actor, project)] == [2, 1]


def test_a_prompt_about_something_else_ends_in_the_models_sentence(services: Services) -> None:
    job_id = requested(services, "Please write a poem about the sea.")
    run_job_here(services, job_id)
    job = status(services, job_id)
    assert job.state == "failed"
    assert job.error == {
        "code": "not_about_a_line",
        "sentence": "I find nothing about a production line in this.",
    }
    assert job.stages[1].state == "failed"


def test_a_program_that_fails_once_is_repaired(services: Services) -> None:
    job_id = requested(services, "broken once")
    generator = TinyGenerator()
    run_job_here(services, job_id, generator)
    assert status(services, job_id).message == "The twin is ready."
    repair = generator.requests[1].repair
    assert repair is not None
    assert "line 11" in repair.errors
    assert "Snik" in repair.errors


def test_a_program_that_stays_broken_is_kept_with_its_problems(services: Services) -> None:
    job_id = requested(services, "always broken")
    generator = TinyGenerator()
    run_job_here(services, job_id, generator)
    job = status(services, job_id)
    assert len(generator.requests) == 3
    assert job.state == "succeeded"
    assert "still has 1 problem" in job.message
    assert job.version_id is not None
    version = projects.get_version(services, services.local_actor(), job.version_id)
    assert (version.state, version.figures) == ("has_errors", None)
    assert version.diagnostics[0]["line"] == 11
    names = {artifact.name for artifact in version.artifacts}
    assert "program.fs" in names
    assert "report.json" not in names


def test_an_unexpected_error_ends_in_a_sentence_with_the_jobs_id(services: Services) -> None:
    def explode(_: GenerationRequest) -> None:
        raise ZeroDivisionError("a defect")

    job_id = requested(services)
    run_job_here(services, job_id, TinyGenerator(explode))
    job = status(services, job_id)
    assert job.error is not None
    assert job.error["code"] == "internal"
    assert job_id in job.error["sentence"]
    assert "defect" not in job.error["sentence"]


def test_a_full_disk_is_said(services: Services) -> None:
    def full(_: GenerationRequest) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    job_id = requested(services)
    run_job_here(services, job_id, TinyGenerator(full))
    job = status(services, job_id)
    assert job.error is not None
    assert job.error["code"] == "disk_full"


def test_a_model_server_that_comes_back_is_waited_for(services: Services) -> None:
    seen: list[str] = []

    def away_twice(_: GenerationRequest) -> None:
        seen.append(status(services, job_id).message)
        if len(seen) < 3:
            raise ModelServerUnavailable("connection refused")

    job_id = requested(services)
    run_job_here(services, job_id, TinyGenerator(away_twice))
    assert seen[1] == "Waiting for the model server (attempt 1 of 3)."
    assert status(services, job_id).state == "succeeded"


def test_a_model_server_that_stays_away_ends_in_a_sentence(services: Services) -> None:
    def away(_: GenerationRequest) -> None:
        raise ModelServerUnavailable("connection refused")

    job_id = requested(services, sketch=picture())
    run_job_here(services, job_id, TinyGenerator(away))
    job = status(services, job_id)
    assert job.error is not None
    assert job.error["code"] == "model_server_unavailable"
    assert "press Retry" in job.error["sentence"]
    generation.retry(services, services.local_actor(), job_id)
    run_job_here(services, job_id)
    assert status(services, job_id).state == "succeeded"


def test_a_time_limit_ends_in_a_sentence(services: Services) -> None:
    class TooLong(Exception):
        pass

    def hang(_: GenerationRequest) -> None:
        raise TooLong

    job_id = requested(services)
    run_job(services, job_id, lambda _: TinyGenerator(hang), time_limit=TooLong)
    job = status(services, job_id)
    assert job.error is not None
    assert job.error["code"] == "took_too_long"


def test_a_job_cancelled_in_the_middle_leaves_nothing(services: Services) -> None:
    actor, project = first_project(services)

    def cancel(_: GenerationRequest) -> None:
        generation.cancel(services, actor, job_id)

    job_id = requested(services)
    run_job_here(services, job_id, TinyGenerator(cancel))
    assert status(services, job_id).state == "cancelled"
    assert projects.list_versions(services, actor, project) == ()
    assert not list((services.settings.data_dir / "scratch").iterdir())


def test_the_heartbeat_notices_a_cancel(services: Services) -> None:
    job_id = requested(services)
    hold = worker_side.claim(services, job_id)
    assert hold is not None
    with hold.beating():
        generation.cancel(services, services.local_actor(), job_id)
        assert _soon(lambda: hold.is_lost)


def test_a_silent_job_is_taken_back_and_sent_again(services: Services, sender: ListSender) -> None:
    job_id = requested(services)
    dead = worker_side.claim(services, job_id)
    assert dead is not None
    make_silent(services, job_id)
    swept = sweep(services)
    assert (swept.taken_back, swept.sent) == ((job_id,), (job_id,))
    assert sender.sent == [job_id, job_id]
    run_job_here(services, job_id)
    assert status(services, job_id).state == "succeeded"
    # The worker that was thought dead comes back: it may not write any more.
    with pytest.raises(JobLost):
        dead.enter(Stage.SAVING)


def test_a_job_that_kills_its_workers_is_given_up(services: Services) -> None:
    job_id = requested(services)
    for _ in range(3):
        assert worker_side.claim(services, job_id) is not None
        make_silent(services, job_id)
        sweep(services)
    job = status(services, job_id)
    assert job.error is not None
    assert job.error["code"] == "worker_lost"
    assert "stopped 3 times" in job.error["sentence"]


def test_a_working_job_is_left_alone_by_the_sweeper(services: Services) -> None:
    job_id = requested(services)
    assert worker_side.claim(services, job_id) is not None
    assert sweep(services).taken_back == ()


def test_half_made_twins_of_dead_workers_are_cleared(services: Services) -> None:
    scratch = services.settings.data_dir / "scratch"
    for name, age_s in (("twin-old", 10_000), ("twin-new", 1)):
        (scratch / name).mkdir(parents=True)
        os.utime(scratch / name, (time.time() - age_s,) * 2)
    sweep(services)
    assert [path.name for path in scratch.iterdir()] == ["twin-new"]


def test_only_one_of_many_workers_gets_a_job(services: Services) -> None:
    job_id = requested(services)
    holds: list[object] = []
    threads = [
        threading.Thread(target=lambda: holds.append(worker_side.claim(services, job_id)))
        for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(hold is not None for hold in holds) == 1


def _soon(is_true: object) -> bool:
    end = threading.Event()
    for _ in range(100):
        if is_true():  # type: ignore[operator]  # a callable
            return True
        end.wait(0.05)
    return False
