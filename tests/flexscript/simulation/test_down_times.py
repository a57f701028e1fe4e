"""Breakdowns and time tables, from the program to the report."""

from __future__ import annotations

from itertools import pairwise

import pytest

from flexscript import build, emit, simulate
from flexscript.plant.model import Plant
from flexscript.plant.serial import plant_from_json, plant_to_json
from flexscript.simulation import Run
from flexscript.simulation.errors import SettingError
from tests.support.invariants import assert_invariants
from tests.support.plants import figures, holders, states

_LINE = """
Object S = Object.create("Source"); S.name = "S";
Object P = Object.create("Processor"); P.name = "P";
Object Q = Object.create("Processor"); Q.name = "Q";
Object K = Object.create("Sink"); K.name = "K";
S.setProperty("InterArrivalTime", 10);
P.setProperty("ProcessTime", 6);
Q.setProperty("ProcessTime", 1);
contextdragconnection(S, P, "A");
contextdragconnection(P, Q, "A");
contextdragconnection(Q, K, "A");
"""
_FAILS = """
Object m = Tools.create("MTBFMTTR");
m.name = "Jams";
P.setProperty("MTBFMTTRs", ["Jams"]);
"""
_SHIFTS = """
Object t = Tools.create("TimeTable");
t.name = "Shifts";
P.setProperty("TimeTables", [t]);
"""


def _plant(program: str) -> Plant:
    result = build(_LINE + program)
    assert result.plant is not None, [str(found) for found in result.diagnostics]
    return result.plant


def _run(program: str, until: float = 100) -> Run:
    run = simulate(_plant(program), until=until)
    assert_invariants(run)
    return run


def _times(tool: str, **values: str) -> str:
    return "".join(f'{tool}.setProperty("{name}", {value});' for name, value in values.items())


def _down(run: Run, name: str, state: str = "breakdown") -> list[tuple[float, float]]:
    """Return from when to when an object was in a state."""
    rows = [*states(run, name), (run.trace.end_time, "")]
    return [(time, end) for (time, each), (end, _) in pairwise(rows) if each == state]


def test_a_machine_fails_after_its_up_time_and_keeps_the_time_that_was_left() -> None:
    run = _run(_FAILS + _times("m", UpTime="13", DownTime="4"))

    # Up for 13 s from 0 and from each repair on; work from 10 stands still from 13 to 17.
    assert _down(run, "P") == [(13, 17), (30, 34), (47, 51), (64, 68), (81, 85), (98, 100)]
    assert [time for time, _, holder in holders(run) if holder == "Q"][:2] == [20, 26]


def test_the_first_failure_has_a_time_of_its_own() -> None:
    run = _run(_FAILS + _times("m", UpTime="50", DownTime="4", FirstFailureTime="3"))

    assert _down(run, "P") == [(3, 7), (57, 61)]


def test_a_first_failure_below_zero_never_comes() -> None:
    run = _run(_FAILS + _times("m", UpTime="50", DownTime="4", FirstFailureTime="-1"))

    assert _down(run, "P") == []


def test_up_time_may_count_in_some_states_only() -> None:
    run = _run(
        _FAILS + _times("m", UpTime="8", DownTime="5", UpStates='[STATE_PROCESSING, "setup"]')
    )

    # Processing from 10 to 16 and from 20 on: the eighth second of it ends at 22.
    assert _down(run, "P")[0] == (22, 27)
    assert figures(run.report, "P").states["processing"] == pytest.approx(0.5, abs=0.06)


def test_members_fail_together_or_each_by_itself() -> None:
    both = _FAILS + 'Q.setProperty("MTBFMTTRs", "Jams");'
    random = _times("m", UpTime='"uniform(10, 20, getstream(current))"', DownTime="2")
    alone = _run(both + random)
    together = _run(both + random + _times("m", BreakIndividually="0"))

    assert _down(alone, "P") != _down(alone, "Q")
    assert _down(together, "P") == _down(together, "Q") != []


def test_failures_do_not_shift_the_numbers_that_objects_draw() -> None:
    program = 'S.setProperty("InterArrivalTime", "exponential(0, 10, getstream(current))");'
    fails = _FAILS + _times("m", UpTime='"exponential(0, 30)"', DownTime="1")
    fails = fails.replace("P.set", "S.set") + _times("m", UpStates='["lunch"]')
    made = [
        [time for time, _, holder in holders(_run(program + each, 50)) if holder == "S"]
        for each in ("", fails)
    ]

    assert made[0] == made[1]


def test_the_share_of_breakdown_is_that_of_the_times() -> None:
    run = _run(
        _FAILS + _times("m", UpTime='"exponential(0, 80, 0)"', DownTime='"exponential(0, 20, 0)"'),
        until=400_000,
    )

    assert figures(run.report, "P").states["breakdown"] == pytest.approx(0.2, abs=0.01)


def test_code_of_a_breakdown_knows_the_object() -> None:
    code = '"Object involved = param(1); return involved.name == \\"P\\" ? 25 : 1;"'
    run = _run(_FAILS + _times("m", UpTime="1000", FirstFailureTime=code, DownTime="1"))

    assert _down(run, "P") == [(25, 26)]


def test_an_operator_breaks_down_too() -> None:
    program = """
    Object A = Object.create("Operator"); A.name = "A";
    contextdragconnection(P, A, "S");
    P.setProperty("UseProcessOperators", 1);
    A.setLocation(0, 0, 0);
    """
    run = _run(program + _FAILS.replace("P.set", "A.set") + _times("m", UpTime="12", DownTime="4"))

    assert _down(run, "A")[0] == (12, 16)
    assert _down(run, "P", "waiting_for_operator")[-1][1] > 16


def test_a_time_table_stops_its_members_in_its_states() -> None:
    rows = '[[12, STATE_LUNCH, 5], [[0.5, "min"], "off_shift", 10], [70, 0, 1]]'
    run = _run(_SHIFTS + _times("t", Table=rows))

    assert _down(run, "P", "lunch") == [(12, 17)]
    assert _down(run, "P", "off_shift") == [(30, 40)]
    assert _down(run, "P", "scheduled_down") == [(70, 71)]


@pytest.mark.parametrize(
    ("mode", "period"), [("Daily", 86_400), ("Weekly", 604_800), ("Custom", 1000)]
)
def test_a_time_table_repeats(mode: str, period: float) -> None:
    program = _SHIFTS + _times("t", Table="[[0, 30, 100]]", Mode=f'"{mode}"', RepeatTime="1000")
    run = simulate(_plant(program + 'S.setProperty("InterArrivalTime", 5000);'), until=period * 3)

    assert _down(run, "P", "off_shift")[:2] == [(0, 100), (period, period + 100)]


def test_overlapping_rows_accumulate() -> None:
    run = _run(_SHIFTS + _times("t", Table="[[12, 34, 10], [18, 35, 10]]"))

    assert _down(run, "P", "lunch") == [(12, 18)]
    assert _down(run, "P", "on_break") == [(18, 28)]


def test_a_tool_that_is_not_enabled_does_nothing() -> None:
    run = _run(_FAILS + _times("m", UpTime="5", DownTime="5", Enabled="0"))

    assert "breakdown" not in figures(run.report, "P").states


def test_tools_survive_the_emitter_and_json() -> None:
    plant = _plant(
        _FAILS
        + _times("m", UpTime='"exponential(0, 80, getstream(current))"', DownTime='[2, "min"]')
        + _SHIFTS
        + _times("t", Table="[[12, STATE_LUNCH, 5]]", Mode='"Weekly"')
    )

    assert plant.tools.breakdowns["Jams"].properties["DownTime"] == 120
    assert build(emit(plant)).plant == plant
    assert plant_from_json(plant_to_json(plant)) == plant


@pytest.mark.parametrize(
    ("program", "message"),
    [
        (_FAILS + _times("m", UpTme="3"), "UpTime"),
        (_FAILS + _times("m", DownTime="-3"), "at least 0"),
        (_FAILS + _times("m", UpTime='"no_such(3)"'), "no_such"),
        (_SHIFTS + _times("t", Mode='"Dayly"'), "Daily"),
    ],
)
def test_wrong_properties_of_tools_are_found_in_the_build(program: str, message: str) -> None:
    result = build(_LINE + program)

    assert result.plant is None or not result.ok
    assert any(message in str(found) for found in result.diagnostics)


@pytest.mark.parametrize(
    ("program", "message"),
    [
        (_SHIFTS + _times("t", Table="[[1, 2]]"), "time, state and duration"),
        (_SHIFTS + _times("t", Table="[[1, 99, 5]]"), "number or name of a state"),
        (_SHIFTS + _times("t", Table="[[-1, 12, 5]]"), "at least 0"),
        (_SHIFTS + _times("t", Table="[[1, 12, 5]]", Mode='"Custom"'), "RepeatTime above 0"),
        (_FAILS + _times("m", DownState='"asleep"'), "number or name of a state"),
    ],
)
def test_settings_without_sense_end_the_run_with_a_sentence(program: str, message: str) -> None:
    with pytest.raises(SettingError, match=message):
        simulate(_plant(program), until=10)


def test_an_object_that_names_no_tool_is_reported() -> None:
    run = _run('P.setProperty("MTBFMTTRs", ["Nothing"]);')

    assert any("no MTBFMTTR is called 'Nothing'" in line for line in run.report.warnings)
