"""The command: exit codes, and what goes to which output."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from flexscript.cli import main

LINE = (
    'Object s = Object.create("Source");\ns.name = "Loader";\n'
    's.setProperty("InterArrivalTime", 10);\n'
    'Object p = Object.create("Processor");\np.name = "Press";\np.setProperty("ProcessTime", 8);\n'
    'Object k = Object.create("Sink");\nk.name = "Out";\n'
    'contextdragconnection(s, p, "A");\ncontextdragconnection(p, k, "A");\n'
)
WRONG = 'Object s = Object.create("Sorce");\n'


@pytest.fixture
def line(tmp_path: Path) -> str:
    path = tmp_path / "line.fs"
    path.write_text(LINE, encoding="utf-8")
    return str(path)


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    path = tmp_path / "wrong.fs"
    path.write_text(WRONG, encoding="utf-8")
    return str(path)


def test_check_of_a_sound_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = tmp_path / "placed.fs"
    line.write_text(LINE + "p.setLocation(3, 0, 0);\nk.setLocation(9, 0, 0);\n", encoding="utf-8")
    assert main(["check", str(line)]) == 0
    output = capsys.readouterr()
    assert output.out == f"{line}: no problems found\n"
    assert output.err == ""


def test_check_reviews_the_plant(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", line]) == 0
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.splitlines()[0] == (
        f"{line}:2:10: warning FS606: All 3 stations stand at the same place."
    )


def test_check_shows_the_place_on_the_error_output(
    wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", wrong]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.splitlines() == [
        f"{wrong}:1:26: error FS204: The library has no class 'Sorce'.",
        '    1 | Object s = Object.create("Sorce");',
        "      |                          ^~~~~~~",
        "      = Did you mean 'Source'?",
        "",
    ]


def test_check_as_json(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", wrong, "--json"]) == 1
    output = capsys.readouterr()
    assert output.err == ""
    assert json.loads(output.out) == {
        "schema": "twinwright.check/1",
        "ok": False,
        "diagnostics": [
            {
                "code": "FS204",
                "severity": "error",
                "message": "The library has no class 'Sorce'.",
                "line": 1,
                "column": 26,
                "length": 7,
                "hint": "Did you mean 'Source'?",
                "name": wrong,
            }
        ],
    }


def test_plant_as_text(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plant", line]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "3 objects",
        "  Loader  Source     (0, 0, 0)",
        "      InterArrivalTime = 10",
        "  Press   Processor  (0, 0, 0)",
        "      ProcessTime = 8",
        "  Out     Sink       (0, 0, 0)",
        "2 connections",
        "  A  Loader [1] -> Press [1]",
        "  A  Press [1] -> Out [1]",
    ]


def test_plant_as_json(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plant", line, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["schema"], found["ok"]) == ("twinwright.plant/1", True)
    assert [each["id"] for each in found["objects"]] == ["Loader", "Press", "Out"]


def test_plant_of_a_bad_program_is_still_one_document(
    wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plant", wrong, "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["ok"], found["objects"], found["connections"]) == (False, [], [])
    assert [each["code"] for each in found["diagnostics"]] == ["FS204"]


def test_run_as_json(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", line, "--json", "--seed", "3", "--time", "1000"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["schema"], found["ok"], found["error"]) == ("twinwright.report/1", True, "")
    assert (found["seed"], found["run_time"]) == (3, 1000.0)
    # An item each 10 s from 10 s on, each done 8 s later: those of 10 to 990 s.
    assert found["throughput"] == 99


def test_run_as_text(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", line, "--time", "1000"]) == 0
    output = capsys.readouterr().out
    assert "throughput       99 items (356.4 per hour)" in output
    assert "Press" in output


def test_run_of_a_bad_program(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", wrong, "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["ok"], found["error"]) == (False, "the program has errors")


def test_format_to_the_output_and_into_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.fs"
    path.write_text("if(a){b( );}", encoding="utf-8")
    assert main(["format", str(path)]) == 0
    assert capsys.readouterr().out == "if (a) {\n    b();\n}\n"
    assert main(["format", str(path), "--write"]) == 0
    assert capsys.readouterr().out == ""
    assert path.read_text(encoding="utf-8") == "if (a) {\n    b();\n}\n"


def test_format_of_a_bad_program_leaves_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.fs"
    path.write_text("if (", encoding="utf-8")
    assert main(["format", str(path), "--write"]) == 1
    assert path.read_text(encoding="utf-8") == "if ("
    assert "FS001" in capsys.readouterr().err


def test_the_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"x = ;"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)
    assert main(["check", "-"]) == 1
    assert capsys.readouterr().err.startswith("stdin:1:5: error FS001")


@pytest.mark.parametrize(
    ("content", "message"), [(None, "No such file"), (b"\xff\xfe\x00", "not UTF-8 text")]
)
def test_a_file_that_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, message: str
) -> None:
    path = tmp_path / "a.fs"
    if content is not None:
        path.write_bytes(content)
    assert main(["check", str(path)]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [[], ["fly", "a.fs"], ["run", "a.fs", "--time", "0"], ["run", "a.fs", "--time", "x"]],
)
def test_a_wrong_command_line(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
