"""``twinwright dataset``: built, counted and shown from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.dataset.plants import ranges
from training.dataset.release.build import build_dataset
from training.dataset.release.plan import Plan
from twinwright.cli import dataset_ranges
from twinwright.cli.dataset_ranges import check_ranges
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
    assert main(["dataset", "stats", str(out), "--fit", "12"]) == 0
    assert "Fitted 12 times: 12 in the range" in capsys.readouterr().out
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


def test_times_that_are_not_in_the_range_of_their_industry_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_dataset(tmp_path, Plan(count=30, slices=("train",)))
    report = check_ranges(tmp_path, 60)
    assert report.outside == () and report.recovered > 0.85
    monkeypatch.setitem(
        dataset_ranges._RANGES, "ProcessTime", lambda industry, level: ranges.Range(1e6, 2e6)
    )
    assert "is not within 1000000.0 to" in check_ranges(tmp_path, 60).outside[0]
