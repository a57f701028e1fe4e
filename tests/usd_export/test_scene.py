"""Tests of the scene: every item moves without a jump, along what the trace says."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import dist

import pytest

import flexscript
from flexscript.plant.model import Plant
from flexscript.simulation.trace import ItemMove, Trace
from tests.support.plants import make_plant, thing
from tests.support.scenes import END_S, line_plant, line_trace
from usd_export import build_scene
from usd_export.animation.path import at
from usd_export.model import ItemTrack, Scene


@pytest.fixture(scope="module")
def scene() -> Scene:
    return build_scene(line_plant(), line_trace())


def _item(scene: Scene, number: int) -> ItemTrack:
    return next(track for track in scene.items if track.item == number)


def test_objects_become_instances_with_readable_prim_paths(scene: Scene) -> None:
    paths = {each.object_id: each.prim_path for each in scene.instances}
    assert paths["Buffer 1"] == "/Factory/Stations/Buffer_1"
    assert paths["Anna"] == "/Factory/Executers/Anna"
    assert paths["Desk"] == "/Factory/Dispatchers/Desk"


def test_place_is_the_centre_of_the_footprint(scene: Scene) -> None:
    press = next(each for each in scene.instances if each.object_id == "Press")
    assert press.place == (14.0, 0.0, 0.0)


def test_item_rests_on_its_holders_at_the_times_of_the_trace(scene: Scene) -> None:
    keys = _item(scene, 1).keys
    buffer, press = at(keys, 8.0), at(keys, 26.0)
    assert buffer[0] == pytest.approx(6.0, abs=1.0) and buffer[2] == pytest.approx(0.15)
    assert press[0] == pytest.approx(14.0, abs=1.8) and press[2] == pytest.approx(0.9)


def test_item_rides_with_its_executer(scene: Scene) -> None:
    keys, track = _item(scene, 1).keys, scene.executers[0]
    for time in (14.5, 15.5, 17.0):
        carrier = at(tuple((key[0], key[1], key[2], key[3]) for key in track.keys), time)
        assert dist(at(keys, time)[:2], carrier[:2]) < 0.6


def test_item_slides_along_the_belt(scene: Scene) -> None:
    keys = _item(scene, 1).keys
    places = [at(keys, time)[0] for time in (34.0, 36.0, 38.0)]
    assert places == pytest.approx([24.0, 26.0, 28.0], abs=0.01)


def test_item_is_there_from_its_making_until_it_is_through_the_sink(scene: Scene) -> None:
    keys = _item(scene, 1).keys
    assert keys[0][0] == 2.0
    assert 42.0 < keys[-1][0] <= 44.0
    assert _item(scene, 2).keys[-1][0] == END_S


def test_no_item_of_a_real_run_jumps() -> None:
    result = flexscript.build(_PROGRAM)
    assert result.plant is not None
    run = flexscript.simulate(result.plant, until=300.0)
    scene = build_scene(result.plant, run.trace, run.report)
    assert len(scene.items) > 20
    for track in scene.items:
        for (t0, *a), (t1, *b) in pairwise(track.keys):
            assert t1 > t0
            assert dist(a, b) / (t1 - t0) < 60.0, f"item {track.item} jumps at {t0}"


def test_packed_items_stay_on_their_container() -> None:
    plant = make_plant(
        [thing("Pack", "Combiner"), thing("Out", "Queue", at=(12.0, 0.0, 0.0))], "Pack > Out"
    )
    trace = Trace(
        50.0,
        (),
        (
            ItemMove(1.0, 1, "Pack"),
            ItemMove(2.0, 2, "Pack"),
            ItemMove(10.0, 2, "@1"),
            ItemMove(20.0, 1, "Out"),
        ),
        (),
    )
    scene = build_scene(plant, trace)
    container, packed = _item(scene, 1), _item(scene, 2)
    assert container.asset.name == "pallet"
    for time in (12.0, 21.0, 40.0):
        assert dist(at(container.keys, time), at(packed.keys, time)) < 0.8


def test_objects_on_one_spot_are_laid_out_by_flow_and_a_note_says_so() -> None:
    plant = make_plant([thing("A", "Source"), thing("B", "Queue"), thing("C", "Sink")], "A > B > C")
    scene = build_scene(plant, Trace(10.0, (), (), ()))
    xs = [each.place[0] for each in scene.instances]
    assert xs == sorted(xs) and xs[2] - xs[0] > 5.0
    assert "left to right" in scene.notes[0]


def test_own_places_of_the_plant_are_kept(scene: Scene) -> None:
    assert scene.notes == ()


def test_truncated_trace_is_noted() -> None:
    scene = build_scene(line_plant(), replace(line_trace(), truncated=True))
    assert "longer than its trace" in scene.notes[0]


@pytest.mark.parametrize(
    "plant", [Plant((), ()), make_plant([thing("Alone", "Robot")])], ids=["empty", "one robot"]
)
def test_plants_without_flow_have_a_scene(plant: Plant) -> None:
    scene = build_scene(plant, Trace(10.0, (), (), ()))
    assert scene.items == () and scene.hall.high[0] > scene.hall.low[0]


_PROGRAM = """
Object A = Object.create("Source"); A.name = "A"; A.setLocation(0, 0, 0);
Object Q = Object.create("Queue"); Q.name = "Q"; Q.setLocation(5, 0, 0);
Object P = Object.create("Processor"); P.name = "P"; P.setLocation(10, 0, 0);
Object B = Object.create("Conveyor::StraightConveyor"); B.name = "B"; B.setLocation(16, 0, 0);
Object S = Object.create("Separator"); S.name = "S"; S.setLocation(28, 0, 0);
Object Z = Object.create("Sink"); Z.name = "Z"; Z.setLocation(36, 0, 0);
Object T = Object.create("Transporter"); T.name = "T"; T.setLocation(8, 6, 0);
Object R = Object.create("Robot"); R.name = "R"; R.setLocation(26, 3, 0);
A.setProperty("InterArrivalTime", 9);
P.setProperty("ProcessTime", 6);
S.setProperty("ProcessTime", 2);
S.setProperty("SeparateMode", "Split");
Q.setProperty("UseTransport", 1);
B.setProperty("UseTransport", 1);
contextdragconnection(A, Q, "A");
contextdragconnection(Q, P, "A");
contextdragconnection(P, B, "A");
contextdragconnection(B, S, "A");
contextdragconnection(S, Z, "A");
contextdragconnection(Q, T, "S");
contextdragconnection(B, R, "S");
"""
