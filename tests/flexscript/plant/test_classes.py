"""The class table: families, sizes and how it fits the property table."""

from __future__ import annotations

import pytest

from flexscript.plant.classes import (
    CLASSES,
    class_spec,
    default_colour,
    default_size,
    is_dispatcher,
    is_executer,
    is_fixed_resource,
    is_network,
)


def test_families() -> None:
    fixed = {name for name in CLASSES if is_fixed_resource(name)}
    assert fixed == {
        "Source", "Queue", "Processor", "MultiProcessor", "Combiner", "Separator", "Sink", "Rack",
        "StraightConveyor", "CurvedConveyor", "BasicConveyor",
    }  # fmt: skip
    assert {name for name in CLASSES if is_network(name)} == {
        "NetworkNode", "ControlPoint", "StraightPath", "CurvedPath",
    }  # fmt: skip
    assert {name for name in CLASSES if is_dispatcher(name)} == {"Dispatcher"}
    assert is_executer("Robot")
    assert not is_executer("Dispatcher")


def test_sizes_and_colours_are_those_of_the_library() -> None:
    assert default_size("Source") == (1.055, 1.055, 0.521)
    assert default_size("Queue") == (2, 2, 0.2)
    assert default_colour("Processor") == (0.38, 0.725, 0.318)
    for spec in CLASSES.values():
        assert all(part > 0 for part in spec.size)
        assert all(0 <= part <= 1 for part in spec.colour)


def test_only_sources_lack_inputs_and_sinks_outputs() -> None:
    assert [name for name, spec in CLASSES.items() if not spec.has_inputs] == ["Source"]
    assert [name for name, spec in CLASSES.items() if not spec.has_outputs] == ["Sink"]


def test_an_unknown_class_lists_the_known_ones() -> None:
    with pytest.raises(KeyError, match=r"no class 'Quene' in the library; known: Source, Queue"):
        class_spec("Quene")
