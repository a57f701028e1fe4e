"""Programs from text to figures: the stock options of FlexSim's pick lists, as code."""

from __future__ import annotations

import pytest

import flexscript
from flexscript.simulation import Run
from tests.support.plants import figures

_FORK = """
Object Loader = Object.create("Source");
Loader.name = "Loader";
Object Buffer = Object.create("Queue");
Buffer.name = "Buffer";
Object One = Object.create("Queue");
One.name = "One";
Object Two = Object.create("Queue");
Two.name = "Two";
Object Done = Object.create("Sink");
Done.name = "Done";
Loader.setProperty("InterArrivalTime", 1);
contextdragconnection(Loader, Buffer, "A");
contextdragconnection(Buffer, One, "A");
contextdragconnection(Buffer, Two, "A");
contextdragconnection(One, Done, "A");
contextdragconnection(Two, Done, "A");
"""


def _run(*lines: str, until: float = 1000) -> Run:
    result = flexscript.build(_FORK + "\n".join(lines))
    assert result.plant is not None, result.diagnostics
    return flexscript.simulate(result.plant, until=until)


def _shares(run: Run) -> tuple[int, int]:
    return figures(run.report, "One").input, figures(run.report, "Two").input


def test_first_available_takes_the_first_port() -> None:
    assert _shares(_run('Buffer.setProperty("SendToPort", "return 0;");')) == (1000, 0)


def test_round_robin_alternates() -> None:
    run = _run(
        'Buffer.setProperty("SendToPort", "int port = current.labels.assert(\\"port\\", 1).value; '
        'current.port = port % current.outObjects.length + 1; return port;");'
    )

    assert _shares(run) == (500, 500)


def test_a_percentage_splits_at_random() -> None:
    run = _run(
        'Buffer.setProperty("SendToPort", "double draw = uniform(0, 100, getstream(current)); '
        'if (draw <= 80) return 1; return 2;");'
    )

    assert _shares(run)[0] == pytest.approx(800, abs=40)


def test_the_shortest_queue_is_found_through_the_ports() -> None:
    run = _run(
        'One.setProperty("SendToPort", -1);',
        'Two.setProperty("SendToPort", -1);',
        'Buffer.setProperty("SendToPort", "if (current.outObjects[1].content <= '
        'current.outObjects[2].content) return 1; return 2;");',
    )

    assert _shares(run) == (500, 500)


def test_a_label_set_at_creation_chooses_the_port() -> None:
    run = _run(
        'Loader.setProperty("Triggers.OnCreation", "item.Type = duniform(1, 2, getstream(current));");',
        'Buffer.setProperty("SendToPort", "return item.Type;");',
    )

    one, two = _shares(run)
    assert one + two == 1000
    assert one == pytest.approx(500, abs=60)


def test_units_in_a_program_become_seconds() -> None:
    run = _run('Loader.setProperty("InterArrivalTime", [0.5, "min"]);', until=100)

    assert sum(_shares(run)) == 3


def test_a_program_in_the_paper_notation_runs_and_says_how_it_was_read() -> None:
    run = _run('Loader.setProperty("InterArrivalTime", "exponential(10)");')

    assert sum(_shares(run)) == pytest.approx(100, abs=40)
    assert any("exponential(10)" in warning for warning in run.report.warnings)
