"""Sampling: every layer is reached, its shares hold, and a plant is what its layers say."""

from __future__ import annotations

from collections import Counter
from random import Random
from statistics import mean

import pytest

from training.dataset.plants import Constraints, PlantSpec, sample_plant
from training.dataset.plants.automation import LEVEL_SHARES
from training.dataset.plants.constraints import (
    HELD_OUT_COMBINATIONS,
    LONGEST,
    LONGEST_IN_TRAINING,
    families_seen,
)
from training.dataset.plants.layouts import LAYOUTS
from training.dataset.plants.processes import PROCESS_SHARES
from training.dataset.plants.spec import MACHINES
from training.dataset.quantities import ARRIVAL_FAMILIES, SERVICE_FAMILIES, Timing
from training.dataset.vocabulary import INDUSTRIES, name_key


@pytest.fixture(scope="module")
def plants() -> list[PlantSpec]:
    return [sample_plant(Random(f"plant {seed}")) for seed in range(2500)]


def families(spec: PlantSpec, *keys: str) -> set[str]:
    times = (s.properties.get(key) for s in spec.stations for key in keys)
    return {t.family for t in times if isinstance(t, Timing)}


def test_a_random_state_gives_one_plant() -> None:
    assert sample_plant(Random(5)) == sample_plant(Random(5))
    assert sample_plant(Random(5)) != sample_plant(Random(6))


def test_all_five_layers_are_reached(plants: list[PlantSpec]) -> None:
    assert {p.process for p in plants} == set(PROCESS_SHARES)
    assert {p.level for p in plants} == set(LEVEL_SHARES)
    assert {p.layout for p in plants} == set(LAYOUTS)
    assert {p.industry.key for p in plants} == {i.key for i in INDUSTRIES}
    assert set.union(*(families(p, "InterArrivalTime") for p in plants)) == set(ARRIVAL_FAMILIES)
    assert set.union(*(families(p, "ProcessTime") for p in plants)) == set(SERVICE_FAMILIES)


@pytest.mark.parametrize(
    ("attribute", "shares"), [("process", PROCESS_SHARES), ("level", LEVEL_SHARES)]
)
def test_shares_are_as_stated(
    plants: list[PlantSpec], attribute: str, shares: dict[str, int]
) -> None:
    found = Counter(getattr(p, attribute) for p in plants)
    for value, share in shares.items():
        assert found[value] / len(plants) == pytest.approx(share / sum(shares.values()), abs=0.03)


def test_a_plant_has_about_three_machines_and_a_tail_of_large_ones(plants: list[PlantSpec]) -> None:
    machines = [sum(s.class_name in MACHINES for s in p.stations) for p in plants]
    objects = [len(p.stations) for p in plants]
    assert 2.7 <= mean(machines) <= 3.7
    assert sorted(machines)[len(machines) // 2] == 3
    assert 25 <= max(objects) <= LONGEST_IN_TRAINING


def test_a_process_has_what_its_name_says(plants: list[PlantSpec]) -> None:
    def share(process: str, *classes: str) -> float:
        stations = [s.class_name for p in plants if p.process == process for s in p.stations]
        return sum(name in classes for name in stations) / len(stations)

    assert share("workstation", "StraightConveyor") == share("assembly", "StraightConveyor") == 0
    assert share("conveyor", "StraightConveyor") > 3 * share("conveyor", "Queue")
    assert share("mixed", "StraightConveyor") > 0.05 < share("mixed", "Queue")
    assert share("assembly", "Combiner", "Separator") > 2 * share(
        "workstation", "Combiner", "Separator"
    )


def test_crew_stands_at_the_plants_of_its_level_only(plants: list[PlantSpec]) -> None:
    for plant in plants:
        classes = {s.class_name for s in plant.stations}
        crew = classes & {"Operator", "TaskExecuter", "Transporter", "Robot", "Dispatcher"}
        assert bool(crew) == (plant.level != "manual") == (plant.automation != "none")
        if plant.level == "robot":
            assert "Robot" in crew
        if plant.level == "agv":
            assert "TaskExecuter" in crew


def test_every_crew_is_called_by_somebody(plants: list[PlantSpec]) -> None:
    for plant in plants:
        if plant.level == "manual":
            continue
        called = {b for _, b, kind in plant.resources if kind == "S"}
        led = {b for _, b, kind in plant.resources if kind == "A"}
        crew = {
            k for k, s in enumerate(plant.stations)
            if s.class_name in ("Operator", "TaskExecuter", "Transporter", "Robot", "Dispatcher")
        }  # fmt: skip
        assert crew == called | led


def test_names_are_unique_and_places_are_apart(plants: list[PlantSpec]) -> None:
    for plant in plants:
        names = [s.name.lower() for s in plant.stations]
        places = [(s.x, s.y) for s in plant.stations]
        assert len(set(names)) == len(names)
        assert len(set(places)) == len(places), (plant.layout, places)
        assert all(
            x % 2 == 0 and y % 2 == 0 and 0 <= x <= 126 and -64 <= y <= 64 for x, y in places
        )


def test_training_has_no_held_out_name_pair_or_length(plants: list[PlantSpec]) -> None:
    unseen = {name_key(name) for i in INDUSTRIES for names in i.held_out.values() for name in names}
    for plant in plants:
        assert not unseen & {name_key(s.name) for s in plant.stations}
        assert families(plant, "ProcessTime", "SetupTime") <= set(families_seen(plant.layout))
        assert len(plant.stations) <= LONGEST_IN_TRAINING


def test_every_family_and_layout_of_a_held_out_pair_is_in_training_apart() -> None:
    for layout in LAYOUTS:
        assert len(families_seen(layout)) >= 6
    for family in HELD_OUT_COMBINATIONS:
        assert sum(family in families_seen(layout) for layout in LAYOUTS) >= 8


def test_each_constraint_gives_what_training_lacks() -> None:
    for seed in range(60):
        unseen = sample_plant(Random(seed), Constraints(unseen_names=True))
        assert not {n.name for n in unseen.stations} & {
            name for i in INDUSTRIES for name in (*i.sources, *i.stations, *i.queues, *i.sinks)
        }
        pair = sample_plant(Random(seed), Constraints(unseen_combination=True))
        assert families(pair, "ProcessTime", "SetupTime") - set(families_seen(pair.layout))
        longer = sample_plant(Random(seed), Constraints(longer=True))
        assert LONGEST_IN_TRAINING < len(longer.stations) <= LONGEST
