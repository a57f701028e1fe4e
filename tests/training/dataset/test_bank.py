"""Bank of wordings: about a tenth is held out, and never used where it must not be."""

from __future__ import annotations

from random import Random

import pytest

from training.dataset.plants import sample_plant
from training.dataset.prompts import LANGUAGES, Telling, prepare
from training.dataset.prompts.author import Author
from training.dataset.prompts.bank import fingerprint, load
from training.dataset.prompts.styles import STYLES
from training.dataset.prompts.voice import Voice
from training.dataset.prompts.writer import write_prompt

FACTS = ("process", "arrival", "arrival_random", "rate", "room", "setup", "batch", "split")


@pytest.mark.parametrize("language", LANGUAGES)
def test_about_a_tenth_of_the_wordings_is_held_out(language: str) -> None:
    wordings = load(language).wordings()
    held = sum(w.held_out for w in wordings)
    assert 0.04 < held / len(wordings) < 0.16


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_held_out_wording_has_a_twin_to_train_on(language: str) -> None:
    train, held = set(), set()
    for table in load(language).tables.values():
        train |= {fingerprint(language, w.text) for w in table.train}
        held |= {fingerprint(language, w.text) for w in table.held}
    assert train & held == set()


def test_english_has_a_hundred_wordings_for_each_common_fact() -> None:
    count = {
        topic: sum(
            len({w.text for w in (*table.train, *table.held)})
            for name, table in load("en").tables.items()
            if name.split(".")[0] == topic
        )
        for topic in FACTS
    }
    assert min(count["process"], count["arrival"], count["room"]) > 150
    assert min(count.values()) > 35, count


def _used(seed: int, *, held_out: bool, language: str = "en") -> list[bool]:
    """Return for each wording of a prompt whether it is held out."""
    random = Random(seed)
    telling = Telling(flow=True, kinds=True, held_out=held_out, language=language)
    spec = prepare(random, sample_plant(random), telling)
    author = Author(random, spec, telling)
    write_prompt(random, spec, telling, author)
    return [wording.held_out for wording in author.voice.used]


@pytest.mark.parametrize("language", LANGUAGES)
def test_training_prompts_use_no_held_out_wording(language: str) -> None:
    for seed in range(40):
        assert not any(_used(seed, held_out=False, language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_held_out_prompts_use_held_out_wordings_wherever_there_are_any(language: str) -> None:
    bank = load(language)
    for seed in range(20):
        random = Random(seed)
        telling = Telling(flow=True, kinds=True, held_out=True, language=language)
        spec = prepare(random, sample_plant(random), telling)
        author = Author(random, spec, telling)
        write_prompt(random, spec, telling, author)
        for wording in author.voice.used:
            table = bank.table(wording.id.split("/")[1])
            assert wording.held_out or not table.held, wording


def test_every_style_finds_all_its_tables() -> None:
    for language in LANGUAGES:
        for style in STYLES:
            for seed in range(6):
                random = Random(f"{style}-{seed}")
                telling = Telling(
                    flow=True, kinds=True, style=style, language=language, nouns=seed % 2 == 0
                )
                spec = prepare(random, sample_plant(random), telling)
                assert write_prompt(random, spec, telling)


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(KeyError, match=r"no table \[nothing\.here\]"):
        Voice(Random(1)).say("nothing.here")
