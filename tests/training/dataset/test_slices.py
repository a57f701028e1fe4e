"""Slices: a plant's content decides its part, and training has nothing of the others."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from training.dataset.plants import PlantSpec, sample_plant
from training.dataset.plants.constraints import LONGEST_IN_TRAINING, families_seen
from training.dataset.prompts.bank import load
from training.dataset.quantities import Timing
from training.dataset.samples import Sample, sample, triplet
from training.dataset.sketches.hands import HELD_OUT
from training.dataset.slices import SLICES, bucket, bucket_of, find_slice, fingerprint
from training.dataset.turns import turn
from training.dataset.vocabulary import INDUSTRIES, UNSEEN_CREW_NAMES, name_key
from training.model.codec import Step

UNSEEN = {
    name_key(n) for i in INDUSTRIES for names in i.held_out.values() for n in names
} | {name_key(n) for names in UNSEEN_CREW_NAMES.values() for n in names}  # fmt: skip


@pytest.fixture(scope="module")
def training() -> list[Sample]:
    return [triplet(seed) for seed in range(2500)]


def spec_of(case: Sample) -> PlantSpec:
    assert case.spec is not None
    return case.spec


def families(spec: PlantSpec) -> set[str]:
    times = (s.properties.get(k) for s in spec.stations for k in ("ProcessTime", "SetupTime"))
    return {t.family for t in times if isinstance(t, Timing)}


def test_the_random_part_is_ninety_five_five_of_the_papers_number() -> None:
    counts = {name: SLICES[name].count for name in ("train", "validation", "test")}
    assert sum(counts.values()) == 120_285
    assert counts["validation"] == counts["test"] == round(120_285 * 0.05)


def test_a_seed_and_slice_give_one_triplet() -> None:
    assert triplet(7, slice="names") == triplet(7, slice="names")
    assert triplet(7, slice="names").prompt != triplet(7, slice="test").prompt
    with pytest.raises(ValueError, match="no slice 'exam'; there are train"):
        find_slice("exam")


def test_buckets_are_a_twentieth_each_for_validation_and_test() -> None:
    buckets = [bucket_of(sample_plant(Random(seed))) for seed in range(3000)]
    for part in ("validation", "test"):
        assert buckets.count(part) / len(buckets) == pytest.approx(0.05, abs=0.012)


def test_a_fingerprint_does_not_see_case_spacing_places_or_units() -> None:
    spec = sample_plant(Random(3))
    shouted = [replace(s, name=s.name.upper().replace(" ", "_"), x=s.x + 2) for s in spec.stations]
    assert fingerprint(replace(spec, stations=shouted)) == fingerprint(spec)
    renamed = [replace(spec.stations[0], name="Other"), *spec.stations[1:]]
    assert fingerprint(replace(spec, stations=renamed)) != fingerprint(spec)
    assert fingerprint(replace(spec, flow=spec.flow[1:])) != fingerprint(spec)


@pytest.mark.parametrize("name", SLICES)
def test_every_sample_of_a_slice_is_of_its_bucket(name: str) -> None:
    cases = [triplet(seed, slice=name) for seed in range(25)]
    assert {bucket(case.fingerprint) for case in cases} == {SLICES[name].bucket}


def test_no_plant_or_prompt_of_another_slice_is_in_training(training: list[Sample]) -> None:
    plants = {case.fingerprint for case in training}
    programs = {case.steps for case in training}
    prompts = {case.prompt.lower() for case in training if case.prompt}
    for name in SLICES:
        if name == "train":
            continue
        cases = [triplet(seed, slice=name) for seed in range(40)]
        assert not plants & {case.fingerprint for case in cases}, name
        assert not programs & {case.steps for case in cases}, name
        assert not prompts & {case.prompt.lower() for case in cases if case.prompt}, name


def test_training_has_no_held_out_name_pair_length_or_hand(training: list[Sample]) -> None:
    for case in training:
        spec = spec_of(case)
        assert not UNSEEN & {name_key(s.name) for s in spec.stations}, case.seed
        assert families(spec) <= set(families_seen(spec.layout)), case.seed
        assert len(spec.stations) <= LONGEST_IN_TRAINING, case.seed
        assert case.drawing is None or case.drawing.hand not in HELD_OUT, case.seed


def test_each_held_out_slice_has_what_training_lacks() -> None:
    seen = {name_key(n) for i in INDUSTRIES for n in (*i.sources, *i.stations, *i.sinks)}
    for seed in range(30):
        names = spec_of(triplet(seed, slice="names"))
        assert not seen & {name_key(s.name) for s in names.stations}
        pair = spec_of(triplet(seed, slice="combinations"))
        assert families(pair) - set(families_seen(pair.layout))
        assert len(spec_of(triplet(seed, slice="longer")).stations) > LONGEST_IN_TRAINING
        drawing = triplet(seed, slice="hands").drawing
        assert drawing is not None and drawing.hand in HELD_OUT


def test_languages_are_slices_of_their_own_in_held_out_words() -> None:
    for name, part in SLICES.items():
        if not part.language:
            continue
        cases = [triplet(seed, slice=name) for seed in range(10)]
        assert all(c.telling and c.telling.language == part.language for c in cases)
        assert all(c.telling and c.telling.held_out and c.prompt for c in cases)
        assert any(w.held_out for w in load(part.language).wordings())


def test_only_the_slice_of_wordings_and_languages_asks_for_held_out_words(
    training: list[Sample],
) -> None:
    assert not any(case.telling and case.telling.held_out for case in training)
    assert all(
        (case.telling is not None and case.telling.held_out) == SLICES[name].words
        for name in SLICES
        for case in (triplet(1, slice=name), triplet(2, slice=name))
    )


def test_what_trains_the_model_is_of_training_too() -> None:
    """Also turns and noisy samples, from seeds anywhere, never give a held-out name."""
    for seed in (*range(200), *range(2_000_000_000, 2_000_000_100)):
        assert not UNSEEN & set(map(name_key, _names(turn(seed).steps))), seed
        spec = sample(seed).spec
        assert spec is None or not UNSEEN & {name_key(s.name) for s in spec.stations}


def _names(steps: tuple[Step, ...]) -> list[str]:
    return [step.strip() for step in steps if step.startswith(" ")]


def test_about_a_third_is_told_by_text_alone(training: list[Sample]) -> None:
    by = [case.told_by for case in training]
    assert by.count("text") / len(by) == pytest.approx(0.36, abs=0.04)
    assert by.count("sketch") / len(by) == pytest.approx(0.04, abs=0.02)
    both = [case.telling for case in training if case.told_by == "both"]
    untold = sum(telling is not None and not telling.flow for telling in both)
    assert untold / len(both) == pytest.approx(0.58, abs=0.05)


def test_a_sketch_alone_has_no_times() -> None:
    cases = [c for c in map(triplet, range(400)) if c.told_by == "sketch"]
    assert cases and all(case.prompt == "" for case in cases)
    assert not any(families(spec_of(case)) for case in cases)
