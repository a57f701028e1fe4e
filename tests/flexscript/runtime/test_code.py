"""Property code: what is recognised, and what a host is asked."""

from __future__ import annotations

import pytest

from flexscript import FlexScriptSyntaxError
from flexscript.runtime.code import CodeError, compile_code
from flexscript.runtime.host import PortKind
from flexscript.runtime.tool_store import ToolStore


class Handle:
    """An object or an item of the host."""

    def __init__(self, **members: object) -> None:
        self.members = dict(members)


class Host:
    """A host with a machine between two others; it writes down the draws."""

    def __init__(self) -> None:
        self.ports: dict[PortKind, list[Handle]] = {
            "in": [],
            "out": [Handle(name="Left", content=3), Handle(name="Right", content=1)],
            "center": [Handle(name="Worker")],
        }
        self.draws: list[tuple[str, tuple[float, ...], object]] = []
        self.lines: list[str] = []
        self.tools = ToolStore()

    def time(self) -> float:
        return 12.5

    def distribution(self, name: str, arguments: tuple[float, ...], stream_owner: object) -> float:
        self.draws.append((name, arguments, stream_owner))
        return 1.0

    def get_member(self, target: object, name: str) -> object:
        assert isinstance(target, Handle)
        if name not in target.members:
            raise CodeError(f"there is no label '{name}'")
        return target.members[name]

    def has_member(self, target: object, name: str) -> bool:
        return isinstance(target, Handle) and name in target.members

    def set_member(self, target: object, name: str, value: object) -> None:
        assert isinstance(target, Handle)
        target.members[name] = value

    def label_names(self, target: object) -> list[str]:
        assert isinstance(target, Handle)
        return [name for name in target.members if name != "content"]

    def statistic(self, target: object, figure: str, member: str) -> object:
        return self.get_member(target, figure)

    def time_in_state(self, target: object, state: int) -> float:
        return 60.0 + state

    def contents(self, target: object) -> list[object]:
        return []

    def objects(self) -> list[Handle]:
        return [*self.ports["out"], *self.ports["center"]]

    def call_method(self, target: object, name: str, arguments: tuple[object, ...]) -> object:
        if name != "getProperty":
            raise CodeError(f"there is no method '{name}'")
        return 10

    def port_count(self, target: object, kind: PortKind) -> int:
        return len(self.ports[kind])

    def port_object(self, target: object, kind: PortKind, port: int) -> object:
        return self.ports[kind][port - 1]

    def find_object(self, name: str) -> object:
        found = [each for each in self.ports["out"] if each.members["name"] == name]
        return found[0] if found else None

    def print_line(self, text: str) -> None:
        self.lines.append(text)


class Scene:
    """A host, a machine, and an item on it."""

    def __init__(self) -> None:
        self.host = Host()
        self.machine = Handle(name="Machine", content=2, input=5)
        self.item = Handle(Type=2, content=0)

    def value(self, source: str, *params: object) -> object:
        return compile_code(source).call(self.host, self.machine, self.item, *params)


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("5", 5),
        ("item.Type", 2),
        ("item.Type == 2 ? 30 : 60", 30),
        ("item.Nothing?", None),
        ("Model.time + time()", 25.0),
        ("current.outObjects.length", 2),
        ("current.outObjects[1].content > current.outObjects[2].content ? 2 : 1", 2),
        ("content(outobject(current, 1))", 3),
        ("nrop(current) + nrip(current) + nrcp(current)", 3),
        ('current.getProperty("MaxContent")', 10),
        ("current.stats.input.value", 5),
        ("item.subnodes.length", 0),
        ('item.labels["Type"].value + getlabel(item, "Type")', 4),
        ('item.labels.assert("Turn", 7).value', 7),
        ('item.labels["None"]', None),
        ('item.find(">labels/Type").value', 2),
        ("item.labels.length", 1),
        ('getstat(current, "Content", STAT_CURRENT)', 2),
        ('getstat(current, "State", STAT_TIME_AT_VALUE, 0, STATE_IDLE)', 61.0),
        ("current.stats.state().getTotalTimeAt(STATE_PROCESSING)", 62.0),
        ('executestring("return item.Type * 3;")', 6),
        ("model().subnodes.length", 4),
        ('model().find("Worker").name', "Worker"),
        ('"ab12".search(/[0-9]/)', 3),
        ('Model.find("Right").content', 1),
        ("Math.max(item.Type, 3)", 3),
        ("param(2)", "second"),
        ("param(9)", None),
        ("constant(5)", 5),
        ("ownerobject(c).content", 2),
        ("return item.Type + 1;", 3),
        ("if (item.Type == 1) return 1; if (item.Type == 2) return 20; return 3;", 20),
        ("int i; while (i < 5) i++; return i;", 5),
        ("int i = 3;", None),
    ],
)
def test_values_of_code(scene: Scene, source: str, result: object) -> None:
    assert scene.value(source, "second") == result


def test_a_full_body_declares_its_own_names(scene: Scene) -> None:
    body = (
        "/**Custom Code*/\nObject current = ownerobject(c);\nObject item = param(1);\n"
        "int port = param(2);\nitem.Seen = current.name;\nreturn item.Type + port;"
    )
    assert scene.value(body, 40) == 42
    assert scene.item.members["Seen"] == "Machine"


def test_port_objects_are_the_handles_of_the_host(scene: Scene) -> None:
    assert scene.value("current.centerObjects[1]") is scene.host.ports["center"][0]


@pytest.mark.parametrize(
    ("source", "draw"),
    [
        ("exponential(0, 10, getstream(current))", ("exponential", (0, 10))),
        ("exponential(10)", ("exponential", (0, 10))),
        ("triangular(5, 10, 15, getstream(current))", ("triangular", (5, 15, 10))),
        ("normal(-1, 2.5)", ("normal", (-1, 2.5))),
        ("return uniform(1, 2, getstream(current));", ("uniform", (1, 2))),
        (
            "Object current = ownerobject(c);\nObject item = param(1);\nreturn poisson(4);",
            ("poisson", (4,)),
        ),
        ("uniform(1, item.Type)", None),
        ("uniform(1, 2, 7)", None),
        ("uniform(1, 2, getstream(item))", None),
        ("2 * uniform(1, 2)", None),
        ("7", None),
    ],
)
def test_a_single_draw_with_literal_arguments_is_recognised(
    source: str, draw: tuple[str, tuple[float, ...]] | None
) -> None:
    assert compile_code(source).draw == draw


def test_a_number_is_recognised() -> None:
    assert compile_code("-2.5").constant == -2.5
    assert compile_code("constant(4)").constant == 4
    assert compile_code("item.Type").constant is None


def test_a_short_form_has_a_note() -> None:
    assert len(compile_code("exponential(10)").notes) == 1
    assert compile_code("exponential(0, 10)").notes == ()


@pytest.mark.parametrize(
    ("source", "arguments"),
    [
        ("uniform(1, item.Type, getstream(current))", (1, 2)),
        ("triangular(1, item.Type, 9, getstream(current))", (1, 9, 2)),
        ("exponential(item.Type, getstream(current))", (0, 2)),
    ],
)
def test_a_host_draws_with_complete_arguments_and_the_owner_of_the_stream(
    scene: Scene, source: str, arguments: tuple[float, ...]
) -> None:
    assert scene.value(source) == 1.0
    ((_, drawn, owner),) = scene.host.draws
    assert drawn == arguments
    assert owner is scene.machine


def test_a_stream_may_be_a_number_or_that_of_the_object(scene: Scene) -> None:
    scene.value("uniform(1, item.Type, 7) + uniform(3, item.Type + 4)")
    assert [owner for _, _, owner in scene.host.draws] == [7, scene.machine]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("item.Colour", "there is no label 'Colour'"),
        ("current.centerObjects[2]", "'Machine' has no centre port 2; it has 1 (line 1, column 1: current.centerObjects[2]). Connect an operator"),
        ("normal(item.Type)", "normal takes 2 arguments and a stream, 1 were given"),
        ("1 / (item.Type - 2)", "The program divides by zero (line 1, column 1: 1 / (item.Type - 2))."),
        ("while (1) ;", "The program took more than 100000 steps"),
        ("item.fly()", "there is no method 'fly'"),
        ("return 1;\n\nreturn 2;\n", None),
        ("int a = 1;\nreturn item.Colour;", "(line 2, column 8: return item.Colour;)"),
    ],
)  # fmt: skip
def test_mistakes_of_the_code_are_told_to_the_run(
    scene: Scene, source: str, message: str | None
) -> None:
    if message is None:
        assert scene.value(source) == 1
        return
    with pytest.raises(CodeError) as caught:
        scene.value(source)
    assert message in str(caught.value)


def test_text_that_is_no_code() -> None:
    with pytest.raises(FlexScriptSyntaxError):
        compile_code("uniform(1, 2")


def test_each_evaluation_has_a_budget_of_its_own(scene: Scene) -> None:
    code = compile_code("int i; while (i < 30000) i++; return i;")
    for _ in range(4):
        assert code.call(scene.host, scene.machine, scene.item) == 30000


def test_printing_reaches_the_run(scene: Scene) -> None:
    scene.value('print("type", item.Type, current);')
    assert scene.host.lines == ["type 2 Machine"]
