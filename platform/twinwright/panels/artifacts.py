"""Reading a version's files for the page."""

from __future__ import annotations

import json
from typing import Any

from services.projects import service as projects
from services.projects.views import VersionView
from twinwright.session import Workplace

__all__ = ["has", "read_bytes", "read_json", "read_text", "size_text"]


def has(version: VersionView, name: str) -> bool:
    """Whether the version has a file of that name."""
    return any(artifact.name == name for artifact in version.artifacts)


def read_bytes(place: Workplace, version: VersionView, name: str) -> bytes:
    """The whole file."""
    with projects.open_artifact(place.services, place.actor, version.id, name) as artifact:
        return artifact.read_bytes()


def read_text(place: Workplace, version: VersionView, name: str) -> str:
    """The file as text."""
    return read_bytes(place, version, name).decode("utf-8")


def read_json(place: Workplace, version: VersionView, name: str) -> dict[str, Any]:
    """The file as a JSON object."""
    document: dict[str, Any] = json.loads(read_bytes(place, version, name))
    return document


def size_text(size: int) -> str:
    """A size in bytes as a person reads it."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1e6:.1f} MB"
