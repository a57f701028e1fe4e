"""``twinwright generate``: one twin or a file of them, with the tests' tiny model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.services import picture
from tests.support.tiny_engine import TinyEngine
from twinwright.cli import generate
from twinwright.cli.local_generator import EngineGenerator
from twinwright.cli.main import _parser, main


@pytest.fixture(autouse=True)
def small_scene(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write one file in place of the scene."""

    def write(plant: Any, report: Any, trace: Any, out: Path) -> None:
        (out / "scene").mkdir()
        (out / "scene" / "factory.usda").write_text("#usda 1.0\n")

    monkeypatch.setattr("services.generation.twin_files.write_scene", write)


def run(*argv: str, loads: list[int] | None = None) -> int:
    """Run the verb with the tiny model; ``loads`` counts how often it is loaded."""

    def load() -> EngineGenerator:
        if loads is not None:
            loads.append(1)
        return EngineGenerator(TinyEngine())

    return generate.run_with(_parser().parse_args(["generate", *argv]), load)


def test_one_twin_lists_program_figures_and_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sketch = tmp_path / "sketch.png"
    sketch.write_bytes(picture())
    out = tmp_path / "out"
    assert run("--prompt", "A line.", "--sketch", str(sketch), "--out", str(out)) == 0
    text = capsys.readouterr().out
    assert f"Program: {out / 'program.fs'}" in text
    assert "4 objects, 3 connections; in 3,600 s" in text
    assert (out / "report.json").is_file()
    assert (out / "sketch.png").is_file()


def test_json_has_everything_and_nothing_else_is_on_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out")
    assert run("--prompt", "x", "--out", out, "--json", "--seed", "3", "--time", "600") == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["schema"], result["state"]) == ("twinwright.generate/1", "ready")
    assert result["figures"]["run_time"] == 600.0
    assert sorted(result["files"]) == sorted(
        p.relative_to(out).as_posix() for p in Path(out).rglob("*") if p.is_file()
    )


def test_bad_input_is_said_before_the_model_is_loaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", "--out", str(tmp_path)]) == 1
    assert "draw or upload a sketch" in capsys.readouterr().err
    assert main(["generate", "--out", str(tmp_path), "--sketch", str(tmp_path / "none.png")]) == 1
    assert "none.png cannot be read: No such file" in capsys.readouterr().err


def test_a_wrong_command_line_ends_with_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["generate"])
    assert caught.value.code == 2


def test_a_program_with_errors_is_kept_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--prompt", "always broken", "--out", str(tmp_path)) == 1
    text = capsys.readouterr().out
    assert "error in line 11" in text
    assert (tmp_path / "program.fs").is_file()


def test_a_refusal_is_the_models_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--prompt", "a poem", "--out", str(tmp_path)) == 1
    assert "nothing about a production line" in capsys.readouterr().out


def batch(tmp_path: Path, *lines: str) -> list[dict[str, Any]]:
    """Run a batch of the given lines and return its summary."""
    (tmp_path / "prompts.jsonl").write_text("\n".join(lines))
    out = tmp_path / "out"
    run("--batch", str(tmp_path / "prompts.jsonl"), "--out", str(out))
    return [json.loads(line) for line in (out / "summary.jsonl").read_text().splitlines()]


def test_a_batch_makes_one_folder_an_id_and_loads_the_model_once(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(picture())
    (tmp_path / "prompts.jsonl").write_text(
        '{"id": "a", "prompt": "A line.", "sketch": "pictures/a.png"}\n\n'
        '{"id": "b", "prompt": "Another line."}\n'
    )
    loads: list[int] = []
    arguments = ("--batch", str(tmp_path / "prompts.jsonl"), "--out", str(tmp_path / "out"))
    assert run(*arguments, loads=loads) == 0
    assert loads == [1]
    assert (tmp_path / "out" / "a" / "sketch.png").is_file()
    assert (tmp_path / "out" / "b" / "program.fs").is_file()


def test_one_bad_line_does_not_stop_the_rest(tmp_path: Path) -> None:
    summary = batch(
        tmp_path,
        "this is not JSON",
        '{"id": "../escape", "prompt": "x"}',
        '{"id": "a", "prompt": ""}',
        '{"id": "b", "prompt": "x", "sketch": "missing.png"}',
        '{"id": "c", "prompt": 5}',
        '{"id": "d", "prompt": "raise an error"}',
        '{"id": "e", "prompt": "A line."}',
        '{"id": "e", "prompt": "twice"}',
    )
    assert [each["state"] for each in summary] == ["failed"] * 6 + ["ready", "failed"]
    assert "Line 1 is not JSON" in summary[0]["error"]["sentence"]
    assert "names a folder" in summary[1]["error"]["sentence"]
    assert "of an earlier line" in summary[-1]["error"]["sentence"]
    assert not (tmp_path / "escape").exists()


def test_a_batch_file_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", "--batch", "nowhere.jsonl", "--out", str(tmp_path)]) == 1
    assert "nowhere.jsonl cannot be read" in capsys.readouterr().err
