"""``twinwright dataset``: built, counted and shown from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from twinwright.cli.main import main


def test_a_sample_is_built_counted_and_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "gdt"
    build = ["dataset", "build", "--out", str(out), "--count", "12", "--workers", "1", "--quiet"]
    some = ["--slice", "train", "--slice", "hands"]
    assert main([*build, *some]) == 0
    assert "every program ran" in capsys.readouterr().out
    assert main(["dataset", "stats", str(out), "--check", "--figure", f"{out}/f.svg"]) == 0
    said = capsys.readouterr().out
    assert "nothing held out is in training" in said and (out / "f.svg").exists()
    assert main(["dataset", "view", str(out), "--count", "3"]) == 0
    assert "6 triplets" in capsys.readouterr().out and (out / "view.html").exists()
    assert main(["dataset", "view", str(out), "--jsonl", str(tmp_path / "jsonl")]) == 0
    assert (tmp_path / "jsonl" / "train.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "--out", "{}", "--slice", "exam"], "No slice 'exam'; there are train"),
        (["build", "--out", "{}", "--count", "0"], "Count (=0) must be from 1"),
        (["build", "--out", "{}", "--workers", "0"], "Workers (=0) must be at least 1"),
        (["stats", "{}"], "holds no finished dataset"),
        (["view", "{}"], "holds no finished dataset"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dataset", *(a.format(tmp_path) for a in arguments)]) == 1
    said = capsys.readouterr().err
    assert message in said and said.count("\n") == 1
