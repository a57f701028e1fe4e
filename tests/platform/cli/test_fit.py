"""``twinwright fit``: table, JSON, prompt, program, and its refusals."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import flexscript
from tests.support.logs import line_log
from twinwright.cli.main import main


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(line_log(tmp_path_factory.mktemp("log") / "line.csv", 600))


def test_the_table_names_station_family_and_distance(
    log: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fit", log]) == 0
    out = capsys.readouterr().out
    assert "1200 rows; working time: all the time" in out
    assert "processing time of Mill" in out and "uniform between" in out and "KS 0.0" in out


def test_json_holds_every_family(log: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fit", log, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == "twinwright.timings/1"
    saw = next(t for t in data["timings"] if (t["station"], t["kind"]) == ("Saw", "service"))
    assert len(saw["fit"]["fits"]) == 7 and len(saw["fit"]["qq"]) == 99


def test_a_program_gets_the_times(
    log: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program, out = tmp_path / "line.fs", tmp_path / "timed.fs"
    program.write_text(
        'Object Saw = Object.create("Processor");\nSaw.name = "Saw";\n', encoding="utf-8"
    )
    assert main(["fit", log, "--program", str(program), "--out", str(out)]) == 0
    plant = flexscript.build(out.read_text(encoding="utf-8")).plant
    assert plant is not None and "ProcessTime" in plant.find("Saw").properties
    assert "no object takes the processing time of Mill" in capsys.readouterr().err


def test_a_bad_log_is_one_sentence_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("a,b\n1,2\n")
    assert main(["fit", str(path)]) == 1
    assert "no column for the station" in capsys.readouterr().err


def test_a_column_without_header_is_refused(log: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fit", log, "--column", "case"]) == 1
    assert "ROLE=HEADER" in capsys.readouterr().err


def test_a_reader_that_stops_early_sees_no_traceback(log: str) -> None:
    code = "import sys; from twinwright.cli.main import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "fit", log, "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read().decode()
        assert process.wait() == 0
    assert errors == ""
