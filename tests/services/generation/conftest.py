"""The jobs' tests look at states and rows: a scene of one file is enough for them.

The real exporter is used by the pipeline's own test and by the whole stack's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def small_scene(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write one file in place of the scene."""

    def write(plant: Any, report: Any, trace: Any, out: Path) -> None:
        (out / "scene").mkdir()
        (out / "scene" / "factory.usda").write_text("#usda 1.0\n")

    monkeypatch.setattr("services.generation.pipeline.write_scene", write)
