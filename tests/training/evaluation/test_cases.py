"""Cases: each way of giving a triplet gives what it says."""

from __future__ import annotations

import pytest

from flexscript import build, emit
from training.evaluation.cases import GIVEN, edits, off_topic, triplets
from training.evaluation.evaluate import interval
from training.evaluation.metrics import score_program
from training.inference.sketch_reader import graph_of_board


@pytest.mark.parametrize("given", GIVEN)
def test_each_way_gives_what_it_says(given: str) -> None:
    for case in triplets("test", given, 4):
        assert (case.sketch is not None) == (given in ("picture", "blank"))
        assert (case.board is not None) == (given in ("board", "swapped"))
        assert case.truth is not None
        assert score_program(emit(case.truth), case.truth).exact


def test_a_swapped_board_shows_other_stations() -> None:
    kept = 0
    for case in triplets("test", "swapped", 6):
        assert case.board is not None and case.truth is not None
        graph = graph_of_board(case.board)
        names = {thing.name for thing in case.truth.objects}
        kept += graph is not None and all(o.label in names for o in graph.objects if o.label)
    assert kept <= 1  # plain names such as Queue1 may agree by chance


def test_an_unknown_way_is_refused() -> None:
    with pytest.raises(ValueError, match="text, board"):
        next(triplets("test", "film", 1))


def test_edits_start_from_a_program_that_runs() -> None:
    for case in edits(6):
        assert build(case.base).plant is not None
        assert case.truth is not None


def test_off_topic_prompts_have_no_truth() -> None:
    assert all(case.truth is None and case.prompt for case in off_topic(5))


def test_the_interval_holds_the_mean() -> None:
    mean, low, high = interval([0, 1, 1, 0, 1, 1, 1, 0])
    assert low < mean < high
    assert interval([1.0] * 5) == [1.0, 1.0, 1.0]
