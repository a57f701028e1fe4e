"""Arrival tables: columns, labels, units, repetition, global tables."""

from __future__ import annotations

from typing import Any

import pytest

from flexscript import build, simulate
from flexscript.simulation.errors import SettingError
from tests.support.plants import code, make_plant, thing

_TELL = 'print(Model.time, item.name, item.labels["Type"] ? item.Type : "-", param(2));'


def _told(until: float = 100, **source: Any) -> list[str]:
    plant = make_plant(
        [thing("Loader", "Source", OnCreation=code(_TELL), **source), thing("Exit", "Sink")],
        "Loader > Exit",
    )
    lines = simulate(plant, until=until).report.warnings
    return [line.removeprefix("printed: ") for line in lines]


def test_a_header_names_the_columns_and_the_rest_are_labels() -> None:
    rows = (
        ("ArrivalTime", "ItemName", "Quantity", "Type"),
        (20, "Lid", 1, 7),
        ((0.1, "min"), "Case", 1, "big"),
    )

    assert _told(ArrivalStyle=2, ArrivalSchedule=rows) == ["6 Case big 2", "20 Lid 7 1"]


def test_columns_may_stand_in_any_order() -> None:
    rows = (("Quantity", "Arrival Time"), (1, 5))

    assert _told(ArrivalStyle=2, ArrivalSchedule=rows, FlowItemClass="Tote") == ["5 Tote - 1"]


def test_a_schedule_that_repeats_begins_anew_after_its_last_row() -> None:
    told = _told(28, ArrivalStyle=2, ArrivalSchedule=((2, "A", 1), (9, "B", 1)), RepeatTable=1)

    assert told == ["2 A - 1", "9 B - 2", "11 A - 1", "18 B - 2", "20 A - 1", "27 B - 2"]


def test_a_sequence_skips_rows_without_items() -> None:
    assert _told(ArrivalStyle=3, ArrivalSequence=(("A", 1), ("B", 0), ("C", 1))) == [
        "0 A - 1",
        "0 C - 3",
    ]


def test_a_sequence_makes_the_next_row_when_the_last_one_has_left() -> None:
    plant = make_plant(
        [
            thing(
                "Loader",
                "Source",
                ArrivalStyle="Arrival Sequence",
                ArrivalSequence=(("ItemName", "Quantity", "Type"), ("A", 2, 1), ("B", 1, 2)),
                OnCreation=code(_TELL),
            ),
            thing("Press", "Processor", ProcessTime=10),
            thing("Exit", "Sink"),
        ],
        "Loader > Press > Exit",
    )
    told = simulate(plant, until=100).report.warnings

    # The press takes the second A at 10; only then the source makes B.
    assert told == ("printed: 0 A 1 1", "printed: 10 B 2 2")


def test_a_global_table_may_be_the_schedule() -> None:
    program = """
    Object S = Object.create("Source"); Object K = Object.create("Sink");
    contextdragconnection(S, K, "A");
    treenode t = Tools.create("GlobalTable"); t.name = "Plan";
    Table("Plan").setSize(1, 4);
    Table("Plan").setColHeader(1, "ArrivalTime"); Table("Plan").setColHeader(2, "ItemName");
    Table("Plan").setColHeader(3, "Quantity"); Table("Plan").setColHeader(4, "Type");
    Table("Plan")[1][1] = 5; Table("Plan")[1][2] = "Lid";
    Table("Plan")[1][3] = 1; Table("Plan")[1][4] = 9;
    S.setProperty("ArrivalStyle", 2);
    S.setProperty("ArrivalSchedule", "Plan");
    S.setProperty("OnCreation", "print(Model.time, item.name, item.Type);");
    """
    result = build(program)
    assert result.plant is not None, [str(found) for found in result.diagnostics]

    assert simulate(result.plant).report.warnings == ("printed: 5 Lid 9",)


def test_a_table_that_is_not_there_ends_the_run_with_a_sentence() -> None:
    with pytest.raises(SettingError, match="ArrivalSchedule: There is no global table 'Plan'"):
        _told(ArrivalStyle=2, ArrivalSchedule="Plan")
