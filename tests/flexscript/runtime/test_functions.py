"""Functions inside a script: an extension that has to be asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from flexscript import build, check, format_program
from flexscript.cli.main import main

PROGRAM = """Object make(string kind, string name, double x) {
    Object made = Object.create(kind);
    made.name = name;
    made.setLocation(x, 0, 0);
    return made;
}
void link(Object from, Object to) {
    contextdragconnection(from, to, "A");
}
int fib(int n) {
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}
link(make("Source", "Start", 0), make("Sink", "End", fib(6)));
print(late(2));
double late(int n) {
    return n / 2.0;
}
"""


def test_functions_build_objects_and_may_be_called_before_their_place() -> None:
    result = build(PROGRAM, functions=True)
    assert result.ok and result.plant is not None
    assert [thing.location[0] for thing in result.plant.objects] == [8, 0]
    assert len(result.plant.connections) == 1
    assert result.output == ("1",)
    assert [found.code for found in result.diagnostics] == ["FS116"] * 4


def test_without_being_asked_for_they_are_refused() -> None:
    assert {found.code for found in check(PROGRAM)} == {"FS008"}


def test_they_are_printed_in_the_one_layout() -> None:
    printed = format_program(PROGRAM, functions=True)
    assert printed == PROGRAM
    with pytest.raises(Exception, match="function definitions"):
        format_program(PROGRAM)


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("int f(int n) { return f(n + 1); } print(f(1));", "FS510"),
        ("int f(int n) { return g(n); } int g(int n) { return f(n); } f(1);", "FS510"),
        ("int f(int n) { return n; } print(f());", "FS102"),
        ("int f(int n) { return x; } int x = 1; print(f(1));", "FS105"),
        ("bool f() { return 1; }", "FS107"),
        ("string f() { return 5; } f();", "FS503"),
        ('int f(int n) { return n; } f("a");', "FS503"),
        ("int f(int n { return n; }", "FS001"),
    ],
)
def test_what_is_wrong_with_a_function(program: str, code: str) -> None:
    assert code in {found.code for found in build(program, functions=True).diagnostics}


def test_the_command_line_asks_for_them(tmp_path: Path) -> None:
    file = tmp_path / "line.fs"
    file.write_text(PROGRAM, encoding="utf-8")
    assert main(["check", str(file)]) == 1
    assert main(["check", "--functions", str(file)]) == 0
    assert main(["plant", "--functions", str(file)]) == 0
