"""Prompts: every fact of the plant can be read back from the text, by code that did not write it."""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random

import pytest

from tests.support.plain_numbers import numbers_in
from training.dataset.plants import PlantSpec, sample_plant
from training.dataset.prompts import Telling, prepare, program_name, write_prompt
from training.dataset.prompts.styles import STYLES
from training.dataset.quantities import Quantity, Timing


def _case(seed: int, **options: object) -> tuple[PlantSpec, str]:
    random = Random(seed)
    telling = Telling(**{"flow": True, "kinds": True, **options})  # type: ignore[arg-type]
    spec = prepare(random, sample_plant(random), telling)
    return spec, write_prompt(random, spec, telling)


def _numbers_of(spec: PlantSpec) -> set[Decimal]:
    values = [
        value for s in spec.stations for key, value in s.properties.items() if key[:3] != "Use"
    ]
    quantities = [v for v in values if isinstance(v, Quantity) and v.unit == ""]
    quantities += [q for v in values if isinstance(v, Timing) for q in v.params]
    lifo = [s.properties["LIFO"] for s in spec.stations if "LIFO" in s.properties]
    return {q.stated for q in quantities if not any(q is flag for flag in lifo)}


@pytest.mark.parametrize("style", ["", *STYLES])
@pytest.mark.parametrize("nouns", [False, True])
def test_every_number_of_the_plant_is_in_the_prompt(style: str, nouns: bool) -> None:
    for seed in range(12):
        spec, prompt = _case(seed, style=style, nouns=nouns)
        missing = _numbers_of(spec) - numbers_in(prompt)
        assert missing == set(), prompt


@pytest.mark.parametrize("style", list(STYLES))
def test_every_station_is_spoken_of(style: str) -> None:
    for seed in range(12):
        spec, prompt = _case(seed, style=style, nouns=seed % 2 == 0)
        in_flow = {index for edge in spec.flow for index in edge}
        names = [spec.stations[k].name for k in in_flow]
        assert [name for name in names if program_name(prompt, name) is None] == [], prompt


def test_the_same_state_gives_the_same_words() -> None:
    assert _case(5) == _case(5)
    assert _case(5)[1] != _case(6)[1]


def test_one_plant_is_told_in_many_ways() -> None:
    telling = Telling(flow=True, kinds=True)
    spec = sample_plant(Random(3))
    prompts = {write_prompt(Random(seed), spec, telling) for seed in range(100)}
    assert len(prompts) == 100
    openings = {" ".join(prompt.split()[:4]) for prompt in prompts}
    assert len(openings) > 75


def test_what_the_sketch_shows_may_stay_unsaid() -> None:
    for seed in range(30):
        spec, prompt = _case(seed, flow=False, kinds=False)
        assert not re.search(r"-> (?!\d)|\bis followed by\b|\bconnect to\b", prompt), prompt
        assert _numbers_of(spec) <= numbers_in(prompt)


def test_a_slot_without_words_is_an_error_and_never_text() -> None:
    for seed in range(150):
        _, prompt = _case(seed, nouns=seed % 3 == 0, crew_names=seed % 2 == 0)
        assert not set("{}") & set(prompt), prompt
        assert "  " not in prompt or "\n" in prompt, prompt
