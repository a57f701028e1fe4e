"""The model that ships, served by the real Triton: what users get from the page.

Triton runs it under another numpy than the command line does; both must see the same in a
sketch and write the same program.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from services.inference.client import TritonClient
from services.inference.types import Generation, GenerationRequest
from services.local.parts import triton_part
from services.local.process import Part
from services.local.triton_env import ensure_triton_env
from services.settings import Settings
from tests.support.stack import stack_settings
from twinwright.cli.local_generator import load_engine

EXAMPLE = Path(__file__).parents[3] / "examples" / "bottling-line"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TritonClient]:
    """A client of a server with the repository that ships."""
    settings = replace(
        stack_settings(tmp_path_factory.mktemp("triton")),
        model_repository=Settings.from_env({}).model_repository,
    )
    server = Part(triton_part(settings, ensure_triton_env(settings)))
    server.start()
    assert server.wait_ready(), server.last_words()
    connected = TritonClient(settings.triton_address, timeout_s=120)
    yield connected
    connected.close()
    server.stop()


def as_made(generation: Generation) -> Generation:
    """The generation without its time."""
    return replace(generation, seconds=0.0)


def test_a_sketch_and_a_prompt_give_the_same_program_as_on_the_command_line(
    client: TritonClient,
) -> None:
    request = GenerationRequest(
        prompt=(EXAMPLE / "prompt.txt").read_text(encoding="utf-8"),
        sketch=(EXAMPLE / "sketch.png").read_bytes(),
    )
    served = client.generate(request)
    assert "Object.create(" in served.program
    assert as_made(served) == as_made(load_engine().generate(request))


def test_a_prompt_about_something_else_is_refused_with_a_sentence(client: TritonClient) -> None:
    answer = client.generate(GenerationRequest(prompt="Write a poem about the sea at night."))
    assert answer.program == ""
    assert answer.refusal is not None
    assert answer.refusal.endswith(".")


def test_the_health_check_passes_through_the_models_process(client: TritonClient) -> None:
    assert (
        client.probe()
        == client.generate(GenerationRequest(prompt="A source and a sink.")).model_version
    )
