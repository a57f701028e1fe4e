"""A program read back into codec steps and written again is the same program."""

from __future__ import annotations

from random import Random

import pytest

import flexscript
from training.dataset.plants import sample_plant
from training.model.codec import ProgramBuilder, spec_steps
from training.model.plant_steps import NotExpressible, plant_steps, with_kept


def program_of(steps: list[str]) -> str:
    builder = ProgramBuilder()
    for step in [*steps, "<eos>"]:
        builder.feed(step)
    return builder.program()


@pytest.mark.parametrize("seed", range(80))
def test_steps_of_an_executed_program_write_it_again(seed: int) -> None:
    program = program_of(spec_steps(sample_plant(Random(seed)))[:-1])
    plant = flexscript.build(program).plant
    assert plant is not None
    assert program_of(plant_steps(plant)) == program


def test_objects_have_the_size_of_their_class() -> None:
    program = program_of(spec_steps(sample_plant(Random(3)))[:-1])
    assert "setSize" not in program


def test_what_the_profile_cannot_say_is_kept() -> None:
    program = """
Object A = Object.create("Processor");
A.name = "A";
A.setLocation(3, 1, 0);
A.setProperty("ProcessTime", "item.Type == 2 ? 30 : 5");
A.setProperty("MaxContent", 2);
Object S = Object.create("Sink");
S.name = "S";
contextdragconnection(A, S, "A");
"""
    old = flexscript.build(program).plant
    assert old is not None
    steps = plant_steps(old)
    assert "<p:ProcessTime>" not in steps and "<p:MaxContent>" in steps
    builder = ProgramBuilder()
    for step in [*steps, "<eos>"]:
        builder.feed(step)
    assert builder.plant().find("A").location != (3.0, 1.0, 0.0)  # the grid is coarser
    kept = with_kept(builder.plant(), old)
    assert kept.find("A") == old.find("A")


def test_a_class_beyond_the_profile_is_refused() -> None:
    plant = flexscript.build('Object R = Object.create("Rack");').plant
    assert plant is not None
    with pytest.raises(NotExpressible, match="Rack"):
        plant_steps(plant)
