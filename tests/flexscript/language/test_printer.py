"""The printer: one layout, the same meaning, every comment."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from flexscript import format_program, parse
from flexscript.language.nodes import Node

FIXTURES = Path(__file__).parent.parent / "fixtures"
PROGRAMS = sorted(FIXTURES.glob("*.fs"))


def meaning(node: object) -> object:
    """A tree without places, to compare two texts."""
    if isinstance(node, Node):
        parts = [
            meaning(getattr(node, field.name))
            for field in fields(node)
            if field.name
            not in ("location", "name_location", "type_location", "source", "comments")
        ]
        return (type(node).__name__, *parts)
    return tuple(meaning(part) for part in node) if isinstance(node, tuple) else node


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_printing_keeps_meaning_and_comments_and_is_a_fixed_point(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    printed = format_program(text)
    assert meaning(parse(printed)) == meaning(parse(text))
    before, after = parse(text).comments, parse(printed).comments
    assert [c.text.rstrip() for c in after] == [c.text.rstrip() for c in before]
    assert format_program(printed) == printed


def test_the_kitchen_sink_is_in_the_one_layout() -> None:
    text = (FIXTURES / "kitchen_sink.fs").read_text(encoding="utf-8")
    assert format_program(text).splitlines() == text.splitlines()


def test_layout() -> None:
    assert format_program("if(a){b ( 1,2 );}else   c=d;\n\n\n\nx++ ;") == (
        "if (a) {\n    b(1, 2);\n} else\n    c = d;\n\nx++;\n"
    )


def test_parentheses_stay_only_where_they_matter() -> None:
    assert format_program("x = ((a) + (b * c)) - (d - e);") == "x = a + b * c - (d - e);\n"
    assert format_program("x = (a ? b : c).d;") == "x = (a ? b : c).d;\n"
    assert format_program("f((1, 2));") == "f((1, 2));\n"
    assert format_program("x = - (-1);") == "x = - -1;\n"


def test_a_long_list_is_broken_behind_its_commas() -> None:
    names = ", ".join(f'"Station {i}"' for i in range(1, 14))
    lines = format_program(f"Array names = [{names}];").splitlines()
    assert lines[0] == "Array names = ["
    assert lines[-1] == "];"
    assert all(len(line) <= 100 for line in lines)


def test_an_empty_program_prints_as_nothing() -> None:
    assert format_program("") == ""
    assert format_program("// only a comment") == "// only a comment\n"
