"""Limits: every program ends, whatever it tries."""

from __future__ import annotations

from time import perf_counter

import pytest

from flexscript import Limits, build

SMALL = Limits(
    steps=5_000,
    objects=10,
    connections=5,
    cells=1_000,
    characters=10_000,
    output_lines=10,
    seconds=5,
)
TWO_QUEUES = 'Object a = Object.create("Queue"); Object b = Object.create("Queue");\n'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("while (1) ;", "FS505"),
        ("for (;;) { }", "FS505"),
        ("int i; while (1) i++;", "FS505"),
        ('while (1) Object.create("Queue");', "FS506"),
        (f"{TWO_QUEUES}while (1) objectconnect(a, b);", "FS506"),
        ("Array a; while (1) a.push(1);", "FS507"),
        ("Array a = Array(2000);", "FS507"),
        ("Array a; a.length = 2000;", "FS507"),
        ("Array a = [1]; while (1) a.append(a);", "FS507"),
        ("Map m; for (int i = 0; ; i++) m[i] = i;", "FS507"),
        ('string s = "x"; while (1) s = s + s;', "FS507"),
        ('string s = "x".repeat(100000);', "FS507"),
        ('string s = "x".padEnd(100000);', "FS507"),
        ('string s = "aaaa"; while (1) s = s.replace("a", "aa", 1);', "FS507"),
        ("while (1) print(1);", "FS507"),
    ],
)
def test_a_greedy_program_is_stopped(text: str, code: str) -> None:
    result = build(text, SMALL)
    assert result.plant is None
    assert [each.code for each in result.diagnostics if each.severity == "error"] == [code]


def test_the_clock_stops_a_slow_program() -> None:
    start = perf_counter()
    result = build("while (1) ;", Limits(steps=10**12, seconds=0.1))
    assert perf_counter() - start < 2
    assert [each.code for each in result.diagnostics] == ["FS508"]


def test_an_endless_loop_is_named() -> None:
    (found,) = build("int x;\nwhile (1) { x++; }", SMALL).diagnostics
    assert found.message == "The program took more than 5000 steps and was stopped."
    assert found.hint == "A loop probably never ends: check its condition and its step."


@pytest.mark.parametrize(
    "text",
    [
        "Array a = [1]; a.push(a); print(a);",
        "int i = 1; for (int k = 0; k < 500; k++) i = i * 7 + k; print(i);",
        "print(1e308 * 10, Math.exp(1000), Math.factorial(500), 1 << 100000);",
    ],
)
def test_values_without_end_are_shown_with_one(text: str) -> None:
    assert build(text).ok


def test_a_place_at_infinity_is_refused() -> None:
    (found,) = build(
        'Object q = Object.create("Queue"); q.setLocation(1e308 * 10, 0, 0);'
    ).diagnostics
    assert found.code == "FS209"


def test_a_small_program_is_built_quickly() -> None:
    text = "".join(
        f'Object q{i} = Object.create("Queue");\nq{i}.name = "Queue {i}";\n'
        f'q{i}.setLocation({i}, 0, 0);\nq{i}.setProperty("MaxContent", {i});\n'
        for i in range(1, 16)
    )
    build(text)
    start = perf_counter()
    assert build(text).ok
    # Measured at 4 ms; ten times that on a machine that does other things too.
    assert perf_counter() - start < 0.04


@pytest.mark.parametrize("loop", ["while (1) { i++; }", "for (;;) { i++; }"])
def test_an_endless_loop_is_told_with_its_place(loop: str) -> None:
    result = build(f"int i = 0;\n\n{loop}\n", Limits(steps=10**12, seconds=0.1))
    assert [(each.code, each.line) for each in result.diagnostics] == [("FS508", 3)]
