"""Processors: set-up, process, blocking, items side by side, operators."""

from __future__ import annotations

from typing import Any

import pytest

from flexscript.simulation import Run, simulate
from flexscript.simulation.errors import SettingError
from tests.support.plants import code, figures, make_plant, states, thing


def _press(until: float = 100, **press: Any) -> Run:
    """Two items come at 0 and pass one processor."""
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 2),)),
            thing("Press", "Processor", **press),
            thing("Exit", "Sink"),
        ],
        "Loader > Press > Exit",
    )
    return simulate(plant, until=until)


def test_every_item_is_set_up_and_then_processed() -> None:
    run = _press(SetupTime=3, ProcessTime=5)

    assert states(run, "Press") == [
        (0, "setup"),
        (3, "processing"),
        (8, "setup"),
        (11, "processing"),
        (16, "idle"),
    ]


def test_items_side_by_side_end_together() -> None:
    run = _press(ProcessTime=5, MaxContent=2)

    assert run.report.time_in_system.maximum == 5
    assert states(run, "Press") == [(0, "processing"), (5, "idle")]


def test_a_processor_blocks_when_the_next_station_is_full() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 2),)),
            thing("Fast", "Processor", ProcessTime=5),
            thing("Slow", "Processor", ProcessTime=20),
            thing("Exit", "Sink"),
        ],
        "Loader > Fast > Slow > Exit",
    )

    run = simulate(plant, until=100)

    assert states(run, "Fast") == [(0, "processing"), (10, "blocked"), (25, "idle")]
    assert states(run, "Slow") == [(0, "idle"), (5, "processing"), (45, "idle")]


def test_max_content_below_one_is_an_error() -> None:
    with pytest.raises(SettingError, match=r"MaxContent \(=0\) must be at least 1"):
        _press(MaxContent=0)


def test_impossible_arguments_name_object_property_and_parameter() -> None:
    with pytest.raises(
        SettingError, match=r"'Press': ProcessTime: exponential\(0, -5\): .*\(=-5\)"
    ):
        _press(ProcessTime=code("exponential(0, -5, getstream(current))"))


def test_text_that_is_no_flexscript_names_object_and_property() -> None:
    with pytest.raises(SettingError, match="'Press': ProcessTime is not FlexScript"):
        _press(ProcessTime=code("exponential(0, 5"))


def test_the_paper_notation_is_read_and_reported() -> None:
    report = _press(ProcessTime=code("exponential(10)")).report

    assert report.throughput == 2
    assert len(report.warnings) == 1
    assert report.warnings[0].startswith("Processor 'Press': ProcessTime: exponential(10)")


def test_code_is_evaluated_for_every_item() -> None:
    run = _press(ProcessTime=code("return 1 + current.stats.input.value;"))

    assert states(run, "Press")[-1] == (2 + 3, "idle")


def test_triggers_set_labels_that_times_read() -> None:
    plant = make_plant(
        [
            thing(
                "Loader",
                "Source",
                ArrivalStyle=2,
                ArrivalSchedule=((0, "Box", 2),),
                OnCreation=code("item.Length = 2 + current.content;"),
            ),
            thing("Press", "Processor", ProcessTime=code("item.Length * 10")),
            thing("Exit", "Sink"),
        ],
        "Loader > Press > Exit",
    )

    run = simulate(plant, until=100)

    # Item 2 is made after item 1 has left, so each source content is 1.
    assert states(run, "Press") == [(0, "processing"), (60, "idle")]


def test_a_label_that_was_never_set_names_object_and_property() -> None:
    with pytest.raises(SettingError, match="'Press': ProcessTime: .*no label 'Length'"):
        _press(ProcessTime=code("item.Length"))


def _staffed(*, operators: int = 1, until: float = 1000, **press: Any) -> Run:
    """Two presses with one desk of operators, who stand where the presses are."""
    team = [thing(f"Op{n}", "Operator", at=(1, -1, 0)) for n in range(operators)]
    settings: dict[str, Any] = {"UseProcessOperators": 1, "ProcessTime": 10, **press}
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 2),)),
            thing("One", "Processor", **settings),
            thing("Two", "Processor", **settings),
            thing("Exit", "Sink"),
            thing("Desk", "Dispatcher"),
            *team,
        ],
        "Loader > One > Exit",
        "Loader > Two > Exit",
        *(f"Desk > {each.id}" for each in team),
        "One - Desk",
        "Two - Desk",
    )
    return simulate(plant, until=until)


def test_one_operator_makes_the_second_processor_wait() -> None:
    run = _staffed()

    assert states(run, "One") == [(0, "processing"), (10, "idle")]
    assert states(run, "Two") == [(0, "waiting_for_operator"), (10, "processing"), (20, "idle")]
    assert states(run, "Op0") == [(0, "utilize"), (20, "idle")]


def test_two_operators_serve_two_processors_at_once() -> None:
    run = _staffed(operators=2)

    assert states(run, "Two") == [(0, "processing"), (10, "idle")]


def test_a_process_may_need_a_whole_crew() -> None:
    run = _staffed(operators=2, NumProcessOperators=2)

    assert states(run, "Two")[-1] == (20, "idle")


def test_a_crew_that_cannot_come_is_reported() -> None:
    run = _staffed(NumProcessOperators=2)

    assert run.report.throughput == 0
    assert any("only 1 can come" in warning for warning in run.report.warnings)


def test_the_setup_crew_stays_for_the_process() -> None:
    run = _staffed(UseSetupOperators=1, SetupTime=5)

    assert states(run, "Two") == [
        (0, "waiting_for_operator"),
        (15, "setup"),
        (20, "processing"),
        (30, "idle"),
    ]


def test_a_setup_crew_that_does_not_stay_is_free_between() -> None:
    run = _staffed(UseSetupOperators=1, SetupTime=5, UseSameNumOperators=0)

    # The operator, free after the first set-up, goes to the second press, which called first.
    assert states(run, "Two")[:2] == [(0, "waiting_for_operator"), (5, "setup")]


def test_operators_asked_for_without_a_centre_port_are_done_without() -> None:
    run = _press(ProcessTime=5, UseProcessOperators=1)

    assert run.report.throughput == 2
    assert any("no centre port leads to" in warning for warning in run.report.warnings)


def test_an_operator_reference_may_be_code() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 1),)),
            thing(
                "Press",
                "Processor",
                UseProcessOperators=1,
                OperatorRef=code("current.centerObjects[2]"),
            ),
            thing("Exit", "Sink"),
            thing("Ann", "Operator"),
            thing("Bob", "Operator"),
        ],
        "Loader > Press > Exit",
        "Press - Ann",
        "Press - Bob",
    )

    report = simulate(plant, until=100).report

    assert figures(report, "Ann").utilisation == 0
    assert figures(report, "Bob").utilisation > 0
