"""Naming: prim names from object names.

A prim name is ASCII letters, digits and underscores, for the sake of older Kit versions;
the object's own name stays in the prim's display name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["prim_names"]


def prim_names(names: Iterable[str]) -> list[str]:
    """Return a unique prim name for each name, in order: ``Queue 1`` becomes ``Queue_1``."""
    taken: set[str] = set()
    result = []
    for name in names:
        base = _clean(name)
        candidate, number = base, 2
        # USD tells upper and lower case apart, some file systems and tools do not.
        while candidate.lower() in taken:
            candidate, number = f"{base}_{number}", number + 1
        taken.add(candidate.lower())
        result.append(candidate)
    return result


def _clean(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    cleaned = re.sub(r"[^A-Za-z0-9]+", "_", plain).strip("_") or "Object"
    return f"_{cleaned}" if cleaned[0].isdigit() else cleaned
