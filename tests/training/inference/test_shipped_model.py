"""The shipped model on the shipped examples: real weights, real words, programs that run."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

from flexscript import build, simulate
from training.inference.engine import Engine, EngineResult

EXAMPLES = Path(__file__).parents[3] / "examples"


@lru_cache(maxsize=1)
def engine() -> Engine:
    return Engine.load()


def _answer(name: str) -> EngineResult:
    folder = EXAMPLES / name
    board = folder / "board.json"
    return engine().generate(
        (folder / "prompt.txt").read_text(),
        None,
        json.loads(board.read_text()) if board.exists() else None,
    )


@pytest.mark.parametrize("name", sorted(path.parent.name for path in EXAMPLES.glob("*/prompt.txt")))
def test_every_example_becomes_a_program_that_delivers(name: str) -> None:
    result = _answer(name)
    assert result.refusal is None
    built = build(result.program)
    assert [d.message for d in built.diagnostics if d.severity == "error"] == []
    assert built.plant is not None
    assert simulate(built.plant, until=24 * 3600.0, trace=False).report.throughput > 0


def test_a_board_example_has_its_stations_and_its_flow() -> None:
    plant = build(_answer("bottling-line").program).plant
    assert plant is not None
    names = {thing.name: thing.class_name for thing in plant.objects}
    assert names["Depalletizer"] == "Source" and names["Dispatch"] == "Sink"
    flow = {(c.source, c.target) for c in plant.connections}
    assert {("Infeed Buffer", "Rinser"), ("Rinser", "Filler"), ("Filler", "Capper")} <= flow


@pytest.mark.parametrize(
    "prompt", ["Write a poem about the sea.", "hello there", "What is the capital of France?"]
)
def test_a_prompt_about_something_else_is_refused_kindly(prompt: str) -> None:
    result = engine().generate(prompt)
    assert result.program == ""
    assert result.refusal is not None and "production line" in result.refusal


def test_a_missing_arrival_time_is_reported_as_assumed() -> None:
    result = engine().generate(
        "Parts go from the source In to the machine Saw and then to the sink Out. Saw takes 12 s."
    )
    assert any("assumed" in note for note in result.notes)


def test_a_picture_is_read(tmp_path: Path) -> None:
    result = engine().generate("", (EXAMPLES / "bottling-line" / "sketch.png").read_bytes())
    seen = {item["label"] for item in result.recognised["objects"]}
    assert {"Rinser", "Filler", "Capper"} <= seen


def test_a_drawn_object_stands_where_it_is_drawn() -> None:
    plant = build(_answer("parallel-assembly").program).plant
    assert plant is not None
    at = {thing.name: thing.location for thing in plant.objects}
    assert at["Welder 1"][1] - at["Welder 2"][1] >= 10  # metres: drawn far apart
