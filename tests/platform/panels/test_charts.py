"""The data behind the charts."""

from __future__ import annotations

import pytest

from flexscript.simulation.states import STATE_NAMES
from flexscript.simulation.trace import ItemMove, Trace
from twinwright.panels import charts
from usd_export.states import state_colour, state_group


def _trace(end_time: float, *items: ItemMove) -> Trace:
    return Trace(end_time=end_time, states=(), items=items, executers=())


def test_flow_counts_items_that_are_in_the_line() -> None:
    flow = charts.flow_of(
        _trace(
            180.0,
            ItemMove(0, 1, "Source"),
            ItemMove(30, 1, "Queue"),
            ItemMove(60, 2, "Source"),
            ItemMove(120, 1, None),
        )
    )
    assert [(point["minutes"], point["items"]) for point in flow] == [
        (0.0, 0),
        (0.0, 1),
        (1.0, 2),
        (2.0, 1),
        (3.0, 1),
    ]


def test_a_long_flow_is_thinned_and_keeps_its_end() -> None:
    flow = charts.flow_of(_trace(5000.0, *(ItemMove(n, n, "Source") for n in range(5000))))
    assert len(flow) < 1300
    assert flow[-1]["items"] == 5000


def test_states_chart_has_a_row_an_object_and_marks_the_bottleneck() -> None:
    objects = [
        {"id": "A", "name": "A", "states": {"idle": 0.4, "processing": 0.6}},
        {"id": "B", "name": "B", "states": {"some_new_state": 1.0}},
        {"id": "C", "name": "C", "states": {}},
    ]
    chart = charts.states(objects, "A").to_dict()
    (rows,) = chart["datasets"].values()
    assert {row["object"] for row in rows} == {"A ◂", "B"}
    assert chart["encoding"]["color"]["scale"]["domain"] == [
        "processing",
        "idle",
        "some new state",
    ]


@pytest.mark.parametrize(
    "state", ["processing", "setup", "blocked", "waiting_for_operator", "travel_loaded"]
)
def test_states_have_the_colours_of_the_scene(state: str) -> None:
    scene = [round(part * 255) for part in state_colour(state)]
    chart = [int(charts.STATE_COLOURS[state][start : start + 2], 16) for start in (1, 3, 5)]
    assert all(abs(a - b) <= 2 for a, b in zip(scene, chart, strict=True))


def test_every_state_of_the_simulator_has_a_colour() -> None:
    assert set(STATE_NAMES) - {"unknown"} <= set(charts.STATE_COLOURS)


@pytest.mark.parametrize("state", ["lunch", "repair", "mixing", "change_over", "starved"])
def test_states_of_code_and_breakdowns_are_grouped_as_in_the_scene(state: str) -> None:
    groups = {"lunch": "held up", "repair": "blocked", "mixing": "working",
              "change_over": "setup", "starved": "waiting"}  # fmt: skip
    assert state_group(state) == groups[state]
