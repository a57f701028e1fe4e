"""``flexscript experiment``: scenarios on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flexscript.cli import main

LINE = (
    'Object s = Object.create("Source");\ns.name = "Loader";\n'
    's.setProperty("InterArrivalTime", "exponential(0, 10, getstream(current))");\n'
    'Object p = Object.create("Processor");\np.name = "Press";\np.setProperty("ProcessTime", 12);\n'
    'Object k = Object.create("Sink");\nk.name = "Out";\n'
    'contextdragconnection(s, p, "A");\ncontextdragconnection(p, k, "A");\n'
)


@pytest.fixture
def line(tmp_path: Path) -> str:
    path = tmp_path / "line.fs"
    path.write_text(LINE, encoding="utf-8")
    return str(path)


def test_a_table_with_intervals_and_differences(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    scenarios = ["--scenario", "faster: Press.ProcessTime*=0.5", "--scenario", "same: Press.Pull=0"]

    assert main(["experiment", line, "--replications", "4", *scenarios]) == 0

    text = capsys.readouterr().out
    assert text.startswith("4 replications; mean and 95 % interval\nthroughput_per_hour\n")
    assert "faster: +" in text and "different)" in text
    assert "same: +0 ± 0 (p = 1, no difference shown)" in text
    assert "time_in_system" in text


def test_as_json(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--replications", "3", "--response", "Press.utilisation", "--warm-up", "600"]
    scenario = ["--scenario", "code: Press.ProcessTime=uniform(1, 2)"]

    assert main(["experiment", line, "--json", *arguments, *scenario]) == 0

    document = json.loads(capsys.readouterr().out)
    now, code = document["scenarios"]
    assert (now["name"], code["name"], now["replications"]) == ("as it is", "code", 3)
    assert now["responses"]["Press.utilisation"]["mean"] > 0.4
    assert code["responses"]["Press.utilisation"]["mean"] < 0.2
    (comparison,) = document["comparisons"]
    assert comparison["difference"] < -0.3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--scenario", "faster"], "must be written as"),
        (["--scenario", "x: Pres.ProcessTime=3"], "Did you mean 'Press'"),
        (["--scenario", "x: Press.ProcessTime*=fast"], "must be a number"),
        (["--scenario", "x: Press.ProcessTime"], "must be written as"),
        (["--response", "Press.utilization"], "Did you mean"),
        (["--warm-up", "9999"], "warm_up"),
        (["--replications", "0"], "at least one"),
    ],
)
def test_a_slip_on_the_command_line_is_explained(
    line: str, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["experiment", line, "--time", "100", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_a_plant_that_cannot_run_is_the_programs_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "endless.fs"
    text = LINE.replace('"exponential(0, 10, getstream(current))"', "0").replace("12", "0")
    path.write_text(text, encoding="utf-8")

    assert main(["experiment", str(path)]) == 1
    assert "time stands still" in capsys.readouterr().err
