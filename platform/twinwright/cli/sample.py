"""The sample twin of ``twinwright up --sample``: one example through the real path.

Its idempotency key is fixed, so a second start shows the twin that the first one made.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from services.context import Services
from services.generation import service as generation
from services.generation.views import JobView
from services.projects import service as projects

__all__ = ["SAMPLE", "figures_text", "make_sample"]

SAMPLE = "bottling-line"
POLL_S = 0.2

Say = Callable[[str], None]


def make_sample(
    services: Services, say: Say, stopping: threading.Event, meanwhile: Callable[[], None]
) -> None:
    """Make the sample twin, or find the one of an earlier start; print its figures.

    ``meanwhile`` is called between looks at the job: the parts must be watched here too.
    """
    started = time.monotonic()
    job = _request(services)
    is_new = not job.is_final
    if is_new:
        say(f"Making the sample twin '{SAMPLE}' from its sketch and prompt.")
    job = _follow(services, job, say, stopping, meanwhile)
    if stopping.is_set():
        return
    how = f"made in {time.monotonic() - started:.0f} s" if is_new else "from an earlier start"
    _tell(services, job, say, how)


def figures_text(figures: Mapping[str, Any]) -> str:
    """Return a run's figures as one readable line."""
    text = (
        f"{figures['objects']} objects, {figures['connections']} connections; in "
        f"{figures['run_time']:,.0f} s: {figures['throughput']:,} items out "
        f"({figures['throughput_per_hour']:,.1f} an hour), "
        f"{figures['wip_average']:.1f} in process on average, "
        f"{figures['time_in_system_average']:,.1f} s in the system"
    )
    return text + (f"; bottleneck {figures['bottleneck']}" if figures["bottleneck"] else "")


def _request(services: Services) -> JobView:
    folder = _folder()
    sketch, board = folder / "sketch.png", folder / "board.json"
    actor = services.local_actor()
    job = generation.request(
        services,
        actor,
        projects.list_projects(services, actor)[0].id,
        prompt=(folder / "prompt.txt").read_text(encoding="utf-8"),
        sketch=sketch.read_bytes() if sketch.is_file() else None,
        board=json.loads(board.read_text(encoding="utf-8")),
        idempotency_key=f"sample:{SAMPLE}",
    )
    if job.state in ("failed", "cancelled"):
        job = generation.retry(services, actor, job.id)
    return job


def _folder() -> Path:
    # A checkout has the example with its sketch; an installed copy has its board document.
    package = Path(__file__).resolve().parents[1]
    checkout = package.parents[1] / "examples" / SAMPLE
    return checkout if checkout.is_dir() else package / "starters" / SAMPLE


def _follow(
    services: Services,
    job: JobView,
    say: Say,
    stopping: threading.Event,
    meanwhile: Callable[[], None],
) -> JobView:
    actor, said = services.local_actor(), ""
    while not job.is_final and not stopping.wait(POLL_S):
        meanwhile()
        job = generation.status(services, actor, job.id)
        if job.message != said and not job.is_final:
            said = job.message
            say(f"  {said}")
    return job


def _tell(services: Services, job: JobView, say: Say, how: str) -> None:
    address = services.settings.web_address
    if job.error is not None:
        say(f"The sample twin was not made: {job.error['sentence']}")
        return
    assert job.version_id is not None, "a job that succeeded has made a version"
    version = projects.get_version(services, services.local_actor(), job.version_id)
    if version.figures is None:
        say(f"{job.message} See {address}/?version={version.id}")
        return
    say(f"The sample twin is ready ({how}): {figures_text(version.figures)}.")
    say(f"See it at {address}/?version={version.id}")
