"""Building: whole programs and the plants that they build."""

from __future__ import annotations

from pathlib import Path

import pytest

from flexscript import Code, build, emit
from tests.support.programs import built, failure

FIXTURES = Path(__file__).parent.parent / "fixtures"


def test_the_loop_script_builds_its_thirteen_objects_and_edges() -> None:
    """The loop of the only script text that is public on generated FlexSim programs."""
    plant = built((FIXTURES / "dual_line_loop.fs").read_text(encoding="utf-8"))
    assert [thing.name for thing in plant.objects] == [
        "Dispatcher",
        "Task Executer 1",
        "Task Executer 2",
        "Mask Substrate Loader",
        "Mask Coater1",
        "Mask Coater2",
        "E-Beam Writer1",
        "E-Beam Writer2",
        "Mask Developer1",
        "Mask Developer2",
        "Mask Inspector1",
        "Mask Inspector2",
        "Packing Station",
    ]
    assert [(c.source, c.target, c.kind) for c in plant.connections] == [
        ("Dispatcher", "Task Executer 1", "A"),
        ("Dispatcher", "Task Executer 2", "A"),
        ("Mask Substrate Loader", "Mask Coater1", "A"),
        ("Mask Substrate Loader", "Mask Coater2", "A"),
        ("Mask Coater1", "E-Beam Writer1", "A"),
        ("Mask Coater2", "E-Beam Writer2", "A"),
        ("E-Beam Writer1", "Mask Developer1", "A"),
        ("E-Beam Writer2", "Mask Developer2", "A"),
        ("Mask Developer1", "Mask Inspector1", "A"),
        ("Mask Developer2", "Mask Inspector2", "A"),
        ("Mask Inspector1", "Packing Station", "A"),
        ("Mask Inspector2", "Packing Station", "A"),
    ]
    assert plant.find("Packing Station").properties == {}
    assert plant.find("Mask Inspector1").properties == {
        "SeparateMode": "Split",
        "SeparateQty": 2,
        "ProcessTime": Code("triangular(5, 15, 10, getstream(current))"),
    }


def test_what_the_emitter_writes_builds_the_same_plant() -> None:
    text = emit(built((FIXTURES / "dual_line_loop.fs").read_text(encoding="utf-8")))
    plant = built(text)
    assert emit(plant) == text


def test_an_empty_program_builds_an_empty_plant() -> None:
    plant = built("")
    assert (plant.objects, plant.connections) == ((), ())


def test_a_program_with_an_error_is_not_executed() -> None:
    result = build('Object q = Object.create("Queue");\nprint("here");\nfoo();')
    assert result.plant is None
    assert result.output == ()
    assert [each.code for each in result.diagnostics] == ["FS101"]


def test_a_failure_while_running_has_its_place() -> None:
    found = failure('Object q = Model.find("Nobody");\nq.name = "x";')
    assert (found.code, found.line, found.column) == ("FS501", 2, 1)
    assert found.message == "The program uses '.name' of null."


def test_a_refused_connection_is_an_error_but_the_plant_is_there() -> None:
    result = build(
        'Object s = Object.create("Sink");\nObject q = Object.create("Queue");\n'
        'contextdragconnection(s, q, "A");\ncontextdragconnection(q, s, "A");'
    )
    assert not result.ok
    assert [(each.code, each.line) for each in result.diagnostics] == [("FS401", 3)]
    assert result.plant is not None
    assert len(result.plant.connections) == 1


def test_a_finding_of_the_check_is_not_repeated_by_the_run() -> None:
    result = build(
        'Object p = Object.create("Processor");\np.setProperty("ProcessTime",\n'
        '    "exponential(10)");'
    )
    assert [(each.code, each.line) for each in result.diagnostics] == [("FS301", 3)]


def test_code_that_the_program_puts_together_is_checked_when_it_is_set() -> None:
    found = failure(
        'Object p = Object.create("Processor");\nstring name = "normal";\n'
        'p.setProperty("ProcessTime", name + "(5)");'
    )
    assert (found.code, found.line) == ("FS301", 3)
    assert found.message.startswith("ProcessTime: normal takes 2 arguments")


def test_printing() -> None:
    result = build('print("a", 1, 2.5, [1, "b"], NULL);\nprint(Object.create("Queue"));')
    assert result.output == ("a 1 2.5 Array[2]: {1,b} NULL", "/Queue1")


def test_a_run_that_the_program_wants_is_noted() -> None:
    result = build("resetmodel();\ngo();")
    assert result.ok
    assert result.run_requested


def test_a_draw_while_building_is_the_same_each_time() -> None:
    text = 'Object q = Object.create("Queue");\nq.setLocation(uniform(0, 9), 0, 0);'
    first, second = build(text), build(text)
    assert [each.code for each in first.diagnostics] == ["FS306"]
    assert first.plant == second.plant


def test_the_last_return_ends_the_program() -> None:
    assert build('print("a");\nreturn 1;\nprint("b");').output == ("a",)


@pytest.mark.parametrize(
    "text", ["", "// nothing", "\ufeffprint(1);", "print(1);\r\nprint(2);\r\n"]
)
def test_odd_but_legal_texts(text: str) -> None:
    assert build(text).ok
