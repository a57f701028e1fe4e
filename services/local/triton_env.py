"""The thin Python environment in which Triton runs.

The server's python backend was built against numpy 1: under numpy 2 numeric inputs
arrive silently wrong. So Triton gets an environment of its own that holds two wheels
only, numpy 1.26 and the server, and finds everything else (torch, the project) in the
main environment. Both versions are pinned: without the pin pip silently goes back to
a server release that does not say it needs numpy 1.

Run ``python -m services.local.triton_env`` to make it ahead of the first start.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from services.local.errors import LocalError
from services.settings import Settings

__all__ = ["TritonFiles", "ensure_triton_env", "main"]

WHEELS = ("numpy==1.26.4", "nvidia-pytriton==0.7.0")
STAMP = "twinwright-stamp.txt"
# The wheels unpack to 224 MB; pip needs the same again while it works.
NEEDED_BYTES = 600_000_000
Say = Callable[[str], None]


class TritonFiles:
    """Where the server and its parts lie inside the environment."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.bin = root / "bin"
        self.packages = root / "lib" / f"python{_version()}" / "site-packages"
        self._home = self.packages / "pytriton" / "tritonserver"
        self.server = self._home / "bin" / "tritonserver"
        self.backends = self._home / "backends"
        self.caches = self._home / "caches"
        self.libraries = self.packages / "nvidia_pytriton.libs"
        self.stub_source = (
            self._home / "python_backend_stubs" / _version() / "triton_python_backend_stub"
        )
        self.stub = self.backends / "python" / "triton_python_backend_stub"


def ensure_triton_env(settings: Settings, say: Say = lambda _: None) -> TritonFiles:
    """Return the environment, making it first if it is missing or of another recipe.

    Raises:
        LocalError: no disk space, no wheel for this Python, or pip failed.
    """
    root = settings.triton_env
    files = TritonFiles(root)
    if _is_current(files):
        # Without the lock, whose file cannot be written where the disk is read-only. A right
        # stamp is written last and its environment never made anew, so the lock is not missed.
        return files
    with _one_at_a_time(root):
        if _is_current(files):
            return files
        say("Making Triton's environment (one download of about 75 MB, then it is kept).")
        _check_disk(root)
        shutil.rmtree(root, ignore_errors=True)
        venv.EnvBuilder(with_pip=False, symlinks=True).create(root)
        _install(files)
        _link_main_environment(files)
        _install_stub(files)
        (root / STAMP).write_text(_recipe(), encoding="utf-8")
    return files


def _is_current(files: TritonFiles) -> bool:
    stamp = files.root / STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == _recipe()


def _recipe() -> str:
    # Whatever this text depends on, a change of it makes the environment anew.
    return "\n".join((*WHEELS, sys.version, sys.prefix, _addsitedir(), ""))


def _install(files: TritonFiles) -> None:
    command = [
        *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("--no-deps", "--only-binary=:all:", "--target", str(files.packages), *WHEELS),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise LocalError(
            "triton_install",
            f"Triton could not be installed into {files.root} (Python {_version()}): "
            f"{(lines or ['pip gave no reason'])[-1]} Check the network and start again.",
        )


def _link_main_environment(files: TritonFiles) -> None:
    # addsitedir and not a bare path: only it also reads the .pth files that lie there,
    # among them the one of an editable install, without which the project is missing.
    (files.packages / "zz_main_environment.pth").write_text(_addsitedir() + "\n", encoding="utf-8")


def _addsitedir() -> str:
    return f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})"


def _install_stub(files: TritonFiles) -> None:
    if not files.stub_source.is_file():
        raise LocalError(
            "triton_python",
            f"Triton's wheel has no part for Python {_version()}: use Python 3.11 or 3.12.",
        )
    shutil.copy2(files.stub_source, files.stub)


def _check_disk(root: Path) -> None:
    free = shutil.disk_usage(root.parent).free
    if free < NEEDED_BYTES:
        raise LocalError(
            "disk_full",
            f"There are {free / 1e6:,.0f} MB free at {root.parent}, but Triton's environment "
            f"needs {NEEDED_BYTES / 1e6:,.0f} MB: make room, or set TWINWRIGHT_TRITON_ENV to "
            "a folder on another disk.",
        )


@contextmanager
def _one_at_a_time(root: Path) -> Iterator[None]:
    with _lock_file(Path(f"{root}.lock")) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _lock_file(path: Path) -> TextIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w")
    except OSError as error:
        raise LocalError(
            "triton_env",
            f"Triton's environment cannot be made beside {path} "
            f"({os.strerror(error.errno or 0)}): set TWINWRIGHT_TRITON_ENV to a folder that you "
            "may write to.",
        ) from error


def _version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def main() -> None:
    """Make the environment and say where it is."""
    try:
        files = ensure_triton_env(Settings.from_env(), say=print)
    except LocalError as error:
        sys.exit(error.sentence)
    print(f"Triton is ready in {files.root}.")  # noqa: T201 - a command


if __name__ == "__main__":
    main()
