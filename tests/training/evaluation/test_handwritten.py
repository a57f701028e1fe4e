"""Handwritten: the set is frozen, large enough, and each truth is a program that answers."""

from __future__ import annotations

import io
import re
from collections import Counter

import pytest
from PIL import Image

from flexscript import emit, simulate
from flexscript.simulation import RunLimits
from training.evaluation.handwritten import FOLDER, Handwritten, changed_files, prompts, sketches
from training.evaluation.metrics import score_program

_ALL = [*prompts(), *sketches()]
_LANGUAGES = ("german", "spanish", "chinese", "japanese")
_QUOTED = re.compile(r'"([^"]+)"|“([^”]+)”|„([^“]+)“|«([^»]+)»|「([^」]+)」')


def test_nothing_differs_from_the_frozen_set() -> None:
    assert changed_files() == []


def test_the_set_is_as_large_as_promised() -> None:
    tags = Counter(tag for item in prompts() for tag in item.tags)
    assert len(list(prompts())) >= 150
    assert len(list(sketches())) >= 40
    assert all(tags[language] >= 5 for language in _LANGUAGES), tags
    assert len([i for i in prompts() if i.tags & {"units", "rate"}]) >= 25
    assert tags["short"] >= 15
    assert tags["long"] >= 15
    assert len([i for i in prompts() if i.tags & {"typos", "chatty", "email"}]) >= 10
    assert len([i for i in sketches() if "photo" in i.tags]) >= 10


def test_no_two_are_the_same() -> None:
    assert len({item.id for item in _ALL}) == len(_ALL)
    assert len({item.prompt for item in prompts()}) == len(list(prompts()))


@pytest.mark.parametrize("item", _ALL, ids=lambda item: item.id)
def test_each_truth_builds_in_the_profile_and_lets_items_through(item: Handwritten) -> None:
    case = item.case()
    assert case.truth is not None
    assert emit(case.truth) == item.program
    limits = RunLimits(max_events=60_000, wall_clock_s=20.0)
    until = 600.0
    while simulate(case.truth, seed=1, until=until, limits=limits).report.throughput == 0:
        until *= 4  # from bottles a second to kilns a day
        assert until < 3e6, f"no item reaches a sink of {item.id}"


def test_a_truth_scores_full_against_itself() -> None:
    item = next(prompts())
    truth = item.case().truth
    assert truth is not None
    assert score_program(item.program, truth).exact


@pytest.mark.parametrize("item", _ALL, ids=lambda item: item.id)
def test_names_are_spelled_as_in_the_words(item: Handwritten) -> None:
    truth = item.case().truth
    assert truth is not None
    names = {thing.name for thing in truth.objects}
    if "quotes" not in item.tags:  # there something else than names is quoted
        quoted = {next(filter(None, found)) for found in _QUOTED.findall(item.prompt)}
        assert quoted <= names
    if item.file is None:
        words = item.prompt.casefold()
        for name in names - {"Source", "Sink"}:
            noun = re.sub(r" ?\d+$", "", name).casefold()  # "two presses" are Press 1, Press 2
            assert noun in words, name


@pytest.mark.parametrize("item", [i for i in _ALL if i.file], ids=lambda item: item.id)
def test_each_sketch_is_a_small_picture(item: Handwritten) -> None:
    sketch = item.case().sketch
    assert sketch is not None
    with Image.open(io.BytesIO(sketch)) as picture:
        assert 960 <= picture.width <= 1600


def test_the_sketches_stay_small_enough_to_travel() -> None:
    assert sum(p.stat().st_size for p in (FOLDER / "sketches").glob("*.*")) < 2_500_000
