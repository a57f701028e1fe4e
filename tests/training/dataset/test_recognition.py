"""Recognition: exact without noise, near the truth with it."""

from __future__ import annotations

from random import Random
from statistics import mean

import pytest

from training.dataset.drawings import Drawing
from training.dataset.plants import PlantSpec
from training.dataset.recognition import seen
from training.dataset.samples import triplet
from training.model.codec import token_class
from training.model.sketch_graph import KINDS, SketchGraph, SketchObject, one_hot


def pages(count: int) -> list[tuple[PlantSpec, Drawing]]:
    cases = [triplet(seed) for seed in range(2 * count)]
    return [(c.spec, c.drawing) for c in cases if c.spec and c.drawing][:count]


def station_of(drawing: Drawing, item: SketchObject) -> int:
    return drawing.shapes_by_place()[item.x, item.y]


def arrows(drawing: Drawing, graph: SketchGraph) -> dict[tuple[int, int], float]:
    """Return the graph's links between stations."""
    at = [station_of(drawing, item) for item in graph.objects]
    return {(at[a], at[b]): belief for (a, b), belief in graph.links.items()}


def test_without_noise_the_graph_is_the_drawing() -> None:
    for spec, drawing in pages(30):
        graph = seen(Random(1), spec, drawing, kinds_known=True, noise=False)
        drawn = {(drawing.shapes[a].station, drawing.shapes[b].station) for a, b in drawing.arrows}
        assert arrows(drawing, graph) == dict.fromkeys(drawn, 1.0)
        labels = {shape.station: shape.label for shape in drawing.shapes}
        for item in graph.objects:
            station = station_of(drawing, item)
            assert item.label == labels[station]
            assert item.kinds == one_hot(token_class(spec.stations[station].class_name))


def test_plain_boxes_have_no_kind() -> None:
    spec, drawing = pages(1)[0]
    graph = seen(Random(1), spec, drawing, kinds_known=False, noise=False)
    assert {item.kinds for item in graph.objects} == {one_hot("Unknown")}


def test_noise_leaves_most_kinds_arrows_and_labels_right() -> None:
    kinds, links, labels = [], [], []
    for seed, (spec, drawing) in enumerate(pages(150)):
        graph = seen(Random(seed), spec, drawing, kinds_known=True, noise=True)
        found = arrows(drawing, graph)
        names = {shape.station: shape.label for shape in drawing.shapes}
        for item in graph.objects:
            assert sum(item.kinds) == pytest.approx(1)
            station = station_of(drawing, item)
            best = KINDS[max(range(len(KINDS)), key=item.kinds.__getitem__)]
            kinds.append(best == token_class(spec.stations[station].class_name))
            labels.append(item.label == names[station])
        for a, b in drawing.arrows:
            pair = drawing.shapes[a].station, drawing.shapes[b].station
            links.append(found.get(pair, 0.0) > found.get((pair[1], pair[0]), 0.0))
        assert all(0 < belief <= 1 for belief in found.values())
    assert 0.85 < mean(kinds) < 1
    assert 0.85 < mean(links) < 1
    assert 0.9 < mean(labels) < 1
