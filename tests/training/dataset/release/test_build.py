"""Build: the same bytes with any number of workers, and a stopped build goes on."""

from __future__ import annotations

import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import pytest
from PIL import Image

from flexscript import build
from training.dataset.release import build as building
from training.dataset.release import records
from training.dataset.release.build import BuildError, build_dataset
from training.dataset.release.leaks import find_leaks
from training.dataset.release.plan import Plan
from training.dataset.release.records import make_record
from training.dataset.release.shards import read_shard
from training.dataset.rendering import PAGE_HEIGHT, PAGE_WIDTH

PLAN = Plan(count=28, per_shard=10, slices=("train", "test", "names"))


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gdt")
    build_dataset(folder, PLAN)
    return folder


def tars(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.glob("*.tar")}


def test_two_workers_give_the_bytes_of_one(dataset: Path, tmp_path: Path) -> None:
    seen: list[int] = []
    build_dataset(tmp_path, PLAN, workers=2, progress=seen.append)
    assert tars(tmp_path) == tars(dataset)
    assert (tmp_path / "SHA256SUMS").read_bytes() == (dataset / "SHA256SUMS").read_bytes()
    assert sum(seen) == sum(PLAN.counts().values())


def test_a_sample_is_a_part_of_the_whole(dataset: Path, tmp_path: Path) -> None:
    build_dataset(tmp_path, Plan(count=34, per_shard=10, slices=("train",)))
    assert tars(tmp_path)["train-00001.tar"] == tars(dataset)["train-00001.tar"]


def test_a_stopped_build_goes_on_with_what_is_missing_or_broken(
    dataset: Path, tmp_path: Path
) -> None:
    build_dataset(tmp_path, PLAN)
    (tmp_path / "train-00001.json").unlink()  # was not finished
    (tmp_path / "names-00000.tar").write_bytes(b"half")  # the disk was full
    (tmp_path / "test-00000.tar.partial").write_bytes(b"x")
    before = (tmp_path / "train-00000.tar").stat().st_mtime_ns
    build_dataset(tmp_path, PLAN)
    assert tars(tmp_path) == tars(dataset)
    assert (tmp_path / "train-00000.tar").stat().st_mtime_ns == before


def test_a_killed_build_goes_on(dataset: Path, tmp_path: Path) -> None:
    command = [
        sys.executable, "-m", "twinwright.cli.main", "dataset", "build", "--quiet",
        "--out", str(tmp_path), "--count", "28", "--per-shard", "10", "--workers", "1",
        "--slice", "train", "--slice", "test", "--slice", "names",
    ]  # fmt: skip
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": ".:platform"})
    deadline = time.monotonic() + 90
    while not list(tmp_path.glob("*.json.partial")) and len(list(tmp_path.glob("*.tar"))) < 2:
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (tmp_path / "SHA256SUMS").exists()
    build_dataset(tmp_path, PLAN)
    assert tars(tmp_path) == tars(dataset)


def test_a_folder_with_another_dataset_is_refused(dataset: Path) -> None:
    with pytest.raises(BuildError, match="a dataset with other plan, slices"):
        build_dataset(dataset, Plan(count=50, per_shard=10))


def test_other_sources_are_refused(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "source_digest", lambda: "another sampler")
    with pytest.raises(BuildError, match="other sources"):
        build_dataset(dataset, PLAN)


def test_a_record_is_whole(dataset: Path) -> None:
    rows = list(read_shard(dataset / "train-00000.tar"))
    assert [row["id"] for row, _ in rows] == [f"train-{k:06d}" for k in range(10)]
    for row, image in rows:
        assert image[:2] == b"\xff\xd8"
        size = _size(image)
        assert size[0] <= PAGE_WIDTH and size[1] <= PAGE_HEIGHT
        plant = build(row["response"]).plant
        assert plant is not None and [o.name for o in plant.objects] == row["names"]
        assert bool(row["prompt"]) == (row["told_by"] != "sketch")
        for shape in row["sketch"]["shapes"]:
            x, y, w, h = shape["box"]
            assert -20 < x < size[0] and -20 < y < size[1] and w > 5 < h
        count = len(row["sketch"]["shapes"])
        assert all(a < count > b for a, b in row["sketch"]["arrows"])


def _size(image: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(image)).size


def test_a_plant_that_does_not_run_is_replaced_and_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = make_record("train", 3, 3)
    faults = iter(["no item reaches a sink", "does not build (FS001)", ""])
    monkeypatch.setattr(records, "fault_of", lambda program, horizon: next(faults))
    later = make_record("train", 3, 3)
    assert later.rejected == {"no item reaches a sink": 1, "does not build (FS001)": 1}
    assert json.loads(later.text)["attempt"] >= json.loads(first.text)["attempt"] + 2
    assert json.loads(later.text)["response"] != json.loads(first.text)["response"]


def test_a_good_dataset_has_no_leaks(dataset: Path) -> None:
    assert find_leaks(dataset) == []


def test_leaks_are_found(dataset: Path, tmp_path: Path) -> None:
    build_dataset(tmp_path, PLAN)
    # What is in "names" now claims to be training.
    _relabel(tmp_path / "names-00000.tar", tmp_path / "train-00000.tar")
    problems = find_leaks(tmp_path)
    assert any("train-00000.tar has other bytes" in p for p in problems)
    assert any("held-out names" in p for p in problems)
    assert any("plants of names in training" in p for p in problems)


def _relabel(source: Path, target: Path) -> None:
    with tarfile.open(target, "w") as tar:
        for row, image in read_shard(source):
            text = json.dumps({**row, "slice": "train"}).encode()
            for ending, content in (("jpg", image), ("json", text)):
                info = tarfile.TarInfo(f"{row['id']}.{ending}")
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))


def test_a_caller_that_stops_ends_the_workers(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def stop(count: int) -> None:
        if count and list(tmp_path.glob("*.tar.partial")):
            raise Enough

    with pytest.raises(Enough):
        build_dataset(tmp_path, Plan(count=400, per_shard=190), workers=2, progress=stop)
    assert not (tmp_path / "SHA256SUMS").exists()
    assert not list(tmp_path.glob("train-00001.tar"))
