"""Hostile programs: texts and values made to hang or crash an interpreter end quickly here."""

from __future__ import annotations

from time import perf_counter

import pytest

from flexscript import FlexScriptSyntaxError, build, format_program
from flexscript.language.diagnostics import MAX_DIAGNOSTICS, render_diagnostics
from flexscript.language.source import Source
from flexscript.runtime.code import compile_code
from flexscript.runtime.limits import Limits

ENDLESS_QUERY = (
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c"
)
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


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("Map m; int i; while (1) m[i++] = i;", "FS505"),
        ("while (1) pt(1);", "FS505"),
        ("Array a = [1]; for (int i = 0; i < 60; i++) a = [a, a]; Array b = a.clone();", "FS507"),
        ("Array a = [1]; for (int i = 0; i < 60; i++) a = [a, a]; JSON.stringify(a);", "FS507"),
        ("Array a; a.push(a); a.clone();", "FS507"),
        ("Array a; a.push(a); JSON.stringify(a);", "FS507"),
        ('executestring("while (1) ;");', "FS505"),
        ('string s = "executestring(param(1), param(1));"; executestring(s, s);', "FS510"),
        ('Model.find("$executestring(\\"while (1) ;\\")$");', "FS505"),
        ('Tools.create("GlobalTable").name = "T"; Table("T").setSize(100000, 100);', "FS507"),
        ('while (1) Tools.create("Group");', "FS507"),
        ('print("a".repeat(60).search(/(a+)+b/));', "FS505"),
        ('Table.query("' + ENDLESS_QUERY + '");', "FS505"),
        ('Table.query("SELECT a.value FROM $1 a, $1 b, $1 c", 200);', "FS507"),
        ('Table.query("SELECT hex(zeroblob(400000)) FROM $1", 1000);', "FS507"),
        ("Table.query(\"ATTACH DATABASE 'x' AS y\");", "FS514"),
        ('Table.query("PRAGMA user_version");', "FS514"),
        ('Table.query("DROP TABLE x");', "FS514"),
        ('Table.query("SELECT load_extension(1)");', "FS514"),
    ],
)
def test_what_would_never_end_or_hold_too_much_is_stopped(program: str, code: str) -> None:
    limits = Limits(steps=30_000, cells=100_000, characters=2_000_000)
    assert [found.code for found in build(program, limits).diagnostics] == [code]


def test_a_program_may_not_run_longer_than_its_seconds() -> None:
    result = build("while (1) ;", Limits(steps=10_000_000_000, seconds=0.05))
    assert [found.code for found in result.diagnostics] == ["FS508"]


def test_groups_inside_each_other_end() -> None:
    text = 'Tools.create("Group").name = "A"; Group("A").addMember(Group("A")); '
    assert build(text + 'print(Group("A").toFlatArray().length);').output == ("0",)


def test_a_program_that_nests_too_deep_is_refused() -> None:
    assert {found.code for found in build("(" * 200).diagnostics} == {"FS009"}
