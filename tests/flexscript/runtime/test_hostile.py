"""Hostile programs: texts and values made to hang or crash an interpreter end quickly here."""

from __future__ import annotations

from time import perf_counter

import pytest

from flexscript import FlexScriptSyntaxError, build, format_program
from flexscript.language.diagnostics import MAX_DIAGNOSTICS, render_diagnostics
from flexscript.language.source import Source
from flexscript.runtime.code import compile_code

QUEUE = 'Object q = Object.create("Queue");\n'

TEXTS = {
    "closing brackets behind a quote": '"' + ")" * 40_000 + "x",
    "slashes that start no regular expression": "=/[" * 20_000,
    "unreadable characters": "\u20ac" * 40_000,
    "numbers that run into names": "1a " * 20_000,
    "errors on one line": "x = ; " * 12_000,
    "opening brackets": "(" * 40_000,
    "opening braces": "{" * 40_000,
    "unary operators": "!" * 40_000,
    "members": "x" + ".a" * 20_000 + ";",
    "assignments": "a = " * 20_000 + "1;",
    "choices": "a ? b : " * 10_000 + "c;",
    "an else-if ladder": "if (0) ; " + "else if (0) ; " * 4_000,
    "nested ifs": "if (0) " * 10_000 + ";",
    "strings in a row": '"a" ' * 20_000 + ";",
    "undeclared names": "".join(f"n{i};\n" for i in range(4_000)),
    "a long name": "x" * 80_000 + ";",
    "comments": "/**/" * 20_000,
    "a long number": "print(" + "9" * 20_000 + ");",
    "macros that use each other": "#define A B\n#define B A\nint x = A;",
    "macros that double": "".join(f"#define M{i} M{i + 1} + M{i + 1}\n" for i in range(60))
    + "int M60 = 1; int x = M0;",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_text_is_judged_quickly(text: str) -> None:
    start = perf_counter()
    result = build(text)
    render_diagnostics(result.diagnostics, Source(text))
    assert len(result.diagnostics) <= MAX_DIAGNOSTICS
    # The slowest takes 0.2 s; anything that grows with the square of the text takes minutes.
    assert perf_counter() - start < 5
    try:
        format_program(text)
        compile_code(text)
    except FlexScriptSyntaxError as error:
        assert len(error.diagnostics) <= MAX_DIAGNOSTICS


@pytest.mark.parametrize(
    ("statements", "code"),
    [
        ("Array a = [1]; a.push(a); q.Label = a;", "FS507"),
        ("Array a = [1]; for (int i = 0; i < 60; i++) a = [a, a]; q.Label = a;", "FS507"),
        ('Array a = [1]; a.push(a); q.setProperty("Shape" + "Factors", a);', "FS507"),
        ('Array a = [1]; a.push(a); q.setProperty("Color", a);', "FS507"),
        ("q.Label = 1e308 * 10;", "FS209"),
        ('q.name = "";', "FS503"),
        ("q.setSize(-1, 1, 1);", "FS209"),
    ],
)
def test_a_value_that_no_plant_can_hold_is_refused(statements: str, code: str) -> None:
    result = build(QUEUE + statements)
    assert result.plant is None
    assert [each.code for each in result.diagnostics] == [code]


def test_arrays_of_arrays_are_printed_in_part() -> None:
    result = build("Array c = Array(1000); Array b = Array(1000); Array a = Array(1000);\n"
                   "b.fill(c); a.fill(b); print(a);")  # fmt: skip
    assert result.ok
    assert len(result.output[0]) < 3_000_000


def test_a_warning_in_a_loop_is_kept_a_hundred_times_and_errors_with_it() -> None:
    result = build(
        f"{QUEUE}for (int i = 0; i < 400; i++) Model.find(string.fromNum(i));\n"
        'contextdragconnection(q, q, "A");'
    )
    assert len(result.diagnostics) == MAX_DIAGNOSTICS
    assert [each.code for each in result.diagnostics if each.severity == "error"] == ["FS403"]


def test_thousands_of_connections_take_no_search() -> None:
    start = perf_counter()
    result = build(
        'Array all; for (int i = 0; i < 1500; i++) all.push(Object.create("Queue"));\n'
        "for (int i = 2; i <= 1500; i++) objectconnect(all[i - 1], all[i]);"
    )
    assert result.ok
    assert perf_counter() - start < 3
