"""Checks before a start: one sentence each, with what to do."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import pytest

from services.local import checks
from services.local.errors import LocalError
from tests.support.services import settings_for
from tests.support.stack import free_port


def test_this_machine_passes() -> None:
    checks.check_machine()


def test_a_port_in_use_is_named_with_its_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "PORT_PATIENCE_S", 0.1)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(LocalError, match=f"Port {port} .*TWINWRIGHT_WEB_PORT"):
            checks.check_ports(settings_for(tmp_path, web_port=port))


def test_a_port_given_back_in_time_is_no_problem(tmp_path: Path) -> None:
    checks.check_ports(
        settings_for(
            tmp_path,
            web_port=free_port(),
            triton_http_port=free_port(),
            triton_grpc_port=free_port(),
            triton_metrics_port=free_port(),
        )
    )


def test_a_full_disk_is_said_with_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=12_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(LocalError, match="12 MB free .* needs 500 MB"):
        checks.check_data_dir(settings_for(tmp_path))


def test_a_data_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LocalError, match="cannot be made .*TWINWRIGHT_DATA_DIR"):
        checks.check_data_dir(settings_for(tmp_path / "file" / "data"))


def test_a_missing_libpython_names_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "libpython_folder", lambda: tmp_path)
    monkeypatch.setattr(checks, "_is_in_linker_cache", lambda _: False)
    with pytest.raises(LocalError, match=r"apt-get install libpython3\.1"):
        checks.check_machine()
