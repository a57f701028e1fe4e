"""Guides: the sketch and the habits of plants weigh on what comes next."""

from __future__ import annotations

import pytest
from torch import Tensor

from tests.support.tiny_vlsm import tiny_words
from training.inference.copying import CopyGuide
from training.inference.grammar import Grammar
from training.inference.plant_guide import PlantGuide
from training.inference.preferences import preferences
from training.inference.sketch_guide import SketchGuide
from training.model.codec import OTHER_FORM
from training.model.sketch_graph import SketchGraph, SketchObject, one_hot

WORDS = tiny_words()


def _sketch() -> SketchGuide:
    objects = tuple(
        SketchObject(name, one_hot(kind), 0.1, 0.1)
        for name, kind in (
            ("In", "Source"),
            ("Saw 1", "Processor"),
            ("Saw 2", "Processor"),
            ("Out", "Sink"),
        )
    )
    arrows = {(0, 1): 1.0, (0, 2): 1.0, (1, 3): 1.0, (2, 3): 1.0}
    return SketchGuide(WORDS, SketchGraph(objects, arrows, exact=True), "")


def _after(*steps: str) -> Grammar:
    grammar = Grammar(WORDS)
    for token in WORDS.steps(steps):
        grammar.advance(token)
    return grammar


DECLARED = (
    "<obj:Source>", " In", "<x:0>", "<y:0>", "<obj:Processor>", " Saw 1", "<x:1>", "<y:0>",
    "<obj:Processor>", " Saw 2", "<x:1>", "<y:0>", "<obj:Sink>", " Out", "<x:2>", "<y:0>",
)  # fmt: skip


def _id(token: str) -> int:
    return WORDS.special[token]


def test_what_is_drawn_is_declared_before_the_program_goes_on() -> None:
    weights = _sketch().object_weights(_after(*DECLARED[:4]))
    assert weights[_id("<obj:Processor>")] == 1.0
    assert weights[_id("<obj:Source>")] < 0.01  # the only source has its place
    assert weights[_id("<A>")] < 0.01


def test_a_name_follows_a_label_that_is_left() -> None:
    grammar = _after(*DECLARED[:8], "<obj:Processor>", " Saw")
    weights = _sketch().name_weights(grammar, WORDS_ALL)
    follows = WORDS.text(" Saw 2")[len(WORDS.text(" Saw"))]
    assert weights[follows] == 1.0


def test_arrows_seen_are_connected_and_then_the_end_is_near() -> None:
    grammar = _after(*DECLARED, "<A>")
    assert _sketch().from_weights(grammar, WORDS_ALL)[_id("<#0>")] == 1.0
    assert _sketch().from_weights(grammar, WORDS_ALL)[_id("<#3>")] < 0.01
    grammar = _after(*DECLARED, "<A>", "<#0>")
    assert _sketch().to_weights(grammar, 0)[_id("<#2>")] == 1.0
    assert _sketch().to_weights(grammar, 0)[_id("<#3>")] < 0.01
    done = _after(
        *DECLARED,
        "<A>",
        "<#0>",
        "<#1>",
        "<A>",
        "<#0>",
        "<#2>",
        "<A>",
        "<#1>",
        "<#3>",
        "<A>",
        "<#2>",
        "<#3>",
    )
    assert _sketch().link_weights(done)[_id("<eos>")] == 1.0
    assert PlantGuide(WORDS).link_weights(done)[_id("<A>")] < 0.1


def test_a_plant_with_a_loose_station_is_not_finished() -> None:
    grammar = _after(*DECLARED, "<A>", "<#0>", "<#1>")
    assert PlantGuide(WORDS).link_weights(grammar)[_id("<A>")] == 1.0


WORDS_ALL = PlantGuide(WORDS).link_weights(_after(*DECLARED, "<A>", "<#0>", "<#1>"))  # ones


@pytest.mark.parametrize("exact", [True, False])
def test_a_drawn_queue_may_be_a_belt(exact: bool) -> None:
    words = tiny_words()
    seen = SketchGraph((SketchObject("Belt", one_hot("Queue"), 0.1, 0.1),), {}, exact=exact)
    guide = SketchGuide(words, seen, "A belt.")
    grammar = Grammar(words)
    grammar.advance(words.special["<obj:Queue>"])
    copy = CopyGuide(words, words.text(" A belt."))
    weights = preferences(grammar, PlantGuide(words), copy, guide)
    assert isinstance(weights, Tensor)
    assert weights[words.special[OTHER_FORM]] == 1.0
    grammar.advance(words.special[OTHER_FORM])
    weights = preferences(grammar, PlantGuide(words), copy, guide)
    assert isinstance(weights, Tensor)
    assert weights[words.text(" Belt")[0]] >= 0.3
