"""Make the environment that Twinwright runs in. Standard library only: nothing is there yet.

    python3 tools/bootstrap.py run    # what a user needs
    python3 tools/bootstrap.py dev    # and the tools of a developer
    python3 tools/bootstrap.py test   # and a browser for the browser tests

- Every long step says what it does, and every broken rule is one sentence with its cure.
- A stamp in the environment holds a hash of what was installed: a second call takes no time.
- System packages (Debian's and Ubuntu's names) are installed where that needs no password;
  otherwise the sentence has the command to type.
- Must parse on Python 3.8, to be able to say that 3.8 is too old.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "twinwright-stamp.txt"
PYTHONS = ((3, 12), (3, 11))  # Triton's wheel knows these
TORCH = "torch==2.13.0"
# By itself, because it asks for opencv-python, which needs the system's window libraries.
# pyproject.toml has the headless build and the reader's other needs.
LABEL_READER = "rapidocr-onnxruntime==1.4.4"
NEEDED_GB = 6.0
BROWSERS = ("chromium", "chromium-browser")


class Problem(Exception):
    """Why this machine cannot go on, in one sentence with its cure."""


def main() -> int:
    """Install what ``run``, ``dev`` or ``test`` needs; return the exit status."""
    purpose = sys.argv[1] if len(sys.argv) > 1 else "run"
    try:
        if purpose not in ("run", "dev", "test"):
            raise Problem(f"bootstrap knows 'run', 'dev' and 'test', not {purpose!r}.")
        use_a_fitting_python()
        wanted = "run" if purpose == "run" else "dev"
        if not is_installed(wanted):
            install(wanted)
        if purpose == "test":
            ensure_browser()
    except Problem as problem:
        print(f"twinwright: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\ntwinwright: stopped.", file=sys.stderr)
        return 130
    return 0


def say(sentence: str) -> None:
    """Print what a long step is doing, at once."""
    print(f"twinwright: {sentence}", flush=True)


# Before anything is installed ------------------------------------------------------------


def use_a_fitting_python() -> None:
    """Go on in a Python of the right version: this one, or one found on the path."""
    if sys.version_info[:2] in PYTHONS:
        return
    for major, minor in PYTHONS:
        other = shutil.which(f"python{major}.{minor}")
        if other and runs(other):
            os.execv(other, [other, *sys.argv])  # noqa: S606 - a fixed list, no shell
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    raise Problem(
        f"Python 3.11 or 3.12 is needed and {sys.executable} is Python {here}: install one "
        "(Debian 12 and Ubuntu 24.04 have it) and call make with PYTHON=/path/to/python3.11."
    )


def runs(python: str) -> bool:
    """Return whether it starts: a version manager may show a Python that it lacks."""
    return subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0


def missing_system_packages() -> list[str]:
    """Return Debian's names of what this Python lacks: its venv module, its shared library."""
    python = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    missing = []
    if not importlib.util.find_spec("ensurepip") or not importlib.util.find_spec("venv"):
        missing.append(f"{python}-venv")
    # Triton's Python backend links it; Debian's python3.11 does not bring it along.
    library = f"lib{python}.so.1.0"
    own = Path(sysconfig.get_config_var("LIBDIR") or "/usr/lib") / library
    if not own.is_file() and library not in linker_cache():
        missing.append(f"lib{python}")
    return missing


def linker_cache() -> str:
    """Return the system linker's list of shared libraries, empty if it cannot be asked."""
    ldconfig = shutil.which("ldconfig") or "/sbin/ldconfig"
    if not Path(ldconfig).exists():
        return ""
    return subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout


def ensure_system_packages(names: list[str], purpose: str) -> None:
    """Install packages of the system, or say how to."""
    if not names:
        return
    packages = " ".join(names)
    problem = Problem(
        f"{purpose} needs the system package {packages}: "
        f"type 'sudo apt-get install -y {packages}' and start again."
    )
    apt = apt_command()
    if not apt:
        raise problem
    say(f"installing the system package {packages} ({purpose} needs it)")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", *names]):
        command = [*apt, *arguments]
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        # A failed update may only mean that one of many sources is away.
        if done.returncode and arguments[0] == "install":
            raise problem


def apt_command() -> list[str]:
    """Return how to call apt-get without a password, or nothing if that is not possible."""
    if not shutil.which("apt-get"):
        return []
    if os.geteuid() == 0:
        return ["apt-get"]
    asked = shutil.which("sudo") and subprocess.run(
        ["sudo", "-n", "true"], capture_output=True, check=False
    )
    return ["sudo", "-n", "apt-get"] if asked and asked.returncode == 0 else []


def ensure_browser() -> None:
    """Have a Chromium: the tests' own setting, the one on the path, or Debian's package."""
    if os.environ.get("TWINWRIGHT_CHROMIUM") or any(shutil.which(name) for name in BROWSERS):
        return
    ensure_system_packages(["chromium"], "the browser test")
    if not any(shutil.which(name) for name in BROWSERS):
        raise Problem(
            "the browser test found no Chromium after installing the package chromium: "
            "set TWINWRIGHT_CHROMIUM to the path of one."
        )


# Installing ------------------------------------------------------------------------------


def is_installed(wanted: str) -> bool:
    """Return whether the stamp says so; an environment for tests also runs."""
    return PYTHON.exists() and read_stamp() in (stamp_of(wanted), stamp_of("dev"))


def read_stamp() -> str:
    """Return what was installed last, empty if nothing ever was to its end."""
    return STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""


def stamp_of(wanted: str) -> str:
    """Return what the stamp must say for ``wanted`` to be installed."""
    sources = (ROOT / "pyproject.toml", ROOT / "tools" / "bootstrap.py")
    contents = b"".join(path.read_bytes() for path in sources)
    return f"{wanted} {hashlib.sha256(contents).hexdigest()} {home()}"


def home() -> str:
    """Return what an environment is bound to: its Python and, once moved, it does not work."""
    return f"{sys.version_info[0]}.{sys.version_info[1]} {ROOT}"


def install(wanted: str) -> None:
    """Make the environment and install everything, step by step."""
    started = time.monotonic()
    ensure_system_packages(missing_system_packages(), "Twinwright")
    if not read_stamp().endswith(home()):
        check_disk()
        say("making a Python environment in .venv")
        call("the environment", sys.executable, "-m", "venv", "--clear", str(VENV))
    say(f"installing {TORCH}, by far the largest package: a minute or more")
    pip(TORCH)
    say("installing Twinwright and the libraries that it uses: two minutes or more")
    # torch stays what it is, and what breaks it stays away.
    constraints = VENV / "constraints.txt"
    constraints.write_text(f"{TORCH}\ntorchvision<0\n", encoding="utf-8")
    extra = "[dev]" if wanted == "dev" else ""
    # An editable install compiles nothing (hatch_build.py), so it need not fetch the tools for it.
    os.environ.setdefault("TWINWRIGHT_COMPILE", "0")
    pip("--constraint", str(constraints), "--editable", f"{ROOT}{extra}")
    say("installing the reader of labels in sketches")
    pip("--no-deps", LABEL_READER)
    call("Triton's environment", str(PYTHON), "-m", "services.local.triton_env")
    STAMP.write_text(stamp_of(wanted), encoding="utf-8")
    say(f"installed in {time.monotonic() - started:.0f} s; the next start needs none of this")


def check_disk() -> None:
    """Refuse a disk on which the environment will not fit."""
    free = shutil.disk_usage(ROOT).free / 1e9
    if free < NEEDED_GB:
        raise Problem(
            f"{free:.1f} GB are free at {ROOT} and the environment needs {NEEDED_GB:.0f} GB: "
            "make room and start again."
        )


def pip(*arguments: str) -> None:
    """Call pip's install quietly in the environment."""
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    call(arguments[-1], str(PYTHON), "-m", "pip", "install", *quiet, *arguments)


def call(what: str, *command: str) -> None:
    """Run a step in the repository; end with one sentence when it fails."""
    if subprocess.run(command, cwd=ROOT, check=False).returncode == 0:
        return
    free = shutil.disk_usage(ROOT).free / 1e9
    cause = (
        f"only {free:.1f} GB of disk are left: make room"
        if free < 1
        else "its own words are above; if it is the network, see to that"
    )
    raise Problem(f"installing {what} failed ({cause} and start again).")


if __name__ == "__main__":
    sys.exit(main())
