"""Edits: the new program is the old one with what was wished, and the wish says it."""

from __future__ import annotations

from random import Random

import pytest

import flexscript
from training.dataset.edits import sample_edit
from training.dataset.plants import sample_plant, to_plant
from training.dataset.samples import sample
from training.dataset.turns import EDIT_SHARE, edit_turn, turn
from training.inference.changes import describe_changes
from training.model.codec import ProgramBuilder


def built(steps: tuple[str, ...]) -> ProgramBuilder:
    builder = ProgramBuilder()
    for step in steps:
        builder.feed(step)
    builder.feed("<eos>")
    return builder


@pytest.mark.parametrize("seed", range(60))
def test_an_edit_changes_something_and_still_runs(seed: int) -> None:
    edit = edit_turn(seed)
    old, new = built(edit.before).plant(), built(edit.steps[:-1]).plant()
    assert edit.prompt.strip()
    changes = describe_changes(old, new)
    assert changes or edit.prompt  # a number may be set to what it was
    result = flexscript.build(built(edit.steps[:-1]).program())
    assert result.plant is not None, result.diagnostics
    run = flexscript.simulate(result.plant, until=300, trace=False)
    assert run.report is not None


@pytest.mark.parametrize("seed", range(40))
def test_the_wish_names_what_is_new(seed: int) -> None:
    random = Random(seed)
    spec = sample_plant(random)
    before = [station.name for station in spec.stations]
    wish, edited = sample_edit(random, spec)
    assert [station.name for station in spec.stations] == before, (
        "the plant given is left as it was"
    )
    for station in edited.stations:
        if station.name in before:
            continue
        stem = station.name.rstrip("0123456789").rstrip()
        assert station.name.lower() in wish.lower() or stem.lower() in wish.lower()


def test_most_edits_leave_most_of_the_plant_alone() -> None:
    shares = []
    for seed in range(80):
        random = Random(seed)
        spec = sample_plant(random)
        _, edited = sample_edit(random, spec)
        old = {o.id: o for o in to_plant(spec).objects}
        same = sum(old.get(o.id) == o for o in to_plant(edited).objects)
        shares.append(same / len(old))
    assert sum(shares) / len(shares) > 0.75


def test_edits_are_their_share_of_turns() -> None:
    edits = sum(bool(turn(seed).before) for seed in range(400))
    # Three standard deviations of a share of 12 % in 400.
    assert abs(edits / 400 - EDIT_SHARE) < 0.05


def test_a_turn_is_a_function_of_its_seed() -> None:
    assert edit_turn(7) == edit_turn(7)
    assert edit_turn(7) != edit_turn(8)


def test_other_languages_are_there_but_rarer_than_in_the_dataset() -> None:
    def foreign(text: str) -> bool:
        return any(ord(c) > 0x2E80 for c in text)

    in_turns = sum(foreign(turn(seed).prompt) for seed in range(600))
    in_samples = sum(foreign(sample(seed).prompt) for seed in range(600))
    assert 0 < in_turns < in_samples * 0.6
