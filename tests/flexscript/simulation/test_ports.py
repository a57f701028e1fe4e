"""Port rules as code: FlexSim's pick options, pull strategies, and what triggers are told."""

from __future__ import annotations

from typing import Any

import pytest

from flexscript.simulation import Run, simulate
from tests.support.invariants import assert_invariants
from tests.support.plants import code, holders, make_plant, thing

_ROUND_ROBIN = """
current.labels.assert("next", 0);
current.next += 1;
if (current.next > {0}) current.next = 1;
return current.next;
"""
_BY_CASE = "int value = item.Type; if (value == 1) return 2; if (value == 2) return 3; return 1;"
_SHORTEST = """
int best = 1;
for (int i = 2; i <= current.outObjects.length; i++)
    if (current.outObjects[i].content < current.outObjects[best].content) best = i;
return best;
"""


def _fork(send: Any, *, types: tuple[int, ...] = (), every: float = 1, work: float = 2.5) -> Run:
    """Items to three queues with a machine each, 2.5 s of work on an item."""
    rows: tuple[Any, ...] = tuple((every * n, "Box", 1) for n in range(9))
    if types:
        head = ("ArrivalTime", "ItemName", "Quantity", "Type")
        rows = (head, *((*row, kind) for row, kind in zip(rows, types, strict=False)))
    objects = [
        thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=rows),
        thing("Split", "Queue", SendToPort=send),
        *(thing(f"Q{n}", "Queue") for n in (1, 2, 3)),
        *(thing(f"M{n}", "Processor", ProcessTime=work) for n in (1, 2, 3)),
        thing("Exit", "Sink"),
    ]
    ways = [f"Split > Q{n} > M{n} > Exit" for n in (1, 2, 3)]
    run = simulate(make_plant(objects, "Loader > Split", *ways), until=100)
    assert_invariants(run)
    return run


def _ways(run: Run) -> list[int]:
    """Return the number of the queue that each item went to, in order of arrival there."""
    return [int(h[1]) for _, _, h in holders(run) if h is not None and h[0] == "Q"]


@pytest.mark.parametrize(
    ("send", "ways"),
    [
        (code("return 0;"), [1] * 9),
        (code("return 3;"), [3] * 9),
        (code(_ROUND_ROBIN.format("current.outObjects.length")), [1, 2, 3] * 3),
    ],
)
def test_pick_options_choose_the_port(send: Any, ways: list[int]) -> None:
    run = _fork(send)

    assert _ways(run) == ways


def test_the_shortest_queue_is_chosen() -> None:
    run = _fork(code(_SHORTEST), work=20)

    # Machine 1 takes item 1 at once; item 2 waits in its queue, so that item 3 goes to the second.
    assert _ways(run) == [1, 1, 2, 2, 3, 3, 1, 2, 3]


def test_port_by_case_reads_a_label() -> None:
    run = _fork(code(_BY_CASE), types=(1, 2, 3, 1, 2, 3, 1, 2, 3))

    assert _ways(run) == [2, 3, 1] * 3


def test_by_percentage_splits_as_it_says() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=1),
            thing(
                "Split",
                "Queue",
                SendToPort=code(
                    "double r = uniform(0, 100, getstream(current)); "
                    "if (r <= 80) return 1; return 2;"
                ),
            ),
            thing("Good", "Sink"),
            thing("Bad", "Sink"),
        ],
        "Loader > Split > Good",
        "Split > Bad",
    )
    report = simulate(plant, until=20_000, trace=False).report
    good = next(each.input for each in report.objects if each.id == "Good")

    assert good / report.throughput == pytest.approx(0.8, abs=0.01)


def _join(rows: tuple[int, ...] = (3, 3), **press: Any) -> list[int]:
    """Numbers of the queues that the press took its items from, all there at 0."""
    objects = [
        *(
            thing(f"S{n}", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", quantity),))
            for n, quantity in enumerate(rows, start=1)
        ),
        *(thing(f"Q{n}", "Queue") for n in (1, 2)),
        # It works on an item of its own until 5.
        thing("First", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 0),)),
        thing("Press", "Processor", ProcessTime=10, Pull=1, **press),
        thing("Exit", "Sink"),
    ]
    run = simulate(make_plant(objects, "S1 > Q1 > Press > Exit", "S2 > Q2 > Press"), until=200)
    assert_invariants(run)
    queue: dict[int, int] = {}
    taken = []
    for _, item, holder in holders(run):
        if holder in ("Q1", "Q2"):
            queue[item] = int(holder[1])
        elif holder == "Press":
            taken.append(queue[item])
    return taken


def test_a_pull_strategy_that_counts_is_asked_once_for_each_item() -> None:
    assert _join(PullStrategy=code(_ROUND_ROBIN.format(2))) == [1, 2, 1, 2, 1, 2]


def test_strict_round_robin_waits_for_its_port() -> None:
    assert _join((3, 1), PullStrategy=code(_ROUND_ROBIN.format(2))) == [1, 2, 1]


def test_pull_strategy_and_requirement_must_both_agree() -> None:
    requirement = code('return item.up.name == "Q2" || current.stats.input.value >= 2;')

    assert _join(PullRequirement=requirement) == [2, 2, 1, 1, 1, 2]


def test_send_to_port_and_pull_must_agree() -> None:
    plant = make_plant(
        [
            thing("S", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 2),)),
            thing("Q", "Queue", SendToPort=2),
            thing("A", "Processor", Pull=1),
            thing("B", "Processor", Pull=1, PullRequirement=code("return Model.time >= 0;")),
            thing("Exit", "Sink"),
        ],
        "S > Q > A > Exit",
        "Q > B > Exit",
    )
    run = simulate(plant, until=100)

    assert [h for _, _, h in holders(run) if h in ("A", "B")] == ["B", "B"]


def test_triggers_are_told_the_port_that_is_used() -> None:
    tell = 'print("{} " + string.fromNum(param(2)) + " " + current.name + " " + item.name);'
    plant = make_plant(
        [
            thing("S", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 2),)),
            thing("Q", "Queue", OnExit=code(tell.format("exit"))),
            thing("A", "Processor", ProcessTime=5, OnEntry=code(tell.format("entry"))),
            thing("B", "Processor", ProcessTime=5, OnEntry=code(tell.format("entry"))),
            thing("Exit", "Sink"),
        ],
        "S > Q > A > Exit",
        "Q > B > Exit",
    )
    warnings = simulate(plant, until=100).report.warnings

    assert warnings == (
        "printed: exit 1 Q Box",
        "printed: entry 1 A Box",
        "printed: exit 2 Q Box",
        "printed: entry 1 B Box",
    )


def test_on_exit_runs_before_the_item_leaves() -> None:
    plant = make_plant(
        [
            thing("S", "Source", InterArrivalTime=10),
            thing("A", "Processor", ProcessTime=5,
                  OnExit=code("print(current.content, current.stats.output.value, item.up.name);")),
            thing("Exit", "Sink"),
        ],
        "S > A > Exit",
    )  # fmt: skip

    assert simulate(plant, until=20).report.warnings == ("printed: 1 0 A",)


def test_the_end_of_collecting_is_told_once_a_batch() -> None:
    plant = make_plant(
        [
            thing("S", "Source", InterArrivalTime=10),
            thing("Q", "Queue", DoBatching=1, BatchSize=3,
                  OnEndCollecting=code("print(Model.time, param(2));")),
            thing("Exit", "Sink"),
        ],
        "S > Q > Exit",
    )  # fmt: skip

    assert simulate(plant, until=60).report.warnings == ("printed: 30 3", "printed: 60 3")
