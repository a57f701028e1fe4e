"""The property table: what each class has, and its defaults."""

from __future__ import annotations

import pytest

from flexscript import Code
from flexscript.plant.classes import CLASSES
from flexscript.plant.properties import (
    PROPERTIES,
    UNITS,
    PropertyKind,
    property_of,
    property_of_variable,
)


def test_every_class_has_its_table() -> None:
    assert set(PROPERTIES) == set(CLASSES)


@pytest.mark.parametrize(
    ("class_name", "name", "default"),
    [
        ("Source", "InterArrivalTime", Code("exponential(0, 10, getstream(current))")),
        ("Queue", "MaxContent", 1000),
        ("Processor", "MaxContent", 1),
        ("Processor", "ProcessTime", 10),
        ("Processor", "SetupTime", 0),
        ("Combiner", "CombineMode", "Pack"),
        ("Separator", "SeparateMode", "Unpack"),
        ("Operator", "MaxSpeed", 1.4),
        ("Transporter", "MaxSpeed", 2),
        ("Robot", "MoveTime", 5),
    ],
)
def test_defaults(class_name: str, name: str, default: object) -> None:
    spec = property_of(class_name, name)
    assert spec is not None
    assert spec.default == default


def test_a_class_lacks_what_it_does_not_do() -> None:
    assert property_of("Sink", "SendToPort") is None
    assert property_of("Source", "Pull") is None
    assert property_of("Dispatcher", "MaxSpeed") is None


def test_triggers_belong_to_every_class() -> None:
    for name in ("Triggers.OnExit", "OnExit"):
        spec = property_of("Queue", name)
        assert spec is not None
        assert (spec.name, spec.kind) == ("Triggers.OnExit", PropertyKind.CODE)
    assert property_of("Queue", "Triggers.OnNothing") is None


def test_old_variables_lead_to_properties() -> None:
    spec = property_of_variable("Processor", "cycletime")
    assert spec is not None
    assert spec.name == "ProcessTime"
    spec = property_of_variable("Queue", "MAXCONTENT")
    assert spec is not None
    assert spec.name == "MaxContent"
    assert property_of_variable("Queue", "cycletime") is None


def test_every_entry_is_consistent() -> None:
    for table in PROPERTIES.values():
        for name, spec in table.items():
            assert spec.name == name
            assert (spec.kind is PropertyKind.CHOICE) == bool(spec.options)
            if spec.options:
                assert spec.default in spec.options
            if spec.kind.dimension:
                assert spec.kind.dimension in UNITS
