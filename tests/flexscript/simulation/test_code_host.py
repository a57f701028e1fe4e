"""What property code may ask of a run."""

from __future__ import annotations

import pytest

from flexscript.plant.model import PropertyValue
from flexscript.simulation import Report, simulate
from flexscript.simulation.errors import SettingError
from tests.support.plants import code, make_plant, thing


def _process(text: str, labels: dict[str, PropertyValue] | None = None) -> Report:
    """Process one item that arrives at 10 s for the time that the code gives."""
    plant = make_plant(
        [
            thing("Loader", "Source", ArrivalStyle=2, ArrivalSchedule=((10, "Box", 1),)),
            thing("Press", "Processor", ProcessTime=code(text), MaxContent=3, labels=labels),
            thing("Exit", "Sink"),
        ],
        "Loader > Press > Exit",
    )
    return simulate(plant, until=1000).report


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("return Model.time;", 10),
        ("return time() + 1;", 11),
        ("return current.stats.input.value;", 1),
        ("return content(current);", 1),
        ("return current.Speed * 2;", 14),
        ("return current.Sizes[2] + current.Sizes.length;", 7),
        ("return current.inObjects.length + current.outObjects.length;", 2),
        ('return current.getProperty("MaxContent");', 3),
        ('return Model.find("Exit").stats.input.value + 4;', 4),
        ('item.labels.assert("Count", 6); item.Count += 1; return item.Count;', 7),
        ("if (item.Type?) { return 1; } return 2;", 2),
        ('Object item = param(1); if (item.name == "Box") return 3; return 4;', 3),
    ],
)
def test_code_reads_the_run(text: str, seconds: float) -> None:
    assert _process(text, {"Speed": 7, "Sizes": (3, 5)}).time_in_system.average == seconds


def test_code_draws_from_a_stream() -> None:
    seconds = _process("double t = uniform(2, 3, getstream(current)); return t;")

    assert 2 <= seconds.time_in_system.average <= 3


def test_what_code_prints_is_in_the_report() -> None:
    assert "printed: busy" in _process('print("busy"); return 1;').warnings


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("return current.Colour;", "'Press' has no member or label 'Colour'"),
        ("return item.Type;", "the item has no label 'Type'"),
        ("current.input = 3; return 1;", "'input' of Processor 'Press' cannot be set"),
        ("return current.fly();", "no method 'fly'"),
        ('return "soon";', "must give a number"),
    ],
)
def test_a_mistake_names_object_property_and_cause(text: str, message: str) -> None:
    with pytest.raises(SettingError, match=f"Processor 'Press': ProcessTime.*{message}"):
        _process(text)
