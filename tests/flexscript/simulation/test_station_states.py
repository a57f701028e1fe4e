"""States of stations that hand items to each other, or get them back, within one instant."""

from __future__ import annotations

import pytest

from flexscript.simulation import simulate
from tests.support.plants import figures, make_plant, thing


def test_machines_of_several_places_in_a_row_each_keep_their_own_state() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=10),
            thing("First", "Processor", MaxContent=2, ProcessTime=8),
            thing("Second", "Processor", MaxContent=2, ProcessTime=9),
            thing("Exit", "Sink"),
        ],
        "Loader > First > Second > Exit",
    )

    report = simulate(plant, until=100).report

    assert figures(report, "First").states["processing"] == pytest.approx(0.72)
    # From 18, 28, ... 88 s on for 9 s each, and for the last 2 s.
    assert figures(report, "Second").states["processing"] == pytest.approx(0.74)


@pytest.mark.parametrize("places", [1, 2])
def test_an_item_that_comes_back_at_once_keeps_the_machine_working(places: int) -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Job", 1),)),
            thing("Desk", "Queue"),
            thing("Press", "Processor", MaxContent=places, ProcessTime=8),
        ],
        "Loader > Desk > Press > Desk",
    )

    press = figures(simulate(plant, until=100).report, "Press")

    assert press.states == {"processing": 1}
    assert (press.input, press.output) == (13, 12)
