"""Diagnostics: places, rendering and suggestions."""

from __future__ import annotations

from flexscript.language.diagnostics import diagnostic_at, render_diagnostic
from flexscript.language.source import Source, Span
from flexscript.language.suggestions import did_you_mean


def test_offsets_become_lines_and_columns() -> None:
    source = Source("ab\n\ncde")
    assert [source.position(offset) for offset in (0, 2, 3, 4, 7)] == [
        (1, 1),
        (1, 3),
        (2, 1),
        (3, 1),
        (3, 4),
    ]
    assert source.line_text(3) == "cde"
    assert source.line_text(9) == ""


def test_a_span_over_several_lines_is_marked_on_its_first() -> None:
    found = diagnostic_at(Source("foo(1,\n  2);"), Span(0, 11), "FS102", "Wrong.")
    assert (found.line, found.column, found.length) == (1, 1, 6)


def test_rendering_marks_the_place() -> None:
    source = Source("x = foo;", "a.fs")
    found = diagnostic_at(source, Span(4, 7), "FS105", "'foo' is not declared.", hint="Declare it.")
    assert render_diagnostic(found, source).splitlines() == [
        "a.fs:1:5: error FS105: 'foo' is not declared.",
        "    1 | x = foo;",
        "      |     ^~~",
        "      = Declare it.",
    ]
    assert str(found) == "a.fs:1:5: error FS105: 'foo' is not declared. Declare it."


def test_suggestions_list_the_nearest_names() -> None:
    assert did_you_mean("Procesor", ["Processor", "Queue"]) == "Did you mean 'Processor'?"
    assert did_you_mean("maxcontent", ["MaxContent"]) == "Did you mean 'MaxContent'?"
    assert did_you_mean("ab", ["abc", "abd"]) == "Did you mean 'abd' or 'abc'?"
    assert did_you_mean("zzz", ["Processor"]) == ""
