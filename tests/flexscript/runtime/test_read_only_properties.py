"""Properties that FlexSim lists for all objects and that are not set by ``setProperty`` here."""

from __future__ import annotations

import pytest

from flexscript import build
from flexscript.plant.properties import READ_ONLY

_PLANT = """
Object P = Object.create("Processor"); P.name = "P";
Object Q = Object.create("Queue"); Q.name = "Q";
contextdragconnection(P, Q, "A");
P.Kind = 3;
"""


@pytest.mark.parametrize("name", sorted(READ_ONLY))
def test_setting_one_is_an_error_that_says_what_to_do(name: str) -> None:
    result = build(_PLANT + f'P.setProperty("{name}", 1);')

    [found] = result.diagnostics
    assert (found.code, found.line) == ("FS201", 6)
    assert found.hint == READ_ONLY[name]


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ('P.getProperty("Class")', "Processor"),
        ('Q.getProperty("InObjects")[1].name', "P"),
        ('P.getProperty("OutObjects")[1].name', "Q"),
        ('P.getProperty("CenterObjects").length', "0"),
        ('P.getProperty("Labels")[1]', "Kind"),
    ],
)
def test_they_can_be_read(expression: str, printed: str) -> None:
    result = build(_PLANT + f"Array found = [{expression}]; print(found[1]);")

    assert result.output == (printed,), [str(each) for each in result.diagnostics]


def test_a_misspelt_trigger_is_told_its_name() -> None:
    [found] = build(_PLANT + 'P.setProperty("OnProcesFinish", "return 1;");').diagnostics

    assert "'OnProcessFinish'" in found.hint
