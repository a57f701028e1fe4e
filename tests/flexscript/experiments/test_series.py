"""Series and periods from a trace: exact on deterministic lines, and equal to the report's figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flexscript.experiments import (
    content_over_time,
    gantt,
    throughput_over_time,
    utilisation_over_time,
    wip_over_time,
)
from flexscript.experiments.periods import Period, TruncatedTraceError
from flexscript.simulation import Run, simulate
from tests.support.plants import code, figures, make_plant, thing


@pytest.fixture
def run() -> Run:
    """A part every 10 s, 6 s in the press; the run ends at 35 s."""
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=10),
            thing("Press", "Processor", ProcessTime=6),
            thing("Exit", "Sink"),
        ],
        "Loader > Press > Exit",
    )
    return simulate(plant, until=35)


def test_the_gantt_chart_of_a_press(run: Run) -> None:
    assert gantt(run.trace, ["Press"]) == [
        Period("Press", "idle", 0, 10),
        Period("Press", "processing", 10, 16),
        Period("Press", "idle", 16, 20),
        Period("Press", "processing", 20, 26),
        Period("Press", "idle", 26, 30),
        Period("Press", "processing", 30, 35),
    ]
    assert {period.object_id for period in gantt(run.trace)} == {"Loader", "Press", "Exit"}


def test_series_in_steps_of_ten_seconds_the_last_one_shorter(run: Run) -> None:
    assert wip_over_time(run.trace, 10) == pytest.approx([0, 0.6, 0.6, 1])
    assert content_over_time(run.trace, "Press", 10) == pytest.approx([0, 0.6, 0.6, 1])
    assert utilisation_over_time(run.trace, "Press", 10) == pytest.approx([0, 0.6, 0.6, 1])
    assert throughput_over_time(run.trace, 10, ["Exit"]) == [0, 360, 360, 0]
    with pytest.raises(ValueError, match=r"step \(=0\)"):
        wip_over_time(run.trace, 0)


def test_a_trace_that_was_cut_off_is_not_counted(run: Run) -> None:
    with pytest.raises(TruncatedTraceError, match="max_trace_rows"):
        wip_over_time(replace(run.trace, truncated=True), 10)


def test_averages_of_the_series_are_those_of_the_report() -> None:
    """With containers, operators and blocking; 7 steps of unequal length to the end of the run."""
    plant = make_plant(
        [
            thing("Boxes", "Source", InterArrivalTime=code("exponential(0, 30)")),
            thing("Parts", "Source", InterArrivalTime=code("exponential(0, 6)")),
            thing("Pack", "Combiner", ProcessTime=5, ComponentsList=(3,)),
            thing("Store", "Queue", MaxContent=4, UseTransport=1),
            thing("Unpack", "Separator", at=(9, 0, 0), ProcessTime=4),
            thing("Exit", "Sink"),
            thing("Ann", "Operator"),
        ],
        "Boxes > Pack > Store > Unpack > Exit",
        "Parts > Pack",
        "Store - Ann",
    )
    run = simulate(plant, until=1000)
    step, lengths = 150.0, [150.0] * 6 + [100.0]

    def mean(series: list[float]) -> float:
        return sum(value * length for value, length in zip(series, lengths, strict=True)) / 1000

    report = run.report
    assert mean(wip_over_time(run.trace, step)) == pytest.approx(report.work_in_process.average)
    for name in ("Store", "Ann"):
        content = figures(report, name).content.average
        assert mean(content_over_time(run.trace, name, step)) == pytest.approx(content)
    for name in ("Pack", "Unpack", "Ann"):
        used = figures(report, name).utilisation
        assert mean(utilisation_over_time(run.trace, name, step)) == pytest.approx(used)
    assert mean(throughput_over_time(run.trace, step, ["Exit"])) == pytest.approx(
        report.throughput_per_hour
    )
