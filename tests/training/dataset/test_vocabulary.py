"""Vocabulary: thirteen industries whose held-out names stand on no training list."""

from __future__ import annotations

from random import Random

import pytest

from training.dataset.plants.spec import FLOW_CLASSES
from training.dataset.vocabulary import (
    CREW_NAMES,
    INDUSTRIES,
    UNSEEN_CREW_NAMES,
    Industry,
    name_key,
    novel_name,
)


def test_there_are_thirteen_industries_with_shares_of_a_hundred() -> None:
    assert len({i.key for i in INDUSTRIES}) == 13
    assert sum(i.share for i in INDUSTRIES) == 100


@pytest.mark.parametrize("industry", INDUSTRIES, ids=lambda i: i.key)
def test_an_industry_has_names_items_and_times(industry: Industry) -> None:
    assert 0 < industry.cycle_s[0] < industry.cycle_s[1]
    assert len(industry.item) >= 4
    for class_name in FLOW_CLASSES:
        names = industry.names(class_name)
        assert len({name_key(n) for n in names}) == len(names) >= 3
        assert industry.unseen_names(class_name)
        assert not any(c in n for n in names for c in '*"\\;<>{}')


def test_no_held_out_name_is_on_a_training_list() -> None:
    seen = {name_key(n) for i in INDUSTRIES for c in FLOW_CLASSES for n in i.names(c)}
    unseen = {name_key(n) for i in INDUSTRIES for c in FLOW_CLASSES for n in i.unseen_names(c)}
    crew = {name_key(n) for names in CREW_NAMES.values() for n in names}
    unseen_crew = {name_key(n) for names in UNSEEN_CREW_NAMES.values() for n in names}
    assert CREW_NAMES.keys() == UNSEEN_CREW_NAMES.keys()
    assert len(unseen) > 100
    assert not (seen | crew) & (unseen | unseen_crew)


def test_unseen_invented_words_have_a_letter_that_training_ones_lack() -> None:
    random = Random(1)
    marks = set("chjqw")
    for _ in range(800):
        word = next(w for w in novel_name(random, unseen=True).split() if marks & set(w.lower()))
        assert word
    from training.dataset import vocabulary

    assert not marks & set("".join(vocabulary._SYLLABLES))
    assert all(marks & set(syllable) for syllable in vocabulary._UNSEEN_SYLLABLES)
