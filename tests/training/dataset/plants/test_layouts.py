"""Layouts: each has the form that its name says."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from training.dataset.plants.floor import Floor
from training.dataset.plants.layouts import LAYOUTS, layout_shares
from training.dataset.plants.naming import Namer
from training.dataset.plants.processes import PROCESSES
from training.dataset.vocabulary import INDUSTRIES


def laid(layout: str, seed: int, *, process: str = "mixed", longer: bool = False) -> Floor:
    random = Random(seed)
    names = Namer(random, INDUSTRIES[seed % len(INDUSTRIES)])
    floor = Floor(random, PROCESSES[process], names, longer=longer)
    LAYOUTS[layout](floor)
    floor.settle()
    return floor


def ends(floor: Floor, class_name: str) -> list[int]:
    return [k for k, s in enumerate(floor.stations) if s.class_name == class_name]


def reached(floor: Floor) -> set[int]:
    seen = set(ends(floor, "Source"))
    while more := {b for a, b in floor.flow if a in seen} - seen:
        seen |= more
    return seen


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("longer", [False, True])
def test_every_station_is_on_a_way_from_a_source_to_a_sink(layout: str, longer: bool) -> None:
    for seed in range(25):
        floor = laid(layout, seed, longer=longer)
        assert reached(floor) == set(range(len(floor.stations)))
        outs = {a for a, _ in floor.flow}
        assert set(range(len(floor.stations))) - outs == set(ends(floor, "Sink"))
        assert not {b for _, b in floor.flow} & set(ends(floor, "Source"))
        assert len(set(floor.flow)) == len(floor.flow)


@pytest.mark.parametrize("layout", ["linear", "u-shaped", "cell"])
def test_a_line_is_one_chain(layout: str) -> None:
    floor = laid(layout, 3)
    assert len(floor.flow) == len(floor.stations) - 1
    assert max(Counter(a for a, _ in floor.flow).values()) == 1
    assert [k for stage in floor.stages for k in stage] == list(range(len(floor.stations)))


def test_a_u_turns_back() -> None:
    floor = laid("u-shaped", 4)
    source, sink = floor.stations[0], floor.stations[-1]
    assert source.y != sink.y and abs(source.x - sink.x) <= 8


def test_parallel_lines_share_source_and_sink_and_dual_lines_do_not_share_the_source() -> None:
    for seed in range(12):
        parallel, dual = laid("parallel", seed), laid("dual", seed)
        assert len(ends(parallel, "Source")) == len(ends(parallel, "Sink")) == 1
        assert len(ends(dual, "Source")) == 2
        assert len({s.line for s in parallel.stations}) in (2, 3)


def test_a_join_merges_and_a_branch_splits() -> None:
    for seed in range(12):
        join, branch = laid("join", seed), laid("branch", seed)
        (combiner,) = (k for k in ends(join, "Combiner"))
        assert sum(b == combiner for _, b in join.flow) == len(ends(join, "Source")) >= 2
        assert len(ends(branch, "Sink")) >= 2


@pytest.mark.parametrize("layout", ["rework", "loop"])
def test_some_layouts_have_one_way_back(layout: str) -> None:
    for seed in range(20):
        floor = laid(layout, seed)
        assert _has_cycle(floor)
        if layout == "loop":
            assert len(ends(floor, "StraightConveyor")) >= 2


@pytest.mark.parametrize("layout", [x for x in LAYOUTS if x not in ("rework", "loop")])
def test_the_others_have_none(layout: str) -> None:
    assert not any(_has_cycle(laid(layout, seed)) for seed in range(20))


def test_only_lines_with_belts_have_loops() -> None:
    assert layout_shares("workstation")["loop"] == 0 < layout_shares("conveyor")["loop"]


def _has_cycle(floor: Floor) -> bool:
    left = set(range(len(floor.stations)))
    while free := {k for k in left if not any(b == k and a in left for a, b in floor.flow)}:
        left -= free
    return bool(left)
