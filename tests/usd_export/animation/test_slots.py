"""Tests of where items lie on a holder."""

from __future__ import annotations

from tests.support.plants import thing
from usd_export.animation.slots import Slots, slots_on_object
from usd_export.assets.asset import Deck


def test_stacks_fill_level_by_level() -> None:
    slots = Slots([(0.0, 0.0, 0.5), (1.0, 0.0, 0.5)], levels=1)
    places = [slots.put(item) for item in (1, 2, 3)]
    assert [place[0] for place in places] == [0.0, 1.0, 0.0]
    assert places[0][2] == 0.5 and places[2][2] > 0.5


def test_items_above_one_that_leaves_come_down() -> None:
    slots = Slots([(0.0, 0.0, 0.0)], levels=8)
    places = [slots.put(item) for item in (1, 2, 3)]
    assert slots.take(1) == [(2, places[0]), (3, places[1])]
    assert slots.take(9) == []


def test_vertical_stacking_begins_in_the_middle_at_its_base_height() -> None:
    queue = thing("Q", "Queue", ItemPlacement="Stack Vertically", StackBaseZ=0.4)
    slots = slots_on_object(queue, Deck(0.9, 0.9, 0.15))
    first, second = slots.put(1), slots.put(2)
    assert first == (0.0, 0.0, 0.4)
    assert second[:2] == (0.0, 0.0) and second[2] > 0.4


def test_rack_fills_its_shelves_before_a_second_layer() -> None:
    rack = thing("R", "Rack")
    slots = slots_on_object(rack, Deck(4.6, 0.45, 0.28))
    heights = [slots.put(item)[2] for item in range(60)]
    assert len(set(heights)) >= 3
    assert heights[0] < 0.3 and max(heights) < 4.0
