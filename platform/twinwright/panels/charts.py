"""The charts, as data and Altair specifications; no Streamlit here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import altair as alt

from flexscript.simulation.trace import Trace

__all__ = ["flow_of", "states", "work_in_process"]

# The colours of the 3D scene: green works, blue sets up, red is blocked, amber waits for help and
# grey waits for work; lighter shades tell states of one kind apart.
STATE_COLOURS: Mapping[str, str] = {
    "processing": "#1ca85c",
    "generating": "#1ca85c",
    "utilize": "#1ca85c",
    "busy": "#1ca85c",
    "travel_loaded": "#1ca85c",
    "offset_travel_loaded": "#1ca85c",
    "loading": "#55bd84",
    "unloading": "#55bd84",
    "travel_empty": "#8ad1aa",
    "offset_travel_empty": "#8ad1aa",
    "conveying": "#8ad1aa",
    "releasing": "#b4dfc7",
    "setup": "#338ced",
    "waiting_for_operator": "#f7a60d",
    "waiting_for_transport": "#f9c25c",
    "scheduled_down": "#c98a10",
    "blocked": "#ed332b",
    "breakdown": "#a3201b",
    "down": "#a3201b",
    "collecting": "#8b98a3",
    "empty": "#9eabb5",
    "idle": "#9eabb5",
    # Entered by code, breakdowns and time tables only.
    **dict.fromkeys(
        ("operating", "mixing", "flowing", "filling", "inspecting", "preprocessing",
         "postprocessing", "purging", "cleaning"), "#55bd84",
    ),
    **dict.fromkeys(("accelerating", "maxspeed", "decelerating", "accumulating"), "#8ad1aa"),
    "change_over": "#338ced",
    **dict.fromkeys(("full", "stopped", "suspend"), "#ed332b"),
    **dict.fromkeys(("repair", "maintenance"), "#a3201b"),
    **dict.fromkeys(("off_shift", "lunch", "on_break"), "#c98a10"),
    **dict.fromkeys(
        ("starved", "waiting", "available", "standby", "allocated_idle", "not_empty"), "#9eabb5"
    ),
}  # fmt: skip
_OTHER = "#9eabb5"
_ROW_HEIGHT = 27
_LEGEND_AND_AXIS = 110
# More points than pixels show nothing more.
_MOST_POINTS = 600


def states(objects: Iterable[Mapping[str, Any]], bottleneck: str | None) -> alt.Chart:
    """One bar an object: the share of run time (0..1) that it spent in each state."""
    listed = [one for one in objects if one["states"]]
    rows = [
        {
            "object": _name(one, bottleneck),
            "state": _words(state),
            "share": share,
            "order": _order(state),
        }
        for one in listed
        for state, share in one["states"].items()
        if share > 0
    ]
    present = sorted(
        {state for one in listed for state, share in one["states"].items() if share > 0}, key=_order
    )
    colours = [STATE_COLOURS.get(state, _OTHER) for state in present]
    chart: alt.Chart = (
        alt.Chart({"values": rows}, height=_ROW_HEIGHT * len(listed) + _LEGEND_AND_AXIS)
        .mark_bar()
        .encode(
            x=alt.X("share:Q", title=None, axis=alt.Axis(format=".0%"), scale={"domain": [0, 1]}),
            y=alt.Y(
                "object:N",
                title=None,
                sort=[_name(one, bottleneck) for one in listed],
                scale=alt.Scale(paddingInner=0.3),
                axis=alt.Axis(labelLimit=180, labelOverlap=False, ticks=False, domain=False),
            ),
            color=alt.Color(
                "state:N",
                title=None,
                scale=alt.Scale(domain=[_words(state) for state in present], range=colours),
                legend=alt.Legend(orient="top", columns=4),
            ),
            order=alt.Order("order:Q"),
            tooltip=[
                alt.Tooltip("object:N", title="Object"),
                alt.Tooltip("state:N", title="State"),
                alt.Tooltip("share:Q", title="Share of time", format=".1%"),
            ],
        )
    )
    return chart


def work_in_process(flow: list[dict[str, float]]) -> alt.Chart:
    """Items in the line over model time, as ``flow_of`` gives it."""
    chart: alt.Chart = (
        alt.Chart({"values": flow}, height=200)
        .mark_area(interpolate="step-after", line=True, opacity=0.25)
        .encode(
            x=alt.X("minutes:Q", title="Model time (min)"),
            y=alt.Y("items:Q", title="Items"),
            tooltip=[
                alt.Tooltip("minutes:Q", title="Minute", format=".1f"),
                alt.Tooltip("items:Q", title="Items"),
            ],
        )
    )
    return chart


def flow_of(trace: Trace) -> list[dict[str, float]]:
    """Count the items in the line at each time that a trace tells of one coming or leaving."""
    present: set[int] = set()
    points: list[dict[str, float]] = [{"minutes": 0.0, "items": 0}]
    for move in trace.items:
        before = len(present)
        if move.holder is None:
            present.discard(move.item)
        else:
            present.add(move.item)
        if len(present) != before:
            points.append({"minutes": move.time / 60, "items": len(present)})
    points.append({"minutes": trace.end_time / 60, "items": len(present)})
    step = max(1, len(points) // _MOST_POINTS)
    return [*points[:-1:step], points[-1]]


def _name(one: Mapping[str, Any], bottleneck: str | None) -> str:
    return f"{one['name']} ◂" if one["id"] == bottleneck else str(one["name"])


def _words(state: str) -> str:
    return state.replace("_", " ")


def _order(state: str) -> int:
    known = list(STATE_COLOURS)
    return known.index(state) if state in STATE_COLOURS else len(known)
