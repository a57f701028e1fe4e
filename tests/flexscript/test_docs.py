"""The pages under docs/flexscript say what the code does: every code, every example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flexscript import build, format_program
from flexscript.plant.classes import CLASSES

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs" / "flexscript"
_ROW = re.compile(r"^\| (FS\d{3}) \| (\w+) \| (.+?) \| (?:`(.*)`)? ?\|$", re.MULTILINE)
ROWS = _ROW.findall((DOCS / "errors.md").read_text(encoding="utf-8"))


def test_every_code_is_documented_once() -> None:
    documented = [code for code, *_ in ROWS]
    assert documented == sorted(set(documented))
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "flexscript").rglob("*.py")]
    used = {code for text in sources for code in re.findall(r'"(FS\d{3})"', text)}
    assert used == set(documented)


@pytest.mark.parametrize(
    ("code", "severity", "example"),
    [(code, severity, example) for code, severity, _, example in ROWS if example],
)
def test_every_example_has_its_finding(code: str, severity: str, example: str) -> None:
    found = {(each.code, each.severity) for each in build(example).diagnostics}
    assert (code, severity) in found


def test_the_programs_of_the_language_page_build() -> None:
    text = (DOCS / "language.md").read_text(encoding="utf-8")
    programs = re.findall(r"```flexscript\n(.*?)```", text, re.DOTALL)
    assert len(programs) == 3
    for program in programs:
        assert build(program).diagnostics == []
        assert format_program(program) == program


def test_the_language_page_names_every_class() -> None:
    text = (DOCS / "language.md").read_text(encoding="utf-8")
    assert [name for name in CLASSES if name not in text] == []
