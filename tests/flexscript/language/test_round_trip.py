"""Printing and reading again: nothing is lost, whatever the program."""

from __future__ import annotations

import re
from dataclasses import fields

from hypothesis import HealthCheck, given, settings

from flexscript import FlexScriptSyntaxError, build, check, format_program, parse
from flexscript.language.nodes import Node
from flexscript.language.source import Source, Span
from flexscript.runtime.limits import Limits
from tests.support.flexscript_programs import broken_texts, programs

_QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_FEW = Limits(steps=2_000, seconds=0.5, cells=10_000, characters=50_000, objects=50)


def shape(part: object) -> object:
    """A tree without its places and comments."""
    if isinstance(part, Node):
        kept = [f.name for f in fields(part) if f.name not in ("source", "comments")]
        return (type(part).__name__, [shape(getattr(part, name)) for name in kept])
    if isinstance(part, Span):
        return None
    if isinstance(part, tuple):
        return [shape(each) for each in part]
    return None if isinstance(part, Source) else part


def comments_of(text: str) -> list[str]:
    return [re.sub(r"\s+", " ", comment.text.strip()) for comment in parse(text).comments]


@_QUICK
@given(programs)
def test_a_printed_program_means_the_same_and_prints_the_same(text: str) -> None:
    printed = format_program(text)
    assert shape(parse(printed)) == shape(parse(text))
    assert format_program(printed) == printed


@_QUICK
@given(programs)
def test_comments_survive_printing_in_their_order(text: str) -> None:
    assert comments_of(format_program(text)) == comments_of(text)


@_QUICK
@given(broken_texts)
def test_no_text_stops_the_parser_or_the_checker(text: str) -> None:
    try:
        parse(text)
    except FlexScriptSyntaxError as error:
        assert error.diagnostics
    for found in check(text):
        assert found.line >= 1 and found.column >= 1 and found.length >= 1


@_QUICK
@given(programs)
def test_no_program_stops_the_build(text: str) -> None:
    result = build(text, _FEW)
    assert result.plant is not None or result.diagnostics
