"""Invariants: what holds for the figures of every run, whatever the plant.

Little's law, conservation of items and the sums of state times are identities of one run, not of
averages of many: a run that breaks one has counted wrongly.
"""

from __future__ import annotations

from collections import defaultdict
from math import isclose

from flexscript.simulation import Report, Run
from flexscript.simulation.report import ObjectReport
from flexscript.simulation.trace import Trace

__all__ = ["assert_invariants"]

# These pass items on as they came: no packing, no copies, no ends.
_PASS_ON = frozenset(
    {"Queue", "Processor", "MultiProcessor", "Rack"}
    | {"StraightConveyor", "CurvedConveyor", "BasicConveyor"}
)
_TINY = 1e-9


def assert_invariants(run: Run) -> None:
    """Assert the identities of a run; of its trace too, where there is a whole one."""
    report, trace = run.report, run.trace
    for each in report.objects:
        _assert_shares(each)
        _assert_levels(each)
    contents = sum(each.content.current for each in report.objects)
    assert report.work_in_process.current == contents, "the contents are the work in process"
    spread = report.time_in_system
    assert spread.minimum <= spread.average + _TINY and spread.average <= spread.maximum + _TINY
    whole_run = _same(report.run_time, trace.end_time)
    if whole_run:
        for each in report.objects:
            _assert_conserved(each, report.run_time)
    if trace.states and not trace.truncated:
        _assert_trace(report, trace, whole_run=whole_run)


def _assert_shares(each: ObjectReport) -> None:
    assert _same(sum(each.states.values()), 1.0), f"{each.id}: its states fill the run time"
    assert all(0 <= share <= 1 + _TINY for share in each.states.values()), each.id
    assert -_TINY <= each.utilisation <= 1 + _TINY, each.id


def _assert_levels(each: ObjectReport) -> None:
    level, stay = each.content, each.stay_time
    assert 0 <= level.current <= level.maximum, each.id
    assert -_TINY <= level.average <= level.maximum + _TINY, each.id
    assert stay.minimum - _TINY <= stay.average <= stay.maximum + 1e-6 * stay.maximum, each.id


def _assert_conserved(each: ObjectReport, run_time: float) -> None:
    """What came in went out or is inside; Little's law as an identity of the run.

    The integral of the content is the stay of all items: of those that left, and of those
    still inside up to now, at most the whole run each.
    """
    if each.class_name not in _PASS_ON:
        return
    assert each.input == each.output + each.content.current, f"{each.id} loses no items"
    inside = each.content.average * run_time - each.stay_time.count * each.stay_time.average
    slack = 1e-6 * (1.0 + each.content.average * run_time)
    assert -slack <= inside <= each.content.current * run_time + slack, f"{each.id}: Little's law"


def _assert_trace(report: Report, trace: Trace, *, whole_run: bool) -> None:
    """The trace ends where the report does and says the same on the way."""
    times = [move.time for move in trace.items]
    assert times == sorted(times), "moves come in time order"
    last = {move.item: move.holder for move in trace.items}
    held: dict[str | None, int] = defaultdict(int)
    for holder in last.values():
        held[holder] += 1
    areas = _areas(trace)
    for each in report.objects:
        assert held[each.id] == each.content.current, f"{each.id} holds what the trace says"
        if whole_run:
            area = each.content.average * report.run_time
            slack = 1e-6 * (1.0 + area)
            assert abs(areas[each.id] - area) <= slack, f"{each.id}: content over time"


def _areas(trace: Trace) -> dict[str, float]:
    """Return the time that all items together spent at each holder."""
    areas: dict[str, float] = defaultdict(float)
    since: dict[int, tuple[str | None, float]] = {}
    for move in trace.items:
        holder, start = since.get(move.item, (None, 0.0))
        if holder is not None:
            areas[holder] += move.time - start
        since[move.item] = (move.holder, move.time)
    for holder, start in since.values():
        if holder is not None:
            areas[holder] += trace.end_time - start
    return areas


def _same(first: float, second: float) -> bool:
    return isclose(first, second, rel_tol=1e-9, abs_tol=1e-9)
