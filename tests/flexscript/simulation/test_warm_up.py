"""Warm-up and replications: what the report covers, and which numbers a run draws."""

from __future__ import annotations

import pytest

from flexscript.plant.model import Plant
from flexscript.simulation import simulate
from tests.support.plants import code, figures, make_plant, thing


def _slow_start() -> Plant:
    """A part every 10 s, each 6 s in the press; the first at 10 s."""
    return make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=10),
            thing("Press", "Processor", ProcessTime=6),
            thing("Exit", "Sink"),
        ],
        "Loader > Press > Exit",
    )


def test_figures_cover_the_time_after_the_warm_up_only() -> None:
    report = simulate(_slow_start(), until=113, warm_up=13).report

    press = figures(report, "Press")
    assert report.run_time == 100
    # Of the part that came at 10 s, the last 3 of its 6 s count; it leaves at 16 s.
    assert (press.input, press.output, press.content.current) == (10, 10, 1)
    assert press.states == {"processing": pytest.approx(0.6), "idle": pytest.approx(0.4)}
    assert press.content.average == pytest.approx(0.6)
    assert press.stay_time.count == 10 and press.stay_time.average == 6
    assert report.throughput == 10
    assert report.throughput_per_hour == pytest.approx(360)
    assert report.work_in_process.average == pytest.approx(0.6)


def test_what_happens_at_the_end_of_the_warm_up_counts() -> None:
    report = simulate(_slow_start(), until=36, warm_up=16).report

    assert report.throughput == 3


def test_travel_of_the_warm_up_does_not_count() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=50),
            thing("Press", "Processor", at=(20, 0, 0), ProcessTime=1, UseTransport=1),
            thing("Exit", "Sink", at=(30, 0, 0)),
            thing("Ann", "Operator", at=(0, 5, 0)),
        ],
        "Loader > Press > Exit",
        "Press - Ann",
    )

    whole = figures(simulate(plant, until=1000).report, "Ann").travel_distance
    warm = figures(simulate(plant, until=500).report, "Ann").travel_distance
    rest = figures(simulate(plant, until=1000, warm_up=500).report, "Ann").travel_distance

    assert 0 < rest < whole
    assert warm + rest == pytest.approx(whole)


@pytest.mark.parametrize("warm_up", [-1, 100, 200, float("nan")])
def test_a_warm_up_outside_the_run_is_refused(warm_up: float) -> None:
    with pytest.raises(ValueError, match=r"warm_up .* must be at least 0 and below until"):
        simulate(_slow_start(), until=100, warm_up=warm_up)


def test_replications_of_a_seed_differ_and_each_can_be_repeated() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=code("exponential(0, 10)")),
            thing("Exit", "Sink"),
        ],
        "Loader > Exit",
    )

    counts = [simulate(plant, replication=each).report.throughput for each in (0, 1, 2, 1)]

    assert len(set(counts)) == 3
    assert counts[1] == counts[3]
    assert simulate(plant).report.throughput == counts[0]


def test_the_report_tells_the_warm_up_and_the_least_content_after_it() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=4, TimeZeroArrival=1),
            thing("Buffer", "Queue"),
            thing("Press", "Processor", ProcessTime=5),
            thing("Exit", "Sink"),
        ],
        "Loader > Buffer > Press > Exit",
    )
    whole, rest = simulate(plant, until=400).report, simulate(plant, until=400, warm_up=200).report

    assert (whole.warm_up, rest.warm_up) == (0, 200)
    assert figures(whole, "Buffer").content.minimum == 0
    # An item is left over every 20 s, and the queue never gets shorter than it was at 200 s.
    assert figures(rest, "Buffer").content.minimum == 9
    assert rest.work_in_process.minimum == 10
