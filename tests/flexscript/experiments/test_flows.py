"""Flows between objects, with and without those who carry."""

from __future__ import annotations

import pytest

from flexscript.experiments import Flow, flows, sankey
from flexscript.simulation import Run, simulate
from tests.support.plants import make_plant, thing


@pytest.fixture
def run() -> Run:
    """Every second part goes to the scrap; Ann carries what the press finished."""
    plant = make_plant(
        [
            thing("Loader", "Source", InterArrivalTime=100),
            thing("Press", "Processor", ProcessTime=5, UseTransport=1),
            thing("Check", "Queue", SendToPort="1 + item.number % 2"),
            thing("Good", "Sink"),
            thing("Scrap", "Sink"),
            thing("Ann", "Operator"),
        ],
        "Loader > Press > Check > Good",
        "Check > Scrap",
        "Press - Ann",
    )
    objects = {each.id: each for each in plant.objects}
    objects["Loader"].properties["OnCreation"] = "item.number = current.stats.output.value;"  # type: ignore[index]
    return simulate(plant, until=1050)


def test_carried_items_went_from_station_to_station(run: Run) -> None:
    assert set(flows(run)) == {
        Flow("Loader", "Press", 10),
        Flow("Press", "Check", 10),
        Flow("Check", "Good", 5),
        Flow("Check", "Scrap", 5),
    }


def test_carriers_are_places_when_asked_for(run: Run) -> None:
    found = set(flows(run, carriers=True))

    assert {Flow("Press", "Ann", 10), Flow("Ann", "Check", 10)} < found
    assert not any(flow.source == "Press" and flow.target == "Check" for flow in found)


def test_a_sankey_diagram_names_nodes_by_index(run: Run) -> None:
    diagram = sankey(run)

    names = [node["name"] for node in diagram["nodes"]]
    assert names == ["Loader", "Press", "Check", "Good", "Scrap"]
    assert {"source": 2, "target": 4, "value": 5} in diagram["links"]


def test_a_run_without_trace_is_refused() -> None:
    plant = make_plant([thing("Exit", "Sink"), thing("Loader", "Source")], "Loader > Exit")

    with pytest.raises(ValueError, match="trace=True"):
        flows(simulate(plant, until=100, trace=False))
