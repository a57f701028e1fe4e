"""User text inside Markdown."""

from __future__ import annotations

__all__ = ["plain"]

# Streamlit reads these as formatting, links, icons, colours or formulas.
_SPECIAL = frozenset("\\*_`[]<>#:$~|")


def plain(text: str) -> str:
    """The text with every character escaped that Markdown would read as its own."""
    return "".join(f"\\{c}" if c in _SPECIAL else c for c in " ".join(text.split()))
