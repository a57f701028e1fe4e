"""Copying: given names and numbers weigh more than others, and never become the only way."""

from __future__ import annotations

from itertools import pairwise

from tests.support.tiny_vlsm import tiny_words
from training.inference.copying import CopyGuide
from training.model.tokenizer import tidy


def _guide(text: str) -> CopyGuide:
    words = tiny_words()
    return CopyGuide(words, words.text(tidy(text)))


def test_a_name_goes_on_and_ends_as_it_does_in_the_prompt() -> None:
    words, guide = tiny_words(), _guide("The Mask Coater 1 holds 20.")
    name = words.text(" Mask Coater 1")
    guide.begin_name()
    assert guide.name_weights(started=False)[name[0]] == 1.0
    for before, after in pairwise(name):
        guide.advance(before)
        assert guide.name_weights(started=True)[after] == 1.0
    guide.advance(name[-1])
    assert guide.name_weights(started=True)[0] == 1.0  # may end here
    assert 0 < guide.name_weights(started=True)[words.id("x")] < 0.1


def test_a_name_may_not_end_in_the_middle_of_a_word() -> None:
    words, guide = tiny_words(), _guide("Depalletizer feeds")
    pieces = words.text(" Depalletizer")
    assert len(pieces) > 1
    guide.begin_name()
    guide.advance(pieces[0])
    assert guide.name_weights(started=True)[0] < 0.1


def test_a_number_is_not_cut_short_nor_made_longer() -> None:
    words, guide = tiny_words(), _guide("takes 120 seconds and 2.5.")
    guide.begin_number()
    guide.advance(words.id("1"))
    assert guide.number_weights()[words.id("2")] == 1.0
    assert guide.number_weights()[0] < 0.5
    guide.advance(words.id("2"))
    guide.advance(words.id("0"))
    assert guide.number_weights()[0] == 1.0
    assert guide.number_weights()[words.id("0")] < 0.5


def test_a_full_stop_after_a_number_is_not_part_of_it() -> None:
    words, guide = tiny_words(), _guide("at most 25.")
    guide.begin_number()
    for digit in "25":
        guide.advance(words.id(digit))
    assert guide.number_weights()[0] == 1.0


def test_the_unit_is_the_one_stated_next() -> None:
    words, guide = tiny_words(), _guide("between 5 and 12 minutes, setup 30 s, at 90 per hour")
    for number, unit in (("5", "min"), ("12", "min"), ("90", "/h")):
        guide.begin_number()
        for digit in number:
            guide.advance(words.id(digit))
        weights = guide.unit_weights()
        assert weights[words.special[f"<u:{unit}>"]] == 1.0
        assert weights[words.special["<eos>"]] < 0.5
    guide.begin_number()
    for digit in "30":
        guide.advance(words.id(digit))
    assert guide.unit_weights()[words.special["<eos>"]] == 1.0
    assert guide.unit_weights()[words.special["<u:min>"]] < 0.5


def test_a_noun_may_be_title_cased_and_numbered() -> None:
    words = tiny_words()
    guide = _guide("two kind processor then out")
    guide.begin_name()
    for token in words.text(" Processor"):
        assert guide.name_weights(started=True)[token] == 1.0
        guide.advance(token)
    ended = guide.name_weights(started=True)
    space, two = words.text(" 2")
    assert ended[0] == 1.0 and ended[space] == 1.0
    guide.advance(space)
    assert guide.name_weights(started=True)[two] == 1.0
    assert guide.name_weights(started=True)[words.text(" out")[0]] < 0.1
    guide.advance(two)
    assert guide.name_weights(started=True)[0] == 1.0


def test_a_plural_noun_may_become_a_name_in_the_singular() -> None:
    words = tiny_words()
    guide = _guide("two buffers and three presses and queues")
    for name in (" Buffer", " Press", " Queue"):
        guide.begin_name()
        for token in words.text(name):
            assert guide.name_weights(started=True)[token] == 1.0
            guide.advance(token)
        assert guide.name_weights(started=True)[0] == 1.0
