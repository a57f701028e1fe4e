"""Syntax errors: their places, codes and hints, all of a program at once."""

from __future__ import annotations

import pytest

from flexscript import FlexScriptSyntaxError, parse


def errors(text: str) -> list[tuple[str, int, int, str]]:
    with pytest.raises(FlexScriptSyntaxError) as caught:
        parse(text)
    return [(e.code, e.line, e.column, e.message) for e in caught.value.diagnostics]


def hints(text: str) -> list[str]:
    with pytest.raises(FlexScriptSyntaxError) as caught:
        parse(text)
    return [e.hint for e in caught.value.diagnostics]


def test_a_missing_semicolon_is_reported_where_it_belongs() -> None:
    assert errors("int i = 5\nint j = 6;\n") == [
        ("FS006", 1, 9, "Expected ';' at the end of this statement.")
    ]


def test_every_error_of_a_program_is_reported() -> None:
    text = "a = ;\nb = 1;\nif (c { d(); }\ne(;\nf();\n"
    assert [(code, line, column) for code, line, column, _ in errors(text)] == [
        ("FS001", 1, 5),
        ("FS001", 3, 7),
        ("FS001", 4, 3),
    ]


def test_an_error_in_a_block_leaves_the_block_intact() -> None:
    assert errors("for (int i = 0; i < 3; i++) {\n  a( ;\n  b();\n}\nc();") == [
        ("FS001", 2, 6, "Expected an expression, found ';'.")
    ]


def test_an_open_block_is_reported_at_its_brace() -> None:
    assert errors("if (a) {\n  b();\n") == [("FS007", 1, 8, "This '{' is never closed.")]


def test_a_brace_too_many() -> None:
    assert errors("a();\n}\nb();") == [("FS001", 2, 1, "This '}' closes nothing.")]


def test_a_broken_string_does_not_hide_the_next_line() -> None:
    found = errors('setname(o, "Queue);\nx = ;')
    assert [(code, line, column) for code, line, column, _ in found] == [
        ("FS002", 1, 12),
        ("FS001", 2, 5),
    ]


def test_only_places_can_be_assigned_to() -> None:
    assert errors("a + b = 3;") == [
        (
            "FS010",
            1,
            1,
            "The left side of an assignment must be a variable, a member or an element.",
        )
    ]
    assert errors("5++;")[0][:3] == ("FS010", 1, 1)


@pytest.mark.parametrize(
    ("text", "code", "column", "hint"),
    [
        ("Object q = new Queue();", "FS006", 16, 'FlexScript makes objects with Object.create("Queue").'),
        ("void f(int x) { return x; }", "FS008", 1, "Write the code in place, or allow functions, an extension (flexscript --functions)."),
        ("do { a(); } while (b);", "FS008", 1, "Write the loop with while (condition) { ... }."),
        ("for (Object o : all) { a(); }", "FS008", 15, "Count with for (int i = 1; i <= values.length; i++)."),
        ("try { a(); }", "FS008", 1, "FlexScript has no try and catch; test for null first."),
        ("if (a and b) c();", "FS001", 7, "Write && for 'and'."),
        ("else b();", "FS001", 1, "An else follows directly after the statement or block of its if."),
    ],
)  # fmt: skip
def test_what_other_languages_have_is_refused_with_the_way_here(
    text: str, code: str, column: int, hint: str
) -> None:
    assert errors(text)[0][:3] == (code, 1, column)
    assert hints(text)[0] == hint


def test_a_block_of_another_language_is_one_error() -> None:
    text = "foreach (Object o in all) { print(o.name) }\ntry { a(); } catch { b(); }\nc();"
    assert [(code, line, column) for code, line, column, _ in errors(text)] == [
        ("FS008", 1, 1),
        ("FS008", 2, 1),
        ("FS008", 2, 14),
    ]


def test_endless_nesting_is_refused() -> None:
    assert errors("x = " + "(" * 5000 + "1" + ")" * 5000 + ";")[0][0] == "FS009"
    assert "FS009" in {code for code, *_ in errors("{" * 5000)}
    assert errors("x = " + "1 + " * 5000 + "1;")[0][0] == "FS009"


def test_the_error_shows_the_line_a_caret_and_the_hint() -> None:
    with pytest.raises(FlexScriptSyntaxError) as caught:
        parse("\tint i = 5", name="plant.fs")
    assert str(caught.value).splitlines() == [
        "plant.fs:1:10: error FS006: Expected ';' at the end of this statement.",
        "    1 | \tint i = 5",
        "      | \t        ^",
        "      = Every statement ends with a semicolon.",
    ]
