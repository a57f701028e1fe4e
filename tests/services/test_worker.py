"""The worker's sign of life for who watches it from outside."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from services import worker


def test_the_alive_file_is_touched_also_after_a_sweep_that_broke(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept: list[object] = []

    def no_database() -> None:
        swept.append(None)
        raise ConnectionError("no database")

    monkeypatch.setattr(worker, "worker_services", no_database)
    worker._sweep_once()
    assert list(tmp_path.iterdir()) == []
    alive = tmp_path / "alive"
    monkeypatch.setattr(worker, "settings", replace(worker.settings, alive_file=str(alive)))
    worker._sweep_once()
    assert alive.is_file()
    assert len(swept) == 2
