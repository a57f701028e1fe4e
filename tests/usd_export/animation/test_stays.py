"""Tests of stays: an item's life as a row of holders."""

from __future__ import annotations

from flexscript.simulation.trace import ItemMove, Trace
from usd_export.animation.stays import (
    Stay,
    contained,
    container_of,
    content_tracks,
    stays_by_item,
)

_TRACE = Trace(
    20.0,
    (),
    (
        ItemMove(1.0, 1, "A"),
        ItemMove(1.0, 1, "B"),
        ItemMove(2.0, 2, "B"),
        ItemMove(5.0, 2, "@1"),
        ItemMove(9.0, 1, "C"),
        ItemMove(9.0, 1, None),
    ),
    (),
)


def test_each_move_begins_a_stay_that_ends_at_the_next() -> None:
    assert stays_by_item(_TRACE) == {
        1: [
            Stay(1, "A", 1.0, 1.0),
            Stay(1, "B", 1.0, 9.0),
            Stay(1, "C", 9.0, 9.0, leaves=True),
        ],
        2: [Stay(2, "B", 2.0, 5.0), Stay(2, "@1", 5.0, 20.0)],
    }


def test_containers_are_known_by_what_they_hold() -> None:
    assert contained(stays_by_item(_TRACE)) == {1}
    assert container_of("@12") == 12
    assert container_of("@home") is None and container_of("Queue") is None


def test_content_follows_the_moves() -> None:
    contents = {
        each.object_id: each.changes for each in content_tracks(stays_by_item(_TRACE), 20.0)
    }
    assert contents == {"A": (), "B": ((1.0, 1), (2.0, 2), (5.0, 1), (9.0, 0)), "C": ()}
