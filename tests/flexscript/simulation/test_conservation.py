"""Random plants conserve items: what was made has ended or is somewhere, once."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flexscript.plant.model import Plant
from flexscript.simulation import Run, RunLimits, SimulationError, simulate
from tests.support.invariants import assert_invariants
from tests.support.random_plants import plants

_LIMITS = RunLimits(max_events=20_000, max_items=2000, max_steps_at_one_time=20_000)
_CHANGES_ITEMS = ("Combiner", "Separator")


def _run(plant: Plant, seed: int) -> Run | None:
    """Run a plant; ``None`` when the run says, in a sentence, why it cannot."""
    try:
        return simulate(plant, seed=seed, until=200, limits=_LIMITS)
    except SimulationError as error:
        assert len(str(error)) > 20
        return None


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(plant=plants(), seed=st.integers(1, 1000))
def test_items_are_made_once_and_end_once(plant: Plant, seed: int) -> None:
    run = _run(plant, seed)
    if run is None:
        return

    assert_invariants(run)
    ended: set[int] = set()
    for move in run.trace.items:
        assert move.item not in ended, f"item {move.item} moved after its end"
        if move.holder is None:
            ended.add(move.item)
    made = {move.item for move in run.trace.items}
    assert made == set(range(1, len(made) + 1)), "items are numbered as they are made"

    report = run.report
    if not any(each.class_name in _CHANGES_ITEMS for each in report.objects):
        assert len(made) == report.throughput + report.work_in_process.current
        sources = [each for each in report.objects if each.class_name == "Source"]
        assert len(made) == sum(each.output + each.content.current for each in sources)
        sinks = [each for each in report.objects if each.class_name == "Sink"]
        assert len(ended) == report.throughput == sum(each.input for each in sinks)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(plant=plants(), seed=st.integers(1, 1000))
def test_a_run_is_the_same_with_and_without_its_trace_and_a_second_time(
    plant: Plant, seed: int
) -> None:
    run = _run(plant, seed)
    if run is None:
        return

    assert simulate(plant, seed=seed, until=200, limits=_LIMITS) == run
    assert simulate(plant, seed=seed, until=200, limits=_LIMITS, trace=False).report == run.report
