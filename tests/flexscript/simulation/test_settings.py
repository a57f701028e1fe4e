"""Settings: units, options, flags and what is wrong with a value."""

from __future__ import annotations

from typing import Any

import pytest

from flexscript.simulation import simulate
from flexscript.simulation.errors import SettingError
from tests.support.plants import code, figures, make_plant, thing


def _time_in(class_name: str, **settings: Any) -> float:
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 1),)),
            thing("Station", class_name, **settings),
            thing("Exit", "Sink"),
        ],
        "Loader > Station > Exit",
    )
    return simulate(plant, until=100_000).report.time_in_system.average


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (7, 7),
        ((2, "min"), 120),
        ((1.5, "hr"), 5400),
        (("return 2;", "min"), 120),
        ((code("current.stats.input.value * 3"), "min"), 180),
        ("4 + 5", 9),
    ],
)
def test_a_time_is_a_number_code_or_a_value_with_a_unit(value: Any, seconds: float) -> None:
    assert _time_in("Processor", ProcessTime=value) == seconds


def test_the_default_of_the_class_holds_for_what_is_not_set() -> None:
    assert _time_in("Processor") == 10


@pytest.mark.parametrize("value", [(2, "parsec"), (1, 2, 3), ("a", "b")])
def test_another_unit_is_an_error_that_lists_the_known_ones(value: Any) -> None:
    with pytest.raises(SettingError, match="'Station': ProcessTime .*min, hr"):
        _time_in("Processor", ProcessTime=value)


@pytest.mark.parametrize("mode", ["Split", 0])
def test_an_option_is_given_by_name_or_number(mode: Any) -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 1),)),
            thing("Cutter", "Separator", SeparateMode=mode),
            thing("Exit", "Sink"),
        ],
        "Loader > Cutter > Exit",
    )

    assert simulate(plant).report.throughput == 2


def test_another_option_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(SettingError, match=r"SeparateMode \(=Cut\) must be one of Unpack \(1\)"):
        _time_in("Separator", SeparateMode="Cut")


@pytest.mark.parametrize("value", [1, "yes", "true"])
def test_a_flag_is_a_number_or_a_word(value: Any) -> None:
    plant = make_plant(
        [thing("Loader", "Source", TimeZeroArrival=value, InterArrivalTime=50)], "Loader - Loader"
    )

    assert figures(simulate(plant, until=10).report, "Loader").content.current == 1


def test_a_time_that_is_not_finite_is_an_error() -> None:
    with pytest.raises(SettingError, match="must be a finite number"):
        _time_in("Processor", ProcessTime=float("inf"))
