"""Separators: split and unpack."""

from __future__ import annotations

from typing import Any

from flexscript.simulation import Run, simulate
from tests.support.plants import code, figures, holders, make_plant, states, thing


def _split(until: float = 100, process_time: float = 2, **separator: Any) -> Run:
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=20),
            thing("Cutter", "Separator", ProcessTime=5, SeparateMode="Split", **separator),
            thing("Press", "Processor", ProcessTime=process_time),
            thing("Exit", "Sink"),
        ],
        "Loader > Cutter > Press > Exit",
    )
    return simulate(plant, until=until)


def test_a_split_makes_two_of_one() -> None:
    report = _split(until=30).report

    assert report.throughput == 2
    assert figures(report, "Cutter").input == 1
    assert figures(report, "Cutter").output == 2


def test_a_split_makes_as_many_as_its_quantity_says() -> None:
    assert _split(until=40, SeparateQty=4).report.throughput == 4
    assert _split(until=40, SeparateQty=code("return 1 + 2;")).report.throughput == 3


def test_a_copy_keeps_the_time_of_birth() -> None:
    report = _split(until=30).report

    # Both were born at 20; they leave at 27 and 29.
    assert (report.time_in_system.minimum, report.time_in_system.maximum) == (7, 9)


def test_the_next_item_comes_when_all_parts_have_left() -> None:
    run = _split(until=60, process_time=18)

    assert states(run, "Cutter") == [
        (0, "idle"),
        (20, "processing"),
        (25, "blocked"),
        (43, "processing"),
        (48, "blocked"),
    ]


def test_unpacking_gives_the_last_item_first_and_the_container_after_them() -> None:
    plant = make_plant(
        [
            thing("Pallets", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Pallet", 1),)),
            thing("Parts", "Source", ArrivalStyle=2, ArrivalSchedule=((1, "Box", 3),)),
            thing("Packer", "Combiner", ProcessTime=0, ComponentsList=(3,)),
            thing("Opener", "Separator", ProcessTime=5),
            thing("Exit", "Sink"),
        ],
        "Pallets > Packer > Opener > Exit",
        "Parts > Packer",
    )

    run = simulate(plant, until=100)

    assert [item for _, item, holder in holders(run) if holder == "Exit"] == [4, 3, 2, 1]
    assert run.report.work_in_process.current == 0
    assert run.report.work_in_process.maximum == 4


def test_an_item_without_contents_passes_an_unpacking_separator() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=10),
            thing("Opener", "Separator", ProcessTime=5),
            thing("Exit", "Sink"),
        ],
        "Loader > Opener > Exit",
    )

    assert simulate(plant, until=100).report.throughput == 9
