"""Tests of the pool of item slots."""

from __future__ import annotations

from usd_export.model import AssetKey, ItemTrack
from usd_export.stage.pool import fill_pool

_BOX = AssetKey("carton", (0.5, 0.5, 0.5))
_TOTE = AssetKey("tote", (0.5, 0.5, 0.5))


def _track(item: int, start: float, end: float, asset: AssetKey = _BOX) -> ItemTrack:
    return ItemTrack(item, asset, ((start, 0.0, 0.0, 0.0), (end, 10.0, 0.0, 0.0)))


def test_slots_are_used_again() -> None:
    pool = fill_pool([_track(k, 20.0 * k, 20.0 * k + 10.0) for k in range(5)], 100.0)
    assert pool.kinds == (_BOX,)
    assert pool.visible.any(axis=1).sum() < len(pool.times)


def test_items_at_the_same_time_have_slots_of_their_kind() -> None:
    pool = fill_pool(
        [_track(1, 0.0, 10.0), _track(2, 5.0, 15.0), _track(3, 5.0, 15.0, _TOTE)], 20.0
    )
    assert pool.kinds == (_BOX, _BOX, _TOTE)


def test_slot_stands_ready_before_its_item_shows() -> None:
    pool = fill_pool([_track(1, 0.0, 10.0), _track(2, 30.0, 40.0)], 50.0)
    first = int(pool.times.searchsorted(30.0))
    assert not pool.visible[first - 1, 0] and pool.visible[first, 0]
    assert pool.places[first - 1, 0, 0] == pool.places[first, 0, 0] == 0.0


def test_item_of_a_moment_shows_for_one_frame() -> None:
    pool = fill_pool([ItemTrack(1, _BOX, ((3.1, 1.0, 0.0, 0.0),))], 10.0)
    assert pool.visible.sum() == 1


def test_long_runs_are_sampled_slower_within_the_budget() -> None:
    pool = fill_pool([_track(k, 0.0, 7200.0) for k in range(150)], 7200.0)
    assert pool.places.shape[0] * pool.places.shape[1] <= 2_200_000
    assert pool.end >= 7200.0
