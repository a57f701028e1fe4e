"""setProperty while the model runs."""

from __future__ import annotations

from typing import Any

import pytest

from flexscript.plant.model import Plant
from flexscript.simulation import Run, simulate
from flexscript.simulation.errors import SettingError
from tests.support.plants import code, figures, holders, make_plant, thing


def _plant(on_entry: str, **buffer: Any) -> Plant:
    return make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=10, TimeZeroArrival=1),
            thing("Buffer", "Queue", **buffer),
            thing("Press", "Processor", ProcessTime=10, OnEntry=code(on_entry)),
            thing("Exit", "Sink"),
        ],
        "Loader > Buffer > Press > Exit",
    )


def _left(run: Run) -> list[float]:
    return [time for time, _, holder in holders(run) if holder == "Exit"]


def test_a_time_set_on_entry_is_that_of_the_item() -> None:
    plant = _plant('current.setProperty("ProcessTime", 1 + current.input.value);'.replace(
        "current.input.value", "current.stats.input.value"))  # fmt: skip

    assert _left(simulate(plant, until=50)) == [2, 13, 24, 35, 46]
    # The plant is as it was: a second run gives the same.
    assert _left(simulate(plant, until=50)) == [2, 13, 24, 35, 46]


def test_a_set_up_and_code_may_be_set() -> None:
    plant = _plant('setproperty(current, "SetupTime", "return 3;"); '
                   'current.setProperty("ProcessTime", [0.1, "min"]);')  # fmt: skip

    assert _left(simulate(plant, until=30)) == [9, 19, 29]


def test_a_source_may_be_changed() -> None:
    report = simulate(_plant('Model.find("Loader").setProperty("InterArrivalTime", 5);'), until=89)

    assert figures(report.report, "Loader").output == 18


def test_the_room_of_a_queue_may_be_changed() -> None:
    change = (
        'Model.find("Loader").setProperty("InterArrivalTime", 1); '
        'Model.find("Buffer").setProperty("MaxContent", 2);'
    )

    assert figures(simulate(_plant(change), until=89).report, "Buffer").content.maximum == 2


def test_a_way_may_be_changed() -> None:
    run = simulate(_plant('Model.find("Buffer").setProperty("SendToPort", -1);'), until=89)

    # The press has taken one item when it says so; all others stay.
    assert run.report.throughput == 1


def test_a_changed_property_reads_as_changed() -> None:
    plant = _plant('current.setProperty("ProcessTime", 7); '
                   'print(current.getProperty("ProcessTime"));')  # fmt: skip

    assert simulate(plant, until=9).report.warnings == ("printed: 7",)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ('current.setProperty("ProcessTme", 7);', "no property 'ProcessTme'"),
        ('current.setProperty("CombineMode", 1);', "no property 'CombineMode'"),
        ('current.setProperty("UseTransport", 1);', "cannot be changed while the model runs"),
        ('string n = "ProcessTime"; current.setProperty(n, [1, "parsec"]);', "not a unit of time"),
    ],
)
def test_what_cannot_be_changed_ends_the_run_with_a_sentence(change: str, message: str) -> None:
    with pytest.raises(SettingError, match=message):
        simulate(_plant(change), until=5)
