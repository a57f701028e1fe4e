"""Timings become words, values and plants that simulate with them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import flexscript
from flexscript.plant.model import Code
from services.timings import fit_log, fit_sample, prompt_text, property_value, put_into
from services.timings.wording import said
from tests.support.logs import line_log

PROGRAM = """
Object Parts = Object.create("Source");
Parts.name = "Parts";
Object Buffer = Object.create("Queue");
Buffer.name = "Buffer";
Object Saw = Object.create("Processor");
Saw.name = "Saw";
Object Out = Object.create("Sink");
Out.name = "Out";
contextdragconnection(Parts, Buffer, "A");
contextdragconnection(Buffer, Saw, "A");
contextdragconnection(Saw, Out, "A");
"""


def test_values_are_in_the_order_of_flexscript() -> None:
    gamma = fit_sample(np.random.default_rng(1).gamma(2.5, 4, 1000))
    shape, scale = gamma.chosen.params
    value = property_value(gamma)
    assert isinstance(value, Code)
    assert value.source == f"gamma(0, {scale:.4g}, {shape:.4g}, getstream(current))"
    assert said(gamma.chosen) == f"gamma with shape {shape:.4g} and scale {scale:.4g}"
    assert property_value(fit_sample([8.0] * 20)) == 8.0


def test_a_log_becomes_a_running_plant(tmp_path: Path) -> None:
    report = fit_log(line_log(tmp_path / "line.csv"))
    plant = flexscript.build(PROGRAM).plant
    assert plant is not None
    timed, unplaced = put_into(plant, report)
    assert unplaced == ("no object takes the processing time of Mill",)
    run = flexscript.simulate(timed, until=72_000)
    # 72,000 s of arrivals every 20 s; the Saw (10 s) keeps up. Three deviations are about 5 %.
    assert run.report.throughput == pytest.approx(3600, rel=0.06)


def test_an_odd_distribution_is_drawn_from_its_quantiles(tmp_path: Path) -> None:
    r = np.random.default_rng(1)
    rows = [f"Saw,{v:.3f}" for v in np.concatenate([r.normal(10, 1, 500), r.normal(50, 1, 500)])]
    (tmp_path / "two.csv").write_text("station,seconds\n" + "\n".join(rows) + "\n")
    report = fit_log(tmp_path / "two.csv")
    plant = flexscript.build(PROGRAM).plant
    assert plant is not None
    timed, _ = put_into(plant, report)
    program = flexscript.emit(timed)
    rebuilt = flexscript.build(program)
    assert rebuilt.plant is not None, rebuilt.diagnostics
    run = flexscript.simulate(rebuilt.plant, until=36_000)
    # Mean 30 s a part, and always one waiting: the Saw is the bottleneck, 1,200 parts in ten hours.
    assert run.report.throughput == pytest.approx(1200, rel=0.08)


def test_the_prompt_states_each_time(tmp_path: Path) -> None:
    text = prompt_text(fit_log(line_log(tmp_path / "line.csv")))
    assert "Parts arrive at Saw with" in text
    assert "The processing time of Mill is uniform between 6" in text
