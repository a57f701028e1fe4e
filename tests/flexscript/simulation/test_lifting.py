"""Cranes, elevators, stacker cranes and robots: what each of their motions takes."""

from __future__ import annotations

from itertools import pairwise
from math import sqrt
from typing import Any

import pytest

from flexscript.plant.model import PlantObject, Vector
from flexscript.simulation import Run, simulate
from flexscript.simulation.errors import SettingError
from tests.support.plants import code, figures, holders, make_plant, states, thing

_POINT = (1e-9, 1e-9, 1.0)


def _haul(carrier: PlantObject, *, origin: Vector, goal: Vector, quantity: int = 1) -> Run:
    """Items at ``origin`` are brought to ``goal``; both are points."""
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", quantity),)),
            thing("Buffer", "Queue", at=origin, size=_POINT, UseTransport=1),
            thing("Store", "Queue", at=goal, size=_POINT, SendToPort=-1),
            carrier,
        ],
        "Loader > Buffer > Store",
        f"Buffer - {carrier.id}",
    )
    return simulate(plant, until=1000)


def _legs(run: Run) -> list[Any]:
    return [
        (
            pytest.approx(move.start, abs=1e-6),
            pytest.approx(move.end, abs=1e-6),
            pytest.approx(move.destination, abs=1e-6),
        )
        for move in run.trace.executers
    ]


def _loading_at(run: Run) -> float:
    return next(time for time, state in states(run, "Gantry") if state == "loading")


def _crane(**settings: Any) -> PlantObject:
    return thing("Gantry", "Crane", size=_POINT, LiftHeight=4, LoadTime=1, **settings)


def test_a_crane_lifts_moves_and_lowers() -> None:
    run = _haul(_crane(), origin=(12, 20, 0), goal=(12, 0, 2))

    # 4 m up: 4 s. 12 and 20 m at once: 20 / 2 + 2 = 12 s. 4 m down: 4 s. Load: 1 s.
    # Up 4 s, back 20 m in 12 s, 2 m down in 2 sqrt(2) s.
    down = 2 * sqrt(2)
    assert states(run, "Gantry") == [
        (0, "offset_travel_empty"),
        (pytest.approx(20), "loading"),
        (pytest.approx(21), "offset_travel_loaded"),
        (pytest.approx(37 + down), "idle"),
    ]
    assert _legs(run) == [
        (0, 4, (0, 0, 4)),
        (4, 16, (12, 20, 4)),
        (16, 20, (12, 20, 0)),
        (21, 25, (12, 20, 4)),
        (25, 37, (12, 0, 4)),
        (37, 37 + down, (12, 0, 2)),
    ]
    assert figures(run.report, "Gantry").travel_distance == pytest.approx(
        4 + sqrt(12**2 + 20**2) + 4 + 4 + 20 + 2
    )


def test_the_axes_of_a_crane_may_have_speeds_of_their_own() -> None:
    crane = _crane(CraneSpeeds=((1, 1, 1), (4, 2, 2), (0.5,)))

    run = _haul(crane, origin=(12, 20, 0), goal=(12, 20, 0))

    # Up: 4 / .5 + .5 (accelerations of the executer, 1) = 8.5 s. x: 12 + 1 = 13 s, y: 5 + 2 = 7 s.
    assert _loading_at(run) == pytest.approx(8.5 + 13 + 8.5)


def test_a_crane_may_move_its_axes_one_after_the_other() -> None:
    run = _haul(_crane(TravelSequence="L>X>Y>D"), origin=(12, 20, 0), goal=(12, 20, 0))

    assert _loading_at(run) == pytest.approx(4 + 8 + 12 + 4)


@pytest.mark.parametrize("sequence", ["", "L>XY", "L>XX>YD", "L>XQ>YD"])
def test_a_crane_needs_a_sequence_that_comes_down(sequence: str) -> None:
    with pytest.raises(SettingError, match="TravelSequence .* must name X, Y and D"):
        _haul(_crane(TravelSequence=sequence), origin=(1, 0, 0), goal=(2, 0, 0))


@pytest.mark.parametrize("speeds", [(1, 2), ((1, 1, 1), (0, 1, 1), (1, 1, 1)), 3])
def test_speeds_that_are_no_table_are_an_error(speeds: object) -> None:
    with pytest.raises(SettingError, match="CraneSpeeds .* must be three rows"):
        _haul(_crane(CraneSpeeds=speeds), origin=(1, 0, 0), goal=(2, 0, 0))


def test_an_elevator_goes_up_and_down_only() -> None:
    lift = thing("Lift", "Elevator", size=_POINT, LoadTime=3, UnloadTime=2)

    run = _haul(lift, origin=(50, 0, 4), goal=(0, 0, 12))

    # 4 m: 4 s. Load 3 s. 8 m: 8 / 2 + 2 = 6 s. Unload 2 s.
    assert states(run, "Lift") == [
        (0, "offset_travel_empty"),
        (pytest.approx(4), "loading"),
        (pytest.approx(7), "offset_travel_loaded"),
        (pytest.approx(13), "unloading"),
        (pytest.approx(15), "idle"),
    ]
    assert _legs(run) == [(0, 4, (0, 0, 4)), (7, 13, (0, 0, 12))]


def test_a_stacker_crane_drives_and_lifts_at_once_then_extends() -> None:
    stacker = thing(
        "Stacker",
        "ASRSvehicle",
        size=_POINT,
        LoadTime=1,
        LiftSpeed=0.5,
        ExtensionSpeed=0.25,
        InitialLiftHeight=1,
    )

    run = _haul(stacker, origin=(4, 1, 1), goal=(20, -2, 9))

    # 4 m: 4 s; out 1 m: 4 s; load 1 s. In 4 s; 16 m take 10 s, 8 m up 16 s; out 2 m: 8 s.
    assert states(run, "Stacker") == [
        (0, "offset_travel_empty"),
        (pytest.approx(8), "loading"),
        (pytest.approx(9), "offset_travel_loaded"),
        (pytest.approx(37), "idle"),
    ]
    assert _legs(run) == [
        (0, 4, (4, 0, 1)),
        (4, 8, (4, 1, 1)),
        (9, 13, (4, 0, 1)),
        (13, 29, (20, 0, 9)),
        (29, 37, (20, -2, 9)),
    ]


def test_a_turned_stacker_crane_has_a_turned_aisle() -> None:
    stacker = PlantObject(
        id="Stacker",
        name="Stacker",
        class_name="ASRSvehicle",
        size=_POINT,
        rotation=(0, 0, 90),
        properties={},
    )

    run = _haul(stacker, origin=(0, 0, 0), goal=(0, 20, 0))

    assert holders(run)[-1][0] == pytest.approx(12)


def _arm(**settings: Any) -> PlantObject:
    return thing("Arm", "Robot", size=_POINT, **settings)


def test_a_simple_robot_turns_tilts_and_extends_at_once() -> None:
    run = _haul(
        _arm(MotionMode="Simple", ZRotationSpeed=30, YRotationSpeed=15, ExtensionSpeed=0.5),
        origin=(0, 3, 0),
        goal=(3, 0, 4),
    )

    # Turn 90 degrees: 3 s; out 3 m: 6 s. Back by 90 degrees: 3 s; up by 53.13 degrees: 3.54 s;
    # from 3 to 5 m: 4 s.
    assert states(run, "Arm") == [
        (0, "offset_travel_empty"),
        (pytest.approx(6), "offset_travel_loaded"),
        (pytest.approx(10), "idle"),
    ]


def test_a_robot_turns_the_shorter_way() -> None:
    run = _haul(
        _arm(MotionMode=1, ZRotationSpeed=10, ExtensionSpeed=1000),
        origin=(-3, 0.001, 0),
        goal=(-3, -0.001, 0),
    )

    assert holders(run)[-1][0] == pytest.approx(18, abs=0.1)


def test_joint_speeds_turn_the_arm() -> None:
    arm = _arm(MotionMode="Joint Speeds", JointSpeeds=(45, 20, 10, 90, 90, 90))

    run = _haul(arm, origin=(0, 3, 0), goal=(0, 3, 3))

    # 90 degrees at 45: 2 s. Up by 45 degrees at the slower of two joints, 10: 4.5 s.
    assert holders(run)[-1][0] == pytest.approx(2 + 4.5)


def test_a_robot_takes_its_move_time_by_default_and_for_motion_paths() -> None:
    assert holders(_haul(_arm(), origin=(1, 0, 0), goal=(2, 0, 0)))[-1][0] == 10
    run = _haul(_arm(MotionMode=4, MoveTime=3), origin=(1, 0, 0), goal=(2, 0, 0))
    assert holders(run)[-1][0] == 6
    assert any("Motion Paths" in warning for warning in run.report.warnings)


def test_speeds_of_zero_are_errors() -> None:
    with pytest.raises(SettingError, match=r"LiftSpeed \(=0\) must be greater than 0"):
        _haul(thing("S", "ASRSvehicle", LiftSpeed=0), origin=(1, 0, 0), goal=(2, 0, 0))
    with pytest.raises(SettingError, match="JointSpeeds .* must be an array"):
        _haul(_arm(MotionMode=3, JointSpeeds=(1, 2)), origin=(1, 0, 0), goal=(2, 0, 0))


def test_a_crane_comes_to_work_without_travel() -> None:
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 1),)),
            thing("Press", "Processor", at=(30, 0, 0), ProcessTime=5, UseProcessOperators=1),
            thing("Exit", "Sink"),
            _crane(),
        ],
        "Loader > Press > Exit",
        "Press - Gantry",
    )

    run = simulate(plant, until=100)

    assert states(run, "Gantry") == [(0, "utilize"), (5, "idle")]


def test_an_interrupted_crane_goes_on_from_where_its_hook_is() -> None:
    """The crane is called to a more urgent item while its hook moves."""
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Box", 1),)),
            thing("Buffer", "Queue", at=(20, 0, 0), size=_POINT, UseTransport=1),
            thing("Store", "Queue", at=(0, 0, 0), size=_POINT, SendToPort=-1),
            thing("Alarm", "Source", ArrivalStyle=2, ArrivalSchedule=((10, "Box", 1),)),
            thing(
                "Urgent",
                "Queue",
                at=(0, 0, 0),
                size=_POINT,
                UseTransport=1,
                TransportPriority=1,
                TransportPreempt=1,
            ),
            thing("Gantry", "Crane", size=_POINT, LiftHeight=4),
        ],
        "Loader > Buffer > Store",
        "Alarm > Urgent > Store",
        "Buffer - Gantry",
        "Urgent - Gantry",
    )

    run = simulate(plant, until=1000)

    cut = next(move for move in run.trace.executers if move.end == 10)
    # The bridge is half way: 6 of the 12 s for its 20 m.
    assert cut.destination == pytest.approx((10, 0, 4), abs=1e-6)
    assert [item for _, item, holder in holders(run) if holder == "Store"] == [2, 1]
    for before, after in pairwise(run.trace.executers):
        assert after.origin == pytest.approx(before.destination, abs=1e-9)
        assert after.start >= before.end - 1e-9


def test_move_time_may_be_code_of_the_item() -> None:
    run = _haul(_arm(MoveTime=code("return 4;")), origin=(1, 0, 0), goal=(2, 0, 0))
    assert holders(run)[-1][0] == 8
