"""Bank of wordings: every phrase is a line of a text file, held out by a hash of its words.

A file ``wordings/<language>/*.txt`` has tables, ``[name]``, with a wording a line, written
twice or more where it is to be said more often; a line that starts with ``#`` is a comment. In a wording

* ``{slot}`` is filled by the writer,
* ``{takes/take}`` agrees with one subject or with several,
* ``{per|for each}`` is one of its options, chosen freely (an option may be empty).

About a tenth of the wordings are held out of training: those whose text, with slots and
options made alike, hashes to 0 modulo 10. The hash is of the words, not of the table, so the
same phrase in two tables is held out of both. Tables of two or fewer wordings hold none out.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

__all__ = ["Bank", "Part", "Table", "Wording", "load"]

HELD_OUT_ONE_IN = 10
_FEWEST_TO_SPLIT = 3

_BRACES = re.compile(r"\{([^{}]*)\}")

Part = str | tuple[str, tuple[str, ...]]  # plain text, or (kind, contents)


@dataclass(frozen=True, slots=True)
class Wording:
    """One line of a table. ``id`` names language, table and hash of the words."""

    id: str
    text: str
    parts: tuple[Part, ...]
    held_out: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The wordings of one fact in one form, apart: those to train on and those held out."""

    name: str
    train: tuple[Wording, ...]
    held: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Bank:
    """All tables of one language."""

    language: str
    tables: Mapping[str, Table]

    def __contains__(self, name: str) -> bool:
        return name in self.tables

    def table(self, name: str) -> Table:
        """Return a table.

        Raises:
            KeyError: the language has no such table.
        """
        found = self.tables.get(name)
        if found is None:
            raise KeyError(f"no table [{name}] of wordings in {self.language!r}: add it")
        return found

    def wordings(self) -> list[Wording]:
        """Return every wording once, table by table."""
        found = {
            (table.name, w.text): w
            for table in self.tables.values()
            for w in (*table.train, *table.held)
        }
        return list(found.values())


@cache
def load(language: str) -> Bank:
    """Return the bank of a language, read once.

    Raises:
        ValueError: a wording stands before the first table, or has an open brace.
    """
    folder = files("training.dataset.prompts") / "wordings" / language
    tables: dict[str, list[Wording]] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".txt"):
            _read(file.name, file.read_text(encoding="utf-8"), language, tables)
    kept = {
        fingerprint(language, row.text)
        for rows in tables.values()
        if len({row.text for row in rows}) < _FEWEST_TO_SPLIT or all(row.held_out for row in rows)
        for row in rows
    }
    return Bank(language, {n: _split(language, n, rows, kept) for n, rows in tables.items()})


def _read(file: str, text: str, language: str, tables: dict[str, list[Wording]]) -> None:
    rows: list[Wording] | None = None
    name = ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
            rows = tables.setdefault(name, [])
            continue
        place = f"{language}/{file}:{number}"
        if rows is None:
            raise ValueError(f"{place}: a wording before the first [table]")
        rows.append(_wording(language, name, line, place))


def _wording(language: str, table: str, line: str, place: str) -> Wording:
    if line.count("{") != line.count("}"):
        raise ValueError(f"{place}: {line!r} has an open brace")
    code = fingerprint(language, line)
    return Wording(
        f"{language}/{table}/{code:08x}", line, _parts(line), code % HELD_OUT_ONE_IN == 0
    )


def fingerprint(language: str, line: str) -> int:
    """Return the hash that decides: of lower-case words, with slots and options made alike."""
    plain = _BRACES.sub(lambda m: m[1].split("|")[0].split("/")[0], line).lower()
    plain = re.sub(r"\s+", " ", plain).strip(" .,;:")
    return zlib.crc32(f"{language}:{plain}".encode())


def _parts(line: str) -> tuple[Part, ...]:
    parts: list[Part] = []
    at = 0
    for match in _BRACES.finditer(line):
        if match.start() > at:
            parts.append(line[at : match.start()])
        body = match[1]
        if "|" in body:
            parts.append(("pick", tuple(body.split("|"))))
        elif "/" in body:
            parts.append(("agree", tuple(body.split("/"))))
        else:
            parts.append(("slot", (body,)))
        at = match.end()
    if at < len(line):
        parts.append(line[at:])
    return tuple(parts)


def _split(language: str, name: str, rows: list[Wording], kept: set[int]) -> Table:
    """Part the rows; those with words that a small table must keep are not held out."""
    rows = [
        replace(row, held_out=False) if fingerprint(language, row.text) in kept else row
        for row in rows
    ]
    held = tuple(row for row in rows if row.held_out)
    return Table(name, tuple(row for row in rows if not row.held_out), held)
