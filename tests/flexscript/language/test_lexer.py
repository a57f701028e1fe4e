"""The lexer: exact tokens, comments, and what cannot be read."""

from __future__ import annotations

import pytest

from flexscript.language.lexer import char_value, number_value, string_value, tokenize
from flexscript.language.source import MAX_SOURCE_LENGTH, Source
from flexscript.language.tokens import Token, TokenKind


def lex(text: str) -> list[tuple[str, str]]:
    lexed = tokenize(Source(text))
    assert lexed.problems == []
    return [(token.kind.name, token.text) for token in lexed.tokens[:-1]]


def problems(text: str) -> list[tuple[str, int, int, int]]:
    found = tokenize(Source(text)).problems
    return [(each.code, each.line, each.column, each.length) for each in found]


def test_a_token_knows_its_offsets() -> None:
    assert tokenize(Source("  foo")).tokens[0] == Token(TokenKind.NAME, "foo", 2, 5)


def test_names_keywords_numbers_and_operators() -> None:
    assert lex("if (a1 >= 0x1F) b?.c+=1.5e-3;") == [
        ("KEYWORD", "if"),
        ("OPERATOR", "("),
        ("NAME", "a1"),
        ("OPERATOR", ">="),
        ("NUMBER", "0x1F"),
        ("OPERATOR", ")"),
        ("NAME", "b"),
        ("OPERATOR", "?."),
        ("NAME", "c"),
        ("OPERATOR", "+="),
        ("NUMBER", "1.5e-3"),
        ("OPERATOR", ";"),
    ]


def test_names_may_hold_letters_of_any_alphabet() -> None:
    assert lex("größe 机器") == [("NAME", "größe"), ("NAME", "机器")]


def test_an_empty_template_comment_does_not_open_a_longer_one() -> None:
    lexed = tokenize(Source("/***tag:x*//**/10/**/ + 1"))
    assert [token.text for token in lexed.tokens[:-1]] == ["10", "+", "1"]
    assert [comment.text for comment in lexed.comments] == ["/***tag:x*/", "/**/", "/**/"]


def test_a_slash_starts_a_regular_expression_only_after_a_bracket_comma_or_equals() -> None:
    assert ("REGEX", "/a[/]b/gi") in lex("s.match(/a[/]b/gi)")
    assert ("REGEX", "/x/") in lex("f(1, /x/)")
    assert lex("a / b / c") == [
        ("NAME", "a"),
        ("OPERATOR", "/"),
        ("NAME", "b"),
        ("OPERATOR", "/"),
        ("NAME", "c"),
    ]


def test_a_string_goes_on_behind_a_backslash_at_the_end_of_its_line() -> None:
    (token,) = lex('"one\\\ntwo"')
    assert string_value(token[1]) == "onetwo"


@pytest.mark.parametrize(
    ("literal", "value"),
    [(r'"a\tb"', "a\tb"), (r'"say \"x\""', 'say "x"'), (r'"\\n"', "\\n"), (r'"\q"', "\\q")],
)
def test_escapes_of_strings(literal: str, value: str) -> None:
    assert string_value(literal) == value


def test_values_of_numbers_and_characters() -> None:
    assert [number_value(text) for text in ("12", "0xFF", ".5", "1e3", "2.")] == [
        12,
        255,
        0.5,
        1000.0,
        2.0,
    ]
    assert isinstance(number_value("12"), int)
    assert char_value("'A'") == 65


def test_an_open_string_ends_before_what_closes_its_call() -> None:
    assert problems('setname(o, "Queue);\nx = 1;') == [("FS002", 1, 12, 6)]


def test_an_open_comment_is_reported_at_its_start() -> None:
    assert problems("x = 1;\n  /* never") == [("FS003", 2, 3, 2)]


def test_single_quotes_around_a_text_are_reported_once() -> None:
    assert problems("x = 'hello';") == [("FS002", 1, 5, 7)]


def test_curly_quotes_name_the_cure() -> None:
    found = tokenize(Source("“x”")).problems
    assert [each.hint for each in found] == ['Use the straight double quote ".'] * 2


def test_a_number_that_runs_into_a_name_is_reported_whole() -> None:
    assert problems("x = 12abc;") == [("FS005", 1, 5, 5)]


def test_a_text_that_is_too_long_is_refused_unread() -> None:
    assert problems("x" * (MAX_SOURCE_LENGTH + 1)) == [("FS009", 1, 1, 1)]
