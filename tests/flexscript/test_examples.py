"""The examples: sound, written back without a change, and with the figures that they promise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flexscript import build, emit, format_program, review, simulate

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "flexscript"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/program.fs"))


def test_there_is_one_for_each_row_of_the_readme() -> None:
    rows = (EXAMPLES / "README.md").read_text(encoding="utf-8").splitlines()
    assert sorted(row.split("`")[1] for row in rows if row.startswith("| `")) == NAMES
    assert len(NAMES) == 11


@pytest.mark.parametrize("name", NAMES)
def test_an_example_gives_what_it_promises(name: str) -> None:
    text = (EXAMPLES / name / "program.fs").read_text(encoding="utf-8")
    expected = json.loads((EXAMPLES / name / "expected.json").read_text(encoding="utf-8"))
    result = build(text)
    assert result.plant is not None
    assert [*result.diagnostics, *review(result.plant, text)] == []
    assert build(emit(result.plant)).plant == result.plant
    assert format_program(text) == text

    report = simulate(result.plant, seed=expected["seed"], until=expected["until"]).report
    assert report.throughput == expected["throughput"]
    assert report.bottleneck == expected["bottleneck"]
    assert report.work_in_process.average == pytest.approx(
        expected["work_in_process_average"], abs=1e-6
    )
    assert report.time_in_system.average == pytest.approx(
        expected["time_in_system_average"], abs=1e-6
    )
    things = {each.name: each for each in report.objects}
    for thing, figures in expected["objects"].items():
        found = things[thing]
        count = found.input if found.class_name == "Sink" else found.output
        assert (thing, count) == (thing, figures["output"])
        assert found.utilisation == pytest.approx(figures["utilisation"], abs=1e-6)
