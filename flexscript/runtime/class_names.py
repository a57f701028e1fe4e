"""Class names: what to suggest for a class that the library does not have."""

from __future__ import annotations

from flexscript.language.suggestions import did_you_mean
from flexscript.plant.classes import CLASS_HINTS, CLASSES

__all__ = ["unknown_class_hint"]


def unknown_class_hint(name: str) -> str:
    """Return the class that was meant, else the nearest ones, else all of them."""
    return (
        CLASS_HINTS.get(name.casefold())
        or did_you_mean(name, CLASSES)
        or f"Known: {', '.join(CLASSES)}."
    )
