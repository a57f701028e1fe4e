"""Hands: a tenth is held out by name, and nothing of it is ever seen in training."""

from __future__ import annotations

from random import Random

from training.dataset.drawings import sample_drawing
from training.dataset.plants import sample_plant
from training.dataset.samples import triplet
from training.dataset.sketches.hands import HANDS, HELD_OUT, choose_hand
from training.dataset.sketches.paper import PAPERS


def test_about_a_tenth_of_the_hands_is_held_out() -> None:
    assert 0.08 <= len(HELD_OUT) / len(HANDS) <= 0.15
    assert all(name == hand.name for name, hand in HANDS.items())


def test_held_out_hands_have_fonts_icons_and_papers_of_their_own() -> None:
    known = [hand for hand in HANDS.values() if not hand.held_out]
    unseen = [HANDS[name] for name in HELD_OUT]
    assert not {h.font for h in known} & {h.font for h in unseen}
    assert {h.icons for h in unseen} - {h.icons for h in known} == {"flow"}
    assert {p for h in unseen for p in h.papers} - {p for h in known for p in h.papers} == {
        "kraft",
        "dotted",
    }


def test_every_habit_is_known() -> None:
    for hand in HANDS.values():
        assert set(hand.papers) <= set(PAPERS), hand.name
        assert set(hand.cameras) <= {"none", "scan", "phone", "screen"}, hand.name
        assert set(hand.label_at) <= {"below", "right", "above", "inside"}, hand.name
        assert hand.icons in ("board", "stamp", "solid", "box", "flow", "words"), hand.name
        assert hand.heads in ("filled", "open", "half", "none"), hand.name
        assert hand.lines in ("straight", "arc", "elbow", "mixed"), hand.name


def test_all_hands_of_each_side_draw_and_none_of_the_other() -> None:
    random = Random(1)
    known = {choose_hand(random).name for _ in range(1500)}
    unseen = {choose_hand(random, held_out=True).name for _ in range(100)}
    assert known == set(HANDS) - HELD_OUT
    assert unseen == HELD_OUT


def test_drawings_of_a_slice_keep_to_its_hands() -> None:
    random = Random(2)
    spec = sample_plant(random)
    for _ in range(60):
        assert sample_drawing(random, spec, label_all=False).hand not in HELD_OUT
        assert sample_drawing(random, spec, label_all=False, held_out=True).hand in HELD_OUT
    for seed in range(25):
        drawing = triplet(seed, slice="hands").drawing
        assert drawing is not None and drawing.hand in HELD_OUT
        drawing = triplet(seed).drawing
        assert drawing is None or drawing.hand not in HELD_OUT
