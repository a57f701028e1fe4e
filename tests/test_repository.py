"""Guards: rules of the repository that no other tool holds."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def _tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name]


def test_platform_folder_is_not_a_package() -> None:
    # An __init__.py here would shadow the standard library's platform module
    # for every command started from the repository root.
    assert not (ROOT / "platform" / "__init__.py").exists()


def test_only_the_entry_point_sits_next_to_the_package() -> None:
    # Streamlit puts platform/ first on sys.path: any other module there could shadow a library.
    assert sorted(path.name for path in (ROOT / "platform").glob("*.py")) == ["app.py"]


def test_no_folder_of_tests_is_a_package() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_lock_files_name_no_package_index() -> None:
    for lock in _tracked("*package-lock.json"):
        assert '"resolved"' not in lock.read_text(), lock


def test_tracked_text_names_no_home_or_work_folder() -> None:
    wrong = re.compile(r"/(?:home/[a-z]|root/\.|work/(?:main|shared)|opt/twvenv)")
    for path in _tracked("*.py", "*.md", "*.toml", "*.json", "*.js", "*.css", "Makefile"):
        if path != Path(__file__).resolve():
            assert not wrong.search(path.read_text(errors="replace")), path


def test_weights_stay_small_enough_to_travel() -> None:
    size = sum(path.stat().st_size for path in _tracked("training/weights"))
    assert 0 < size <= 48 * 1024 * 1024


def test_continuous_integration_runs_the_readmes_command() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text()


def test_no_file_names_a_package_index() -> None:
    hosts = re.compile(r"(?:pypi|pythonhosted|npmjs|download\.pytorch)\.(?:org|com)")
    for path in _tracked("*.py", "*.md", "*.toml", "*.json", "*.yaml", "Makefile", ".ci/*"):
        if path != Path(__file__).resolve():
            assert not hosts.search(path.read_text(errors="replace")), path


def test_nothing_that_is_installed_by_default_asks_for_torchvision() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    default = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert not [name for name in default if name.startswith(("torchvision", "open_clip", "timm"))]


def test_links_between_documents_lead_somewhere() -> None:
    for document in _tracked("*.md"):
        for target in re.findall(
            r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")
        ):
            assert (document.parent / target).exists(), f"{document}: {target}"
