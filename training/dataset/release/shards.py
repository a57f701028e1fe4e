"""Shards: tar files for streaming, made so that the same triplets give the same bytes.

The files of a triplet share their stem and stand together, ``train-000123.jpg`` and
``train-000123.json``, as WebDataset readers expect; the standard library is enough to read
them. Times and owners are zero. Beside ``train-00000.tar`` lies ``train-00000.json`` with its
digest and counts; it is written last, so a shard that has it is whole.
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.dataset.release.plan import Plan, Shard
from training.dataset.release.records import Record, make_record

__all__ = ["ShardReport", "read_report", "read_shard", "write_shard"]


@dataclass(frozen=True, slots=True)
class ShardReport:
    """What is in a finished shard. ``counts`` has "dimension=value" keys."""

    name: str
    slice: str
    triplets: int
    bytes: int
    sha256: str
    counts: Counter[str]
    rejected: Counter[str]


def write_shard(folder: Path, plan: Plan, shard: Shard, done: Callable[[int], None]) -> ShardReport:
    """Make a shard in ``folder`` and return its report; ``done(1)`` follows every triplet."""
    counts: Counter[str] = Counter()
    rejected: Counter[str] = Counter()
    path = folder / f"{shard.name}.tar"
    partial = path.with_suffix(".tar.partial")
    with tarfile.open(partial, "w", format=tarfile.USTAR_FORMAT) as tar:
        for index in range(shard.first, shard.first + shard.count):
            record = make_record(shard.slice, index, plan.seed_of(index))
            _add(tar, record)
            counts.update(record.counts)
            rejected.update(record.rejected)
            done(1)
    report = ShardReport(
        shard.name, shard.slice, shard.count, partial.stat().st_size, digest(partial),
        counts, rejected,
    )  # fmt: skip
    partial.replace(path)
    _write_report(folder, report)
    return report


def read_report(folder: Path, shard: Shard) -> ShardReport | None:
    """Return the report of a shard that is whole, with the bytes it had; else ``None``."""
    path = folder / f"{shard.name}.json"
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        report = ShardReport(
            row["name"], row["slice"], row["triplets"], row["bytes"], row["sha256"],
            Counter(row["counts"]), Counter(row["rejected"]),
        )  # fmt: skip
        tar = folder / f"{shard.name}.tar"
        whole = report.triplets == shard.count and digest(tar) == report.sha256
    except (OSError, ValueError, KeyError):
        return None
    return report if whole else None


def read_shard(path: Path) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Yield the JSON and the JPEG of every triplet of a shard, one at a time."""
    image = b""
    with tarfile.open(path) as tar:
        for member in tar:
            stream = tar.extractfile(member)
            assert stream is not None
            if member.name.endswith(".jpg"):
                image = stream.read()
            else:
                yield json.loads(stream.read()), image


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _add(tar: tarfile.TarFile, record: Record) -> None:
    for ending, content in (("jpg", record.image), ("json", record.text)):
        info = tarfile.TarInfo(f"{record.id}.{ending}")
        info.size, info.mode = len(content), 0o644
        tar.addfile(info, io.BytesIO(content))


def _write_report(folder: Path, report: ShardReport) -> None:
    row = {
        "name": report.name,
        "slice": report.slice,
        "triplets": report.triplets,
        "bytes": report.bytes,
        "sha256": report.sha256,
        "counts": dict(sorted(report.counts.items())),
        "rejected": dict(sorted(report.rejected.items())),
    }
    path = folder / f"{report.name}.json"
    partial = path.with_suffix(".json.partial")
    partial.write_text(json.dumps(row, indent=1), encoding="utf-8")
    partial.replace(path)
