"""Plan: which shards a dataset has and which seeds are in each, before anything is made.

A shard holds triplets of one slice, so that a trainer streams training alone. Triplet ``k`` of
a slice has the seed ``seed * SEEDS_APART + k`` on any machine; the plan of a smaller dataset has
the first triplets of each slice, so a sample is a part of the whole.
"""

from __future__ import annotations

from dataclasses import dataclass

from training.dataset.slices import SLICES

__all__ = ["FULL", "SEEDS_APART", "Plan", "Shard"]

SEEDS_APART = 10_000_000
FULL = sum(part.count for part in SLICES.values() if not part.held_out)  # 120,285
_LEAST_HELD_OUT = 10  # triplets a slice, however small the dataset


@dataclass(frozen=True, slots=True)
class Shard:
    """Triplets ``first`` to ``first + count - 1`` of a slice."""

    slice: str
    number: int
    first: int
    count: int

    @property
    def name(self) -> str:
        """File name without its ending."""
        return f"{self.slice}-{self.number:05d}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to build.

    Attributes:
        count: triplets of the random part (train, validation, test) together; the held-out
            slices beside it shrink alike.
        per_shard: triplets a shard; about 20 kB each.
        slices: names of the slices to build; () for all.
    """

    count: int = FULL
    seed: int = 0
    per_shard: int = 1000
    slices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.count <= SEEDS_APART:
            raise ValueError(f"count (={self.count}) must be from 1 to {SEEDS_APART}")
        if self.per_shard < 1:
            raise ValueError(f"per_shard (={self.per_shard}) must be at least 1")
        unknown = [name for name in self.slices if name not in SLICES]
        if unknown:
            raise ValueError(f"no slice {unknown[0]!r}; there are {', '.join(SLICES)}")

    def counts(self) -> dict[str, int]:
        """Return slice -> triplets."""
        share = self.count / FULL
        counts = {
            name: max(_LEAST_HELD_OUT if part.held_out else 1, round(part.count * share))
            for name, part in SLICES.items()
        }
        counts["train"] = max(1, self.count - counts["validation"] - counts["test"])
        return {n: c for n, c in counts.items() if not self.slices or n in self.slices}

    def shards(self) -> list[Shard]:
        """Return every shard, slice by slice."""
        return [
            Shard(name, number, first, min(self.per_shard, count - first))
            for name, count in self.counts().items()
            for number, first in enumerate(range(0, count, self.per_shard))
        ]

    def seed_of(self, index: int) -> int:
        """Return the seed of triplet ``index`` of any slice."""
        return self.seed * SEEDS_APART + index
