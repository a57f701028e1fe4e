"""Triton's thin environment: what it holds, that it is made once, and what it says when it cannot."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from services.local import triton_env
from services.local.errors import LocalError
from services.local.triton_env import ensure_triton_env
from services.settings import Settings
from tests.support.services import settings_for


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose environment is the one that every test and every user shares."""
    return settings_for(tmp_path_factory.mktemp("data"))


def test_inside_it_numpy_is_old_and_the_project_is_there(settings: Settings) -> None:
    files = ensure_triton_env(settings, print)
    code = (
        "import numpy, torch, training, flexscript, PIL;"
        "print(numpy.__version__, numpy.arange(3.0).sum(), torch.ones(2).numpy().sum())"
    )
    done = subprocess.run(
        [str(files.bin / "python3"), "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1.26.4", "3.0", "2.0"]


def test_a_second_call_makes_nothing(settings: Settings) -> None:
    ensure_triton_env(settings)
    said: list[str] = []
    files = ensure_triton_env(settings, said.append)
    assert said == []
    assert files.server.is_file()
    assert files.stub.is_file()


def test_too_little_disk_is_said_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=5_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(LocalError, match="5 MB free .* needs 600 MB"):
        ensure_triton_env(settings_for(tmp_path, triton_env=tmp_path / "triton"))
    assert not (tmp_path / "triton").exists()


def test_a_wheel_that_cannot_be_had_is_said_with_pips_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A file in place of a package name: pip fails without asking any index.
    monkeypatch.setattr(triton_env, "WHEELS", (str(tmp_path / "missing-1.0-py3-none-any.whl"),))
    with pytest.raises(LocalError, match="could not be installed .*missing-1.0"):
        ensure_triton_env(settings_for(tmp_path, triton_env=tmp_path / "triton"))


def test_one_that_is_there_is_found_on_a_disk_that_cannot_be_written(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_triton_env(settings)

    def refuse(path: Path) -> None:
        raise LocalError("triton_env", f"{path} is read-only")

    monkeypatch.setattr(triton_env, "_lock_file", refuse)
    assert ensure_triton_env(settings).server.is_file()
