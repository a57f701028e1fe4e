"""Methods of strings. Indexes count bytes from 1, as in FlexSim (``byte_text``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flexscript.runtime.byte_text import byte_length, byte_place, char_place, cut
from flexscript.runtime.method_arguments import (
    Method,
    bounds,
    made_array,
    made_text,
    text_argument,
)
from flexscript.runtime.operators import whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.regex_machine import Match
from flexscript.runtime.regex_syntax import Pattern
from flexscript.runtime.regex_values import RegexResult, RegexValue, match_text
from flexscript.runtime.values import Value, kind_of, parse_number, truth
from flexscript.runtime.world import World

__all__ = ["STRING_METHODS"]


# -- finding ----------------------------------------------------------------------------


def _char_at(world: World, text: str, index: Value) -> Value:
    place = char_place(text, whole_of(index, "The index") - 1)
    return text[place] if 0 <= place < len(text) else ""


def _found(text: str, place: int) -> int:
    return byte_place(text, place) + 1 if place >= 0 else -1


def _index_of(world: World, text: str, part: Value) -> Value:
    return _found(text, text.find(text_argument(part, "The text to find")))


def _last_index_of(world: World, text: str, part: Value) -> Value:
    return _found(text, text.rfind(text_argument(part, "The text to find")))


def _search(world: World, text: str, part: Value) -> Value:
    if not isinstance(part, RegexValue):
        return _index_of(world, text, part)
    matches = match_text(world, text, part.pattern)
    return _found(text, matches[0][0] if matches else -1)


def _match(world: World, text: str, pattern: Value) -> Value:
    if isinstance(pattern, RegexValue):
        return RegexResult(text, match_text(world, text, pattern.pattern))
    message = f"'match' takes a regular expression, not {kind_of(pattern)}."
    raise RunProblem("FS503", message, "Write it between slashes: text.match(/[0-9]+/g).")


def _byte_to_char(world: World, text: str, index: Value) -> Value:
    return char_place(text, whole_of(index, "The index") - 1) + 1


def _char_to_byte(world: World, text: str, index: Value) -> Value:
    return byte_place(text, max(0, whole_of(index, "The index") - 1)) + 1


# -- parts ------------------------------------------------------------------------------


def _slice(world: World, text: str, begin: Value, end: Value = 0) -> Value:
    start, stop = bounds(byte_length(text), begin, end)
    return made_text(world, cut(text, start, stop))


def _substr(world: World, text: str, begin: Value, count: Value) -> Value:
    """A start below 0 counts from the end."""
    first, length = whole_of(begin, "The start"), byte_length(text)
    start = first - 1 if first > 0 else max(0, length + first)
    return made_text(world, cut(text, start, start + max(0, whole_of(count, "The length"))))


def _split(world: World, text: str, delimiter: Value = "", limit: Value = -1) -> Value:
    most = whole_of(limit, "The limit")
    world.budget.take_characters(len(text))
    parts: list[Value]
    if isinstance(delimiter, RegexValue):
        parts = list(_split_by(world, text, delimiter))
    else:
        by = text_argument(delimiter, "The delimiter")
        parts = list(text.split(by)) if by else list(text)
    return made_array(world, parts if most < 0 else parts[:most])


def _split_by(world: World, text: str, delimiter: RegexValue) -> list[str]:
    """A pattern splits everywhere, with or without its flag ``g``; an empty match does not."""
    pattern = delimiter.pattern
    everywhere = pattern if pattern.everywhere else _with_flag(delimiter)
    parts, behind = [], 0
    for match in match_text(world, text, everywhere):
        if match[1] > match[0]:
            parts.append(text[behind : match[0]])
            behind = match[1]
    return [*parts, text[behind:]]


def _with_flag(value: RegexValue) -> Pattern:
    return replace(value.pattern, flags=value.pattern.flags + "g")


# -- other texts ------------------------------------------------------------------------


def _pad(world: World, text: str, length: Value, pad: Value, *, start: bool) -> Value:
    width, filler = whole_of(length, "The length"), text_argument(pad, "The filling") or " "
    missing = max(0, width - byte_length(text))
    world.budget.take_characters(missing)
    filling = (filler * (missing // len(filler) + 1))[:missing]
    return filling + text if start else text + filling


def _repeat(world: World, text: str, count: Value) -> Value:
    times = max(0, whole_of(count, "The count"))
    world.budget.take_characters(len(text) * times)
    return text * times


def _replace(world: World, text: str, find: Value, by: Value, everywhere: Value = 0) -> Value:
    new = text_argument(by, "The replacement")
    if isinstance(find, RegexValue):
        return _replace_matches(world, text, find, new, everywhere=truth(everywhere))
    old = text_argument(find, "The text to find")
    count = text.count(old) if truth(everywhere) else min(1, text.count(old))
    world.budget.take_characters(len(text) + count * len(new))
    return text.replace(old, new, count) if old else text


def _replace_matches(
    world: World, text: str, find: RegexValue, by: str, *, everywhere: bool
) -> str:
    """``$1`` to ``$9`` stand for the groups, ``$&`` for the match, ``$$`` for a dollar."""
    pattern = _with_flag(find) if everywhere else find.pattern
    parts, behind = [], 0
    for match in match_text(world, text, pattern):
        part = text[behind : match[0]] + _filled(text, match, by)
        world.budget.take_characters(len(part))
        parts.append(part)
        behind = match[1]
    return made_text(world, "".join(parts) + text[behind:])


def _filled(text: str, match: Match, template: str) -> str:
    made, at = "", 0
    while at < len(template):
        mark = template[at : at + 2]
        if mark == "$$":
            made += "$"
        elif mark == "$&":
            made += text[match[0] : match[1]]
        elif len(mark) == 2 and mark[0] == "$" and mark[1] in "123456789":
            group = 2 * int(mark[1])
            inside = group < len(match) and match[group] >= 0
            made += text[match[group] : match[group + 1]] if inside else ""
        else:
            made += template[at]
            at -= 1
        at += 2
    return made


def _to_number(world: World, text: str) -> Value:
    number = parse_number(text)
    return float(number) if number is not None else 0.0


STRING_METHODS: Mapping[str, Method] = {
    "byteToCharIndex": (1, 1, _byte_to_char),
    "charAt": (1, 1, _char_at),
    "charToByteIndex": (1, 1, _char_to_byte),
    "indexOf": (1, 1, _index_of),
    "lastIndexOf": (1, 1, _last_index_of),
    "includes": (1, 1, lambda w, s, part: int(text_argument(part, "The text to find") in s)),
    "match": (1, 1, _match),
    "search": (1, 1, _search),
    "startsWith": (1, 1, lambda w, s, part: int(s.startswith(text_argument(part, "The start")))),
    "endsWith": (1, 1, lambda w, s, part: int(s.endswith(text_argument(part, "The end")))),
    "padStart": (1, 2, lambda w, s, n, pad=" ": _pad(w, s, n, pad, start=True)),
    "padEnd": (1, 2, lambda w, s, n, pad=" ": _pad(w, s, n, pad, start=False)),
    "repeat": (1, 1, _repeat),
    "replace": (2, 3, _replace),
    "slice": (1, 2, _slice),
    "substr": (2, 2, _substr),
    "split": (0, 2, _split),
    "toLowerCase": (0, 0, lambda w, s: made_text(w, s.lower())),
    "toUpperCase": (0, 0, lambda w, s: made_text(w, s.upper())),
    "toNum": (0, 0, _to_number),
    "trim": (0, 0, lambda w, s: made_text(w, s.strip())),
}
