"""Task sequences that code of the model makes, dispatches and frees."""

from __future__ import annotations

import pytest

import flexscript
from flexscript.simulation import Run
from flexscript.simulation.errors import SettingError
from tests.support.plants import figures, holders, states

_SHOP = """
Object Loader = Object.create("Source");
Loader.name = "Loader";
Loader.setProperty("ArrivalStyle", "Arrival Schedule");
Loader.setProperty("ArrivalSchedule", [[0, "Box", 1]]);
Object Buffer = Object.create("Queue");
Buffer.name = "Buffer";
Object Store = Object.create("Queue");
Store.name = "Store";
Store.setLocation(20, 0, 0);
Store.setProperty("SendToPort", -1);
Object Truck = Object.create("Transporter");
Truck.name = "Truck";
Truck.setProperty("LoadTime", 1);
Truck.setProperty("UnloadTime", 2);
Buffer.setSize(0, 0, 0);
Store.setSize(0, 0, 0);
Truck.setSize(0, 0, 1);
contextdragconnection(Loader, Buffer, "A");
contextdragconnection(Buffer, Store, "A");
contextdragconnection(Buffer, Truck, "S");
"""


def _run(*lines: str) -> Run:
    result = flexscript.build("\n".join([_SHOP, *lines]))
    assert result.plant is not None and result.ok, result.diagnostics
    return flexscript.simulate(result.plant, until=1000)


def _property(thing: str, name: str, code: str) -> str:
    escaped = code.replace("\n", " ").replace('"', '\\"')
    return f'{thing}.setProperty("{name}", "{escaped}");'


_BRING = """
treenode ts = createemptytasksequence(current.centerObjects[1], 3, PREEMPT_NOT);
inserttask(ts, TASKTYPE_TRAVEL, current, NULL);
inserttask(ts, TASKTYPE_FRLOAD, item, current);
inserttask(ts, TASKTYPE_DELAY, NULL, NULL, 5, STATE_SETUP);
inserttask(ts, TASKTYPE_TRAVEL, current.outObjects[1], NULL);
inserttask(ts, TASKTYPE_FRUNLOAD, item, current.outObjects[1]);
dispatchtasksequence(ts);
return 0;
"""


def test_a_station_may_make_the_task_sequence_of_its_transport_itself() -> None:
    run = _run(
        'Buffer.setProperty("UseTransport", 1);', _property("Buffer", "TransportRef", _BRING)
    )

    # Load 1 s, delay 5 s, 20 m in 12 s, unload 2 s.
    assert states(run, "Truck") == [
        (0, "loading"),
        (1, "setup"),
        (6, "travel_loaded"),
        (pytest.approx(18), "unloading"),
        (pytest.approx(20), "idle"),
    ]
    assert [(time, holder) for time, _, holder in holders(run)[2:]] == [
        (1, "Truck"),
        (pytest.approx(20), "Store"),
    ]
    assert figures(run.report, "Store").input == 1


def test_the_class_of_task_sequences_does_the_same() -> None:
    code = """
    TaskSequence ts = TaskSequence.create(current.centerObjects[1], 0, 0);
    ts.addTask(TASKTYPE_TRAVELTOLOC, NULL, NULL, 0, 8, 0);
    ts.addTask(TASKTYPE_TRAVELRELATIVE, NULL, NULL, 3, -4, 0);
    ts.dispatch();
    """
    run = _run(_property("Buffer", "OnEntry", code))

    assert [(m.start, m.destination[:2]) for m in run.trace.executers] == [
        (0, (0, 8)),
        (pytest.approx(6), (3, 4)),
    ]


def test_an_executer_is_used_until_it_is_freed() -> None:
    begin = """
    treenode ts = createemptytasksequence(Model.find("Truck"), 0, 0);
    inserttask(ts, TASKTYPE_TRAVEL, Model.find("Store"), NULL);
    inserttask(ts, TASKTYPE_UTILIZE, item, NULL);
    dispatchtasksequence(ts);
    """
    end = 'freeoperators(Model.find("Truck"), item);'
    run = _run(
        'Object Press = Object.create("Processor");',
        'Press.setProperty("ProcessTime", 30);',
        'contextdragconnection(Buffer, Store, "Q");',
        'contextdragconnection(Buffer, Press, "A");',
        'contextdragconnection(Press, Store, "A");',
        _property("Press", "OnEntry", begin),
        _property("Press", "OnProcessFinish", end),
    )

    assert states(run, "Truck") == [
        (0, "travel_empty"),
        (pytest.approx(12), "utilize"),
        (30, "idle"),
    ]


def test_an_interrupted_delay_has_its_rest_left() -> None:
    first = """
    treenode ts = createemptytasksequence(Model.find("Truck"), 0, 0);
    inserttask(ts, TASKTYPE_DELAY, NULL, NULL, 10, STATE_SETUP);
    dispatchtasksequence(ts);
    treenode more = createemptytasksequence(Model.find("Truck"), 1, PREEMPT_ONLY);
    inserttask(more, TASKTYPE_DELAY, NULL, NULL, 3, STATE_UTILIZE);
    dispatchtasksequence(more);
    """
    run = _run(_property("Buffer", "OnEntry", first))

    assert states(run, "Truck") == [(0, "utilize"), (3, "setup"), (13, "idle")]


def test_tasks_move_and_end_items_at_once() -> None:
    code = """
    treenode ts = createemptytasksequence(Model.find("Truck"), 0, 0);
    inserttask(ts, TASKTYPE_DELAY, NULL, NULL, 4);
    inserttask(ts, TASKTYPE_MOVEOBJECT, item, Model.find("Store"));
    inserttask(ts, TASKTYPE_DELAY, NULL, NULL, 4);
    inserttask(ts, TASKTYPE_DESTROYOBJECT, item);
    dispatchtasksequence(ts);
    """
    run = _run('Buffer.setProperty("SendToPort", -1);', _property("Buffer", "OnEntry", code))

    assert [(time, holder) for time, _, holder in holders(run)[2:]] == [(4, "Store"), (8, None)]
    assert run.report.work_in_process.current == 0


def test_a_break_lets_what_waits_come_first() -> None:
    code = """
    treenode ts = createemptytasksequence(Model.find("Truck"), 0, 0);
    inserttask(ts, TASKTYPE_DELAY, NULL, NULL, 4, STATE_SETUP);
    inserttask(ts, TASKTYPE_BREAK);
    inserttask(ts, TASKTYPE_DELAY, NULL, NULL, 5, STATE_UTILIZE);
    dispatchtasksequence(ts);
    treenode more = createemptytasksequence(Model.find("Truck"), 0, 0);
    inserttask(more, TASKTYPE_DELAY, NULL, NULL, 7, STATE_BLOCKED);
    dispatchtasksequence(more);
    """
    run = _run(_property("Buffer", "OnEntry", code))

    assert states(run, "Truck") == [(0, "setup"), (4, "blocked"), (11, "utilize"), (16, "idle")]


def test_pass_to_and_queue_strategy_see_the_task_sequence() -> None:
    code = "return tasksequence.priority == 3 ? 2 : 1;"
    run = _run(
        'Object Desk = Object.create("Dispatcher");',
        'Object Other = Object.create("Transporter");',
        'Other.name = "Other";',
        'contextdragconnection(Buffer, Truck, "W");',
        'contextdragconnection(Buffer, Desk, "S");',
        'contextdragconnection(Desk, Truck, "A");',
        'contextdragconnection(Desk, Other, "A");',
        _property("Desk", "PassTo", code),
        'Buffer.setProperty("UseTransport", 1);',
        'Buffer.setProperty("TransportPriority", 3);',
    )

    assert figures(run.report, "Other").output == 1


def test_an_executer_may_travel_to_another_one_where_that_stands_now() -> None:
    code = """
    treenode first = createemptytasksequence(Model.find("Truck"), 0, 0);
    inserttask(first, TASKTYPE_TRAVELTOLOC, NULL, NULL, 0, 8, 0);
    dispatchtasksequence(first);
    treenode second = createemptytasksequence(Model.find("Other"), 0, 0);
    inserttask(second, TASKTYPE_DELAY, NULL, NULL, 20);
    inserttask(second, TASKTYPE_TRAVEL, Model.find("Truck"), NULL);
    dispatchtasksequence(second);
    """
    run = _run(
        'Object Other = Object.create("Transporter");',
        'Other.name = "Other";',
        "Other.setSize(0, 0, 1);",
        _property("Buffer", "OnEntry", code),
    )

    moves = [m for m in run.trace.executers if m.object_id == "Other"]
    assert [(m.start, m.destination[:2]) for m in moves] == [(20, (0, 8))]


def test_travel_to_a_node_goes_over_the_network() -> None:
    code = """
    treenode ts = createemptytasksequence(Model.find("Truck"), 0, 0);
    inserttask(ts, TASKTYPE_TRAVEL, Model.find("B"), NULL);
    dispatchtasksequence(ts);
    """
    run = _run(
        'Object A = Object.create("NetworkNode");',
        'Object B = Object.create("NetworkNode");',
        'B.name = "B";',
        "A.setLocation(0, 10, 0);",
        "B.setLocation(10, 10, 0);",
        'contextdragconnection(A, B, "A");',
        'contextdragconnection(Truck, A, "A");',
        _property("Buffer", "OnEntry", code),
    )

    assert [m.destination[:2] for m in run.trace.executers] == [(0, 10), (10, 10)]
    assert not [each for each in run.report.warnings if "straight line" in each]


def test_a_thousand_sequences_without_time_need_no_call_depth() -> None:
    code = """
    treenode first = createemptytasksequence(Model.find("Truck"), 0, 0);
    inserttask(first, TASKTYPE_DELAY, NULL, NULL, 5);
    dispatchtasksequence(first);
    for (int i = 0; i < 1000; i++) {
        dispatchtasksequence(createemptytasksequence(Model.find("Truck"), 0, 0));
    }
    """
    assert _run(_property("Buffer", "OnEntry", code)).report.run_time == 1000


_PRESS = (
    'Object Press = Object.create("Processor");',
    'Press.name = "Press";',
    "Press.setSize(0, 0, 0);",
    "Press.setLocation(20, 0, 0);",
    'Press.setProperty("ProcessTime", 10);',
    'contextdragconnection(Buffer, Store, "Q");',
    'contextdragconnection(Buffer, Press, "A");',
    'contextdragconnection(Press, Store, "A");',
    _property("Press", "OnEntry", 'requestoperators(Model.find("Truck"), current, item, 1, 0, 0);'),
    _property("Press", "OnProcessFinish", 'freeoperators(Model.find("Truck"), item);'),
)


def test_code_may_request_an_operator_for_its_station() -> None:
    run = _run(*_PRESS)

    # 20 m take 12 s, then the press works for 10 s.
    assert states(run, "Press") == [
        (0, "waiting_for_operator"),
        (pytest.approx(12), "processing"),
        (pytest.approx(22), "idle"),
    ]
    assert states(run, "Truck") == [
        (0, "travel_empty"),
        (pytest.approx(12), "utilize"),
        (pytest.approx(22), "idle"),
    ]


def test_a_requested_operator_who_is_called_away_stops_the_station_again() -> None:
    urgent = """
    treenode ts = createemptytasksequence(Model.find("Truck"), 5, PREEMPT_ONLY);
    inserttask(ts, TASKTYPE_DELAY, NULL, NULL, 3, STATE_SETUP);
    dispatchtasksequence(ts);
    """
    run = _run(
        *_PRESS,
        'Object Alarm = Object.create("Source");',
        'Alarm.setProperty("ArrivalStyle", 2);',
        'Alarm.setProperty("ArrivalSchedule", [[16, "Box", 1]]);',
        'Object Bin = Object.create("Sink");',
        'contextdragconnection(Alarm, Bin, "A");',
        _property("Alarm", "OnExit", urgent),
    )

    # 4 of the 10 s are done at 16 s; the operator is away until 19 s and stands there already.
    assert states(run, "Press") == [
        (0, "waiting_for_operator"),
        (pytest.approx(12), "processing"),
        (16, "waiting_for_operator"),
        (19, "processing"),
        (pytest.approx(25), "idle"),
    ]


_MAKE = 'treenode ts = createemptytasksequence(Model.find("Truck"), 0, 0);'


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("createemptytasksequence(item, 0, 0);", "needs a dispatcher or task executer"),
        ('createemptytasksequence(Model.find("Truck"), 0, 7);', "must be 0, 1, 2 or 3"),
        (f"{_MAKE} inserttask(ts, 99, NULL, NULL);", "99 is no task type that works here"),
        (f"{_MAKE} ts.dispatch(); ts.dispatch();", "was dispatched already"),
        ("freeoperators(item, item);", "needs a dispatcher or task executer"),
        ("inserttask(current, TASKTYPE_BREAK);", "is no task sequence"),
        (
            f"{_MAKE} inserttask(ts, TASKTYPE_LOAD, current, current); ts.dispatch();",
            "where it needs an item",
        ),
        (
            f"{_MAKE} inserttask(ts, TASKTYPE_UNLOAD, item, current); ts.dispatch();",
            "an item that it does not carry",
        ),
        (f"{_MAKE} inserttask(ts, TASKTYPE_TRAVEL); ts.dispatch();", "where it needs an object"),
        (
            f"{_MAKE} inserttask(ts, TASKTYPE_FREEOPERATORS, item); ts.dispatch();",
            "where it needs a dispatcher",
        ),
    ],
)
def test_a_mistake_in_a_task_says_what_is_wrong(code: str, message: str) -> None:
    with pytest.raises(SettingError, match=message):
        _run(_property("Buffer", "OnEntry", code))
