"""Tests of items on a conveyor."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.support.plants import thing
from usd_export.animation.belts import belt_positions, places_on_belt
from usd_export.animation.stays import Stay

_BELT = thing("Belt", "StraightConveyor", size=(10.0, 0.5, 1.0))


def test_item_reaches_the_end_at_the_speed_of_the_belt() -> None:
    keys = belt_positions(_BELT, [Stay(1, "Belt", 5.0, 15.0)])[1]
    assert keys == [(5.0, 0.0), (15.0, 10.0)]


def test_items_close_up_behind_one_that_cannot_leave() -> None:
    stays = [Stay(1, "Belt", 0.0, 30.0), Stay(2, "Belt", 2.0, 40.0)]
    first, second = belt_positions(_BELT, stays).values()
    assert first[-1] == (10.0, 10.0)
    assert second[1][1] == pytest.approx(10.0 - 0.61)
    assert second[-1] == pytest.approx((30.61, 10.0))


def test_an_item_follows_the_bend_of_a_curve() -> None:
    bend = thing("Bend", "CurvedConveyor", size=(2.25, 2.25, 1.0), Radius=2, SweepAngle=-90)

    ride = belt_positions(bend, [Stay(1, "Bend", 0.0, 3.2)])[1]
    places = places_on_belt(bend, ride)

    assert ride[-1][0] == pytest.approx(3.1416, abs=1e-4)
    # From the left edge, heading right, to the upper edge, heading away.
    assert places[0][1:] == pytest.approx((-1.125, -0.75))
    assert places[-1][1:] == pytest.approx((0.75, 1.125))
    assert len(places) > 6
    assert all(a[1] < b[1] and a[2] < b[2] for a, b in pairwise(places[1:]))


def test_a_belt_that_does_not_accumulate_stands_as_a_whole() -> None:
    belt = thing("Belt", "StraightConveyor", size=(10.0, 0.5, 1.0), IsAccumulating=0)
    stays = [Stay(1, "Belt", 0.0, 30.0), Stay(2, "Belt", 5.0, 40.0), Stay(3, "Belt", 32.0, 47.0)]
    first, second, third = belt_positions(belt, stays).values()
    assert first == [(0.0, 0.0), (10.0, 10.0)]
    assert second == [(5.0, 0.0), (10.0, 5.0), (30.0, 5.0), (35.0, 10.0)]
    assert third == [(32.0, 0.0), (35.0, 3.0), (40.0, 3.0), (47.0, 10.0)]
