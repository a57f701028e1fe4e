"""Flows: how many items went from where to where, as the nodes and links of a Sankey diagram."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from flexscript.experiments.periods import whole
from flexscript.simulation.engine import Run

__all__ = ["Flow", "flows", "sankey"]

_CARRIERS = frozenset(
    {
        *("AGV", "ASRSvehicle", "Crane", "Elevator", "Operator"),
        *("Robot", "TaskExecuter", "Transporter"),
    }
)


@dataclass(frozen=True, slots=True)
class Flow:
    """So many items went straight from one object to another."""

    source: str
    target: str
    items: int


def flows(run: Run, *, carriers: bool = False) -> list[Flow]:
    """Return the flows between objects, in the order in which they began.

    What an executer carried counts as gone from station to station, unless ``carriers`` asks for
    the executers as places of their own. Parts in a container travel with it, uncounted.

    Raises:
        TruncatedTraceError: the run has no whole trace.
        ValueError: the run was made without a trace.
    """
    if not run.trace.states:
        raise ValueError("flows need a run with trace=True")
    passing = {each.id for each in run.report.objects if each.class_name in _CARRIERS}
    if carriers:
        passing = set()
    at: dict[int, str | None] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for move in whole(run.trace).items:
        if move.holder in passing:
            continue
        before = at.get(move.item)
        at[move.item] = holder = move.holder
        if before is None or holder is None or before == holder:
            continue
        if not before.startswith("@") and not holder.startswith("@"):
            counts[before, holder] += 1
    return [Flow(source, target, items) for (source, target), items in counts.items()]


def sankey(run: Run, *, carriers: bool = False) -> dict[str, Any]:
    """Return nodes and links in the form that Plotly and D3 draw: links name nodes by index."""
    found = flows(run, carriers=carriers)
    touched = {name for flow in found for name in (flow.source, flow.target)}
    nodes = [each for each in run.report.objects if each.id in touched]
    index = {each.id: number for number, each in enumerate(nodes)}
    return {
        "nodes": [{"id": each.id, "name": each.name, "class": each.class_name} for each in nodes],
        "links": [
            {"source": index[flow.source], "target": index[flow.target], "value": flow.items}
            for flow in found
        ],
    }
