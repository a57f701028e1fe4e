"""Sketch reader: board documents exactly, labels joined, parted and corrected."""

from __future__ import annotations

from training.inference.labels import Label, _join_lines, _part
from training.inference.lexicon import correct_label, prompt_runs
from training.inference.sketch_reader import graph_of_board
from training.model.sketch_graph import place_in_metres


def test_a_board_document_is_read_exactly() -> None:
    board = {
        "width": 960,
        "items": [
            {
                "id": "a",
                "type": "stamp",
                "kind": "source",
                "x": 40,
                "y": 200,
                "w": 60,
                "h": 40,
                "label": "In",
            },
            {"id": "b", "type": "box", "x": 400, "y": 200, "w": 80, "h": 40, "label": ""},
            {"id": "t", "type": "text", "x": 440, "y": 262, "text": "Press 4"},
            {"id": "x", "type": "arrow", "from": "a", "to": "b"},
            {
                "id": "y",
                "type": "arrow",
                "from": None,
                "to": None,
                "x": 398,
                "y": 220,
                "x2": 102,
                "y2": 221,
            },
        ],
    }
    graph = graph_of_board(board)
    assert graph is not None
    assert [item.label for item in graph.objects] == ["In", "Press 4"]
    assert graph.links == {(0, 1): 1.0, (1, 0): 1.0}
    assert graph.objects[0].kinds[0] == 1.0
    assert (graph.objects[0].x, graph.objects[0].y) == (70 / 960, 220 / 960)


def test_the_scale_bar_of_the_board_counts() -> None:
    stamp = {
        "id": "a",
        "type": "stamp",
        "kind": "queue",
        "x": 470,
        "y": 250,
        "w": 20,
        "h": 20,
        "label": "Q",
    }
    graph = graph_of_board({"width": 960, "metres_per_pixel": 0.05, "items": [stamp]})
    assert graph is not None
    assert place_in_metres(graph.objects[0].x, graph.objects[0].y) == (24, -13)


def test_an_empty_board_is_no_sketch() -> None:
    assert graph_of_board({"items": [{"type": "pen", "pts": [[0, 0], [5, 5]]}]}) is None


def test_two_lines_of_one_label_are_joined() -> None:
    lines = [
        Label("Mask Substrate", 10, 100, 110, 116, 0.9),
        Label("Loader", 35, 118, 85, 134, 0.8),
    ]
    assert [label.text for label in _join_lines(lines)] == ["Mask Substrate Loader"]


def test_labels_side_by_side_are_not_joined() -> None:
    lines = [Label("Oven 1", 10, 100, 60, 116, 0.9), Label("Oven 2", 120, 101, 170, 117, 0.9)]
    assert len(_join_lines(lines)) == 2


def test_names_read_through_an_arrow_are_parted() -> None:
    parts = _part(Label("Saw 2/Cut 2", 0, 0, 120, 16, 0.9))
    assert [part.text for part in parts] == ["Saw 2", "Cut 2"]
    assert parts[0].right == parts[1].left == 60


def test_labels_are_corrected_by_the_prompt_but_never_their_numbers() -> None:
    runs = prompt_runs(
        "The Packing Station is the Sink. E-Beam Writer1 and E-Beam Writer2 take 50 s."
    )
    assert correct_label("Pexking Station", runs) == "Packing Station"
    assert correct_label("E-BeamWriter2", runs) == "E-Beam Writer2"
    assert correct_label("E-Beam Writerl", runs) == "E-Beam Writer1"
    assert correct_label("E-Beam Writer3", runs) == "E-Beam Writer3"
    assert correct_label("Conveyor", runs) == "Conveyor"
