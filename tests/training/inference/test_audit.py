"""Audit: numbers, objects and arrows that the program leaves out are told, used ones are not."""

from __future__ import annotations

import pytest

from flexscript import build
from flexscript.plant.model import Plant
from training.inference.audit import audit
from training.model.sketch_graph import SketchGraph, SketchObject, one_hot

PROGRAM = """
Object In = Object.create("Source");
In.name = "In";
In.setProperty("InterArrivalTime", "exponential(0, 60, getstream(current))");
Object Press = Object.create("Processor");
Press.name = "Press 2";
Press.setProperty("ProcessTime", 90);
Object Out = Object.create("Sink");
Out.name = "Out";
contextdragconnection(In, Press, "A");
contextdragconnection(Press, Out, "A");
"""


def plant() -> Plant:
    built = build(PROGRAM).plant
    assert built is not None
    return built


def graph(links: dict[tuple[int, int], float], *, exact: bool = True) -> SketchGraph:
    rows = (("In", "Source"), ("Press 2", "Processor"), ("Out", "Sink"), ("Oven", "Processor"))
    objects = tuple(
        SketchObject(label=label, kinds=one_hot(kind), x=0.2 * k, y=0.3)
        for k, (label, kind) in enumerate(rows)
    )
    return SketchGraph(objects, links, exact=exact)


@pytest.mark.parametrize(
    "prompt",
    [
        "In makes 60 parts an hour, Press 2 takes 90 s.",
        "One a minute (1 min), Press 2: 1.5 min",
        "1. In\n2. Press 2\n3. Out",
        "Press 2 1,5 min",
    ],
)
def test_numbers_that_are_used_in_any_unit_are_not_told(prompt: str) -> None:
    assert audit(prompt, None, plant()) == []


def test_a_number_left_out_is_told_with_its_place() -> None:
    (note,) = audit("Press 2 takes 90 s, then cool for 45 s in the oven.", None, plant())
    assert note == "The number 45 in “…s, then cool for 45 s in the oven.…” was not used."


def test_what_is_drawn_and_missing_is_told() -> None:
    seen = graph({(0, 1): 1.0, (1, 2): 1.0, (0, 2): 1.0})
    assert audit("", seen, plant()) == [
        "Oven is drawn but not in the program.",
        "An arrow from In to Out is drawn but not in the program.",
    ]


def test_a_board_tells_connections_that_nobody_drew() -> None:
    notes = audit("", graph({(0, 1): 1.0}), plant())
    assert "The program connects Press 2 to Out, which is not drawn." in notes


def test_an_unsure_arrow_of_a_picture_says_nothing() -> None:
    notes = audit("", graph({(0, 2): 0.5}, exact=False), plant())
    assert not [note for note in notes if "arrow" in note.lower() or "connects" in note]
