"""The recorder: states that last no time are left out; the budget cuts all kinds."""

from __future__ import annotations

from flexscript.simulation.recorder import Recorder
from flexscript.simulation.states import IDLE, PROCESSING
from flexscript.simulation.trace import StateChange


def test_a_state_left_at_once_is_left_out() -> None:
    recorder = Recorder(100)
    for time, state in ((0.0, IDLE), (0.0, PROCESSING), (5.0, IDLE), (5.0, PROCESSING)):
        recorder.state(time, "Press", state)

    assert recorder.trace(10.0).states == (StateChange(0.0, "Press", "processing"),)


def test_rows_end_for_all_kinds_when_the_budget_is_spent() -> None:
    recorder = Recorder(2)
    recorder.item(1.0, 1, "Press")
    recorder.state(1.0, "Press", IDLE)
    recorder.item(2.0, 1, None)
    recorder.state(3.0, "Press", PROCESSING)

    trace = recorder.trace(10.0)

    assert trace.truncated
    assert (len(trace.items), len(trace.states)) == (1, 1)
