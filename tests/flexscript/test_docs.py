"""The pages under docs/flexscript say what the code does: every code, every example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flexscript import build, format_program, review
from flexscript.plant.classes import CLASSES
from flexscript.validation.property_text import check_property_text

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


def test_only_these_findings_need_more_than_an_example() -> None:
    # Their tests: tests/flexscript/runtime/test_hostile.py and test_functions.py.
    assert {code for code, _, _, example in ROWS if not example} == {"FS009", "FS116", "FS508"}


@pytest.mark.parametrize(
    ("code", "severity", "example"),
    [(code, severity, example) for code, severity, _, example in ROWS if example],
)
def test_every_example_has_its_finding(code: str, severity: str, example: str) -> None:
    result = build(example)
    reviewed = review(result.plant) if result.plant else []
    found = {(each.code, each.severity) for each in [*result.diagnostics, *reviewed]}
    assert (code, severity) in found


def test_the_programs_of_the_language_page_build() -> None:
    text = (DOCS / "language.md").read_text(encoding="utf-8")
    programs = re.findall(r"```flexscript\n(.*?)```", text, re.DOTALL)
    assert len(programs) == 3
    for program in programs:
        assert build(program).diagnostics == []
        assert format_program(program) == program


_FORM = re.compile(r"^\| .+ \| (supported|ignored|refused) \| .+ \| `(.+)` \|$", re.MULTILINE)
_LANGUAGE = (DOCS / "language.md").read_text(encoding="utf-8")
_IN_SCRIPTS, _, _IN_CODE = _LANGUAGE.partition("### In property code and triggers")


def _forms(text: str) -> list[tuple[str, str]]:
    return [(status, code.replace("\\|", "|")) for status, code in _FORM.findall(text)]


def test_every_row_of_the_tables_has_an_example() -> None:
    rows = re.findall(r"^\| .+ \| (?:supported|ignored|refused) \|", _LANGUAGE, re.MULTILINE)
    assert len(rows) == len(_FORM.findall(_LANGUAGE)) > 60


@pytest.mark.parametrize(("status", "example"), _forms(_IN_SCRIPTS))
def test_a_form_is_what_the_table_says(status: str, example: str) -> None:
    result = build(example)
    assert result.ok == (status != "refused"), [str(found) for found in result.diagnostics]


@pytest.mark.parametrize(("status", "example"), _forms(_IN_CODE))
def test_a_form_in_property_code_is_what_the_table_says(status: str, example: str) -> None:
    errors = [f for f in check_property_text(example, gives_value=False) if f.severity == "error"]
    assert bool(errors) == (status == "refused"), errors


def test_the_language_page_names_every_class() -> None:
    text = (DOCS / "language.md").read_text(encoding="utf-8")
    assert [name for name in CLASSES if name not in text] == []
