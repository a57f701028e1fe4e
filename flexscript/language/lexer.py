r"""Lexer: program text to tokens and comments, in one pass of one regular expression.

Decisions
- ``/**/`` is an empty comment, as in FlexSim's pick-option templates
  (``/***tag:x*//**/VALUE/**/``), never the start of a longer one.
- A ``/`` starts a regular expression only directly after ``(``, ``,`` or ``=``, and only
  where one ends on the same line; everywhere else it divides.
- A string may continue on the next line after a backslash, otherwise it ends with its line.
- ``'a'`` is a character (its byte value), but ``'text'`` of several characters, which
  FlexScript does not have, is reported with the cure.
- Errors do not stop the lexer: it collects them and goes on, so that one missing quote
  does not hide everything after it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from flexscript.language.diagnostics import MAX_DIAGNOSTICS, Diagnostic, diagnostic_at
from flexscript.language.source import MAX_SOURCE_LENGTH, Source, Span
from flexscript.language.tokens import KEYWORDS, Comment, Token, TokenKind

__all__ = ["Lexed", "char_value", "number_value", "string_value", "tokenize"]

_PATTERN = re.compile(
    r"""
    # The space before a token belongs to its match: half as many matches are made.
    [\s\ufeff]*(?:
    (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<name>[^\W\d]\w*)
  | (?P<number>0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<string>"(?:[^"\\\n]|\\.)*")
  | (?P<char>'(?:[^'\\\n]|\\.)')
  | (?P<directive>\#define(?:"(?:[^"\\\n]|\\.)*"|(?!/[/*])[^\n"])*)
  | (?P<operator>\?\.|\+\+|--|&&|\|\||[=!<>]=|[-+*/%|&]=|<<|>>|[-+*/%=<>!&|^~?:;,.(){}\[\]\#$])
  | \Z
    )
    """,
    re.VERBOSE | re.DOTALL,
)
# The lengths are bounded: without an end in sight, each slash would search its whole line.
_REGEX = re.compile(r"/(?![*/])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.){0,100}\]){1,500}/[gimsuy]*")
_SPACE = re.compile(r"[\s\ufeff]*")
_ESCAPE = re.compile(r"\\(\r?\n|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "'": "'", "\\": "\\", "0": "\0"}
_KINDS = {
    "name": TokenKind.NAME,
    "number": TokenKind.NUMBER,
    "string": TokenKind.STRING,
    "char": TokenKind.CHAR,
    "directive": TokenKind.DIRECTIVE,
    "operator": TokenKind.OPERATOR,
}
_BEFORE_REGEX = frozenset({"(", ",", "="})


class Lexed(NamedTuple):
    """The tokens (an END token last), the comments, and what could not be read."""

    tokens: list[Token]
    comments: list[Comment]
    problems: list[Diagnostic]


def tokenize(source: Source) -> Lexed:
    """Split a program into tokens and comments; never raises."""
    text = source.text
    tokens: list[Token] = []
    comments: list[Comment] = []
    problems: list[Diagnostic] = []
    if len(text) > MAX_SOURCE_LENGTH:
        message = f"The program has {len(text)} characters; {MAX_SOURCE_LENGTH} are allowed."
        problems.append(diagnostic_at(source, Span(0, 1), "FS009", message))
        text = ""
    match_at = _PATTERN.match
    at, end = 0, len(text)
    while at < end:
        match = match_at(text, at)
        if match is None:
            at = _SPACE.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing too
            stop = _skip_unreadable(source, at, problems)
            if text[at] in "\"'":
                # A broken string still is a value, so that the statement around it is read.
                tokens.append(Token(TokenKind.STRING, f'"{text[at + 1 : stop]}"', at, stop))
            at = stop
            continue
        kind = match.lastgroup
        if kind is None:
            break
        value, at = match.group(kind), match.start(kind)
        if kind == "comment":
            comments.append(Comment(value, at, match.end()))
        elif kind == "operator" and value in ("/", "/="):
            regex = _regex_at(text, at, tokens)
            if regex is not None:
                tokens.append(Token(TokenKind.REGEX, regex, at, at + len(regex)))
                at += len(regex)
                continue
            if text.startswith("/*", at):
                # The comment pattern failed, so nothing closes this one.
                hint = "Close the comment with */."
                problem = diagnostic_at(
                    source, Span(at, at + 2), "FS003", "This comment never ends.", hint=hint
                )
                problems.append(problem)
                break
            tokens.append(Token(TokenKind.OPERATOR, value, at, match.end()))
        elif kind == "name":
            word = TokenKind.KEYWORD if value in KEYWORDS else TokenKind.NAME
            tokens.append(Token(word, value, at, match.end()))
        else:
            tokens.append(Token(_KINDS[kind], value, at, match.end()))
            runs_on = kind == "number" and match.end() < end and _continues_word(text[match.end()])
            if runs_on and len(problems) < MAX_DIAGNOSTICS:
                problems.append(_bad_number(source, at, match.end()))
        at = match.end()
    tokens.append(Token(TokenKind.END, "", len(source.text), len(source.text)))
    return Lexed(tokens, comments, problems)


def number_value(text: str) -> int | float:
    """Return the value of a number literal: a point or an exponent makes it a double.

    So does a size that 64 bits cannot hold; of a hexadecimal one the low 63 bits count.
    """
    if text[:2] in ("0x", "0X"):
        return int(text, 16) & 0x7FFF_FFFF_FFFF_FFFF
    if "." in text or "e" in text or "E" in text or len(text) > 19:
        return float(text)
    value = int(text)
    return value if value < 1 << 63 else float(value)


def string_value(text: str) -> str:
    """Return the value of a string literal (with its quotes); unknown escapes stay as they are."""
    body = text[1:-1]
    return _ESCAPE.sub(_unescape, body) if "\\" in body else body


def char_value(text: str) -> int:
    """Return the code of a character literal (with its quotes)."""
    return ord(string_value(text))


def _unescape(match: re.Match[str]) -> str:
    escaped = match.group(1)
    if escaped[-1] == "\n":
        return ""
    return _ESCAPES.get(escaped, match.group())


def _continues_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _regex_at(text: str, at: int, tokens: list[Token]) -> str | None:
    if not tokens or tokens[-1].text not in _BEFORE_REGEX:
        return None
    match = _REGEX.match(text, at)
    return match.group() if match else None


def _bad_number(source: Source, start: int, end: int) -> Diagnostic:
    stop = end
    while stop < len(source.text) and _continues_word(source.text[stop]):
        stop += 1
    word = source.text[start:stop]
    message = f"'{word}' is neither a number nor a name."
    hint = "A name may not start with a digit; put an operator between a number and a name."
    return diagnostic_at(source, Span(start, stop), "FS005", message, hint=hint)


def _skip_unreadable(source: Source, at: int, problems: list[Diagnostic]) -> int:
    """Report the text at ``at`` that starts no token; return where to go on.

    Past the cap nothing is reported any more: a binary file is no program.
    """
    char = source.text[at]
    line_end = source.text.find("\n", at)
    line_end = len(source.text) if line_end == -1 else line_end
    if char == '"':
        message, hint, code = "This string never ends.", 'Close the string with ".', "FS002"
        # What closes the call around it most likely stands behind the missing quote.
        rest = source.text[at:line_end].rstrip()
        if rest.endswith(";"):
            rest = rest[:-1].rstrip(")]")
        stop = at + max(1, len(rest))
    elif char == "'":
        closing = source.text.find("'", at + 1, line_end)
        stop = closing + 1 if closing != -1 else line_end
        message = "Single quotes hold one character, not a text."
        hint, code = 'Write strings in double quotes: "text".', "FS002"
    else:
        stop = at + 1
        message = f"The character {char!r} means nothing in FlexScript."
        hint, code = _character_hint(char), "FS004"
    if len(problems) < MAX_DIAGNOSTICS:
        problems.append(diagnostic_at(source, Span(at, stop), code, message, hint=hint))
    return stop


def _character_hint(char: str) -> str:
    if char in "\u201c\u201d\u201e\u2033":
        return 'Use the straight double quote ".'
    if char in "\u2018\u2019\u0060":
        return "Use straight quotes."
    if char in "\u2013\u2014\u2212":
        return "Use the hyphen - as the minus sign."
    return "Remove it."
