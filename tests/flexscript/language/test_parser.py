"""The parser: the tree of each rule, and its ambiguities."""

from __future__ import annotations

from pathlib import Path

import pytest

from flexscript.language.nodes import (
    Assign,
    Binary,
    Block,
    CaseLabel,
    Conditional,
    Declaration,
    Expression,
    ExpressionStatement,
    For,
    If,
    Member,
    Name,
    Number,
    Statement,
    Switch,
    Unary,
)
from flexscript.language.parser import parse
from flexscript.language.visitor import walk

FIXTURES = Path(__file__).parent.parent / "fixtures"


def statement(text: str) -> Statement:
    (only,) = parse(text).body
    return only


def expression(text: str) -> Expression:
    only = statement(f"{text};")
    assert isinstance(only, ExpressionStatement)
    return only.expression


def shape(node: Expression) -> object:
    """The tree as nested tuples, without places."""
    match node:
        case Binary():
            return (node.operator, shape(node.left), shape(node.right))
        case Unary():
            return (node.operator, shape(node.operand))
        case Assign():
            return (node.operator, shape(node.target), shape(node.value))
        case Conditional():
            return ("?", shape(node.condition), shape(node.then), shape(node.otherwise))
        case Member():
            return (".?" if node.optional else ".", shape(node.target), node.name)
        case Name():
            return node.name
        case Number():
            return node.value
    return type(node).__name__


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a + b * c", ("+", "a", ("*", "b", "c"))),
        ("a - b - c", ("-", ("-", "a", "b"), "c")),
        ("(a + b) * c", ("*", ("+", "a", "b"), "c")),
        ("a || b && c == d", ("||", "a", ("&&", "b", ("==", "c", "d")))),
        ("!a == b", ("==", ("!", "a"), "b")),
        ("-a.b", ("-", (".", "a", "b"))),
        ("a = b = c", ("=", "a", ("=", "b", "c"))),
        ("a ? b : c ? d : e", ("?", "a", "b", ("?", "c", "d", "e"))),
        ("a | b ^ c & d", ("|", "a", ("^", "b", ("&", "c", "d")))),
        ("a < b << c", ("<", "a", ("<<", "b", "c"))),
    ],
)
def test_precedence(text: str, tree: object) -> None:
    assert shape(expression(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a.b? == 2", ("==", (".?", "a", "b"), 2)),
        ("a.b? && c", ("&&", (".?", "a", "b"), "c")),
        ("a.b ? 1 : 2", ("?", (".", "a", "b"), 1, 2)),
        ("a.b ? -1 : 2", ("?", (".", "a", "b"), ("-", 1), 2)),
        ("a.b?", (".?", "a", "b")),
    ],
)
def test_a_question_mark_is_optional_where_no_expression_follows(text: str, tree: object) -> None:
    assert shape(expression(text)) == tree


def test_a_declaration_starts_with_two_names() -> None:
    node = statement("Storage.Slot s = x, t;")
    assert isinstance(node, Declaration)
    assert node.type_name == "Storage.Slot"
    assert [each.name for each in node.declarators] == ["s", "t"]


def test_modifiers_come_before_the_type() -> None:
    node = statement("static const unsigned int x = 1;")
    assert isinstance(node, Declaration)
    assert (node.modifiers, node.type_name) == (("static", "const", "unsigned"), "int")


def test_a_long_else_if_ladder_costs_no_depth() -> None:
    rungs = "".join(f"else if (x == {i}) y = {i};\n" for i in range(500))
    node = statement(f"if (x) y = 0;\n{rungs}else {{ y = -1; }}")
    length = 0
    while isinstance(node, If):
        length += 1
        assert node.otherwise is not None
        node = node.otherwise
    assert length == 501
    assert isinstance(node, Block)


def test_a_for_may_leave_out_each_part() -> None:
    node = statement("for (;;) x++;")
    assert isinstance(node, For)
    assert (node.start, node.condition, node.step) == (None, None, None)


def test_switch_labels_stand_among_the_statements() -> None:
    node = statement("switch (x) { case 1: a(); case 2: break; default: }")
    assert isinstance(node, Switch)
    kinds = [type(part).__name__ for part in node.body]
    assert kinds == ["CaseLabel", "ExpressionStatement", "CaseLabel", "Break", "CaseLabel"]
    assert isinstance(node.body[-1], CaseLabel)


def test_a_macro_keeps_its_expression_and_its_comment() -> None:
    program = parse("#define COUNT 5 + 1 // many\n")
    assert [type(node).__name__ for node in walk(program)][:3] == ["Program", "Define", "Binary"]
    assert [comment.text for comment in program.comments] == ["// many"]


def test_a_node_knows_its_place_in_the_text() -> None:
    program = parse("a = 1;\nbb = 2;")
    location = program.body[1].location
    assert program.source.text[location.start : location.end] == "bb = 2;"
    assert program.source.position(location.start) == (2, 1)


def test_the_kitchen_sink_is_read() -> None:
    text = (FIXTURES / "kitchen_sink.fs").read_text(encoding="utf-8")
    kinds = {type(node).__name__ for node in walk(parse(text))}
    assert {"Switch", "MacroLoop", "Regex", "Char", "Sequence", "Conditional", "Define"} <= kinds
