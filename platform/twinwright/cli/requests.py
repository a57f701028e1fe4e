"""What ``twinwright generate`` is asked for: one request, or the lines of a batch file.

A line of a batch that cannot be used becomes a request with an error, so that the
rest of the file still runs and the summary tells about every line.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.errors import InvalidInput, ServiceError
from services.generation import intake
from services.inference.types import GenerationRequest
from services.settings import Settings

__all__ = ["Order", "read_batch", "read_one"]

# An id becomes a folder's name, so it may not be able to leave the output folder.
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One twin to make: ``request``, or ``error`` when what was given cannot be used."""

    id: str
    request: GenerationRequest | None = None
    error: ServiceError | None = None


def read_one(arguments: argparse.Namespace, settings: Settings) -> Order:
    """Read the request of a command line without ``--batch``.

    Raises:
        InvalidInput: what was given breaks a rule.
    """
    given = {name: getattr(arguments, name) for name in ("prompt", "sketch", "board", "base")}
    request = _read(given, Path(), settings)
    return Order(id="twin", request=request)


def read_batch(path: Path, settings: Settings) -> list[Order]:
    """Read a JSON-lines file; empty lines are skipped.

    Raises:
        InvalidInput: the file itself cannot be read.
    """
    orders: list[Order] = []
    seen: set[str] = set()
    for number, line in enumerate(_text(path, "batch file").splitlines(), start=1):
        if line.strip():
            order = _order(line, number, path.parent, settings, seen)
            seen.add(order.id)
            orders.append(order)
    return orders


def _order(
    line: str,
    number: int,
    folder: Path,
    settings: Settings,
    seen: set[str],
) -> Order:
    name = f"line-{number}"
    try:
        given = _parse(line, number)
        name = _checked_id(given.get("id"), number, seen)
        return Order(id=name, request=_read(given, folder, settings))
    except ServiceError as error:
        return Order(id=name, error=error)


def _parse(line: str, number: int) -> Mapping[str, Any]:
    try:
        given = json.loads(line)
    except json.JSONDecodeError as error:
        raise InvalidInput("batch_line", f"Line {number} is not JSON: {error}.") from error
    if not isinstance(given, dict):
        raise InvalidInput("batch_line", f"Line {number} is not a JSON object.")
    return given


def _checked_id(given: object, number: int, seen: set[str]) -> str:
    if not isinstance(given, str) or not ID.fullmatch(given):
        raise InvalidInput(
            "batch_id",
            f"Line {number} has the id {given!r}; an id is a text of letters, digits, '.', '_' "
            "and '-' that starts with a letter or digit, because it names a folder.",
        )
    if given in seen:
        raise InvalidInput("batch_id", f"Line {number} has the id {given!r} of an earlier line.")
    return given


def _read(given: Mapping[str, Any], folder: Path, settings: Settings) -> GenerationRequest:
    prompt = given.get("prompt") or ""
    if not isinstance(prompt, str):
        raise InvalidInput("batch_line", f"The prompt is {prompt!r}, but it must be a text.")
    sketch = _bytes(folder, given.get("sketch"), "sketch")
    board = _board(folder, given.get("board"))
    base = given.get("base")
    if base and (sketch or board or not prompt.strip()):
        raise InvalidInput("base", "With a base program give a prompt and no sketch or board.")
    intake.check_something_given(prompt, sketch, board)
    return GenerationRequest(
        prompt=intake.check_prompt(prompt, settings),
        sketch=intake.read_sketch(sketch, settings) if sketch is not None else None,
        board=intake.check_board(board),
        base=_text(folder / str(base), "base program") if base else "",
    )


def _board(folder: Path, given: object) -> Mapping[str, Any] | None:
    if given is None or isinstance(given, dict):
        return given
    try:
        board = json.loads(_bytes(folder, given, "board") or b"")
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise InvalidInput("board_not_readable", f"The board {given} is not JSON.") from error
    return board if isinstance(board, dict) else {"items": board}


def _bytes(folder: Path, given: object, what: str) -> bytes | None:
    if given is None or given == "":
        return None
    if not isinstance(given, str):
        raise InvalidInput("file", f"The {what} is {given!r}, but it must be a file's name.")
    try:
        return (folder / given).read_bytes()
    except (OSError, ValueError) as error:
        raise _unreadable(what, folder / given, error) from error


def _text(path: Path, what: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(what, path, error) from error


def _unreadable(what: str, path: Path, error: Exception) -> InvalidInput:
    reason = getattr(error, "strerror", None) or str(error)
    return InvalidInput("file", f"The {what} {path} cannot be read: {reason}.")
