"""Random streams: one generator for each (seed, replication, object).

Streams are keyed by name, never by the order of drawing, so that an object added to
a plant does not shift the numbers that the others see. Scenarios of one seed then differ
by their change only (common random numbers).
"""

from __future__ import annotations

from hashlib import blake2b
from random import Random

__all__ = ["Streams"]


class Streams:
    """The random streams of one replication, each made at its first use."""

    __slots__ = ("_made", "_replication", "_seed")

    def __init__(self, seed: int, replication: int = 0) -> None:
        self._seed = seed
        self._replication = replication
        self._made: dict[str, Random] = {}

    def named(self, name: str) -> Random:
        """Return the stream of that name; the same name gives the same stream."""
        stream = self._made.get(name)
        if stream is None:
            stream = self._made[name] = Random(self._key(name))
        return stream

    def _key(self, name: str) -> int:
        text = f"{self._seed}/{self._replication}/{name}"
        return int.from_bytes(blake2b(text.encode(), digest_size=16).digest(), "big")
