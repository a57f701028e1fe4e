"""OEE and energy from the states of a run."""

from __future__ import annotations

import pytest

from flexscript.experiments import PowerTable, effectiveness, energy_use
from flexscript.simulation import Report, simulate
from tests.support.plants import make_plant, thing


@pytest.fixture
def report() -> Report:
    """10 h: a part every 100 s, each with 20 s of set-up and 40 s of process."""
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=100, TimeZeroArrival=1),
            thing("Press", "Processor", SetupTime=20, ProcessTime=40),
            thing("Exit", "Sink"),
        ],
        "Loader > Press > Exit",
    )
    return simulate(plant, until=36_000).report


def test_the_three_factors(report: Report) -> None:
    found = effectiveness(report, "Press", ideal_cycle=30, quality=0.9)

    assert found.availability == pytest.approx(0.8)
    # 360 parts of 30 s in 28 800 s.
    assert found.performance == pytest.approx(0.375)
    assert found.oee == pytest.approx(0.8 * 0.375 * 0.9)
    assert effectiveness(report, "Press").performance == pytest.approx(0.5)


def test_what_makes_no_sense_is_refused(report: Report) -> None:
    with pytest.raises(ValueError, match="no object 'Pres'"):
        effectiveness(report, "Pres")
    with pytest.raises(ValueError, match="quality"):
        effectiveness(report, "Press", quality=95)


def test_energy_by_state(report: Report) -> None:
    table = PowerTable(
        by_object={"Press": {"processing": 5, "setup": 2, "otherwise": 1}},
        by_class={"Processor": {"processing": 99}, "Sink": {}},
        price=0.5,
        carbon=0.4,
    )

    press, sink = energy_use(report, table)

    # 10 h: 4 h of processing, 2 h of set-up, 4 h idle.
    assert press.kwh_by_state == {
        "processing": pytest.approx(20),
        "setup": pytest.approx(4),
        "idle": pytest.approx(4),
    }
    assert (press.kwh, press.cost, press.carbon) == pytest.approx((28, 14, 11.2))
    assert (sink.object_id, sink.kwh) == ("Exit", 0)


def test_unknown_states_and_objects_are_refused(report: Report) -> None:
    with pytest.raises(ValueError, match="'procesing' is no state. Did you mean 'processing'"):
        PowerTable(by_class={"Processor": {"procesing": 1}})
    with pytest.raises(ValueError, match="Did you mean 'Press'"):
        energy_use(report, PowerTable(by_object={"Pres": {}}))
