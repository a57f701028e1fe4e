"""Handwritten: requests written and drawn by hand, with the programs that answer them.

Nobody who wrote them had seen the generator of the training data, so a score on them says
what the generator's own held-out slices cannot: how the model meets people. They are frozen
by ``SHA256SUMS`` and must never be trained on (see the README beside this file).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flexscript import build
from training.evaluation.cases import Case

__all__ = ["FOLDER", "Handwritten", "changed_files", "prompts", "sketches"]

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Handwritten:
    """A request with its truth. ``file`` is the picture's path, ``None`` where there is none."""

    id: str
    tags: frozenset[str]
    prompt: str
    program: str
    file: Path | None = None

    def case(self) -> Case:
        """Return it as the evaluation takes it, the picture read.

        Raises:
            ValueError: the truth does not build; the message names the case and the error.
        """
        result = build(self.program)
        errors = [d.message for d in result.diagnostics if d.severity == "error"]
        if result.plant is None or errors:
            raise ValueError(f"the truth of {self.id} does not build: {'; '.join(errors)}")
        return Case(self.prompt, result.plant, self.file.read_bytes() if self.file else None)


def prompts() -> Iterator[Handwritten]:
    """Yield the requests in words alone."""
    return map(_of_row, _rows(FOLDER / "prompts.jsonl"))


def sketches() -> Iterator[Handwritten]:
    """Yield the requests with a sketch; their prompt may be empty."""
    return map(_of_row, _rows(FOLDER / "sketches" / "sketches.jsonl"))


def changed_files() -> list[str]:
    """Return what differs from the frozen set: files changed, missing or not listed."""
    listed = {}
    for line in (FOLDER / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ", 1)
        listed[name] = digest
    data = {f"sketches/{path.name}" for path in (FOLDER / "sketches").glob("*.*")}
    return sorted(name for name in data | set(listed) if _digest(name) != listed.get(name))


def _digest(name: str) -> str:
    path = FOLDER / name
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _of_row(row: dict[str, Any]) -> Handwritten:
    return Handwritten(
        id=row["id"],
        tags=frozenset(row["tags"]),
        prompt=row["prompt"],
        program=row["program"],
        file=FOLDER / "sketches" / row["file"] if "file" in row else None,
    )
