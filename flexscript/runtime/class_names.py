"""Class names: what to suggest for a class that the library does not have."""

from __future__ import annotations

from flexscript.language.suggestions import did_you_mean
from flexscript.plant.classes import CLASS_ALIASES, CLASS_HINTS, CLASSES

__all__ = ["library_has", "unknown_class_hint"]


def unknown_class_hint(name: str) -> str:
    """Return the class that was meant, else the nearest ones, else all of them."""
    return (
        CLASS_HINTS.get(name.casefold())
        or did_you_mean(name, CLASSES)
        or f"Known: {', '.join(CLASSES)}."
    )


def library_has(path: str) -> bool:
    """Tell whether a path may lead to a class or a folder, whatever the case of its letters."""
    name = path.rstrip("/").rsplit("/", 1)[-1].removeprefix("?").casefold()
    folders = {spec.folder for spec in CLASSES.values()}
    return name in {each.casefold() for each in (*CLASSES, *CLASS_ALIASES, *folders)}
