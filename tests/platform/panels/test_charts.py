"""The data behind the charts."""

from __future__ import annotations

from twinwright.panels import charts


def _move(time: float, item: int, holder: str | None) -> dict[str, object]:
    return {"time": time, "item": item, "holder": holder}


def test_flow_counts_items_that_are_in_the_line() -> None:
    moves = [
        _move(0, 1, "Source"),
        _move(30, 1, "Queue"),
        _move(60, 2, "Source"),
        _move(120, 1, None),
    ]
    flow = charts.flow_of({"items": moves, "end_time": 180.0})
    assert [(point["minutes"], point["items"]) for point in flow] == [
        (0.0, 0),
        (0.0, 1),
        (1.0, 2),
        (2.0, 1),
        (3.0, 1),
    ]


def test_a_long_flow_is_thinned_and_keeps_its_end() -> None:
    moves = [_move(float(n), n, "Source") for n in range(5000)]
    flow = charts.flow_of({"items": moves, "end_time": 5000.0})
    assert len(flow) < 1300
    assert flow[-1]["items"] == 5000


def test_states_chart_has_a_row_an_object_and_marks_the_bottleneck() -> None:
    objects = [
        {"id": "A", "name": "A", "states": {"idle": 0.4, "processing": 0.6}},
        {"id": "B", "name": "B", "states": {"some new state": 1.0}},
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
