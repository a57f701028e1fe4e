"""Random plants that move: networks, AGVs, lifting gear, belts and preemption, against the
invariants that hold for every run.
"""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

import flexscript
from flexscript.plant.model import Plant, PlantObject
from flexscript.plant.properties import PROPERTIES
from flexscript.simulation import RunLimits, SimulationError, simulate
from tests.support.plants import code, make_plant, thing

_LIMITS = RunLimits(max_events=20_000, max_items=2000, max_steps_at_one_time=5000)
_STATIONS = (
    "Queue",
    "Processor",
    "StraightConveyor",
    "CurvedConveyor",
    "BasicConveyor",
    "Combiner",
    "Separator",
)
_MOVERS = ("Operator", "Transporter", "TaskExecuter", "Crane", "Elevator", "ASRSvehicle", "Robot")
_SETTINGS: dict[str, tuple[Any, ...]] = {
    "Capacity": (1, 2, 3),
    "IsAccumulating": (0, 1),
    "LoadTime": (0, 2),
    "MaxAllocations": (1, 2),
    "MaxContent": (1, 2, 5),
    "MotionMode": (1, 2),
    "OffsetTravel": ("Do Not", "Travel"),
    "OperatorPreempt": (0, 1, 2, 3),
    "OperatorPriority": (0, 1, 2),
    "ProcessTime": (1, 4, code("exponential(0, 3, getstream(current))")),
    "QueueStrategy": (0, code("return tasksequence.priority;")),
    "SetupTime": (0, 2),
    "TransportPreempt": (0, 1, 2, 3),
    "TransportPriority": (0, 1, 2),
    "UnloadTime": (0, 1),
    "UseProcessOperators": (0, 1),
    "UseSetupOperators": (0, 1),
    "UseTransport": (1, 1, 0),
}


def _settings(random: Random, class_name: str) -> dict[str, Any]:
    return {
        name: random.choice(values)
        for name, values in _SETTINGS.items()
        if name in PROPERTIES[class_name] and random.random() < 0.5
    }


def _placed(random: Random, name: str, class_name: str) -> PlantObject:
    # On a grid, so that some points meet exactly.
    place = (5.0 * random.randint(0, 4), 5.0 * random.randint(0, 4), float(random.randint(0, 2)))
    return thing(name, class_name, at=place, **_settings(random, class_name))


def _random_plant(seed: int) -> Plant:
    random = Random(seed)
    stations = [_placed(random, f"S{n}", random.choice(_STATIONS)) for n in range(4)]
    movers = [_placed(random, f"M{n}", random.choice(_MOVERS)) for n in range(3)]
    points = [
        _placed(random, f"P{n}", random.choice(("NetworkNode", "ControlPoint"))) for n in range(8)
    ]
    paths = [
        thing(
            f"W{n}",
            "StraightPath",
            StartLocation=(5 * random.randint(0, 4), 0, 0),
            EndLocation=(5 * random.randint(0, 4), 5 * random.randint(0, 4), 0),
            IsTwoWay=random.randint(0, 1),
        )
        for n in range(4)
    ]
    objects = [
        thing("In", "Source", InterArrivalTime=code("exponential(0, 4, getstream(current))")),
        *stations,
        thing("Out", "Sink", at=(20, 20, 0)),
        thing("Desk", "Dispatcher", **_settings(random, "Dispatcher")),
        *movers,
        *points,
        *paths,
    ]
    chains = ["In > S0 > S1 > S2 > S3 > Out", "S0 > S2", "S1 > S3"]
    chains += [f"Desk > {mover.id}" for mover in movers if random.random() < 0.7]
    for station in stations:
        chains.append(f"{station.id} - {random.choice(['Desk', *(each.id for each in movers)])}")
    pairs = [
        (first, second)
        for place, first in enumerate(points)
        for second in points[place + 1 :]
        if first.class_name == second.class_name
    ]
    chains += [f"{first.id} > {second.id}" for first, second in pairs if random.random() < 0.5]
    for each in [*stations, *movers]:
        for point in random.sample(points, 2):
            chains.append(f"{point.id} > {each.id}")
    return make_plant(objects, *chains)


@pytest.mark.parametrize("seed", range(60))
def test_a_random_plant_that_moves_is_consistent(seed: int) -> None:
    plant = _random_plant(seed)
    try:
        run = simulate(plant, seed=seed, until=400, limits=_LIMITS)
    except SimulationError as error:
        assert len(str(error)) > 20
        return

    again = simulate(plant, seed=seed, until=400, limits=_LIMITS, trace=False)
    assert again.report == run.report
    starts = [move.start for move in run.trace.executers]
    assert starts == sorted(starts)
    last: dict[str, tuple[float, object]] = {}
    for move in run.trace.executers:
        end, place = last.get(move.object_id, (0.0, move.origin))
        assert move.start >= end - 1e-9, f"{move.object_id} is in two places"
        assert move.origin == pytest.approx(place, abs=1e-6), f"{move.object_id} jumps"
        last[move.object_id] = (move.end, move.destination)


@pytest.mark.parametrize("seed", range(15))
def test_a_plant_that_moves_is_the_same_after_emitting(seed: int) -> None:
    plant = _random_plant(seed)

    result = flexscript.build(flexscript.emit(plant))

    assert result.plant is not None and result.ok, result.diagnostics
    again = flexscript.build(flexscript.emit(result.plant))
    assert again.plant is not None
    assert again.plant.connections == result.plant.connections
    assert _figures(result.plant) == _figures(plant)


def _figures(plant: Plant) -> object:
    try:
        return simulate(plant, until=200, trace=False, limits=_LIMITS).report.objects
    except SimulationError as error:
        return str(error)
