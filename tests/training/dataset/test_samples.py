"""Samples: the same seed gives the same triplet, and every truth is a program that runs."""

from __future__ import annotations

from random import Random

from flexscript import build, emit, simulate
from training.dataset.plants import sample_plant, to_plant
from training.dataset.prompts import Telling, write_prompt
from training.dataset.samples import sample


def test_a_seed_gives_one_triplet() -> None:
    assert sample(17) == sample(17)
    assert sample(17) != sample(18)


def test_every_sampled_plant_is_what_its_program_builds() -> None:
    for seed in range(60):
        plant = to_plant(sample_plant(Random(seed)))
        result = build(emit(plant))
        assert [d for d in result.diagnostics if d.severity == "error"] == []
        assert result.plant is not None
        assert [
            (o.name, o.class_name, o.location, dict(o.properties)) for o in result.plant.objects
        ] == [(o.name, o.class_name, o.location, dict(o.properties)) for o in plant.objects]
        assert [(c.source, c.target, c.kind) for c in result.plant.connections] == [
            (c.source, c.target, c.kind) for c in plant.connections
        ]
        assert emit(result.plant) == emit(plant)


def test_sampled_plants_run_and_most_deliver_within_a_shift() -> None:
    delivered = 0
    for seed in range(40):
        plant = to_plant(sample_plant(Random(seed)))
        delivered += simulate(plant, until=8 * 3600.0, trace=False).report.throughput > 0
    assert delivered >= 36


def test_a_prompt_names_every_station_when_it_tells_the_flow() -> None:
    for seed in range(60):
        random = Random(seed)
        spec = sample_plant(random)
        prompt = write_prompt(random, spec, Telling(flow=True, kinds=True))
        flow = {index for edge in spec.flow for index in edge}
        missing = [
            spec.stations[k].name
            for k in flow
            if spec.stations[k].name.lower() not in prompt.lower()
        ]
        assert missing == [], prompt


def test_wordings_differ_between_seeds() -> None:
    prompts = set()
    for seed in range(50):
        random = Random(seed)
        spec = sample_plant(Random(3))  # one plant, fifty tellings
        prompts.add(write_prompt(random, spec, Telling(flow=True, kinds=True)))
    assert len(prompts) >= 48
