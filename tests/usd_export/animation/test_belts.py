"""Tests of items on a conveyor."""

from __future__ import annotations

import pytest

from tests.support.plants import thing
from usd_export.animation.belts import belt_positions
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
