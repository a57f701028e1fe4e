"""Random plants, most of them nonsense: a run ends with consistent figures or a clear error."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import pytest

from flexscript.plant.model import Plant, PlantObject
from flexscript.plant.properties import PROPERTIES
from flexscript.simulation import Run, RunLimits, SimulationError, simulate
from tests.support.plants import code, make_plant, thing

_STATIONS = (
    "Source",
    "Queue",
    "Processor",
    "Combiner",
    "Separator",
    "Sink",
    "Rack",
    "StraightConveyor",
    "MultiProcessor",
)
_EXECUTERS = ("Dispatcher", "Operator", "Transporter", "Robot", "TaskExecuter", "Crane")
_TIMES = (
    0,
    1,
    5,
    -3,
    code("exponential(0, 3, getstream(current))"),
    code("normal(1, 3)"),
    code("item.Type"),
    code("return current.content;"),
)
_SETTINGS: dict[str, tuple[Any, ...]] = {
    "BatchSize": (1, 2, 3),
    "Capacity": (1, 2, 4),
    "CombineMode": (1, 2, 3),
    "ComponentsList": (((2,), (1,)), (0,), (3,)),
    "DoBatching": (0, 1),
    "FlushContent": (0, 1),
    "InterArrivalTime": _TIMES,
    "LIFO": (0, 1),
    "LoadTime": (0, 1),
    "MaxBatchTime": (0, 4),
    "MaxContent": (1, 2, 5),
    "MinimumDwellTime": _TIMES,
    "NumProcessOperators": (0, 1, 2),
    "PassTo": (0, 1, 2),
    "ProcessTime": _TIMES,
    "Pull": (0, 1),
    "PullStrategy": (0, 1, 2),
    "SendToPort": (0, 1, 2, -1, code("duniform(1, 2)")),
    "SeparateMode": (0, 1),
    "SeparateQty": (0, 1, 3, code("item.subnodes.length")),
    "SetupTime": _TIMES,
    "UseProcessOperators": (0, 1),
    "UseSetupOperators": (0, 1),
    "UseTransport": (0, 1),
}
_LIMITS = RunLimits(max_events=20_000, max_items=2000, max_steps_at_one_time=5000)
_WIDE = RunLimits(max_steps_at_one_time=10_000_000)
_MOVES_ITEMS_ONLY = ("Queue", "Processor", "StraightConveyor", "Rack", "MultiProcessor")


def _random_object(random: Random, name: str, class_name: str) -> PlantObject:
    settings = {
        key: random.choice(values)
        for key, values in _SETTINGS.items()
        if key in PROPERTIES[class_name] and random.random() < 0.35
    }
    place = (random.uniform(-20, 20), random.uniform(-20, 20), 0.0)
    return thing(name, class_name, at=place, **settings)


def _random_plant(seed: int) -> Plant:
    random = Random(seed)
    classes = ["Source", "Sink", *random.choices(_STATIONS, k=random.randint(0, 7))]
    stations = [f"{class_name}{n}" for n, class_name in enumerate(classes)]
    movers = random.choices(_EXECUTERS, k=random.randint(0, 4))
    executers = [f"{class_name}{n}" for n, class_name in enumerate(movers)]
    objects = [
        _random_object(random, name, class_name)
        for name, class_name in zip([*stations, *executers], [*classes, *movers], strict=True)
    ]
    chains = [
        f"{random.choice(stations)} > {random.choice(stations)}" for _ in range(2 * len(stations))
    ]
    for executer in executers:
        chains += [f"{random.choice(stations)} - {executer}" for _ in range(2)]
        chains.append(f"{random.choice(executers)} > {executer}")
    return make_plant(objects, *chains)


def _assert_consistent(run: Run) -> None:
    """Assert what holds for every run, whatever the plant."""
    last_holder = {move.item: move.holder for move in run.trace.items}
    held = Counter(last_holder.values())
    for each in run.report.objects:
        assert sum(each.states.values()) == pytest.approx(1.0)
        assert held[each.id] == each.content.current
        if each.class_name in _MOVES_ITEMS_ONLY:
            assert each.input == each.output + each.content.current
    contents = sum(each.content.current for each in run.report.objects)
    assert run.report.work_in_process.current == contents


@pytest.mark.parametrize("seed", range(100))
def test_a_random_plant_runs_consistently_or_says_why_not(seed: int) -> None:
    plant = _random_plant(seed)
    try:
        run = simulate(plant, seed=seed, until=300, limits=_LIMITS)
    except SimulationError as error:
        assert len(str(error)) > 20
        return

    _assert_consistent(run)
    again = simulate(plant, seed=seed, until=300, limits=_LIMITS, trace=False)
    assert again.report == run.report


@pytest.mark.parametrize("class_name", ["Queue", "Processor", "Combiner", "Separator"])
def test_a_line_of_hundreds_of_stations_needs_no_call_depth(class_name: str) -> None:
    """One item passes empty stations, then a line that is full moves up by one place."""
    stations = [thing(f"Station{n}", class_name, MaxContent=1, ProcessTime=0) for n in range(400)]
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 500),)),
            *stations,
            thing("Press", "Processor", ProcessTime=10),
            thing("Exit", "Sink"),
        ],
        " > ".join(["Loader", *(each.id for each in stations), "Press", "Exit"]),
    )

    report = simulate(plant, until=25, trace=False, limits=_WIDE).report

    assert report.throughput == 2
    assert report.work_in_process.current == 498
