"""Execution: only a program whose items reach a sink stands; every other has its reason."""

from __future__ import annotations

from random import Random

import pytest

from flexscript import emit
from training.dataset.plants import Constraints, sample_plant, to_plant
from training.dataset.release.execution import fault_of, first_horizon_s

LINE = """
Object s = Object.create("Source");
Object p = Object.create("Processor");
Object k = Object.create("Sink");
s.setProperty("InterArrivalTime", 30);
p.setProperty("ProcessTime", {time});
contextdragconnection(s, p, "A");
contextdragconnection(p, k, "A");
"""


def test_a_line_that_delivers_has_no_fault() -> None:
    assert fault_of(LINE.format(time=20), 60.0) == ""


def test_the_run_is_lengthened_until_something_arrives() -> None:
    assert fault_of(LINE.format(time=900_000), 10.0) == ""


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("Object s = ;", "does not build"),
        (LINE.format(time=20).replace('"Sink"', '"Snik"'), "does not build"),
        (LINE.format(time='"nonsense(1)"'), "does not"),
        (LINE.format(time=1e9), "no item reaches a sink"),
        (LINE.format(time=20).rsplit("contextdrag", 1)[0], "no item reaches a sink"),
    ],
)
def test_a_program_that_cannot_stand_has_a_reason(program: str, reason: str) -> None:
    assert fault_of(program, 60.0).startswith(reason)


@pytest.mark.parametrize(
    "constraints",
    [Constraints(), Constraints(unseen_combination=True), Constraints(longer=True)],
)
def test_the_program_of_every_sampled_plant_runs(constraints: Constraints) -> None:
    for seed in range(25 if constraints.longer else 150):
        spec = sample_plant(Random(f"run {seed}"), constraints)
        assert fault_of(emit(to_plant(spec)), first_horizon_s(spec)) == "", seed
