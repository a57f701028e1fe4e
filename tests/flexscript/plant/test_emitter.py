"""The emitter: a plant as a program that builds the same plant."""

from __future__ import annotations

import pytest

from flexscript import emit
from tests.support.programs import built


@pytest.mark.parametrize("name", ['Say "hi"', "back\\slash", "5 axis mill", "if", "Größe"])
def test_any_name_survives(name: str) -> None:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    plant = built(f'Object o = Object.create("Queue");\no.name = "{escaped}";')
    assert built(emit(plant)) == plant


def test_a_class_of_a_module_is_created_with_its_module() -> None:
    plant = built('Object.create("Conveyor::StraightConveyor");')
    assert 'Object.create("Conveyor::StraightConveyor")' in emit(plant)
    assert built(emit(plant)) == plant


def test_namesakes_have_variables_of_their_own() -> None:
    plant = built(
        'for (int i = 0; i < 2; i++) { Object o = Object.create("Queue"); o.name = "Q 1"; }'
    )
    assert built(emit(plant)) == plant


def test_an_empty_plant_is_an_empty_program() -> None:
    assert emit(built("")) == ""
