"""The active period method beside utilisation and blocked and starved."""

from __future__ import annotations

import pytest

from flexscript.experiments import bottlenecks
from flexscript.experiments.bottleneck import _attributed
from flexscript.experiments.periods import Period
from flexscript.simulation import simulate
from tests.support.plants import make_plant, thing


def test_the_slow_machine_is_the_bottleneck_of_a_line() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=0),
            thing("Saw", "Processor", ProcessTime=4),
            thing("Press", "Processor", ProcessTime=10),
            thing("Paint", "Processor", ProcessTime=6),
            thing("Exit", "Sink"),
        ],
        "Loader > Saw > Press > Paint > Exit",
    )

    found = bottlenecks(simulate(plant, until=1000))

    worst = found[0]
    saw = next(each for each in found if each.object_id == "Saw")
    paint = next(each for each in found if each.object_id == "Paint")
    assert [each.object_id for each in found] == ["Press", "Saw", "Paint"]
    # The saw works alone for 4 s, and for 4 s more beside the press.
    assert (worst.sole, worst.shifting) == pytest.approx((0.992, 0.004))
    assert (saw.sole, saw.shifting) == pytest.approx((0.004, 0.004))
    assert worst.mean_active == pytest.approx(996)
    assert worst.blocked == 0 and worst.starved == pytest.approx(0.004)
    assert saw.blocked > 0.55 and saw.starved == 0
    assert paint.starved > 0.35 and paint.blocked == 0


def test_overlapping_periods_shift_by_hand() -> None:
    """A is longest from 0, C takes over at 10 after an overlap of 4; B never is the longest."""
    active = [
        Period("A", "active", 0, 10),
        Period("B", "active", 2, 9),
        Period("C", "active", 6, 20),
        Period("A", "active", 15, 18),
        Period("B", "active", 25, 30),
    ]

    sole, shifting = _attributed(active)

    assert sole == {"A": 6, "C": 10, "B": 5}
    assert shifting == {"A": 4, "C": 4, "B": 0}


def test_a_run_without_trace_is_refused() -> None:
    plant = make_plant([thing("Exit", "Sink"), thing("Loader", "Source")], "Loader > Exit")

    with pytest.raises(ValueError, match="trace=True"):
        bottlenecks(simulate(plant, until=100, trace=False))
