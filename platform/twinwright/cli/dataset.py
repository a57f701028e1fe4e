"""``twinwright dataset``: build GDT-120K or a part of it, count it, and show it."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from tqdm import tqdm

from services.errors import InvalidInput
from training.dataset.release.build import BuildError, build_dataset
from training.dataset.release.figures import write_figure
from training.dataset.release.jsonl import write_jsonl
from training.dataset.release.leaks import find_leaks
from training.dataset.release.page import pick, write_page
from training.dataset.release.plan import FULL, Plan
from training.dataset.release.statistics import NotADataset, collect, table
from training.dataset.slices import SLICES, find_slice
from twinwright.cli.dataset_ranges import check_ranges

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Run the chosen verb."""
    try:
        for name in getattr(arguments, "slice", ()):
            find_slice(name)
        return {"build": _build, "stats": _stats, "view": _view}[arguments.dataset_verb](arguments)
    except (BuildError, NotADataset, FileNotFoundError, ValueError) as error:
        raise InvalidInput("bad_dataset", f"{str(error)[:1].upper()}{str(error)[1:]}.") from None


def _build(arguments: argparse.Namespace) -> int:
    plan = Plan(
        FULL if arguments.count is None else arguments.count,
        arguments.seed,
        arguments.per_shard,
        tuple(arguments.slice),
    )
    if arguments.workers < 1:
        raise ValueError(f"workers (={arguments.workers}) must be at least 1")
    total, folder, started = sum(plan.counts().values()), Path(arguments.out), time.monotonic()
    with tqdm(total=total, unit=" triplets", disable=arguments.quiet) as bar:
        reports = build_dataset(
            folder, plan, workers=arguments.workers, progress=lambda count: _advance(bar, count)
        )
    rejected = sum(report.rejected.total() for report in reports)
    print(
        f"{total:,} triplets in {len(reports)} shards in {folder}, "
        f"{sum(r.bytes for r in reports) / 1e6:,.0f} MB, {time.monotonic() - started:.0f} s; "
        f"every program ran; {rejected} plants were rejected."
    )
    return 0


def _advance(bar: tqdm[None], count: int) -> None:
    bar.update(count)


def _stats(arguments: argparse.Namespace) -> int:
    folder = Path(arguments.dataset)
    statistics = collect(folder)
    print(table(statistics))
    if arguments.figure:
        write_figure(statistics, Path(arguments.figure))
        print(f"\nFigure: {arguments.figure}")
    problems = []
    if arguments.check:
        problems += find_leaks(folder)
        print("\nChecked: nothing held out is in training." if not problems else "\nChecked:")
    if arguments.fit:
        report = check_ranges(folder, arguments.fit)
        problems += report.outside
        inside = report.fitted - len(report.outside)
        print(
            f"\nFitted {report.fitted} times: {inside} in the range of their industry and level, "
            f"family recovered for {report.recovered:.0%}"
        )
    for problem in problems:
        print(f"  {problem}")
    return 1 if problems else 0


def _view(arguments: argparse.Namespace) -> int:
    folder = Path(arguments.dataset)
    collect(folder)
    if arguments.jsonl:
        written = write_jsonl(folder, Path(arguments.jsonl), tuple(arguments.slice))
        for name, count in written.items():
            print(f"{arguments.jsonl}/{name}.jsonl: {count:,} rows")
        return 0
    names = arguments.slice or [n for n in SLICES if any(folder.glob(f"{n}-*.tar"))]
    rows = [row for name in names for row in pick(folder, name, arguments.count, arguments.seed)]
    path = Path(arguments.out) if arguments.out else folder / "view.html"
    count = write_page(path, f"GDT-120K: {', '.join(names)}", rows)
    print(f"{path}: {count} triplets")
    return 0
