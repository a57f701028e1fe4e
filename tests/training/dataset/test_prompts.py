"""Prompts: every fact of the plant can be read back from the text, by code that did not write it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from tests.support.plain_numbers import numbers_in
from training.dataset.plants import PlantSpec, sample_plant
from training.dataset.prompts import Telling, prepare, program_name, write_prompt
from training.dataset.prompts.styles import STYLES
from training.dataset.prompts.times import Clock
from training.dataset.prompts.tongue import tongue
from training.dataset.prompts.voice import Voice
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


def _rows(style: str, count: int) -> list[tuple[PlantSpec, str]]:
    """Return tidy prompts of lines without branches, in which no name is part of another."""
    found: list[tuple[PlantSpec, str]] = []
    seed = 0
    while len(found) < count:
        seed += 1
        random = Random(f"row-{seed}")
        telling = Telling(flow=True, kinds=True, style=style, noise=False)
        spec = prepare(random, sample_plant(random), telling)
        names = [s.name for s in spec.stations]
        apart = not any(a != b and a.lower() in b.lower() for a in names for b in names)
        if spec.stages and all(len(stage) == 1 for stage in spec.stages) and apart:
            found.append((spec, write_prompt(random, spec, telling)))
    return found


@pytest.mark.parametrize("style", ["story", "compact", "inline", "telegram", "numbered"])
def test_stations_are_spoken_of_in_the_order_of_the_flow(style: str) -> None:
    for spec, prompt in _rows(style, 15):
        places = [prompt.find(spec.stations[stage[0]].name) for stage in spec.stages]
        assert places == sorted(places), prompt
        assert -1 not in places


@pytest.mark.parametrize("style", ["inline", "telegram"])
def test_each_number_stands_beside_its_own_station(style: str) -> None:
    for spec, prompt in _rows(style, 15):
        order = [stage[0] for stage in spec.stages]
        places = [prompt.find(spec.stations[i].name) for i in order]
        for k, (i, start) in enumerate(zip(order, places, strict=True)):
            end = places[k + 1] if k + 1 < len(places) else len(prompt)
            own = _numbers_of(replace(spec, stations=[spec.stations[i]]))
            assert own <= numbers_in(prompt[start:end]), prompt


def test_what_no_default_covers_is_said_of_every_kind() -> None:
    words = {"Combiner": r"combin|assembl|pack|join|batch", "Separator": r"separat|split|unpack"}
    for seed in range(60):
        spec, prompt = _case(seed, nouns=seed % 2 == 0)
        for class_name, pattern in words.items():
            if any(s.class_name == class_name for s in spec.stations):
                assert re.search(pattern, prompt, re.IGNORECASE), prompt


@pytest.mark.parametrize("language", ["de", "es", "zh", "ja"])
def test_other_languages_state_every_number_too(language: str) -> None:
    for seed in range(30):
        spec, prompt = _case(seed, language=language)
        missing = _numbers_of(spec) - numbers_in(prompt)
        assert missing == set(), prompt


def test_one_time_of_a_prompt_may_be_taken_back_beside_the_right_one() -> None:
    eight = Timing("constant", (Quantity(Decimal(8), "s"),))
    for seed in range(40):
        clock = Clock(Voice(Random(seed)), tongue("en"), corrects=True)
        said = [numbers_in(clock.duration(eight)) for _ in range(30)]
        assert all(Decimal(8) in numbers for numbers in said)
        assert sum(len(numbers) > 1 for numbers in said) == 1
