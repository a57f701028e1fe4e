"""The adapter's command line, against a process that takes FlexSim's documented arguments."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from flexscript import parse
from flexscript.flexsim import FlexSimCommand, FlexSimError, FlexSimRunner, OwnRunner, Runner
from flexscript.flexsim.script import script_of
from flexscript.runtime.build import build

FAKE = Path(__file__).parent.parent.parent / "support" / "fake_flexsim.py"
PROGRAM = """
Object s = Object.create("Source");
s.name = "Loader; $(touch x) \\"quoted\\"";
s.setProperty("InterArrivalTime", 10);
Object p = Object.create("Processor");
p.name = "Press";
p.setProperty("ProcessTime", 8);
Object k = Object.create("Sink");
k.name = "Out";
contextdragconnection(s, p, "A");
contextdragconnection(p, k, "A");
"""


def _runner(model: str = "", timeout: float = 60.0, **more: bool) -> FlexSimRunner:
    command = FlexSimCommand(arguments=(sys.executable, str(FAKE)), timeout=timeout, **more)
    return FlexSimRunner(command, Path(f"{model}.fsm") if model else None)


def test_both_runners_give_the_same_figures() -> None:
    runners: list[Runner] = [OwnRunner(seed=1), _runner(), _runner("base", evaluation=True)]
    results = [runner.run(PROGRAM, until=1000) for runner in runners]
    assert results[0] == results[1] == results[2]
    assert results[0].objects["Out"].input == 99
    assert results[0].differences == ()


def test_what_flexsim_made_differently_is_told() -> None:
    result = _runner("garbled").run(PROGRAM, until=1000)
    assert result.differences == (
        "Out: not in FlexSim's model",
        'Loader; $(touch x) "quoted": 2 outputs in FlexSim, 1 in the program',
    )


@pytest.mark.parametrize(
    ("model", "message"),
    [
        ("fail", "ended with the code 1. no licence"),
        ("silent", "did not come to its end in FlexSim. FlexSim console"),
    ],
)
def test_failures_are_told(model: str, message: str) -> None:
    with pytest.raises(FlexSimError, match=message):
        _runner(model).run(PROGRAM, until=10)


def test_a_run_without_an_end_is_stopped() -> None:
    with pytest.raises(FlexSimError, match=r"within 0\.5 s and was stopped"):
        _runner("hang", timeout=0.5).run(PROGRAM, until=10)


def test_a_missing_flexsim_is_told(tmp_path: Path) -> None:
    runner = FlexSimRunner(FlexSimCommand(arguments=(str(tmp_path / "flexsim.exe"),)))
    with pytest.raises(FlexSimError, match="cannot be started"):
        runner.run(PROGRAM, until=10)


def test_a_bad_program_is_not_sent() -> None:
    with pytest.raises(ValueError, match="FS204"):
        _runner("hang").run('Object.create("Quene");', until=10)


def test_the_script_is_flexscript() -> None:
    plant = build(PROGRAM).plant
    assert plant is not None
    parse(script_of(PROGRAM, plant, until=1000.0, result_file="C:\\temp\\a.json"))
