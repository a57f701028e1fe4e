"""Tests of the ways of executers."""

from __future__ import annotations

import pytest

from flexscript.simulation.trace import ExecuterMove, ItemMove, Trace
from tests.support.plants import make_plant, thing
from tests.support.scenes import line_plant, line_trace
from usd_export import build_scene
from usd_export.model import ExecuterKey, Scene


def _keys(scene: Scene, object_id: str) -> tuple[ExecuterKey, ...]:
    return next(track.keys for track in scene.executers if track.object_id == object_id)


def test_traveller_turns_to_where_it_goes_and_stands_between_travels() -> None:
    keys = _keys(build_scene(line_plant(), line_trace()), "Anna")
    at = {key[0]: key for key in keys}
    assert at[0.0][1:4] == at[8.0][1:4] == (9.275, 4.42, 0.0)
    assert at[12.0][1:4] == at[14.0][1:4] == (7.3, 0.0, 0.0)
    assert at[12.0][4] == pytest.approx(-114.1, abs=0.1)
    assert at[18.0][4] == pytest.approx(0.0, abs=0.1)


def test_robot_stands_and_turns_from_what_it_fetches_to_where_it_brings_it() -> None:
    plant = make_plant(
        [
            thing("From", "Queue", at=(-4.0, 1.0, 0.0)),
            thing("To", "Queue", at=(2.0, 1.0, 0.0)),
            thing("Arm", "Robot", at=(-0.38, 0.565, 0.0)),
        ]
    )
    moves = (ItemMove(1.0, 1, "From"), ItemMove(10.0, 1, "Arm"), ItemMove(14.0, 1, "To"))
    keys = _keys(build_scene(plant, Trace(20.0, (), moves, ())), "Arm")
    headings = {key[0]: key[4] % 360.0 for key in keys}
    assert {key[1:4] for key in keys} == {(0.0, 0.0, 0.0)}
    assert headings[10.0] == pytest.approx(180.0)
    assert headings[14.0] % 360.0 == pytest.approx(0.0, abs=1e-6)


def test_traveller_in_an_own_layout_follows_what_it_carries() -> None:
    plant = make_plant(
        [thing("From", "Queue"), thing("To", "Queue"), thing("Cart", "Transporter")], "From > To"
    )
    moves = (ItemMove(1.0, 1, "From"), ItemMove(10.0, 1, "Cart"), ItemMove(16.0, 1, "To"))
    scene = build_scene(plant, Trace(20.0, (), moves, ()))
    keys = _keys(scene, "Cart")
    places = {each.object_id: each.place for each in scene.instances}
    last = keys[-1]
    assert last[0] == 16.0
    assert abs(last[1] - places["To"][0]) < 4.0


def test_a_crane_stays_on_its_rails_while_its_hook_moves() -> None:
    plant = make_plant([thing("Gantry", "Crane", at=(0.0, 0.0, 0.0), size=(2.0, 2.0, 4.0))])
    moves = (
        ExecuterMove(0.0, 4.0, "Gantry", (1.0, -1.0, 0.0), (1.0, -1.0, 5.0), False),
        ExecuterMove(4.0, 9.0, "Gantry", (1.0, -1.0, 5.0), (6.0, 3.0, 5.0), False),
    )
    keys = _keys(build_scene(plant, Trace(20.0, (), (), moves)), "Gantry")
    assert keys[-1][:4] == (9.0, 6.0, 3.0, 0.0)
    assert {key[3] for key in keys} == {0.0}
    assert {key[4] for key in keys} == {0.0}
