"""The review of plants: what it finds, what it keeps quiet about, and that runs agree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from flexscript import Plant, PlantObject, review, simulate
from flexscript.review.loads import loads_of
from flexscript.review.wiring import Wiring
from tests.support.plants import code, figures, make_plant, thing
from tests.support.random_plants import plants


def _row(*things: PlantObject) -> list[PlantObject]:
    """Return the objects in a row, 20 m apart."""
    return [replace(each, location=(20.0 * place, 0.0, 0.0)) for place, each in enumerate(things)]


def _source(gap: object = 10) -> PlantObject:
    return thing("Loader", "Source", InterArrivalTime=gap)


def _codes(plant: Plant) -> list[str]:
    return [found.code for found in review(plant)]


def _messages(plant: Plant, wanted: str) -> list[str]:
    return [found.message for found in review(plant) if found.code == wanted]


def test_a_sound_line_has_no_findings() -> None:
    press = thing("Press", "Processor", ProcessTime=code("uniform(5, 10, getstream(current))"))
    line = _row(_source(), thing("Buffer", "Queue"), press, thing("Out", "Sink"))
    assert _codes(make_plant(line, "Loader > Buffer > Press > Out")) == []


def test_too_slow_a_station_is_told_with_its_load() -> None:
    line = _row(_source(), thing("Press", "Processor", ProcessTime=12), thing("Out", "Sink"))
    assert _messages(make_plant(line, "Loader > Press > Out"), "FS603") == [
        "'Press' gets 360 items an hour but can serve 300: a load of 120% by the mean times."
    ]


def test_parallel_stations_serve_together() -> None:
    presses = [thing(name, "Processor", ProcessTime=18) for name in ("P1", "P2")]
    line = _row(_source(), thing("Buffer", "Queue"), *presses, thing("Out", "Sink"))
    chains = ("Loader > Buffer > P1 > Out", "Buffer > P2 > Out")
    assert _codes(make_plant(line, *chains)) == []
    slower = [each for each in line if each.class_name != "Processor"]
    slower += _row(*(thing(name, "Processor", ProcessTime=25) for name in ("P1", "P2")))
    (message,) = _messages(make_plant(slower, *chains), "FS603")
    assert message.startswith("'P1' and 'P2' together get 360 items an hour but can serve 288")


def test_capacity_multiplies() -> None:
    press = thing("Oven", "Processor", ProcessTime=50, SetupTime=10, MaxContent=6)
    line = _row(_source(), press, thing("Out", "Sink"))
    assert _codes(make_plant(line, "Loader > Oven > Out")) == []


def test_routing_by_share_is_followed() -> None:
    test = thing("Test", "Processor", ProcessTime=5, SendToPort=code("bernoulli(80, 1, 2)"))
    line = _row(_source(), test, thing("Repair", "Processor", ProcessTime=60), thing("Out", "Sink"))
    plant = make_plant(line, "Loader > Test > Out", "Test > Repair > Out")
    assert _messages(plant, "FS603")[0].startswith(
        "'Repair' gets 72 items an hour but can serve 60"
    )


def test_rework_adds_to_the_load() -> None:
    test = thing("Test", "Processor", ProcessTime=8, SendToPort=code("bernoulli(50, 1, 2)"))
    line = _row(_source(), test, thing("Back", "Queue"), thing("Out", "Sink"))
    plant = make_plant(line, "Loader > Test > Out", "Test > Back > Test")
    loads = loads_of(Wiring(plant))
    # Of 8 s each: 0.125 a second are served, half of them come back, 0.1 come first.
    assert loads.arriving["Test"] == pytest.approx(0.1 + 0.0625)
    assert "FS603" in _codes(plant)


def test_a_split_multiplies_and_a_pack_divides() -> None:
    line = _row(
        _source(),
        thing("Cut", "Separator", ProcessTime=1, SeparateMode=0, SeparateQty=4),
        thing("Boxes", "Source", InterArrivalTime=10),
        thing("Pack", "Combiner", ProcessTime=1, ComponentsList=((2,),)),
        thing("Out", "Sink"),
    )
    plant = make_plant(line, "Boxes > Pack > Out", "Loader > Cut > Pack")
    loads = loads_of(Wiring(plant))
    assert loads.arriving["Pack"] == pytest.approx(0.1)
    assert loads.arriving["Out"] == pytest.approx(0.1)


def test_shared_operators_are_a_limit() -> None:
    stations = [
        thing(name, "Processor", ProcessTime=8, UseProcessOperators=1) for name in ("P1", "P2")
    ]
    line = _row(_source(), *stations, thing("Out", "Sink"), thing("Ann", "Operator"))
    plant = make_plant(line, "Loader > P1 > P2 > Out", "P1 - Ann", "P2 - Ann")
    assert _messages(plant, "FS604") == [
        "'P1' and 'P2' need 1.6 operators on average, walking not counted; there is 1: 'Ann'."
    ]
    run = simulate(plant, seed=1, until=20_000)
    assert run.report.throughput < 1_400  # 2,000 came


def test_a_team_shares_its_work() -> None:
    press = thing("P", "Processor", ProcessTime=8, UseProcessOperators=1, NumProcessOperators=2)
    team = [thing(name, "Operator") for name in ("Ann", "Ben")]
    line = _row(_source(), press, thing("Out", "Sink"), thing("Desk", "Dispatcher"), *team)
    plant = make_plant(line, "Loader > P > Out", "P - Desk", "Desk > Ann", "Desk > Ben")
    assert _codes(plant) == []


def test_what_lies_on_no_way_is_told() -> None:
    line = _row(_source(), thing("Lost", "Queue"), thing("Alone", "Queue"), thing("Out", "Sink"))
    plant = make_plant(line, "Loader > Lost", "Alone > Out")
    found = [(each.code, each.message) for each in review(plant)]
    assert ("FS601", "No item reaches 'Alone': nothing is connected to it.") in found
    assert ("FS601", "No item reaches 'Out': only 'Alone' sends to it.") in found
    ends = "Items end in 'Lost': it is no Sink and is connected to nothing."
    assert ("FS602", ends) in found


def test_a_loop_without_an_exit_is_told() -> None:
    line = _row(_source(), thing("A", "Queue"), thing("B", "Queue"), thing("Out", "Sink"))
    plant = make_plant(line, "Loader > A > B > A")
    assert len(_messages(plant, "FS602")) == 2


def test_turned_footprints_are_compared() -> None:
    wide = thing("Wide", "Queue", size=(10, 1, 1))
    plant = make_plant([wide, thing("Near", "Queue", at=(4, 2.5, 0))])
    assert "FS605" not in _codes(plant)
    turned = PlantObject(
        id="Wide", name="Wide", class_name="Queue", size=(10, 1, 1), rotation=(0, 0, 90)
    )
    plant = make_plant([turned, thing("Near", "Queue", at=(4, 2.5, 0))])
    assert _messages(plant, "FS605") == ["'Near' stands in the place of 'Wide'."] or _messages(
        plant, "FS605"
    ) == ["'Wide' stands in the place of 'Near'."]


def test_a_finding_stands_where_the_name_is_written() -> None:
    (found,) = review(make_plant([thing("Desk", "Dispatcher")]), 'x;\no.name = "Desk";', "a.fs")
    assert (found.line, found.column, found.length, found.name) == (2, 10, 6, "a.fs")


def test_ports_in_conditions_and_bodies_are_seen() -> None:
    body = "if (item.Type == 1) { return 1; } return item.Bad ? 3 : 2;"
    line = _row(_source(), thing("Q", "Queue", SendToPort=code(body)), thing("Out", "Sink"))
    (message,) = _messages(make_plant(line, "Loader > Q > Out"), "FS610")
    assert "chooses output port 3, but it has one port" in message


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plants())
def test_any_plant_can_be_reviewed(plant: Plant) -> None:
    assert {found.severity for found in review(plant)} <= {"warning"}


def test_a_line_without_takt_findings_keeps_its_takt() -> None:
    press = thing("Press", "Processor", ProcessTime=code("exponential(0, 8)"))
    line = _row(
        _source(code("exponential(0, 10)")), thing("B", "Queue"), press, thing("Out", "Sink")
    )
    plant = make_plant(line, "Loader > B > Press > Out")
    assert _codes(plant) == []
    report = simulate(plant, seed=3, until=200_000).report
    assert figures(report, "Press").utilisation == pytest.approx(0.8, abs=0.03)
