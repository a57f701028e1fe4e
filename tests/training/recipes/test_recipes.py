"""Recipes: a few steps write weights, settings and a log, and the parts make a model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.inference.engine import Engine
from training.recipes.embedded_decoder import Recipe, schedule
from training.recipes.embedded_decoder import train as train_decoder
from training.recipes.embedded_sketch import train as train_sketch
from training.recipes.publish_embedded import publish

RECIPE = Recipe(
    steps=3, tokens=1500, data_seed=5, rate=1e-3, muon_rate=5e-3, warmup=1, threads=1, bf16=False,
    width=32, layers=2, heads=2, hidden=48, held_out=4,
)  # fmt: skip


def _log(folder: Path) -> list[dict[str, float]]:
    return [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]


def test_trained_parts_make_an_engine_that_writes(tmp_path: Path) -> None:
    train_decoder(RECIPE, tmp_path / "decoder", resume=None)
    train_sketch(
        tmp_path / "sketch",
        steps=2,
        batch=2,
        data_seed=5,
        rate=1e-3,
        threads=1,
        resume=None,
        held_out=3,
    )
    publish(tmp_path / "decoder", tmp_path / "sketch", tmp_path / "weights", "test-1")
    result = Engine.load(tmp_path / "weights").generate("A feeds B.")
    assert result.model_version == "test-1"
    assert result.tokens > 0
    assert [row["step"] for row in _log(tmp_path / "decoder")] == [0, 1, 2]
    assert "held_out_loss" in _log(tmp_path / "decoder")[-1]
    assert "arrow_recall" in _log(tmp_path / "sketch")[-1]


def test_the_rate_warms_up_and_falls_to_a_twentieth() -> None:
    recipe = RECIPE.__class__(
        **{**{f: getattr(RECIPE, f) for f in RECIPE.__slots__}, "steps": 100, "warmup": 10}
    )
    assert schedule(0, recipe) == pytest.approx(0.1)
    assert schedule(9, recipe) == pytest.approx(1.0)
    assert schedule(100, recipe) == pytest.approx(0.05)


def test_a_missing_weight_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"config\.json is missing"):
        Engine.load(tmp_path)
