"""The pipeline with the real checker, simulator and exporter; only the model is tiny."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pxr import Usd

from services.generation.errors import NotAboutALine
from services.generation.pipeline import run_pipeline
from services.generation.stages import Stage
from services.inference.types import Generation, GenerationRequest
from tests.support.services import TinyGenerator, picture


class Heard:
    """A progress that remembers its stages."""

    def __init__(self) -> None:
        self.stages: list[str] = []

    def enter(self, stage: Stage, detail: str = "") -> None:
        """Remember."""
        self.stages.append(stage.value)

    def say(self, message: str) -> None:
        """Ignore."""


def test_a_request_becomes_all_files_of_a_twin(tmp_path: Path) -> None:
    heard = Heard()
    request = GenerationRequest(prompt="A line.", sketch=picture("JPEG"))
    twin = run_pipeline(request, TinyGenerator(), tmp_path, seed=1, until=600.0, progress=heard)
    assert twin.is_ready
    assert heard.stages == ["reading", "writing", "checking", "simulating", "scene"]
    assert {
        *("program.fs", "plant.json", "report.json", "trace.json", "generation.json"),
        *("sketch.png", "scene.usdz", "scene/factory.usda"),
        *("bundle/protos.glb", "bundle/scene.json", "bundle/items.bin"),
    } <= set(twin.files)
    assert (tmp_path / "sketch.png").read_bytes().startswith(b"\x89PNG")
    assert Usd.Stage.Open(str(tmp_path / "scene" / "factory.usda")).GetDefaultPrim()


def test_the_files_say_how_the_twin_was_made(tmp_path: Path) -> None:
    request = GenerationRequest(prompt="broken once", seed=4)
    run_pipeline(request, TinyGenerator(), tmp_path, seed=9, until=600.0)
    made = json.loads((tmp_path / "generation.json").read_text())
    assert (made["model_seed"], made["run_seed"], made["repairs"]) == (4, 9, 1)
    assert json.loads((tmp_path / "plant.json").read_text())["schema"] == "twinwright.plant/1"
    assert json.loads((tmp_path / "trace.json").read_text())["schema"] == "twinwright.trace/1"


def test_a_repair_turn_asks_with_the_errors_and_another_seed(tmp_path: Path) -> None:
    generator, heard = TinyGenerator(), Heard()
    request = GenerationRequest(prompt="broken once", seed=4)
    run_pipeline(request, generator, tmp_path, seed=1, until=60.0, progress=heard)
    assert [each.seed for each in generator.requests] == [4, 5]
    assert heard.stages[:5] == ["reading", "writing", "checking", "writing", "checking"]


def test_a_program_that_stays_broken_leaves_itself_and_its_problems(tmp_path: Path) -> None:
    request = GenerationRequest(prompt="always broken")
    twin = run_pipeline(request, TinyGenerator(), tmp_path, seed=1, until=60.0)
    assert not twin.is_ready
    assert twin.files == ("generation.json", "program.fs")
    assert twin.problems[0].line == 11


def test_a_refusal_is_raised_with_the_models_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotAboutALine, match="nothing about a production line"):
        run_pipeline(
            GenerationRequest(prompt="a poem"), TinyGenerator(), tmp_path, seed=1, until=60.0
        )


def test_a_refusal_in_a_repair_turn_keeps_the_program(tmp_path: Path) -> None:
    class RefusesRepair(TinyGenerator):
        def generate(self, request: GenerationRequest) -> Generation:
            if request.repair is not None:
                return Generation(program="", refusal="No idea.")
            return super().generate(request)

    request = GenerationRequest(prompt="always broken")
    twin = run_pipeline(request, RefusesRepair(), tmp_path, seed=1, until=60.0)
    assert not twin.is_ready
    assert "Snik" in twin.program


def test_an_earlier_twin_is_replaced_and_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    for prompt in ("A line.", "always broken"):
        request = GenerationRequest(prompt=prompt)
        twin = run_pipeline(request, TinyGenerator(), tmp_path, seed=1, until=60.0)
    assert twin.files == ("generation.json", "program.fs")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "generation.json",
        "notes.txt",
        "program.fs",
    ]
