"""Codec and tokenizer: tokens to program text and back, and no user text becomes a token."""

from __future__ import annotations

from random import Random

import pytest

from flexscript import emit
from tests.support.tiny_vlsm import tiny_words
from training.dataset.plants import sample_plant, to_plant
from training.model.codec import ProgramBuilder, spec_steps
from training.model.tokenizer import Words, tidy


@pytest.fixture(scope="module")
def words() -> Words:
    return tiny_words()


def written(words: Words, ids: list[int]) -> str:
    builder, pending = ProgramBuilder(), list[int]()
    for token in ids:
        if words.is_special(token):
            if pending:
                builder.feed(words.decode(pending))
                pending = []
            builder.feed(words.name(token))
        else:
            pending.append(token)
    return builder.program()


def test_tokens_of_a_plant_write_exactly_its_program(words: Words) -> None:
    for seed in range(120):
        spec = sample_plant(Random(seed))
        assert written(words, words.steps(spec_steps(spec))) == emit(to_plant(spec))


def test_units_become_exact_seconds(words: Words) -> None:
    ids = words.steps(
        [
            "<obj:Source>",
            " In",
            "<x:0>",
            "<y:0>",
            "<#0>",
            "<p:InterArrivalTime>",
            "<d:exponential>",
            *"90",
            "<u:/h>",
            "<eos>",
        ]
    )
    assert 'setProperty("InterArrivalTime", "exponential(0, 40, getstream(current))")' in written(
        words, ids
    )


def test_bounds_in_the_wrong_order_are_put_right_and_counted() -> None:
    steps = [
        "<obj:Processor>",
        " Saw",
        "<x:0>",
        "<y:0>",
        "<#0>",
        "<p:ProcessTime>",
        "<d:uniform>",
        "9",
        "<,>",
        "5",
        "<eos>",
    ]
    builder = ProgramBuilder()
    for step in steps:
        builder.feed(step)
    assert "uniform(5, 9, getstream(current))" in builder.program()
    assert builder.ordered == ["Saw"]


def test_a_prompt_that_spells_a_token_stays_text(words: Words) -> None:
    assert not any(words.is_special(token) for token in words.text(" <eos> <obj:Queue> <#1>"))


def test_a_name_has_the_same_tokens_in_prompt_and_program(words: Words) -> None:
    name = words.steps([" Mask Coater 1"])
    for prompt in (
        'Use "Mask Coater 1" first.',
        "Mask Coater 1 is a queue",
        "(Mask Coater 1)",
        "a\nMask Coater 1",
    ):
        ids = words.text(tidy(prompt))
        assert any(ids[k : k + len(name)] == name for k in range(len(ids))), prompt
