"""The installer behind make: what it asks of a machine, what it remembers, what it says."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
from collections import namedtuple
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The installer, made to believe that an empty folder is the repository."""
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "tools" / "bootstrap.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("pyproject.toml", "tools/bootstrap.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    venv = tmp_path / ".venv"
    for name, value in {
        "ROOT": tmp_path,
        "VENV": venv,
        "PYTHON": venv / "bin" / "python",
        "STAMP": venv / "twinwright-stamp.txt",
    }.items():
        monkeypatch.setattr(module, name, value)
    return module


def _pretend_installed(bootstrap: ModuleType, wanted: str) -> None:
    bootstrap.PYTHON.parent.mkdir(parents=True)
    bootstrap.PYTHON.touch()
    bootstrap.STAMP.write_text(bootstrap.stamp_of(wanted))


def test_a_second_call_has_nothing_to_do(bootstrap: ModuleType) -> None:
    assert not bootstrap.is_installed("run")
    _pretend_installed(bootstrap, "run")
    assert bootstrap.is_installed("run")
    assert not bootstrap.is_installed("dev")


def test_a_developers_environment_also_runs(bootstrap: ModuleType) -> None:
    _pretend_installed(bootstrap, "dev")
    assert bootstrap.is_installed("run")


def test_a_changed_dependency_installs_anew(bootstrap: ModuleType) -> None:
    _pretend_installed(bootstrap, "dev")
    with (bootstrap.ROOT / "pyproject.toml").open("a") as project:
        project.write("# another dependency\n")
    assert not bootstrap.is_installed("dev")


def test_a_moved_environment_does_not_count(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pretend_installed(bootstrap, "run")
    monkeypatch.setattr(bootstrap, "home", lambda: "3.11 elsewhere")
    assert not bootstrap.is_installed("run")


def test_a_full_disk_is_told_before_anything_is_made(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.shutil, "disk_usage", lambda _: Usage(9e9, 7e9, 2.04e9))
    with pytest.raises(bootstrap.Problem, match=r"2\.0 GB are free at .* needs 6 GB: make room"):
        bootstrap.check_disk()


def test_a_missing_system_package_is_told_with_its_command(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "apt_command", list)
    command = "sudo apt-get install -y python3.11-venv libpython3.11"
    with pytest.raises(bootstrap.Problem, match=re.escape(command)):
        bootstrap.ensure_system_packages(["python3.11-venv", "libpython3.11"], "Twinwright")


def test_a_python_without_its_venv_module_lacks_a_package(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda _: None)
    assert f"python3.{sys.version_info.minor}-venv" in bootstrap.missing_system_packages()


def test_another_python_is_refused_when_no_fitting_one_is_there(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setattr(bootstrap.shutil, "which", lambda _: None)
    with pytest.raises(bootstrap.Problem, match=r"is Python 3\.9: install one .* PYTHON="):
        bootstrap.use_a_fitting_python()


def test_a_failed_step_is_one_sentence(bootstrap: ModuleType) -> None:
    with pytest.raises(bootstrap.Problem, match="installing a thing failed"):
        bootstrap.call("a thing", sys.executable, "-c", "raise SystemExit(3)")


def test_an_unknown_word_ends_in_a_sentence() -> None:
    command = [sys.executable, str(ROOT / "tools" / "bootstrap.py"), "fly"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("twinwright: bootstrap knows")


def test_an_old_python_can_read_it() -> None:
    source = (ROOT / "tools" / "bootstrap.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))


def test_installer_and_project_pin_the_same_torch(bootstrap: ModuleType) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert bootstrap.TORCH in project["dependencies"]
