"""Naming: what the program calls a station that the prompt calls so or so."""

from __future__ import annotations

from random import Random

import pytest

from flexscript import build, emit
from training.dataset.plants import FLOW_CLASSES, sample_plant, to_plant
from training.dataset.prompts import LANGUAGES, Telling, prepare, program_name, write_prompt
from training.dataset.prompts.naming import base_of, is_noun_name, name_crew, title
from training.dataset.samples import replace_names


@pytest.mark.parametrize(
    ("prompt", "name", "expected"),
    [
        ("a press of 8 s", "Press", "Press"),
        ("Then the stamping press takes 8 s.", "Stamping Press", "Stamping Press"),
        ("two presses of 8 s", "Press 2", "Press 2"),
        ("mixer 8 s, slicer 4 s", "mixer", "Mixer"),
        ('a machine called "mixer"', "mixer", "mixer"),
        ("m1 -> m2", "m2", "m2"),
        ("Mask Coater1 takes 50 s", "Mask Coater1", "Mask Coater1"),
        ("press 1 and press 2", "press 2", "Press 2"),
        ("das Werkstück geht zur Fräse", "Fräse", "Fräse"),
        ("铣床1需要8秒", "铣床1", "铣床1"),
        ("see the sketch", "Press", None),
    ],
)
def test_a_name_is_spelled_as_the_prompt_says(prompt: str, name: str, expected: str | None) -> None:
    assert program_name(prompt, name) == expected


def test_small_words_stay_small_inside_a_name() -> None:
    assert title("pick and place") == "Pick and Place"
    assert title("e-beam writer") == "E-Beam Writer"
    assert is_noun_name("Pick and Place")
    assert not is_noun_name("CNC Router")
    assert not is_noun_name("Mask Coater1")


def test_a_number_at_the_end_is_no_part_of_the_base() -> None:
    assert [base_of(name) for name in ("Oven 2", "Oven_2", "Oven #2", "Oven")] == ["Oven"] * 4


def test_nouns_that_stations_share_are_numbered_in_order() -> None:
    for seed in range(40):
        random = Random(seed)
        telling = Telling(flow=True, kinds=True, nouns=True, crew_names=False)
        spec = prepare(random, sample_plant(random), telling)
        names = [s.name for s in spec.stations]
        assert len(set(names)) == len(names)
        for base in {base_of(name) for name in names}:
            numbers = [name.removeprefix(base) for name in names if base_of(name) == base]
            assert numbers in ([""], [f" {k}" for k in range(1, len(numbers) + 1)]), names


def test_crew_that_nobody_speaks_of_has_its_class_as_name() -> None:
    for seed in range(60):
        spec = name_crew(sample_plant(Random(seed)))
        crew = [s for s in spec.stations if s.class_name == "Operator"]
        expected = (
            ["Operator"] if len(crew) == 1 else [f"Operator {k + 1}" for k in range(len(crew))]
        )
        assert [s.name for s in crew] == expected


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_names_of_every_language_go_through_the_program(language: str) -> None:
    for seed in range(8):
        random = Random(seed)
        telling = Telling(flow=True, kinds=True, language=language)
        spec = prepare(random, sample_plant(random), telling)
        prompt = write_prompt(random, spec, telling)
        said = {
            i: name
            for i, s in enumerate(spec.stations)
            if s.class_name in FLOW_CLASSES and (name := program_name(prompt, s.name)) is not None
        }
        assert len(said) == sum(s.class_name in FLOW_CLASSES for s in spec.stations), prompt
        spec = replace_names(spec, said)
        result = build(emit(to_plant(spec)))
        assert result.plant is not None, result.diagnostics
        assert [o.name for o in result.plant.objects] == [s.name for s in spec.stations]
