"""Random plants whose objects fail and have breaks: no item is lost, no time is unaccounted for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flexscript.plant.model import Plant
from flexscript.plant.tools import DownTime, Tools
from flexscript.simulation import RunLimits, SimulationError, simulate
from tests.support.plants import code
from tests.support.random_plants import plants

_LIMITS = RunLimits(max_events=20_000, max_items=2000, max_steps_at_one_time=20_000)
_UP = st.sampled_from(
    [5, 17, code("exponential(0, 20, getstream(current))"), code("uniform(1, 9)")]
)
_DOWN = st.sampled_from([0, 3, code("exponential(0, 6)")])


@st.composite
def _failing(draw: st.DrawFn) -> Plant:
    plant = draw(plants())
    jams: dict[str, Any] = {
        "UpTime": draw(_UP),
        "DownTime": draw(_DOWN),
        "BreakIndividually": draw(st.integers(0, 1)),
        "UpStates": draw(st.sampled_from([(), (2,), ("processing", "blocked", "travel_empty")])),
    }
    breaks: dict[str, Any] = {
        "Table": ((draw(st.integers(0, 9)), 35, draw(st.integers(0, 8))), (12, 0, 4)),
        "Mode": "Custom",
        "RepeatTime": draw(st.integers(15, 40)),
    }
    objects = [
        replace(
            each,
            properties={
                **each.properties,
                **({"MTBFMTTRs": ("Jams",)} if draw(st.booleans()) else {}),
                **({"TimeTables": "Breaks"} if draw(st.booleans()) else {}),
            },
        )
        for each in plant.objects
    ]
    tools = Tools(
        breakdowns={"Jams": DownTime(properties=jams)},
        time_tables={"Breaks": DownTime(properties=breaks)},
    )
    return Plant(tuple(objects), plant.connections, tools)


@settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(plant=_failing(), seed=st.integers(1, 1000))
def test_nothing_is_lost_when_objects_fail(plant: Plant, seed: int) -> None:
    try:
        # The invariants of every run are asserted around ``simulate``.
        run = simulate(plant, seed=seed, until=200, limits=_LIMITS)
    except SimulationError as error:
        assert len(str(error)) > 20
        return
    ended = [move.item for move in run.trace.items if move.holder is None]

    assert len(ended) == len(set(ended))
    assert simulate(plant, seed=seed, until=200, limits=_LIMITS).report == run.report
    assert simulate(plant, seed=seed, until=200, limits=_LIMITS, warm_up=50).report.run_time == 150
