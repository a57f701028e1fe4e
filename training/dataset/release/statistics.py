"""Statistics: what a built dataset holds, added up from the reports beside its shards."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["NotADataset", "Statistics", "collect", "table"]

# Title -> dimension of the counts, as in the paper's Figure 3 and beyond.
PANELS = {
    "Line process (Fig. 3a)": "process",
    "Level of automation (Fig. 3b)": "automation",
    "Industry (Fig. 3c)": "industry",
    "Layout (Fig. 3d)": "layout",
    "Arrival families (Table 1)": "arrival",
    "Service families (Table 2)": "service",
    "Set-up families": "setup",
    "Object classes": "class",
    "Told by": "told_by",
    "Connections told by text, where both tell": "connections in text",
    "Language of the prompt": "language",
    "Crew": "crew",
    "Sketch hand": "hand",
}
_SIZES = {
    "objects a plant": "objects",
    "machines a plant": "machines",
    "connections a plant": "connections",
    "words a prompt (in steps of 20)": "words",
    "characters a program (in steps of 500)": "program characters",
}


class NotADataset(ValueError):
    """The folder holds no dataset, or an unfinished one."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Sums over all shards. ``counts`` has "dimension=value" keys; ``rejected`` has reasons."""

    slices: dict[str, int]
    bytes: int
    shards: int
    counts: Counter[str]
    rejected: Counter[str]

    @property
    def triplets(self) -> int:
        """How many there are in all."""
        return sum(self.slices.values())

    def shares(self, dimension: str) -> dict[str, float]:
        """Return value -> share of 1, largest first."""
        found = self._of(dimension)
        total = sum(found.values()) or 1
        return {value: count / total for value, count in found.most_common()}

    def sizes(self, dimension: str) -> list[tuple[int, int]]:
        """Return (size, count) rows of a counted dimension, smallest first."""
        return sorted((int(value), count) for value, count in self._of(dimension).items())

    def _of(self, dimension: str) -> Counter[str]:
        head = f"{dimension}="
        return Counter({k[len(head) :]: n for k, n in self.counts.items() if k.startswith(head)})


def collect(folder: Path) -> Statistics:
    """Return the statistics of the dataset in ``folder``.

    Raises:
        NotADataset: there is none, or a shard is missing.
    """
    try:
        plan = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
        names = (folder / "SHA256SUMS").read_text(encoding="utf-8").split()[1::2]
        rows = [
            json.loads((folder / name).with_suffix(".json").read_text(encoding="utf-8"))
            for name in names
        ]
    except OSError as error:
        raise NotADataset(
            f"{folder} holds no finished dataset ({error.strerror}: {error.filename}): "
            "build it with 'twinwright dataset build', which also goes on with a stopped one"
        ) from None
    slices = dict.fromkeys(plan["slices"], 0)
    for row in rows:
        slices[row["slice"]] += row["triplets"]
    return Statistics(
        slices=slices,
        bytes=sum(row["bytes"] for row in rows),
        shards=len(rows),
        counts=_sum(row["counts"] for row in rows),
        rejected=_sum(row["rejected"] for row in rows),
    )


def _sum(parts: Iterable[dict[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return total


def table(statistics: Statistics) -> str:
    """Return the statistics as text."""
    lines = [
        (
            f"{statistics.triplets:,} triplets in {statistics.shards} shards, "
            f"{statistics.bytes / 1e6:,.0f} MB"
        ),
        "",
        "Slices",
        *(f"  {name:<14}{count:>9,}" for name, count in statistics.slices.items()),
    ]
    for title, dimension in PANELS.items():
        lines += ["", title]
        lines += [f"  {v or 'none':<18}{s:>7.1%}" for v, s in statistics.shares(dimension).items()]
    lines += ["", f"{'Sizes':<40}{'mean':>8}{'median':>8}{'most':>8}"]
    for title, dimension in _SIZES.items():
        mean, median, most = _summary(statistics.sizes(dimension))
        lines.append(f"  {title:<38}{mean:>8.1f}{median:>8}{most:>8}")
    lines += ["", f"Plants drawn and rejected: {statistics.rejected.total():,}"]
    lines += [f"  {count:>7,}  {reason}" for reason, count in statistics.rejected.most_common()]
    return "\n".join(lines)


def _summary(rows: list[tuple[int, int]]) -> tuple[float, int, int]:
    total = sum(count for _, count in rows)
    if not total:
        return 0.0, 0, 0
    half = 0
    median = rows[-1][0]
    for size, count in rows:
        half += count
        if 2 * half >= total:
            median = size
            break
    return sum(size * count for size, count in rows) / total, median, rows[-1][0]
