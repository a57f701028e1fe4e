"""OnReset, OnMessage and what code may do to a run."""

from __future__ import annotations

import pytest

from flexscript import build, simulate
from flexscript.simulation.errors import SettingError, ZeroDelayError

LINE = """
Object S = Object.create("Source"); S.name = "S";
Object P = Object.create("Processor"); P.name = "P";
Object K = Object.create("Sink"); K.name = "K";
S.setProperty("InterArrivalTime", 10);
contextdragconnection(S, P, "A");
contextdragconnection(P, K, "A");
"""


def printed(program: str, until: float = 30) -> list[str]:
    result = build(LINE + program)
    assert result.ok and result.plant is not None, [str(found) for found in result.diagnostics]
    warnings = simulate(result.plant, until=until, trace=False).report.warnings
    return [line.removeprefix("printed: ") for line in warnings if line.startswith("printed")]


def test_a_message_arrives_after_its_delay_with_its_values() -> None:
    assert printed(
        'P.setProperty("Triggers.OnReset", "print(Model.time); current.n = 0; '
        'senddelayedmessage(current, 5, Model.find(\\"K\\"), 1, \\"b\\");");\n'
        'P.setProperty("Triggers.OnMessage", "print(msgparam(1), msgparam(2), msgparam(3), '
        "msgsendingobject.name, Model.time); current.n += 1; "
        'if (current.n < 3) current.message(1, current, current.n);");'
    ) == ["0", "1 b NULL K 5", "1 NULL NULL P 6", "2 NULL NULL P 7"]


def test_messages_without_delay_do_not_stop_the_clock_for_ever() -> None:
    program = (
        'P.setProperty("OnReset", "current.message(0, current);");\n'
        'P.setProperty("OnMessage", "current.message(0, current);");'
    )
    plant = build(LINE + program).plant
    assert plant is not None
    with pytest.raises(ZeroDelayError, match="messages to OnMessage triggers without any delay"):
        simulate(plant, until=30, trace=False)


def test_code_sees_the_items_in_an_object() -> None:
    assert printed(
        'P.setProperty("OnEntry", "print(current.subnodes.length, current.first.name, item.rank, '
        'item.up.name, current.subnodes[1] == item);");'
    ) == ["1 Box 1 P 1"]


def test_code_walks_the_model_and_its_paths() -> None:
    assert printed(
        'P.setProperty("OnReset", "forobjecttreeunder(model()) pt(a.name); pr(); '
        'print(node(\\"MODEL:/K\\").name, model().find(\\"S\\").find(\\"..\\").name);");'
    ) == ["SPK", "K model"]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("int x = 0;\nint y = 5 / x;", r"divides by zero \(line 2, column 9: int y = 5 / x;\)"),
        ('Object o = Model.find("no");\n\no.x = 1;', r"null \(line 3, column 1: o.x = 1;\)"),
        ("TaskExecuter t = current;", r"Invalid cast: 'P' is no TaskExecuter \(line 1, column 14"),
        ("while (1) ;", "more than 100000 steps"),
        ('string s = "x"; while (1) s += s;', "more than 1000000 characters"),
        ('print("a".repeat(60).search(/(a+)+b/));', "steps|longer than"),
    ],
)
def test_a_mistake_tells_object_property_and_place(code: str, message: str) -> None:
    quoted = code.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    result = build(LINE + f'P.setProperty("Triggers.OnEntry", "{quoted}");')
    assert result.plant is not None, [str(found) for found in result.diagnostics]
    with pytest.raises(SettingError, match=f"Processor 'P': OnEntry: .*({message})"):
        simulate(result.plant, until=30, trace=False)
