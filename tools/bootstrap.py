"""Make the environment that Twinwright runs in. Standard library only: nothing is there yet.

    python3 tools/bootstrap.py run    # what a user needs
    python3 tools/bootstrap.py dev    # and the test tools, and a browser

Every long step says what it does. A stamp in the environment remembers what was installed
(a hash of pyproject.toml and of this file), so that a second call takes no time.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
TORCH = "torch==2.13.0"
LABEL_READER = "rapidocr-onnxruntime==1.4.4"  # asks for opencv-python, which wants a desktop: no dependencies
NEEDED_GB = 6.0
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """Install what ``run`` or ``dev`` needs; return the exit status."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else "run"
    if wanted not in ("run", "dev"):
        return fail(f"bootstrap knows 'run' and 'dev', not {wanted!r}")
    problem = what_is_missing()
    if problem:
        return fail(problem)
    if not is_installed(wanted):
        install(wanted)
    if wanted == "dev" and not any(shutil.which(name) for name in BROWSERS):
        return install_browser()
    return 0


def fail(sentence: str) -> int:
    """Print one sentence and return the exit status of a failure."""
    print(f"twinwright: {sentence}", file=sys.stderr)
    return 1


def say(sentence: str) -> None:
    """Print what a long step is doing, at once."""
    print(f"twinwright: {sentence}", flush=True)


def what_is_missing() -> str | None:
    """Return the first rule that this machine breaks as a sentence with its cure."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    if not (3, 11) <= sys.version_info[:2] < (3, 13):
        return f"Python {here} is too old or too new: install Python 3.11 or 3.12 and call make with PYTHON=python3.11"
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        return f"this Python cannot make environments: install it with 'apt-get install python{here}-venv'"
    free_gb = shutil.disk_usage(ROOT).free / 1e9
    if not VENV.exists() and free_gb < NEEDED_GB:
        return f"{free_gb:.1f} GB of disk are free at {ROOT}, the environment needs {NEEDED_GB:.0f}: free some and try again"
    return None


def stamp_of(wanted: str) -> str:
    """Return what the stamp must say for ``wanted`` to be installed."""
    made_of = b"".join((ROOT / name).read_bytes() for name in ("pyproject.toml", "tools/bootstrap.py"))
    return f"{wanted} {hashlib.sha256(made_of).hexdigest()} {sys.version_info[:2]}"


def is_installed(wanted: str) -> bool:
    """Return whether the stamp says so; an environment for tests also runs."""
    stamp = VENV / "twinwright-stamp.txt"
    return stamp.exists() and stamp.read_text() in (stamp_of(wanted), stamp_of("dev"))


def install(wanted: str) -> None:
    """Make the environment and install everything, step by step."""
    started = time.monotonic()
    if not PYTHON.exists():
        say("making the Python environment in .venv")
        call(sys.executable, "-m", "venv", str(VENV))
    say(f"installing {TORCH}: the largest package, about a minute")
    pip(TORCH)
    say("installing Twinwright and the libraries it uses: about two minutes")
    constraint = VENV / "constraints.txt"  # nothing may move torch, nor bring its companions
    constraint.write_text(f"{TORCH}\n")
    extra = "[dev]" if wanted == "dev" else ""
    pip("-c", str(constraint), "-e", f"{ROOT}{extra}")
    say("installing the reader of sketch labels")
    pip("--no-deps", LABEL_READER)
    say("installing the model server's own environment")
    call(str(PYTHON), "-m", "services.local.triton_env")
    (VENV / "twinwright-stamp.txt").write_text(stamp_of(wanted))
    say(f"installed in {time.monotonic() - started:.0f} s")


def install_browser() -> int:
    """Install Debian's Chromium for the browser tests."""
    say("installing Chromium for the browser tests")
    apt = ["apt-get"] if os.geteuid() == 0 else ["sudo", "-n", "apt-get"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run([*apt, "update", "-qq"], check=True, env=environment, stdout=subprocess.DEVNULL)
        subprocess.run([*apt, "install", "-y", "-qq", "chromium"], check=True, env=environment, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return fail("Chromium could not be installed: install the package 'chromium' and run make test again")
    return 0


def pip(*arguments: str) -> None:
    """Call pip's install quietly in the environment."""
    call(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments)


def call(*command: str) -> None:
    """Run a step; end with one sentence when it fails."""
    result = subprocess.run(command, cwd=ROOT)
    if result.returncode:
        sys.exit(fail(f"this step failed, its own words are above: {' '.join(command[1:])}"))


if __name__ == "__main__":
    sys.exit(main())
