"""Leaks: whether anything of validation, test or a held-out slice is in a built training part.

Reads every triplet of a dataset once: digests of the shards, plants by fingerprint, programs by
their text, prompts by their words, names, pairs of service family and layout, hands, and sizes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from training.dataset.plants.constraints import HELD_OUT_COMBINATIONS, LONGEST_IN_TRAINING
from training.dataset.release.shards import digest, read_shard
from training.dataset.sketches.hands import HELD_OUT
from training.dataset.vocabulary import INDUSTRIES, UNSEEN_CREW_NAMES, name_key

__all__ = ["find_leaks"]


def find_leaks(folder: Path) -> list[str]:
    """Return what is wrong with a finished dataset, a sentence each; nothing for a good one."""
    problems: list[str] = []
    plants: set[str] = set()
    prompts: set[bytes] = set()
    programs: set[bytes] = set()
    unseen = _unseen_names()
    found: Counter[str] = Counter()
    sums = [line.split() for line in (folder / "SHA256SUMS").read_text().splitlines()]
    # Training comes first in the list, so what follows is compared with all of it.
    for sha256, name in sorted(sums, key=lambda row: not row[1].startswith("train-")):
        if digest(folder / name) != sha256:
            problems.append(f"{name} has other bytes than SHA256SUMS says")
        for row in _rows(folder / name):
            if row["slice"] == "train":
                plants.add(row["fingerprint"])
                prompts.add(_words(row["prompt"]))
                programs.add(_words(row["response"]))
                found.update(_held_out_in_training(row, unseen))
            else:
                found[f"plants of {row['slice']} in training"] += row["fingerprint"] in plants
                found[f"programs of {row['slice']} in training"] += (
                    _words(row["response"]) in programs
                )
                found[f"prompts of {row['slice']} in training"] += bool(
                    row["prompt"] and _words(row["prompt"]) in prompts
                )
    return problems + [f"{count} {what}" for what, count in sorted(found.items()) if count]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for row, _ in read_shard(path):
        yield row


def _words(text: str) -> bytes:
    return blake2b(" ".join(text.lower().split()).encode(), digest_size=16).digest()


def _held_out_in_training(row: dict[str, Any], unseen: frozenset[str]) -> Iterator[str]:
    if any(name_key(name) in unseen for name in row["names"]):
        yield "plants of training with held-out names"
    if any(row["layout"] in HELD_OUT_COMBINATIONS.get(f, ()) for f in row["service_families"]):
        yield "plants of training with a held-out pair of family and layout"
    if row["sketch"]["hand"] in HELD_OUT:
        yield "sketches of training by held-out hands"
    if len(row["names"]) > LONGEST_IN_TRAINING:
        yield f"plants of training with more than {LONGEST_IN_TRAINING} objects"


def _unseen_names() -> frozenset[str]:
    lists = [names for i in INDUSTRIES for names in i.held_out.values()]
    return frozenset(name_key(n) for names in (*lists, *UNSEEN_CREW_NAMES.values()) for n in names)
