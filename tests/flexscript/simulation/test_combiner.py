"""Combiners: sets of a container and its components; the three modes."""

from __future__ import annotations

from typing import Any

import pytest

from flexscript.simulation import Run, simulate
from flexscript.simulation.errors import SettingError
from tests.support.plants import figures, holders, make_plant, states, thing


def _pack(until: float = 99, **combiner: Any) -> Run:
    """Pallets every 20 s at input 1, parts every 4 s at input 2, four to a pallet."""
    plant = make_plant(
        [
            thing("Pallets", "Source", InterArrivalTime=20),
            thing("Parts", "Source", InterArrivalTime=4),
            thing("Packer", "Combiner", **{"ProcessTime": 2, "ComponentsList": (4,), **combiner}),
            thing("Exit", "Sink"),
        ],
        "Pallets > Packer > Exit",
        "Parts > Packer",
    )
    return simulate(plant, until=until)


def test_components_come_only_after_the_container() -> None:
    run = _pack(until=40)

    came = [(time, item) for time, item, holder in holders(run) if holder == "Packer"]
    # The part made at 4 waits for the pallet of 20 and holds up its source until then.
    assert came[:5] == [(20, 2), (20, 1), (24, 3), (28, 4), (32, 5)]


def test_packed_components_move_into_the_container() -> None:
    run = _pack(until=40)

    assert [move for move in holders(run) if str(move[2]).startswith("@")] == [
        (34, 1, "@2"),
        (34, 3, "@2"),
        (34, 4, "@2"),
        (34, 5, "@2"),
    ]
    assert (34, 2, "Exit") in holders(run)


def test_a_container_counts_as_one_item() -> None:
    report = _pack().report

    assert report.throughput == 4
    assert figures(report, "Packer").input == 4 * 5
    assert figures(report, "Packer").output == 4


def test_states_are_idle_collecting_processing() -> None:
    assert states(_pack(until=40), "Packer") == [
        (0, "idle"),
        (20, "collecting"),
        (32, "processing"),
        (34, "idle"),
        (40, "collecting"),
    ]


def test_joined_components_end() -> None:
    run = _pack(CombineMode="Join")

    assert run.report.throughput == 4
    assert [move for move in holders(run) if move[0] == 34 and move[2] is None][:4] == [
        (34, 1, None),
        (34, 3, None),
        (34, 4, None),
        (34, 5, None),
    ]


def test_a_batch_leaves_item_by_item() -> None:
    report = _pack(CombineMode="Batch").report

    assert report.throughput == 4 * 5
    assert figures(report, "Packer").input == 4 * 5


def test_items_are_conserved_by_packing_and_unpacking() -> None:
    plant = make_plant(
        [
            thing("Pallets", "Source", InterArrivalTime=20),
            thing("Parts", "Source", InterArrivalTime=4),
            thing("Packer", "Combiner", ProcessTime=2, ComponentsList=((4,),)),
            thing("Opener", "Separator", ProcessTime=1),
            thing("Exit", "Sink"),
        ],
        "Pallets > Packer > Opener > Exit",
        "Parts > Packer",
    )

    report = simulate(plant, until=100).report

    assert report.throughput == 4 * (4 + 1)
    made = figures(report, "Pallets").output + figures(report, "Parts").output
    inside = figures(report, "Packer").content.current
    assert made == report.throughput + inside


def test_a_combiner_with_one_input_processes_containers() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=10),
            thing("Assembler", "Combiner", SetupTime=1, ProcessTime=3, MaxContent=10),
            thing("Exit", "Sink"),
        ],
        "Loader > Assembler > Exit",
    )

    run = simulate(plant, until=100)

    assert run.report.time_in_system.maximum == 4
    assert states(run, "Assembler")[:4] == [
        (0, "idle"),
        (10, "setup"),
        (11, "processing"),
        (14, "idle"),
    ]


def test_one_component_a_port_is_the_default() -> None:
    plant = make_plant(
        [
            thing("A", "Source", InterArrivalTime=10),
            thing("B", "Source", InterArrivalTime=10),
            thing("C", "Source", InterArrivalTime=10),
            thing("Packer", "Combiner", ProcessTime=1),
            thing("Exit", "Sink"),
        ],
        "A > Packer > Exit",
        "B > Packer",
        "C > Packer",
    )

    report = simulate(plant, until=100).report

    assert report.throughput == 9
    assert figures(report, "Packer").input == 10 * 3


def test_a_row_without_a_quantity_is_an_error() -> None:
    with pytest.raises(SettingError, match="a row of ComponentsList"):
        _pack(ComponentsList=("many",))
