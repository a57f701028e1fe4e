"""Creating, naming, placing and finding objects, in every spelling in use."""

from __future__ import annotations

import pytest

from flexscript import build
from tests.support.programs import built, failure, warned


@pytest.mark.parametrize(
    "expression",
    [
        'Object.create("Queue")',
        'createinstance(library().find("?Queue"), model())',
        'createinstance(library().find("fixedresources/Queue"), model())',
        'createinstance(library().find("/fixedresources/Queue"), model())',
        'createinstance(node("/fixedresources/Queue", library()), model())',
        'createinstance(node("fixedresources/Queue", library()), model())',
        'createinstance(library().find("fixedresources").find("Queue"), model())',
        'createinstance(library().find("fixedresources" + "/Queue"), model())',
        'createcopy(library().find("?Queue"), model())',
    ],
)
def test_spellings_of_creation(expression: str) -> None:
    result = build(f"treenode q = {expression};")
    assert result.diagnostics == []
    assert result.plant is not None
    assert [(thing.name, thing.class_name) for thing in result.plant.objects] == [
        ("Queue1", "Queue")
    ]


@pytest.mark.parametrize(
    "expression",
    [
        'Object.create("queue")',
        'createinstance(library().find("?queue"), model())',
        'createinstance(library().find("fixedresources" + "/queue"), model())',
    ],
)
def test_a_wrong_case_is_a_warning(expression: str) -> None:
    plant, warnings = warned(f"treenode q = {expression};")
    assert [thing.class_name for thing in plant.objects] == ["Queue"]
    assert [each.code for each in warnings] == ["FS205"]


@pytest.mark.parametrize(
    "class_name",
    [
        "Source", "Queue", "Processor", "MultiProcessor", "Combiner", "Separator", "Sink", "Rack",
        "Operator", "Dispatcher", "TaskExecuter", "Transporter", "Robot", "Crane", "Elevator",
        "ASRSvehicle", "Conveyor::StraightConveyor",
    ],
)  # fmt: skip
def test_every_class_can_be_created(class_name: str) -> None:
    plant = built(f'Object.create("{class_name}");')
    assert plant.objects[0].class_name == class_name.rsplit("::", maxsplit=1)[-1]


def test_an_unknown_class_of_the_library() -> None:
    found = failure('string type = "Quene";\nObject q = Object.create(type);')
    assert (found.code, found.line, found.hint) == ("FS204", 2, "Did you mean 'Queue'?")
    found = failure('treenode q = createinstance(library().find("?Conveyer"), model());')
    assert found.code == "FS204"


def test_a_new_object_has_the_size_of_its_class() -> None:
    (thing,) = built('Object.create("Processor");').objects
    assert (thing.location, thing.rotation, thing.size) == ((0, 0, 0), (0, 0, 0), (4, 3, 2))


@pytest.mark.parametrize(
    "statement", ['o.name = "Buffer";', 'setname(o, "Buffer");', 'o.setProperty("Name", "Buffer");']
)
def test_spellings_of_naming(statement: str) -> None:
    assert built(f'Object o = Object.create("Queue");\n{statement}').objects[0].id == "Buffer"


def test_namesakes_have_ids_of_their_own() -> None:
    plant = built(
        'for (int i = 1; i <= 3; i++) { Object o = Object.create("Queue"); o.name = "Q"; }'
    )
    assert [thing.id for thing in plant.objects] == ["Q", "Q~2", "Q~3"]


@pytest.mark.parametrize(
    "statement",
    [
        "setloc(o, 3, 4, 5);",
        "o.setLocation(3, 4, 5);",
        "o.setLocation(Vec3(3, 4, 5));",
        "o.location = Vec3(3, 4, 5);",
        "o.location = [3, 4, 5];",
        "o.location.x = 3; o.location.y = 4; o.location.z += 5;",
        "o.location += Vec3(3, 4, 5);",
        'o.setProperty("Location", [3, 4, 5]);',
        "o.setLocation(4, 3, 5.2, 0.5, 0.5, 1);",
    ],
)
def test_spellings_of_placing(statement: str) -> None:
    (thing,) = built(f'Object o = Object.create("Queue");\n{statement}').objects
    assert thing.location == pytest.approx((3.0, 4.0, 5.0))


@pytest.mark.parametrize(
    ("statement", "member", "value"),
    [
        ("setsize(o, 1, 2, 3);", "size", (1, 2, 3)),
        ("o.setSize(1, 2, 3);", "size", (1, 2, 3)),
        ("o.size = Vec3(1, 2, 3);", "size", (1, 2, 3)),
        ("setrot(o, 0, 0, 90);", "rotation", (0, 0, 90)),
        ("o.setRotation(0, 0, 90);", "rotation", (0, 0, 90)),
        ("o.rotation.z = 90;", "rotation", (0, 0, 90)),
    ],
)
def test_size_and_rotation(statement: str, member: str, value: tuple[float, ...]) -> None:
    (thing,) = built(f'Object o = Object.create("Queue");\n{statement}').objects
    assert getattr(thing, member) == value


@pytest.mark.parametrize(
    "statement",
    [
        "o.color = Color(1, 0, 0);",
        "o.color = Color.red;",
        "setcolor(o, 1, 0, 0);",
        'o.setProperty("Color", [1, 0, 0, 1]);',
        "o.color.r = 1; o.color.g = 0; o.color.b = 0;",
    ],
)
def test_colour_is_kept_as_a_property(statement: str) -> None:
    (thing,) = built(f'Object o = Object.create("Queue");\n{statement}').objects
    assert thing.properties == {"Color": (1.0, 0.0, 0.0, 1.0)}


def test_a_vector_is_copied_when_it_is_assigned() -> None:
    plant = built(
        'Object a = Object.create("Queue");\nVec3 place = a.location;\nplace.x = 9;\n'
        'Object b = Object.create("Queue");\nb.location = place;\nplace.x = 1;'
    )
    assert [thing.location[0] for thing in plant.objects] == [0.0, 9.0]


def test_labels() -> None:
    plant = built(
        'Object o = Object.create("Queue");\no.Type = 3;\no.labels["Batch"] = "b";\n'
        'o.labels.assert("Seen", 1);\nsetlabel(o, "Old", o.Type + 1);\no.#name = "label";'
    )
    assert plant.objects[0].labels == {
        "Type": 3,
        "Batch": "b",
        "Seen": 1,
        "Old": 4,
        "name": "label",
    }


def test_a_missing_label_fails_unless_it_is_optional() -> None:
    head = 'Object o = Object.create("Queue");\n'
    assert failure(head + "print(o.Type);").code == "FS509"
    assert build(head + "print(o.Type?);").output == ("NULL",)


def test_finding_by_name() -> None:
    text = (
        'Object a = Object.create("Queue");\na.name = "In Buffer";\n'
        'print(Model.find("In Buffer") == a, Model.find("/In Buffer") == a);\n'
        'print(model().find("In Buffer") == a, node("/In Buffer", model()) == a);'
    )
    assert build(text).output == ("1 1", "1 1")


def test_a_wrong_path_gives_null_and_a_warning() -> None:
    _, warnings = warned('Object a = Object.create("Queue");\nObject b = Model.find("Queu1");')
    assert [(each.code, each.hint) for each in warnings] == [("FS407", "Did you mean 'Queue1'?")]


def test_a_made_name_without_its_number_is_found_with_a_warning() -> None:
    plant, warnings = warned('Object.create("Queue");\nModel.find("Queue").name = "B";')
    assert plant.objects[0].name == "B"
    assert [each.code for each in warnings] == ["FS408"]


def test_destroying_removes_the_connections_too() -> None:
    plant = built(
        'Object a = Object.create("Source");\nObject b = Object.create("Queue");\n'
        'contextdragconnection(a, b, "A");\nb.destroy();'
    )
    assert [thing.class_name for thing in plant.objects] == ["Source"]
    assert plant.connections == ()


def test_a_destroyed_object_cannot_be_used() -> None:
    text = 'Object a = Object.create("Queue");\ndestroyobject(a);\na.name = "x";'
    assert failure(text).message == "'Queue1' was destroyed; it cannot be used any more."


def test_a_copy_has_everything_but_the_connections() -> None:
    plant = built(
        'Object a = Object.create("Queue");\nObject s = Object.create("Sink");\n'
        'a.setProperty("MaxContent", 5);\na.location.x = 3;\ncontextdragconnection(a, s, "A");\n'
        'Object b = createcopy(a, model());\nb.name = "Copy";'
    )
    copy = plant.find("Copy")
    assert (copy.properties, copy.location) == ({"MaxContent": 5}, (3.0, 0.0, 0.0))
    assert len(plant.connections) == 1


def test_a_loop_over_the_model_visits_every_object() -> None:
    text = 'Object.create("Queue");\nObject.create("Sink");\n'
    loop = "forobjecttreeunder(model()) { print(a.name); a.Seen = a.rank; }"
    result = build(text + loop)
    assert result.output == ("Queue1", "Sink1")
    assert result.plant is not None
    assert [thing.labels["Seen"] for thing in result.plant.objects] == [2, 3]
