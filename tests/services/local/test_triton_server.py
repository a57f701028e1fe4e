"""The model server of a container: the same server as on one machine, in place of this process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from services.local import triton_server


class Replaced(Exception):
    """What ``execve`` would have become."""


def test_it_becomes_the_server_on_the_address_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def execve(path: str, argv: tuple[str, ...], env: dict[str, str]) -> None:
        raise Replaced(path, argv, env)

    monkeypatch.setattr(os, "execve", execve)
    monkeypatch.setenv("TWINWRIGHT_HOST", "0.0.0.0")
    monkeypatch.setenv("TWINWRIGHT_DATA_DIR", str(tmp_path))
    with pytest.raises(Replaced) as replaced:
        triton_server.main()
    path, argv, env = replaced.value.args
    assert Path(path).name == "tritonserver" and os.access(path, os.X_OK)
    assert "--http-address=0.0.0.0" in argv and "--load-model=vlsm" in argv
    assert env["TWINWRIGHT_HOST"] == "0.0.0.0" and "LD_LIBRARY_PATH" in env
