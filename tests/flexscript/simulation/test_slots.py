"""Slots of racks: how many there are and which one an item gets."""

from __future__ import annotations

from typing import Any

import pytest

from flexscript.simulation import Run, simulate
from flexscript.simulation.errors import SettingError
from tests.support.invariants import assert_invariants
from tests.support.plants import code, figures, make_plant, states, thing

_PLACE = "print(item.bay, item.level, item.slot);"


def _run(**rack: Any) -> Run:
    """An item every 10 s; each stays for 35 s, and tells its place when it leaves."""
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=10),
            thing("Store", "Rack", MinimumDwellTime=35, OnExit=code(_PLACE), **rack),
            thing("Exit", "Sink"),
        ],
        "Loader > Store > Exit",
    )
    run = simulate(plant, until=100)
    assert_invariants(run)
    return run


def _places(run: Run) -> list[str]:
    return [each.removeprefix("printed: ") for each in run.report.warnings]


def test_slots_are_filled_bay_by_bay_and_level_by_level() -> None:
    run = _run(NumBays=2, NumLevels=2, SlotsPerBay=1)

    # Four items at once at most: the first slot is free again for the fifth.
    assert _places(run) == ["1 1 1", "1 2 1", "2 1 1", "2 2 1"]


def test_slots_limit_what_a_rack_holds() -> None:
    run = _run(NumBays=1, NumLevels=1, SlotsPerBay=2)

    assert figures(run.report, "Store").content.maximum == 2
    assert states(run, "Loader")[1] == (30, "blocked")


def test_dimensions_may_come_as_a_map() -> None:
    dimensions = (("NumBays", 1), ("NumLevels", 3), ("SlotsPerBay", 1))

    assert figures(_run(Dimensions=dimensions).report, "Store").content.maximum == 3


@pytest.mark.parametrize(
    ("strategy", "places"),
    [
        ("First Available", ["1 1 1", "1 1 2", "1 2 1", "1 2 2"]),
        ("Lowest Level", ["1 1 1", "1 1 2", "2 1 1", "2 1 2"]),
        (
            code("return 1 + current.stats.input.value * 2 % 8;"),
            ["1 2 1", "2 1 1", "2 2 1", "1 1 1"],
        ),
    ],
)
def test_the_strategy_chooses_the_slot(strategy: Any, places: list[str]) -> None:
    run = _run(NumBays=2, NumLevels=2, SlotsPerBay=2, SlotAssignmentStrategy=strategy)

    assert _places(run)[:4] == places


def test_a_random_slot_is_a_free_one() -> None:
    places = _places(_run(NumBays=2, NumLevels=2, SlotsPerBay=1, SlotAssignmentStrategy="Random"))

    assert set(places) <= {"1 1 1", "1 2 1", "2 1 1", "2 2 1"}


@pytest.mark.parametrize(
    ("rack", "message"),
    [
        ({"NumBays": 2, "SlotAssignmentStrategy": code("return 1;")}, "slot 1, which is not free"),
        ({"NumBays": 2, "SlotAssignmentStrategy": (1, 2)}, "First Available"),
        ({"Dimensions": (("NumBays", 0),)}, "must be at least 1"),
        ({"NumBays": 10_000, "NumLevels": 10_000}, "at most 1000000 slots"),
    ],
)
def test_slots_that_make_no_sense_end_the_run(rack: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingError, match=message):
        _run(**rack)
