"""Random streams: keyed by seed, replication and name."""

from __future__ import annotations

from flexscript.simulation.streams import Streams


def test_a_stream_depends_on_its_name_and_not_on_who_drew_before() -> None:
    one, other = Streams(1), Streams(1)
    other.named("somebody").random()

    assert one.named("Press").random() == other.named("Press").random()


def test_seed_replication_and_name_each_make_another_stream() -> None:
    first = {
        Streams(1).named("Press").random(),
        Streams(2).named("Press").random(),
        Streams(1, replication=1).named("Press").random(),
        Streams(1).named("Lathe").random(),
    }

    assert len(first) == 4


def test_a_name_keeps_its_stream() -> None:
    streams = Streams(1)

    assert streams.named("Press") is streams.named("Press")
