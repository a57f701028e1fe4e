"""Fixtures of the service tests.

Most look at states and rows, for which a scene of one file is enough (``small_scene``); the
real exporter runs in the pipeline's own test and in the whole stack's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.context import Services
from tests.support.services import ListSender, open_test_services


@pytest.fixture
def sender() -> ListSender:
    """The queue of ``services``, as a list."""
    return ListSender()


@pytest.fixture
def services(tmp_path: Path, sender: ListSender) -> Iterator[Services]:
    """Opened services on an empty folder."""
    opened = open_test_services(tmp_path / "data", sender=sender)
    yield opened
    opened.close()


@pytest.fixture
def small_scene(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write one file in place of the scene."""

    def write(plant: Any, report: Any, trace: Any, out: Path) -> None:
        (out / "scene").mkdir()
        (out / "scene" / "factory.usda").write_text("#usda 1.0\n")

    monkeypatch.setattr("services.generation.twin_files.write_scene", write)
