"""Any plant, written as a program and built again, is the same plant."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flexscript import build, emit
from flexscript.plant.classes import CLASSES, default_size
from flexscript.plant.model import Code, Connection, Plant, PlantObject
from flexscript.plant.properties import PROPERTIES, PropertyKind, PropertySpec
from flexscript.plant.tools import TableData, Tools

_KEPT_IN_THE_OBJECT = ("Name", "Location", "Rotation", "Size", "Color")
_PARTS = st.one_of(st.integers(-10_000, 10_000), st.floats(-1e18, 1e18, allow_nan=False))
_TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
_CODES = st.sampled_from(
    [
        "uniform(5, 10, getstream(current))",
        "return item.Type + 1;",
        "/** Case */\nif (item.Type == 1) {\n\treturn 2;\n}\nreturn 1;",
        'string s = "a \\"quoted\\" \\\\ text";\nreturn s.length;',
    ]
)


def _value(spec: PropertySpec) -> st.SearchStrategy[Any]:
    low, high = spec.minimum, spec.maximum
    numbers = st.one_of(
        st.integers(int(low or 0), int(high or 10_000)),
        st.floats(low or 0, high or 1e9, allow_nan=False),
    )
    match spec.kind:
        case PropertyKind.FLAG:
            return st.integers(0, 1)
        case PropertyKind.CHOICE:
            return st.sampled_from(sorted(spec.options))
        case PropertyKind.TEXT:
            return _TEXTS
        case PropertyKind.VECTOR:
            return st.tuples(_PARTS, _PARTS, _PARTS)
        case PropertyKind.CODE | PropertyKind.TIME_CODE:
            return st.one_of(numbers, _CODES.map(Code))
        case PropertyKind.ANY:
            return st.one_of(_PARTS, _TEXTS, st.lists(_PARTS, max_size=3).map(tuple))
        case _:
            return numbers


@st.composite
def _objects(draw: st.DrawFn, number: int) -> PlantObject:
    class_name = draw(st.sampled_from(sorted(CLASSES)))
    table = PROPERTIES[class_name]
    known = sorted(set(table) - set(_KEPT_IN_THE_OBJECT) - {"TimeTables", "MTBFMTTRs"})
    chosen = draw(st.lists(st.sampled_from(known), max_size=4, unique=True))
    vector = st.tuples(*[_PARTS.map(float)] * 3)
    name = f"{draw(_TEXTS)}{number}"
    sizes = st.one_of(
        st.just(default_size(class_name)),
        st.tuples(*[st.floats(0.01, 50)] * 3),
    )
    return PlantObject(
        id=name,
        name=name,
        class_name=class_name,
        location=draw(vector),
        rotation=draw(vector),
        size=draw(sizes),
        properties={key: draw(_value(table[key])) for key in chosen},
        labels=draw(st.dictionaries(st.sampled_from(["Type", "kind of", "x"]), _values())),
    )


def _values() -> st.SearchStrategy[Any]:
    return st.recursive(
        st.one_of(_PARTS, _TEXTS), lambda each: st.lists(each, max_size=3).map(tuple), max_leaves=4
    )


_CELLS = st.one_of(st.none(), st.integers(-99, 99), _TEXTS)


@st.composite
def _tools(draw: st.DrawFn, ids: list[str]) -> Tools:
    columns = draw(st.integers(1, 3))
    rows = draw(st.lists(st.tuples(*[_CELLS] * columns), min_size=1, max_size=3))
    table = TableData(
        rows=tuple(rows),
        columns=tuple(f"Col {number + 1}" for number in range(columns)),
        row_names=tuple(f"Row {number + 1}" for number in range(len(rows))),
    )
    return Tools(
        tables={"Orders": table} if draw(st.booleans()) else {},
        groups={"Crew": tuple(ids[:2])} if draw(st.booleans()) else {},
        parameters={"Speed": draw(st.integers(0, 9))} if draw(st.booleans()) else {},
    )


@st.composite
def _plants(draw: st.DrawFn) -> Plant:
    objects = tuple(draw(_objects(number)) for number in range(draw(st.integers(1, 6))))
    by_id = {thing.id: CLASSES[thing.class_name] for thing in objects}
    pairs = draw(
        st.lists(
            st.tuples(*[st.sampled_from(sorted(by_id))] * 2, st.sampled_from("AS")),
            max_size=8,
            unique=True,
        )
    )
    ports: dict[tuple[str, str], int] = {}

    def port(thing: str, side: str) -> int:
        ports[thing, side] = ports.get((thing, side), 0) + 1
        return ports[thing, side]

    connections = []
    for source, target, kind in pairs:
        if source == target or (kind == "A" and not _joins(by_id[source], by_id[target])):
            continue
        sides = ("out", "in") if kind == "A" else ("center", "center")
        numbers = port(source, sides[0]), port(target, sides[1])
        connections.append(
            Connection(
                source=source,
                target=target,
                kind=kind,
                source_port=numbers[0],
                target_port=numbers[1],
            )
        )
    return Plant(objects, tuple(connections), draw(_tools(list(by_id))))


def _joins(source: Any, target: Any) -> bool:
    families = {source.family.value, target.family.value}
    if families == {"fixed resource"}:
        return bool(source.has_outputs and target.has_inputs)
    return families <= {"dispatcher", "task executer"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_plants())
def test_a_plant_survives_being_written(plant: Plant) -> None:
    program = emit(plant)
    result = build(program)
    assert result.plant == plant, [str(found) for found in result.diagnostics]
    assert emit(result.plant) == program


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(["Tools", "Table", "tool_1", "List", "Group"]), st.sampled_from("ab"))
def test_objects_called_like_tools(name: str, table: str) -> None:
    thing = PlantObject(id=name, name=name, class_name="Queue", size=default_size("Queue"))
    plant = Plant((thing,), (), Tools(groups={table: (name,)}, variables={"v": 2.0}))
    assert build(emit(plant)).plant == plant
