"""Racks: items dwell before they are released."""

from __future__ import annotations

from flexscript.simulation import simulate
from tests.support.plants import figures, make_plant, thing


def test_an_item_dwells_its_minimum_time() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=10),
            thing("Store", "Rack", MinimumDwellTime=25),
            thing("Exit", "Sink"),
        ],
        "Loader > Store > Exit",
    )

    report = simulate(plant, until=100).report

    assert report.time_in_system.minimum == report.time_in_system.maximum == 25
    assert report.throughput == 7
    assert figures(report, "Store").content.current == 3
    assert figures(report, "Store").states == {"empty": 0.1, "collecting": 0.9}
