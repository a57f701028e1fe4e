"""The state table: one with the macros of the language."""

from __future__ import annotations

import pytest

from flexscript.language.constants import CONSTANTS
from flexscript.simulation.states import STATE_COUNT, STATE_NAMES, state_number


def test_the_names_are_those_of_the_macros() -> None:
    macros = {name: number for name, number in CONSTANTS.items() if name.startswith("STATE_")}

    assert set(macros.values()) == set(range(1, STATE_COUNT))
    for number, name in enumerate(STATE_NAMES[1:], start=1):
        assert macros[f"STATE_{name.upper()}"] == number


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (12, 12),
        (12.0, 12),
        ("scheduled down", 12),
        ("STATE_ON_BREAK", 35),
        ("Off Shift", 30),
        (0, None),
        (51, None),
        (2.5, None),
        ("unknown", None),
        ("asleep", None),
        (None, None),
    ],
)
def test_a_state_has_a_number_and_a_name(value: object, number: int | None) -> None:
    assert state_number(value) == number
