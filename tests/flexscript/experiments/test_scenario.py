"""Scenarios: named changes of a plant."""

from __future__ import annotations

import pytest

from flexscript.experiments import Scale, Scenario, ScenarioError
from flexscript.plant.model import Code, Plant
from flexscript.simulation import simulate
from tests.support.plants import code, figures, make_plant, thing


@pytest.fixture
def plant() -> Plant:
    return make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=code("exponential(0, 10)")),
            thing("Press.1", "Processor", ProcessTime=(2, "min")),
            thing("Buffer", "Queue", LIFO=1),
            thing("Exit", "Sink"),
        ],
        "Loader > Buffer > Press.1 > Exit",
    )


def test_a_change_sets_the_property_and_leaves_the_plant_alone(plant: Plant) -> None:
    changed = Scenario("big", {"Buffer.MaxContent": 3, "Press.1.ProcessTime": 8}).apply(plant)

    assert changed.find("Buffer").properties == {"LIFO": 1, "MaxContent": 3}
    assert changed.find("Press.1").properties == {"ProcessTime": 8}
    assert plant.find("Buffer").properties == {"LIFO": 1}
    assert changed.connections == plant.connections
    assert [each.id for each in changed.objects] == [each.id for each in plant.objects]


@pytest.mark.parametrize(
    ("name", "scaled"),
    [
        ("Press.1.ProcessTime", (4, "min")),
        ("Loader.InterArrivalTime", Code("(exponential(0, 10)) * 2")),
        ("Buffer.MaxContent", 2000),
    ],
)
def test_numbers_units_code_and_defaults_are_scaled(
    plant: Plant, name: str, scaled: object
) -> None:
    owner, _, property_name = name.rpartition(".")

    changed = Scenario("double", {name: Scale(2)}).apply(plant)

    assert changed.find(owner).properties[property_name] == scaled


def test_a_scaled_random_time_draws_the_same_numbers(plant: Plant) -> None:
    slow = Scenario("slow", {"Loader.InterArrivalTime": Scale(2.0)}).apply(plant)

    before = figures(simulate(plant, until=5_000).report, "Loader").output
    after = figures(simulate(slow, until=10_000).report, "Loader").output

    assert before == after > 400


def test_code_of_several_statements_cannot_be_scaled(plant: Plant) -> None:
    body = Scenario("x", {"Press.1.ProcessTime": code("double t = 3; return t;")}).apply(plant)

    with pytest.raises(ScenarioError, match="only numbers and code of one expression"):
        Scenario("y", {"Press.1.ProcessTime": Scale(2)}).apply(body)


def test_a_name_that_does_not_exist_is_answered_with_the_one_that_does(plant: Plant) -> None:
    with pytest.raises(ScenarioError, match="Did you mean 'Buffer'"):
        Scenario("x", {"Bufer.MaxContent": 1}).apply(plant)
    with pytest.raises(ScenarioError, match="has no property 'MaxContents'. Did you mean"):
        Scenario("x", {"Buffer.MaxContents": 1}).apply(plant)
