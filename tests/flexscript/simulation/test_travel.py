"""Travel: speed profile and stopping places."""

from __future__ import annotations

import pytest

from flexscript.plant.model import PlantObject
from flexscript.simulation.travel import Footprint, SpeedProfile, centre_of


def test_a_long_way_has_a_stretch_at_full_speed() -> None:
    assert SpeedProfile(2, 1, 1).time(20) == 20 / 2 + 2


def test_a_short_way_never_reaches_full_speed() -> None:
    assert SpeedProfile(2, 1, 1).time(1) == pytest.approx(2.0)


def test_the_two_profiles_meet() -> None:
    assert SpeedProfile(2, 1, 1).time(4) == pytest.approx(4.0)
    assert SpeedProfile(2, 1, 1).time(4 - 1e-9) == pytest.approx(4.0)


def test_an_object_extends_towards_plus_x_and_minus_y() -> None:
    press = PlantObject(
        id="Press", name="Press", class_name="Processor", location=(10, 5, 0), size=(4, 2, 1)
    )

    assert centre_of(press) == (12, 4)


def test_an_executer_stops_at_the_nearest_edge_with_clearance() -> None:
    footprint = Footprint((0, 0), 2, 1, 0)

    assert footprint.nearest((10, 0), 0.5) == (2.5, 0)
    assert footprint.nearest((1, -7), 0.5) == (1, -1.5)


def test_inside_the_footprint_it_stays() -> None:
    assert Footprint((0, 0), 2, 1, 0).nearest((1, 0.5), 0.5) == (1, 0.5)


def test_a_turned_footprint_turns_its_edges() -> None:
    press = PlantObject(
        id="P",
        name="P",
        class_name="Processor",
        location=(-2, 1, 0),
        size=(4, 2, 1),
        rotation=(0, 0, 90),
    )

    assert Footprint.of(press).nearest((10, 0), 0) == pytest.approx((1, 0))
