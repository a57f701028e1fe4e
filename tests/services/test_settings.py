"""Settings: defaults, overrides, and sentences for what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.settings import Settings, SettingsError


def test_the_data_folder_holds_everything_by_default(tmp_path: Path) -> None:
    settings = Settings.from_env({"TWINWRIGHT_DATA_DIR": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path / 'twinwright.db'}"
    assert settings.queue_socket == tmp_path / "queue" / "valkey.sock"
    assert settings.host == "127.0.0.1"


def test_a_child_process_reads_back_the_same_settings(tmp_path: Path) -> None:
    env = {"TWINWRIGHT_DATA_DIR": str(tmp_path), "TWINWRIGHT_WEB_PORT": "9000"}
    settings = Settings.from_env(env)
    assert settings.web_port == 9000
    assert Settings.from_env(settings.to_env()) == settings


def test_the_parts_of_one_machine_find_each_other_and_those_of_a_cluster_are_told() -> None:
    alone = Settings.from_env({})
    assert alone.triton_address == "127.0.0.1:8521"
    assert alone.web_names == {"127.0.0.1"}
    env = {
        "TWINWRIGHT_HOST": "0.0.0.0",
        "TWINWRIGHT_TRITON_HOST": "triton",
        "TWINWRIGHT_PUBLIC_NAMES": "Twins.example.com, web,",
    }
    apart = Settings.from_env(env)
    assert apart.triton_address == "triton:8521"
    assert apart.web_names == {"0.0.0.0", "twins.example.com", "web"}


def test_a_port_that_is_no_number_is_said(tmp_path: Path) -> None:
    env = {"TWINWRIGHT_DATA_DIR": str(tmp_path), "TWINWRIGHT_WEB_PORT": "eighty"}
    with pytest.raises(SettingsError, match="TWINWRIGHT_WEB_PORT is 'eighty'.*whole number"):
        Settings.from_env(env)


def test_outside_a_checkout_data_goes_to_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings.from_env({"XDG_DATA_HOME": str(tmp_path / "xdg")})
    assert settings.data_dir == tmp_path / "xdg" / "twinwright"


def test_in_a_checkout_data_stays_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "platform" / "twinwright").mkdir(parents=True)
    assert Settings.from_env({}).data_dir == tmp_path / ".twinwright"


def test_a_socket_path_that_the_kernel_cannot_hold_is_replaced(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 120)
    settings = Settings.from_env({"TWINWRIGHT_DATA_DIR": str(long)})
    assert len(str(settings.queue_socket)) < 107
    assert settings.queue_url.endswith(str(settings.queue_socket))
