"""Build: all shards of a plan with a number of workers; what is there already stays.

A shard is made by one worker from its seeds alone, so the bytes do not depend on how many
workers there are. A build that was stopped goes on with the shards that are missing or not
whole. ``dataset.json`` says what is built and by which sources; a folder begun with other
sources is refused, because its shards would not fit together. ``SHA256SUMS`` comes last and
is checked by ``sha256sum -c SHA256SUMS``.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import signal
from collections.abc import Callable, Generator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import asdict, dataclass
from importlib.resources import files
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import PIL

from training.dataset.release.plan import Plan, Shard
from training.dataset.release.shards import ShardReport, read_report, write_shard

__all__ = ["BuildError", "build_dataset", "source_digest"]

_FORMAT = 1

Progress = Callable[[int], None]


class BuildError(RuntimeError):
    """A dataset cannot be built here; the message says what to do."""


def build_dataset(
    folder: Path, plan: Plan, *, workers: int = 1, progress: Progress = lambda count: None
) -> list[ShardReport]:
    """Build what is missing of a plan in ``folder`` and return the reports of all shards.

    Args:
        progress: called with the number of triplets done since the last call.

    Raises:
        BuildError: the folder holds another dataset.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _claim(folder, plan)
    shards = plan.shards()
    reports = {shard.name: read_report(folder, shard) for shard in shards}
    missing = [shard for shard in shards if reports[shard.name] is None]
    progress(sum(shard.count for shard in shards) - sum(shard.count for shard in missing))
    make = _make_here if workers == 1 or len(missing) < 2 else _make_in_parallel
    with closing(make(folder, plan, missing, workers, progress)) as made:
        for report in made:
            reports[report.name] = report
    finished = [reports[shard.name] for shard in shards]
    whole = [report for report in finished if report is not None]
    sums = "".join(f"{r.sha256}  {r.name}.tar\n" for r in whole)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    return whole


def source_digest() -> str:
    """Return a digest of the sampler's own files: the same sources give the same triplets."""
    found = hashlib.sha256()
    for package in ("training.dataset", "flexscript"):
        root = Path(str(files(package)))
        for path in sorted(p for p in root.rglob("*") if p.suffix in _SOURCES):
            if "release" not in path.relative_to(root).parts:
                found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


_SOURCES = (".py", ".txt", ".json", ".ttf", ".otf")


def _claim(folder: Path, plan: Plan) -> None:
    """Write ``dataset.json``, or make sure that the one there says the same."""
    row: dict[str, Any] = {
        "dataset": "GDT-120K",
        "format": _FORMAT,
        "plan": asdict(plan),
        "slices": plan.counts(),
        "sources": source_digest(),
        "pillow": PIL.__version__,
    }
    path = folder / "dataset.json"
    text = json.dumps(row, indent=1) + "\n"
    if path.exists() and (before := path.read_text(encoding="utf-8")) != text:
        old = json.loads(before)
        differs = ", ".join(key for key in row if old.get(key) != json.loads(text)[key])
        raise BuildError(
            f"{folder} holds a dataset with other {differs}: choose another folder, or empty it"
        )
    path.write_text(text, encoding="utf-8")


def _make_here(
    folder: Path, plan: Plan, shards: list[Shard], workers: int, progress: Progress
) -> Generator[ShardReport, None, None]:
    for shard in shards:
        yield write_shard(folder, plan, shard, progress)


def _make_in_parallel(
    folder: Path, plan: Plan, shards: list[Shard], workers: int, progress: Progress
) -> Generator[ShardReport, None, None]:
    context = multiprocessing.get_context("spawn")  # forked torch threads may hang
    shared = _Shared(context.Value("q", 0), context.Event())
    seen = 0
    with ProcessPoolExecutor(workers, context, _begin_worker, (shared,)) as pool:
        waiting: set[Future[ShardReport]] = {
            pool.submit(_make_in_worker, folder, plan, shard) for shard in shards
        }
        try:
            while waiting:
                finished, waiting = wait(waiting, timeout=0.5, return_when=FIRST_COMPLETED)
                progress(shared.done.value - seen)
                seen = shared.done.value
                for future in finished:
                    yield future.result()
        except BrokenProcessPool:
            raise BuildError(
                "a worker was ended from outside, perhaps for want of memory; start the same command "
                "again, with fewer workers: what is whole stays"
            ) from None
        except BaseException:  # also when the caller takes no more: let the workers end at once
            shared.stop.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    progress(shared.done.value - seen)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What workers share: how many triplets are done, and whether to stop."""

    done: Synchronized[int]
    stop: Event


# A pool hands this over at the start of a worker's process only, so it must stand in a module.
_shared: list[_Shared] = []


def _begin_worker(shared: _Shared) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process is told, and tells the others
    _shared.append(shared)


def _make_in_worker(folder: Path, plan: Plan, shard: Shard) -> ShardReport:
    return write_shard(folder, plan, shard, _count_done)


def _count_done(count: int) -> None:
    shared = _shared[0]
    if shared.stop.is_set():
        raise BuildError("stopped")
    with shared.done.get_lock():
        shared.done.value += count
