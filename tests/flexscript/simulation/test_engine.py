"""Whole runs: exact event logs of small lines, invariants, determinism, budgets."""

from __future__ import annotations

from typing import Any

import pytest

from flexscript.plant.model import Plant, PlantObject
from flexscript.simulation import RunLimits, SimulationError, simulate
from flexscript.simulation.errors import BudgetError, PlantError, SettingError, ZeroDelayError
from tests.support.plants import code, figures, holders, make_plant, states, thing


def _line(process_time: float, **source: Any) -> Plant:
    return make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=10, **source),
            thing("Buffer", "Queue"),
            thing("Press", "Processor", ProcessTime=process_time),
            thing("Exit", "Sink"),
        ],
        "Loader > Buffer > Press > Exit",
    )


def _busy_line() -> Plant:
    """A line with a bit of everything: routing, blocking, operators, transport, packing."""
    return make_plant(
        [
            thing(
                "Loader", "Source", InterArrivalTime=code("exponential(0, 6, getstream(current))")
            ),
            thing("Pallets", "Source", InterArrivalTime=code("exponential(0, 9)")),
            thing("Buffer", "Queue", MaxContent=4, UseTransport=1),
            thing(
                "Mill",
                "Processor",
                at=(12, 0, 0),
                ProcessTime=code("triangular(2, 9, 5, getstream(current))"),
                UseProcessOperators=1,
                MaxContent=2,
            ),
            thing(
                "Lathe",
                "Processor",
                at=(12, 8, 0),
                ProcessTime=code("uniform(3, 8, getstream(current))"),
                SetupTime=1,
                UseSetupOperators=1,
            ),
            thing("Packer", "Combiner", ProcessTime=2, ComponentsList=(2,)),
            thing("Belt", "StraightConveyor", at=(20, 0, 0)),
            thing("Unpacker", "Separator", ProcessTime=1),
            thing("Exit", "Sink"),
            thing("Desk", "Dispatcher"),
            thing("Ann", "Operator", at=(5, 5, 0)),
            thing("Truck", "Transporter", at=(5, -5, 0), Capacity=2, LoadTime=1, UnloadTime=2),
        ],
        "Loader > Buffer > Mill > Packer > Belt > Unpacker > Exit",
        "Buffer > Lathe",
        "Lathe > Packer",
        "Desk > Ann",
        "Buffer - Truck",
        "Mill - Desk",
        "Lathe - Desk",
    )


def _packing_order(plant: Plant) -> Plant:
    """Return the plant with the pallets at the packer's first input."""
    return make_plant(
        plant.objects,
        "Pallets > Packer",
        "Loader > Buffer > Mill > Packer > Belt > Unpacker > Exit",
        "Buffer > Lathe",
        "Lathe > Packer",
        "Desk > Ann",
        "Buffer - Truck",
        "Mill - Desk",
        "Lathe - Desk",
    )


def test_a_line_faster_than_its_arrivals_hands_every_item_on_at_once() -> None:
    run = simulate(_line(8), until=30)

    assert holders(run) == [
        (10, 1, "Loader"),
        (10, 1, "Buffer"),
        (10, 1, "Press"),
        (18, 1, "Exit"),
        (18, 1, None),
        (20, 2, "Loader"),
        (20, 2, "Buffer"),
        (20, 2, "Press"),
        (28, 2, "Exit"),
        (28, 2, None),
        (30, 3, "Loader"),
        (30, 3, "Buffer"),
        (30, 3, "Press"),
    ]
    assert states(run, "Press") == [
        (0, "idle"),
        (10, "processing"),
        (18, "idle"),
        (20, "processing"),
        (28, "idle"),
        (30, "processing"),
    ]


def test_a_line_faster_than_its_arrivals_makes_one_item_an_interval_and_never_blocks() -> None:
    report = simulate(_line(8), until=3600).report

    assert report.throughput == 359
    assert report.throughput_per_hour == 359
    assert report.time_in_system.average == 8
    assert figures(report, "Press").utilisation == pytest.approx((359 * 8) / 3600)
    assert "blocked" not in figures(report, "Loader").states
    assert report.bottleneck == "Press"


def test_a_slower_processor_is_always_busy_and_its_queue_grows_by_the_difference() -> None:
    report = simulate(_line(12, TimeZeroArrival=1), until=3600, trace=False).report

    assert figures(report, "Press").utilisation == pytest.approx(1.0)
    assert report.throughput == 300
    assert figures(report, "Buffer").content.current == pytest.approx(3600 / 60, abs=1.5)


def test_time_zero_arrival_makes_the_first_item_at_the_start() -> None:
    run = simulate(_line(8, TimeZeroArrival=1), until=9)

    assert holders(run)[0] == (0, 1, "Loader")
    assert holders(run)[-1] == (8, 1, None)


def test_the_run_ends_at_its_end_even_when_nothing_happens() -> None:
    report = simulate(Plant((), ()), until=100).report

    assert report.run_time == 100
    assert report.events == 0
    assert report.bottleneck is None
    assert report.warnings == ("the plant has no source, so no items enter it",)


def test_states_of_every_object_fill_the_run_time() -> None:
    report = simulate(_packing_order(_busy_line()), until=5000, seed=3, trace=False).report

    assert report.throughput > 100
    for each in report.objects:
        assert sum(each.states.values()) == pytest.approx(1.0), each.id


def test_what_came_in_went_out_or_is_there() -> None:
    report = simulate(_packing_order(_busy_line()), until=5000, seed=3, trace=False).report

    for name in ("Buffer", "Mill", "Lathe", "Belt", "Truck"):
        each = figures(report, name)
        assert each.input == each.output + each.content.current, name


def test_content_is_rate_times_stay_for_every_object() -> None:
    """Little's law, exact up to the items that are still there at the end."""
    report = simulate(_packing_order(_busy_line()), until=50_000, seed=3, trace=False).report

    for name in ("Buffer", "Mill", "Lathe", "Belt", "Truck"):
        each = figures(report, name)
        by_law = each.output / report.run_time * each.stay_time.average
        assert each.content.average == pytest.approx(by_law, rel=0.01), name


def test_the_same_seed_gives_the_same_run() -> None:
    plant = _packing_order(_busy_line())

    assert simulate(plant, seed=7, until=2000) == simulate(plant, seed=7, until=2000)


def test_another_seed_gives_another_run() -> None:
    plant = _packing_order(_busy_line())

    first, second = simulate(plant, seed=7, until=2000), simulate(plant, seed=8, until=2000)
    assert first.report.time_in_system != second.report.time_in_system


def test_an_object_that_is_added_does_not_change_what_the_others_draw() -> None:
    plant = _packing_order(_busy_line())
    more = Plant((thing("Spare", "Source"), *plant.objects), plant.connections)

    before, after = simulate(plant, until=3000), simulate(more, until=3000)

    assert before.report.objects == after.report.objects[1:]


def test_the_trace_does_not_change_the_figures() -> None:
    plant = _packing_order(_busy_line())

    assert simulate(plant, trace=True).report == simulate(plant, trace=False).report


def test_a_full_trace_is_cut_off_and_says_so() -> None:
    limits = RunLimits(max_trace_rows=20)

    run = simulate(_line(8), limits=limits)

    assert run.trace.truncated
    assert len(run.trace.items) < 20
    assert run.report.throughput == 359


def test_a_source_without_delay_is_named() -> None:
    plant = make_plant(
        [thing("Loader", "Source", InterArrivalTime=0), thing("Exit", "Sink")], "Loader > Exit"
    )

    with pytest.raises(ZeroDelayError, match="Source 'Loader' makes items without any delay"):
        simulate(plant)


def test_a_source_without_delay_may_fill_a_line_that_blocks() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=0),
            thing("Press", "Processor", ProcessTime=10),
            thing("Exit", "Sink"),
        ],
        "Loader > Press > Exit",
    )

    report = simulate(plant, until=100).report

    assert report.throughput == 10
    assert figures(report, "Loader").states == {"blocked": 1.0}


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        (thing("One", "Queue"), thing("Two", "Queue"), "Queue 'One', Queue 'Two'"),
        (
            thing("One", "Processor", ProcessTime=0),
            thing("Two", "Processor", ProcessTime=0),
            "Processor 'One', Processor 'Two'",
        ),
        (thing("One", "Queue"), thing("Two", "Separator", ProcessTime=0), "Separator 'Two'"),
    ],
    ids=["queues", "processors", "queue-separator"],
)
def test_a_ring_without_delay_ends_in_an_error_that_names_it(
    first: PlantObject, second: PlantObject, named: str
) -> None:
    plant = make_plant(
        [thing("Loader", "Source", InterArrivalTime=10), first, second],
        "Loader > One > Two > One",
    )

    with pytest.raises(ZeroDelayError, match=f"through {named} without any delay"):
        simulate(plant)


def test_a_run_of_too_many_events_says_how_far_it_came() -> None:
    with pytest.raises(BudgetError, match="more than 100 events.* of 3600 s"):
        simulate(_line(8), limits=RunLimits(max_events=100))


def test_a_run_of_exactly_the_allowed_events_is_no_error() -> None:
    events = simulate(_line(8)).report.events

    assert simulate(_line(8), limits=RunLimits(max_events=events)).report.events == events


def test_a_run_may_not_take_longer_than_its_wall_clock() -> None:
    with pytest.raises(BudgetError, match="of real time"):
        simulate(_line(8), until=1e7, limits=RunLimits(wall_clock_s=0.001))


def test_a_plant_may_not_fill_up_without_end() -> None:
    with pytest.raises(BudgetError, match="more than 20 flow items"):
        simulate(_line(12), limits=RunLimits(max_items=20))


def test_limits_must_be_positive() -> None:
    with pytest.raises(ValueError, match=r"max_events \(=0\) must be greater than 0"):
        RunLimits(max_events=0)


@pytest.mark.parametrize("until", [0.0, -1.0, float("inf"), float("nan")])
def test_the_end_must_be_a_positive_time(until: float) -> None:
    with pytest.raises(ValueError, match="until"):
        simulate(_line(8), until=until)


def test_a_source_without_output_runs_and_is_reported() -> None:
    plant = make_plant([thing("Loader", "Source", InterArrivalTime=10)])

    report = simulate(plant, until=100).report

    assert report.throughput == 0
    assert report.work_in_process.current == 1
    assert "Source 'Loader' has no output connection, so its first item never leaves" in (
        report.warnings
    )


def test_a_station_without_output_runs_and_is_reported() -> None:
    plant = make_plant(
        [thing("Loader", "Source", InterArrivalTime=10), thing("Press", "Processor")],
        "Loader > Press",
    )

    report = simulate(plant, until=100).report

    assert any("'Press' has no output connection" in warning for warning in report.warnings)
    assert figures(report, "Press").states["blocked"] == pytest.approx(0.8)


def test_a_dispatcher_with_idle_executers_is_a_valid_plant() -> None:
    """The paper's own example: executers joined to a dispatcher that no station calls."""
    plant = make_plant(
        [
            thing("Desk", "Dispatcher"),
            thing("One", "TaskExecuter"),
            thing("Two", "TaskExecuter"),
            thing("Loader", "Source", InterArrivalTime=10),
            thing("Assembler", "Combiner", SetupTime=1, ProcessTime=5),
            thing("Exit", "Sink"),
        ],
        "Desk > One",
        "Desk > Two",
        "Loader > Assembler > Exit",
    )

    report = simulate(plant, until=100).report

    assert report.throughput == 9
    assert figures(report, "One").states == {"idle": 1.0}
    assert report.warnings == ()


def test_an_unknown_class_is_an_error_that_lists_the_known_ones() -> None:
    plant = Plant((thing("Beam", "Teleporter", size=(1, 1, 1)),), ())

    with pytest.raises(PlantError, match="'Teleporter', which does not run; known classes"):
        simulate(plant)


def test_a_connection_to_nowhere_is_an_error() -> None:
    plant = make_plant([thing("Loader", "Source")], "Loader > Nowhere")

    with pytest.raises(PlantError, match="'Nowhere'"):
        simulate(plant)


def test_an_item_connection_to_an_executer_is_left_out_and_reported() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=10),
            thing("Press", "Processor"),
            thing("Exit", "Sink"),
            thing("Ann", "Operator"),
        ],
        "Loader > Press > Ann",
        "Press > Exit",
    )

    report = simulate(plant, until=100).report

    assert report.throughput == 9
    assert any("connected to Operator 'Ann' with \"A\"" in each for each in report.warnings)


def test_every_error_of_a_run_is_a_simulation_error() -> None:
    for error in (BudgetError, PlantError, SettingError, ZeroDelayError):
        assert issubclass(error, SimulationError)


def test_a_run_too_short_for_its_plant_says_so() -> None:
    report = simulate(_line(3000), until=1000).report

    assert report.throughput == 0
    assert any("no item reached a sink within 1000 s" in each for each in report.warnings)
