"""Setting and reading properties while a plant is built."""

from __future__ import annotations

import pytest

from flexscript import Code, build
from flexscript.plant.model import PropertyValue
from tests.support.programs import built, failure, warned


def properties(class_name: str, statements: str) -> dict[str, PropertyValue]:
    text = f'Object o = Object.create("{class_name}");\n{statements}'
    return dict(built(text).objects[0].properties)


@pytest.mark.parametrize(
    ("class_name", "call", "value"),
    [
        ("Processor", '"ProcessTime", 50', 50),
        ("Processor", '"ProcessTime", 2.5', 2.5),
        ("Processor", '"ProcessTime", "50"', 50),
        ("Processor", '"ProcessTime", "uniform(1, 2)"', Code("uniform(1, 2)")),
        ("Processor", '"ProcessTime", [5, "min"]', 300),
        ("Processor", '"ProcessTime", [1.5, "hr"]', 5400),
        ("Processor", '"ProcessTime", ["uniform(1, 2)", "min"]', Code("(uniform(1, 2)) * 60")),
        ("Queue", '"StackBaseZ", [20, "cm"]', 0.2),
        ("Transporter", '"MaxSpeed", [120, "m/min"]', 2),
        ("Queue", '"ItemPlacement", "Stack Vertically"', "Stack Vertically"),
        ("Queue", '"ItemPlacement", 1', "Stack Vertically"),
        ("Combiner", '"CombineMode", 1', "Pack"),
        ("Combiner", '"CombineMode", "Batch"', "Batch"),
        ("Separator", '"SeparateMode", 0', "Split"),
        ("Queue", '"LIFO", 1', 1),
        ("Source", '"ArrivalStyle", 1', "Inter-Arrival Time"),
        ("Combiner", '"ComponentsList", [2, 3]', (2, 3)),
        ("Source", '"FlowItemClass", "Pallet"', "Pallet"),
    ],
)
def test_values_are_kept_in_one_form(class_name: str, call: str, value: PropertyValue) -> None:
    (kept,) = properties(class_name, f"o.setProperty({call});").values()
    assert kept == value
    assert type(kept) is type(value) or isinstance(value, (int, float))


def test_triggers_are_kept_under_their_full_name() -> None:
    assert properties("Queue", 'o.setProperty("OnExit", "item.Type = 1;");') == {
        "Triggers.OnExit": Code("item.Type = 1;")
    }


@pytest.mark.parametrize(
    ("class_name", "statement", "name", "value"),
    [
        ("Queue", 'setvarnum(o, "maxcontent", 5);', "MaxContent", 5),
        ("Operator", 'setvarnum(o, "maxcontent", 5);', "Capacity", 5),
        ("Queue", 'setvarnum(o, "placemode", 1);', "ItemPlacement", "Stack Vertically"),
        ("Processor", 'setvarstr(o, "cycletime", "uniform(1, 2)");', "ProcessTime", Code("uniform(1, 2)")),
        ("Source", 'setvarstr(o, "interarrivaltime", "10");', "InterArrivalTime", 10),
        ("Processor", 'o.setVariable("usetransport", 1);', "UseTransport", 1),
    ],
)  # fmt: skip
def test_old_variables_set_the_property_behind_them(
    class_name: str, statement: str, name: str, value: PropertyValue
) -> None:
    assert properties(class_name, statement) == {name: value}


def test_an_object_as_a_value_becomes_code_that_finds_it() -> None:
    plant = built(
        'Object m = Object.create("Processor");\nObject w = Object.create("Operator");\n'
        'w.name = "Ann \\"A\\"";\nm.setProperty("OperatorRef", w);'
    )
    assert plant.objects[0].properties == {"OperatorRef": Code('Model.find("Ann \\"A\\"")')}


def test_the_last_value_counts_and_the_first_place_stays() -> None:
    kept = properties(
        "Processor",
        'o.setProperty("ProcessTime", 1); o.setProperty("SetupTime", 2); '
        'o.setProperty("ProcessTime", 3);',
    )
    assert list(kept.items()) == [("ProcessTime", 3), ("SetupTime", 2)]


def test_reading_gives_the_set_value_or_the_default() -> None:
    result = build(
        'Object o = Object.create("Queue");\no.setProperty("MaxContent", 7);\n'
        'print(o.getProperty("MaxContent"), o.getProperty("LIFO"), o.getProperty("StackBaseZ"));\n'
        'print(getvarnum(o, "maxcontent"), o.getProperty("Size"), o.getProperty("Name"));\n'
        'Object s = Object.create("Source");\nprint(s.getProperty("InterArrivalTime"));'
    )
    assert result.output == (
        "7 0 0.1",
        "7 Vec3(2, 2, 0.2) Queue1",
        "exponential(0, 10, getstream(current))",
    )


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("name, 5", "FS201"),
        ('"MaxContent", number', "FS209"),
        ('"ItemPlacement", word', "FS202"),
        ('"Location", word', "FS203"),
        ('"MaxContent", NULL', "FS203"),
    ],
)
def test_values_that_only_the_run_can_know(call: str, code: str) -> None:
    found = failure(
        'Object o = Object.create("Queue");\nstring name = "MaxContnt";\nint number = -1;\n'
        f'string word = "x";\no.setProperty({call});'
    )
    assert (found.code, found.line) == (code, 5)


def test_a_number_in_a_text_is_read_with_a_warning() -> None:
    plant, warnings = warned(
        'Object o = Object.create("Queue");\no.setProperty("MaxContent", "20");'
    )
    assert plant.objects[0].properties == {"MaxContent": 20}
    assert [each.code for each in warnings] == ["FS203"]
