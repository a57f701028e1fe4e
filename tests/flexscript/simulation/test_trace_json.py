"""The trace's JSON form: there and back, names once, other documents refused."""

from __future__ import annotations

import json

import pytest

from flexscript.simulation import simulate
from flexscript.simulation.trace import ExecuterMove, ItemMove, StateChange, Trace
from flexscript.simulation.trace_json import trace_from_json, trace_to_json
from tests.support.plants import make_plant, thing

_TRACE = Trace(
    end_time=9.5,
    states=(StateChange(0.0, "Press", "idle"), StateChange(2.5, "Press", "processing")),
    items=(ItemMove(2.5, 1, "Press"), ItemMove(3.0, 2, "@1"), ItemMove(9.0, 1, None)),
    executers=(ExecuterMove(1.0, 4.0, "Ann", (0.0, 0.0, 0.0), (3.0, 4.0, 0.0), loaded=True),),
    truncated=True,
)


def test_the_form_is_as_documented() -> None:
    assert trace_to_json(_TRACE) == {
        "schema": "twinwright.trace/1",
        "end_time": 9.5,
        "truncated": True,
        "objects": ["Press", "Ann"],
        "state_names": ["idle", "processing"],
        "states": [[0.0, 0, 0], [2.5, 0, 1]],
        "items": [[2.5, 1, 0], [3.0, 2, "@1"], [9.0, 1, None]],
        "executers": [[1.0, 4.0, 1, [0.0, 0.0, 0.0], [3.0, 4.0, 0.0], 1]],
    }


def test_a_trace_survives_json() -> None:
    assert trace_from_json(json.loads(json.dumps(trace_to_json(_TRACE)))) == _TRACE


def test_the_trace_of_a_run_survives_json() -> None:
    plant = make_plant(
        [thing("Loader", "Source", InterArrivalTime=7), thing("Exit", "Sink")], "Loader > Exit"
    )
    trace = simulate(plant, until=100).trace

    assert trace_from_json(json.loads(json.dumps(trace_to_json(trace)))) == trace


@pytest.mark.parametrize(
    "document",
    [{}, {"schema": "other/1"}, {**trace_to_json(_TRACE), "states": [[0.0, 99, 0]]}],
    ids=["empty", "other schema", "place beyond the names"],
)
def test_another_document_is_refused(document: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="schema|does not fit"):
        trace_from_json(document)
