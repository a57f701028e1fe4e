"""Statistics, figure, page and jsonl of a built dataset."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from training.dataset.release.build import build_dataset
from training.dataset.release.figures import write_figure
from training.dataset.release.jsonl import write_jsonl
from training.dataset.release.page import pick, write_page
from training.dataset.release.plan import Plan
from training.dataset.release.statistics import NotADataset, collect, table

PLAN = Plan(count=30, per_shard=20, slices=("train", "names"))


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gdt")
    build_dataset(folder, PLAN)
    return folder


def test_statistics_count_every_triplet_once(dataset: Path) -> None:
    found = collect(dataset)
    assert found.slices == PLAN.counts()
    assert found.triplets == sum(PLAN.counts().values())
    for dimension in ("industry", "layout", "process", "automation", "told_by", "language"):
        assert sum(found.shares(dimension).values()) == pytest.approx(1)
        assert sum(n for k, n in found.counts.items() if k.startswith(f"{dimension}=")) == (
            found.triplets
        )
    assert sum(count for _, count in found.sizes("objects")) == found.triplets


def test_the_table_says_what_figure_3_says(dataset: Path) -> None:
    text = table(collect(dataset))
    for title in ("Line process", "Level of automation", "Industry", "Layout", "rejected"):
        assert title in text


def test_a_folder_without_a_dataset_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotADataset, match="holds no finished dataset"):
        collect(tmp_path)


def test_the_figure_is_an_svg_with_every_industry_of_the_counts(
    dataset: Path, tmp_path: Path
) -> None:
    write_figure(collect(dataset), tmp_path / "figure.svg")
    texts = {e.text for e in ET.parse(tmp_path / "figure.svg").iter() if e.text}
    assert set(collect(dataset).shares("industry")) <= texts


def test_the_page_shows_sketch_prompt_and_program(dataset: Path, tmp_path: Path) -> None:
    rows = pick(dataset, "train", 5, seed=1)
    assert rows == pick(dataset, "train", 5, seed=1) != pick(dataset, "train", 5, seed=2)
    assert write_page(tmp_path / "page.html", "Five", rows) == 5
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert text.count("data:image/jpeg;base64,") == 5
    assert rows[0][0]["id"] in text and "<script" not in text


def test_a_slice_that_was_not_built_is_told(dataset: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no shard of the slice 'longer'"):
        pick(dataset, "longer", 3, seed=1)


def test_the_jsonl_view_reads_as_the_papers_code_reads_it(dataset: Path, tmp_path: Path) -> None:
    assert write_jsonl(dataset, tmp_path) == PLAN.counts()
    rows = [json.loads(line) for line in (tmp_path / "train.jsonl").open(encoding="utf-8")]
    assert len(rows) == PLAN.counts()["train"]
    assert all(set(row) == {"image", "prompt", "response"} for row in rows)
    assert all((tmp_path / row["image"]).read_bytes()[:2] == b"\xff\xd8" for row in rows)
    assert write_jsonl(dataset, tmp_path, ("names",)) == {"names": 10}
