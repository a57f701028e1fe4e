"""The three starter examples: a drawing and a prompt that fill the page at one click."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["Starter", "starters"]

_FOLDER = Path(__file__).parent / "starters"
_TITLES = {
    "bottling-line": "Bottling line",
    "parallel-assembly": "Parallel assembly",
    "electronics-cell": "Electronics cell",
}


@dataclass(frozen=True, slots=True)
class Starter:
    """One example. ``picture`` is a small image of its drawing."""

    name: str
    title: str
    prompt: str
    picture: Path

    def document(self) -> dict[str, Any]:
        """Its board document."""
        text = (_FOLDER / self.name / "board.json").read_text(encoding="utf-8")
        document: dict[str, Any] = json.loads(text)
        return document


@cache
def starters() -> tuple[Starter, ...]:
    """All starters, in the order in which they are offered."""
    return tuple(
        Starter(
            name=name,
            title=title,
            prompt=(_FOLDER / name / "prompt.txt").read_text(encoding="utf-8").strip(),
            picture=_FOLDER / name / "picture.png",
        )
        for name, title in _TITLES.items()
    )
