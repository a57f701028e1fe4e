"""Bottleneck: which object holds the plant up, by the active period method.

Roser, Nakano and Tanaka (Shifting bottleneck detection, WSC 2002): an object is active while it
does not wait for others: working, set up, or being repaired. At any time the object in the
longest uninterrupted active period is the bottleneck. Where the active period of one bottleneck
overlaps that of the next, the bottleneck shifts and both share the time.

Utilisation and the shares blocked and starved stand beside it: a station in front of the
bottleneck is blocked, one behind it starved, the bottleneck itself is neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flexscript.experiments.periods import Period, gantt, merged
from flexscript.experiments.series import WORKING
from flexscript.simulation.engine import Run
from flexscript.simulation.report import ObjectReport

__all__ = ["ACTIVE_STATES", "BottleneckShare", "bottlenecks"]

ACTIVE_STATES = WORKING | {"breakdown"}
"""States in which an object waits for nobody."""

_STARVED = ("idle", "waiting_for_operator", "waiting_for_transport")
_NO_MACHINES = frozenset({"Source", "Queue", "Sink", "Rack", "Dispatcher"})


@dataclass(frozen=True, slots=True)
class BottleneckShare:
    """One object's part in holding the plant up; all but ``mean_active`` are shares of the run.

    ``sole`` and ``shifting`` add up to how long it was the bottleneck or became or ceased to be
    it; ``mean_active`` is the average active period in seconds.
    """

    object_id: str
    sole: float
    shifting: float
    mean_active: float
    utilisation: float
    blocked: float
    starved: float

    @property
    def total(self) -> float:
        """The share of the run in which it was a bottleneck, alone or shifting."""
        return self.sole + self.shifting


def bottlenecks(run: Run) -> list[BottleneckShare]:
    """Return all machines and executers, the worst bottleneck first.

    Raises:
        TruncatedTraceError: the run has no whole trace.
        ValueError: the run was made without a trace.
    """
    machines = [each for each in run.report.objects if each.class_name not in _NO_MACHINES]
    if not run.trace.states:
        raise ValueError("the active period method needs a run with trace=True")
    names = [each.id for each in machines]
    active = merged(gantt(run.trace, names), ACTIVE_STATES, "active")
    sole, shifting = _attributed(active)
    shares = [_share(each, run.trace.end_time, active, sole, shifting) for each in machines]
    return sorted(shares, key=lambda share: -share.total)


def _attributed(active: list[Period]) -> tuple[dict[str, float], dict[str, float]]:
    """Return the seconds that each object was the only and a shifting bottleneck."""
    chain = _chain(active)
    sole: dict[str, float] = {}
    shifting: dict[str, float] = {}
    for index, period in enumerate(chain):
        before = chain[index - 1].end if index else 0.0
        after = chain[index + 1].start if index + 1 < len(chain) else period.end
        into = max(0.0, min(before, period.end) - period.start)
        out_of = max(0.0, period.end - max(after, period.start))
        name, shared = period.object_id, min(into + out_of, period.seconds)
        sole[name] = sole.get(name, 0.0) + period.seconds - shared
        shifting[name] = shifting.get(name, 0.0) + shared
    return sole, shifting


def _chain(active: Iterable[Period]) -> list[Period]:
    """Return the active periods that were the longest of their time, one after the other."""
    waiting = sorted(active, key=lambda period: period.start)
    chain: list[Period] = []
    running: list[Period] = []
    position, now = 0, 0.0
    while True:
        while position < len(waiting) and waiting[position].start <= now:
            running.append(waiting[position])
            position += 1
        running = [period for period in running if period.end > now]
        if running:
            longest = max(running, key=lambda period: period.seconds)
            chain.append(longest)
            now = longest.end
        elif position < len(waiting):
            now = waiting[position].start
        else:
            return chain


def _share(
    report: ObjectReport,
    run_time: float,
    active: list[Period],
    sole: dict[str, float],
    shifting: dict[str, float],
) -> BottleneckShare:
    own = [period.seconds for period in active if period.object_id == report.id]
    return BottleneckShare(
        object_id=report.id,
        sole=sole.get(report.id, 0.0) / run_time,
        shifting=shifting.get(report.id, 0.0) / run_time,
        mean_active=sum(own) / len(own) if own else 0.0,
        utilisation=report.utilisation,
        blocked=report.states.get("blocked", 0.0),
        starved=sum(report.states.get(state, 0.0) for state in _STARVED),
    )
