"""Methods of strings.

FlexScript indexes the bytes of a string from 1; here indexes count characters from 1, which
is the same for the ASCII text of programs.
"""

from __future__ import annotations

from collections.abc import Mapping

from flexscript.runtime.method_arguments import (
    Method,
    bounds,
    made_array,
    made_text,
    text_argument,
)
from flexscript.runtime.operators import whole_of
from flexscript.runtime.values import Value, parse_number
from flexscript.runtime.world import World

__all__ = ["STRING_METHODS"]


def _char_at(world: World, text: str, index: Value) -> Value:
    place = whole_of(index, "The index")
    return text[place - 1] if 1 <= place <= len(text) else ""


def _index_of(world: World, text: str, part: Value) -> Value:
    found = text.find(text_argument(part, "The text to find"))
    return found + 1 if found >= 0 else -1


def _last_index_of(world: World, text: str, part: Value) -> Value:
    found = text.rfind(text_argument(part, "The text to find"))
    return found + 1 if found >= 0 else -1


def _pad(world: World, text: str, length: Value, pad: Value, *, start: bool) -> Value:
    width, filler = whole_of(length, "The length"), text_argument(pad, "The filling") or " "
    missing = max(0, width - len(text))
    world.budget.take_characters(missing)
    filling = (filler * (missing // len(filler) + 1))[:missing]
    return filling + text if start else text + filling


def _repeat(world: World, text: str, count: Value) -> Value:
    times = max(0, whole_of(count, "The count"))
    world.budget.take_characters(len(text) * times)
    return text * times


def _replace(world: World, text: str, find: Value, by: Value, everywhere: Value = 0) -> Value:
    old, new = text_argument(find, "The text to find"), text_argument(by, "The replacement")
    count = text.count(old) if everywhere else min(1, text.count(old))
    world.budget.take_characters(len(text) + count * len(new))
    return text.replace(old, new, count) if old else text


def _slice(world: World, text: str, begin: Value, end: Value = 0) -> Value:
    start, stop = bounds(len(text), begin, end)
    return made_text(world, text[start:stop])


def _substr(world: World, text: str, begin: Value, count: Value) -> Value:
    start = max(0, whole_of(begin, "The start") - 1)
    return made_text(world, text[start : start + max(0, whole_of(count, "The length"))])


def _split(world: World, text: str, delimiter: Value = "", limit: Value = -1) -> Value:
    by, most = text_argument(delimiter, "The delimiter"), whole_of(limit, "The limit")
    parts: list[Value] = list(text.split(by)) if by else list(text)
    world.budget.take_characters(len(text))
    return made_array(world, parts if most < 0 else parts[:most])


def _to_number(world: World, text: str) -> Value:
    number = parse_number(text)
    return number if number is not None else 0


STRING_METHODS: Mapping[str, Method] = {
    "charAt": (1, 1, _char_at),
    "indexOf": (1, 1, _index_of),
    "lastIndexOf": (1, 1, _last_index_of),
    "includes": (1, 1, lambda w, s, part: int(text_argument(part, "The text to find") in s)),
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
