"""Plan: what is built where, known before anything is made."""

from __future__ import annotations

import pytest

from training.dataset.release.plan import FULL, Plan
from training.dataset.slices import SLICES


def test_the_whole_dataset_has_the_papers_number_beside_its_held_out_slices() -> None:
    counts = Plan().counts()
    assert FULL == sum(counts[n] for n in ("train", "validation", "test")) == 120_285
    assert counts == {name: part.count for name, part in SLICES.items()}


def test_a_sample_has_the_first_triplets_of_every_slice() -> None:
    plan = Plan(count=2000)
    counts = plan.counts()
    assert sum(counts[n] for n in ("train", "validation", "test")) == 2000
    assert counts["validation"] == counts["test"] == 100
    assert all(counts[n] == 10 for n, part in SLICES.items() if part.held_out)
    assert plan.seed_of(5) == Plan().seed_of(5) != Plan(seed=1).seed_of(5)


def test_shards_cover_every_slice_without_gap_or_overlap() -> None:
    plan = Plan(count=500, per_shard=64)
    for name, count in plan.counts().items():
        shards = [s for s in plan.shards() if s.slice == name]
        covered = [k for s in shards for k in range(s.first, s.first + s.count)]
        assert covered == list(range(count))
        assert all(s.count <= 64 for s in shards)
    assert len({s.name for s in plan.shards()}) == len(plan.shards())


def test_one_slice_alone_has_the_shards_it_has_in_the_whole() -> None:
    whole, alone = Plan(count=900), Plan(count=900, slices=("names",))
    assert alone.shards() == [s for s in whole.shards() if s.slice == "names"]


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        ({"count": 0}, r"count \(=0\) must be from 1"),
        ({"per_shard": 0}, r"per_shard \(=0\) must be at least 1"),
        ({"slices": ("exam",)}, "no slice 'exam'; there are train"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(plan: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Plan(**plan)  # type: ignore[arg-type]  # as a caller without types would
