"""The whole local stack: real Valkey, real Triton, a real worker, and what happens when they die.

The model is the tests' tiny engine; everything else is what a user runs.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from services.context import Services, open_services
from services.generation import service as generation
from services.generation.views import JobView
from services.inference.client import TritonClient
from services.inference.types import GenerationRequest
from services.local.errors import LocalError
from services.local.stack import Stack, running_pid
from services.projects import service as projects
from tests.support.services import first_project, picture
from tests.support.stack import stack_settings, wait_until


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A running stack without the web part."""
    started = Stack(stack_settings(tmp_path_factory.mktemp("stack")), print, web=False)
    with started.running():
        yield started


@pytest.fixture(scope="module")
def services(stack: Stack) -> Iterator[Services]:
    """Services on the stack's database and queue."""
    opened = open_services(stack.settings)
    yield opened
    opened.close()


def request(services: Services, prompt: str) -> str:
    actor, project = first_project(services)
    return generation.request(services, actor, project, prompt=prompt, sketch=picture()).id


def status(services: Services, job_id: str) -> JobView:
    return generation.status(services, services.local_actor(), job_id)


def follow(stack: Stack, services: Services, job_id: str, timeout_s: float = 60.0) -> JobView:
    """Wait for the job's end while the stack is watched, as ``twinwright up`` does."""
    end = monotonic() + timeout_s
    while not (job := status(services, job_id)).is_final:
        assert monotonic() < end, f"the job hangs: {job}"
        stack.watch_once()
        sleep(0.1)
    return job


def watch_until_ready(stack: Stack, name: str) -> None:
    def is_ready() -> bool:
        stack.watch_once()
        return stack.parts[name].spec.is_ready()

    wait_until(is_ready)


def until_writing(services: Services, job_id: str) -> None:
    wait_until(lambda: status(services, job_id).stage == "writing")


def test_a_request_goes_all_the_way_through_the_real_parts(
    stack: Stack, services: Services
) -> None:
    job = follow(stack, services, request(services, "A line."))
    assert job.message == "The twin is ready."
    assert job.version_id is not None
    actor = services.local_actor()
    version = projects.get_version(services, actor, job.version_id)
    assert version.model_version == "tiny-test-engine"
    with projects.open_artifact(services, actor, version.id, "scene.usdz") as scene:
        assert scene.read_bytes().startswith(b"PK")
    names = {artifact.name for artifact in version.artifacts}
    assert {"scene/factory.usda", "bundle/scene.json", "bundle/protos.glb"} <= names


def test_a_refusal_comes_through_triton_as_the_models_sentence(
    stack: Stack, services: Services
) -> None:
    job = follow(stack, services, request(services, "a poem"))
    assert job.error is not None
    assert job.error["code"] == "not_about_a_line"


def test_a_model_that_raises_ends_in_a_sentence(stack: Stack, services: Services) -> None:
    job = follow(stack, services, request(services, "raise an error"))
    assert job.error is not None
    assert job.error["code"] == "model_failed"


def test_a_cancel_stops_the_model(stack: Stack, services: Services) -> None:
    job_id = request(services, "slowly")
    until_writing(services, job_id)
    generation.cancel(services, services.local_actor(), job_id)
    # The one instance of the model is free again long before its three seconds are over.
    started = monotonic()
    assert follow(stack, services, request(services, "A line.")).state == "succeeded"
    assert monotonic() - started < 15
    assert status(services, job_id).state == "cancelled"


def test_a_worker_killed_in_the_middle_loses_nothing(stack: Stack, services: Services) -> None:
    job_id = request(services, "slowly")
    until_writing(services, job_id)
    os.killpg(stack.parts["worker"].pid or 0, signal.SIGKILL)
    job = follow(stack, services, job_id)
    assert (job.state, job.attempts) == ("succeeded", 2)


def test_a_dead_model_process_is_loaded_again(stack: Stack, services: Services) -> None:
    client = TritonClient(stack.settings.triton_address, timeout_s=20)
    (stub,) = _children_named(stack.parts["triton"].pid or 0, "triton_python_b")
    os.kill(stub, signal.SIGKILL)
    assert client.generate(GenerationRequest(prompt="A line.")).program
    client.close()


def test_without_triton_a_job_ends_in_a_sentence_and_works_again_later(
    stack: Stack, services: Services
) -> None:
    os.killpg(stack.parts["triton"].pid or 0, signal.SIGKILL)
    job_id = request(services, "A line.")
    # Not watched: the server stays away for longer than the job is patient.
    wait_until(lambda: "Waiting for the model server" in status(services, job_id).message)
    wait_until(lambda: status(services, job_id).is_final)
    job = status(services, job_id)
    assert job.error is not None
    assert job.error["code"] == "model_server_unavailable"
    watch_until_ready(stack, "triton")
    generation.retry(services, services.local_actor(), job_id)
    assert follow(stack, services, job_id).state == "succeeded"


def test_a_restarted_queue_still_has_its_messages(stack: Stack, services: Services) -> None:
    os.kill(stack.parts["worker"].pid or 0, signal.SIGSTOP)
    job_id = request(services, "A line.")
    os.kill(stack.parts["queue"].pid or 0, signal.SIGKILL)
    watch_until_ready(stack, "queue")
    os.kill(stack.parts["worker"].pid or 0, signal.SIGCONT)
    assert follow(stack, services, job_id).state == "succeeded"


def test_everything_listens_on_loopback_only(stack: Stack) -> None:
    tcp = Path("/proc/net/tcp").read_text().splitlines()[1:]
    ours = {
        f"{port:04X}"
        for port in (
            stack.settings.triton_http_port,
            stack.settings.triton_grpc_port,
            stack.settings.triton_metrics_port,
        )
    }
    listening = [line.split()[1] for line in tcp if line.split()[3] == "0A"]
    addresses = {local.split(":")[0] for local in listening if local.split(":")[1] in ours}
    assert addresses == {"0100007F"}


def test_a_second_stack_on_the_same_folder_is_refused(stack: Stack) -> None:
    assert running_pid(stack.settings) == os.getpid()
    second = Stack(stack.settings, print)
    with pytest.raises(LocalError, match="already runs"), second.running():
        pass


def _children_named(pid: int, name: str) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            if Path(f"/proc/{child}/comm").read_text().strip().startswith(name):
                found.append(int(child))
    return found
