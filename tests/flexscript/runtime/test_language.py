"""The language while it runs: values, operators, statements, and their rules."""

from __future__ import annotations

import pytest

from flexscript import build
from tests.support.programs import failure


def printed(text: str) -> str:
    result = build(text)
    assert [each for each in result.diagnostics if each.severity == "error"] == []
    return "\n".join(result.output)


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("7 / 2", "3"),
        ("-7 / 2", "-3"),
        ("7.0 / 2", "3.5"),
        ("-7 % 3", "-1"),
        ("7 % -3", "1"),
        ("2 + 3 * 4", "14"),
        ("1 << 3 | 1", "9"),
        ("~0 & 6 ^ 3", "5"),
        ("9223372036854775807 + 1", "-9223372036854775808"),
        ("1 < 2 && 2 <= 2", "1"),
        ("0 || !5", "0"),
        ("NULL == 0", "0"),
        ("NULL == nullvar", "1"),
        ('"a" + 1 + 2.50', "a12.5"),
        ('1 + 2 + "a"', "3a"),
        ('"a" < "b"', "1"),
        ("1e3", "1000"),
        ("0.1 + 0.2", "0.3"),
        ("1 / 3.0", "0.333333"),
        ("0xFF", "255"),
        ("'A'", "65"),
        ("5 > 3 ? 1 : 2", "1"),
        ("PI", "3.141593"),
        ("Vec3(1, 2, 3) * 2 - Vec3(1, 1, 1)", "Vec3(1, 3, 5)"),
        ("Vec3(3, 4, 0).magnitude", "5"),
        ("Color.red", "Color(1, 0, 0, 1)"),
        ('[1, [2, 3], "x"]', "Array[3]: {1,Array[2]: {2,3},x}"),
        ("Math.sqrt(2)", "1.414214"),
        ("Math.round(-2.5)", "-3"),
        ("Math.round(2.345, 2)", "2.35"),
        ("max(2, 3) + min(2, 3) + pow(2, 3)", "13"),
        ("Math.fmod(7.5, 2)", "1.5"),
        ("minutes(2) + hours(1)", "3720"),
        ("string.fromNum(2.345, 1)", "2.3"),
        ('"12".toNum() + 1', "13"),
    ],
)  # fmt: skip
def test_expressions(expression: str, shown: str) -> None:
    assert printed(f"print({expression});") == shown


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ('"Hello".length', "5"),
        ('"Hello".charAt(1)', "H"),
        ('"Hello".indexOf("l")', "3"),
        ('"Hello".indexOf("x")', "-1"),
        ('"Hello".lastIndexOf("l")', "4"),
        ('"Hello".slice(2, 4)', "el"),
        ('"Hello".slice(-3)', "llo"),
        ('"Hello".substr(2, 3)', "ell"),
        ('"Hello".replace("l", "L")', "HeLlo"),
        ('"Hello".replace("l", "L", 1)', "HeLLo"),
        ('"a,b,c".split(",")', "Array[3]: {a,b,c}"),
        ('"ab".padStart(4, "0")', "00ab"),
        ('"ab".repeat(2).toUpperCase()', "ABAB"),
        ('" ab ".trim().startsWith("a")', "1"),
        ('"abc"[1]', "97"),
    ],
)
def test_strings_count_from_one(expression: str, shown: str) -> None:
    assert printed(f"print({expression});") == shown


def test_arrays() -> None:
    assert printed(
        "Array a = [3, 1, 2];\na.push(5);\na[1] = 4;\nprint(a, a.length, a.indexOf(2));\n"
        'a.sort();\nprint(a.join("-"), a.pop(), a.shift(), a.slice(1, 2), a.reverse());\n'
        "Array b = a;\nb.push(9);\nprint(a.length, a.clone() == a, Array(2), a.concat([1]).length);"
    ) == (
        "Array[4]: {4,1,2,5} 4 3\n"
        # Arguments are evaluated last to first: reversed, then sliced, shifted, popped, joined.
        "4-2 1 5 Array[1]: {5} Array[2]: {4,2}\n"
        "3 0 Array[2]: {NULL,NULL} 4"
    )


def test_maps() -> None:
    assert (
        printed(
            'Map m;\nm["a"] = 1;\nm.b = [1];\nm[3] = "x";\nm.b.push(2);\n'
            'print(m["a"], m.b, m[3], m["none"], m.keys());\nm.remove("a");\nprint(m.values().length);'
        )
        == "1 Array[2]: {1,2} x NULL Array[3]: {a,b,3}\n3"
    )


def test_arguments_are_evaluated_last_to_first() -> None:
    assert printed("int i = 1;\nprint(i++, i++, i++);") == "3 2 1"


def test_chained_assignment_gives_every_variable_the_value() -> None:
    assert printed("int a; int b; double c;\nc = a = b = 7 / 2;\nprint(a, b, c);") == "3 3 3"


def test_declared_types_convert() -> None:
    assert printed("int i = 2.9;\ndouble d = 7;\nprint(i, d / 2);\ni = -2.9; print(i);") == (
        "2 3.5\n-2"
    )


def test_variables_start_empty() -> None:
    assert printed("int i; double d; string s; Object o; Array a; Map m; var v;\n"
                   'print(i, d, s + "|", o, a, m, v);') == "0 0 | NULL Array[0]: {} Map[0] NULL"  # fmt: skip


def test_steps_of_variables_and_members() -> None:
    assert printed("int i = 5;\nprint(i++);\nprint(++i);\nprint(--i);\ni *= 3; i -= 1; i %= 7;\n"
                   "print(i);\nArray a = [1];\na[1]++;\nprint(a);") == "5\n7\n6\n3\nArray[1]: {2}"  # fmt: skip


def test_control_flow() -> None:
    assert (
        printed(
            "for (int i = 1; i <= 10; i++) {\n"
            "    if (i % 2) continue;\n"
            '    if (i == 4) print("four"); else if (i == 6) print("six"); else print(i);\n'
            "    if (i == 8) break;\n"
            "}\n"
            "int n = 3;\nwhile (n > 0) n--;\nprint(n);"
        )
        == "2\nfour\nsix\n8\n0"
    )


def test_switch_falls_through_to_its_break() -> None:
    text = (
        "for (int i = 1; i <= 4; i++) switch (i) {\n"
        'case 1: print("one");\ncase 2: print("two"); break;\ndefault: print("more");\n'
        'case 3: print("three");\n}'
    )
    assert printed(text) == "one\ntwo\ntwo\nthree\nmore\nthree"


def test_an_inner_variable_hides_an_outer_one() -> None:
    assert printed("int x = 1;\n{ int x = 2; print(x); }\nprint(x);") == "2\n1"


def test_a_macro_stands_for_its_expression() -> None:
    assert printed("#define COUNT 2 + 1\nint y = COUNT;\nprint(y);") == "3"


def test_short_circuits_do_not_evaluate_the_rest() -> None:
    assert printed('Object o;\nif (o && o.name == "x") print("no");\nprint(o?.name);') == "NULL"


@pytest.mark.parametrize(
    ("statement", "code", "message"),
    [
        ("print(1 / zero);", "FS504", "The program divides by zero."),
        ("print(1 % zero);", "FS504", "The program divides by zero with '%'."),
        ("print(7.5 % 2);", "FS503", "'%' takes whole numbers only."),
        ("print(list[4]);", "FS502", "The array has 3 elements; there is no element 4."),
        ("print(list[zero]);", "FS502", "The array has 3 elements; there is no element 0."),
        ("list[9] = 1;", "FS502", "The array has 3 elements; there is no element 9."),
        ("print(none.name);", "FS501", "The program uses '.name' of null."),
        ("none.setLocation(1, 2, 3);", "FS501", "The program calls '.setLocation(...)' of null."),
        ("print(map.missing);", "FS502", "The map has no key 'missing'."),
        ("print(any - 1);", "FS503", "'-' takes numbers, not a value of type string."),
        ("int i = any;", "FS503", "'i' is int; a string cannot be assigned to it."),
        ("Object o = list;", "FS511", "An object variable holds an object or NULL, not an Array."),
        ("print(Math.sqrt(-1));", "FS503", "Math.sqrt(-1) has no value."),
        ("print([].pop());", "FS502", "The array is empty; there is nothing to take."),
    ],
)  # fmt: skip
def test_failures_say_what_was_wrong(statement: str, code: str, message: str) -> None:
    head = 'int zero = 0; Array list = [1, 2, 3]; Object none; Map map; var any = "text";\n'
    found = failure(head + statement)
    assert (found.code, found.line, found.message) == (code, 2, message)
