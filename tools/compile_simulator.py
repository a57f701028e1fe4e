"""Compile the simulator with mypyc: the same files, about four times as fast.

    python tools/compile_simulator.py FOLDER

copies the package ``flexscript`` into FOLDER and compiles the modules of ``flexscript/simulation``
there. A Python started with FOLDER first on its path then runs the compiled simulator. The wheel
build (hatch_build.py) and the test that runs the simulator's suite a second time use the
same functions.

Needs mypy, setuptools and a C compiler; half a minute of CPU.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "flexscript"
COMPILED = "flexscript/simulation"

# Plain data that callers make, copy and pickle: nothing to gain in them.
LEFT_PLAIN = frozenset({"__init__.py", "report.py", "trace.py", "trace_json.py"})

_SETUP = """
from mypyc.build import mypycify
from setuptools import setup

modules = {modules!r}
setup(
    name="simulator",
    packages=[],
    # What the simulator imports is checked elsewhere; here only its own types matter.
    ext_modules=mypycify(["--follow-imports=silent", *modules], opt_level={level!r}),
)
"""


class CompileError(Exception):
    """The simulator could not be compiled; the text says what is missing or what failed."""


def missing_tool() -> str:
    """Return what keeps this machine from compiling, empty when nothing does."""
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        return f"there is no C compiler ({compiler})"
    header = Path(sysconfig.get_path("include")) / "Python.h"
    if not header.is_file():
        return f"the headers of Python are not there ({header})"
    return ""


def compile_simulator(folder: Path, *, level: str = "3", root: Path = ROOT) -> list[Path]:
    """Copy the package into ``folder``, compile it there and return the compiled files.

    ``level`` is the C compiler's optimisation, "0" to "3".

    Raises:
        CompileError: a tool is missing or the compilation failed.
    """
    missing = missing_tool()
    if missing:
        raise CompileError(missing)
    folder.mkdir(parents=True, exist_ok=True)
    ignored = shutil.ignore_patterns("__pycache__", "*.so", "*.pyd")
    shutil.copytree(root / PACKAGE, folder / PACKAGE, ignore=ignored, dirs_exist_ok=True)
    modules = [
        path.relative_to(folder).as_posix()
        for path in sorted((folder / COMPILED).rglob("*.py"))
        if path.name not in LEFT_PLAIN
    ]
    script = folder / "setup_simulator.py"
    script.write_text(_SETUP.format(modules=modules, level=level), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), "--quiet", "build_ext", "--inplace"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    script.unlink()
    shutil.rmtree(folder / "build", ignore_errors=True)
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    compiled = sorted(folder.rglob(f"*{suffix}"))
    if done.returncode or len(compiled) <= len(modules):
        raise CompileError(f"mypyc failed:\n{(done.stdout + done.stderr)[-4000:]}")
    return compiled


def main() -> None:
    """Compile into the folder that the command line names."""
    parser = argparse.ArgumentParser(description="Compile the simulator with mypyc.")
    parser.add_argument("folder", type=Path, help="where the compiled package goes")
    parser.add_argument("--level", default="3", choices="0123", help="of optimisation (default 3)")
    options = parser.parse_args()
    try:
        compiled = compile_simulator(options.folder.resolve(), level=options.level)
    except CompileError as error:
        sys.exit(f"not compiled: {error}")
    print(f"{len(compiled)} compiled files in {options.folder}")


if __name__ == "__main__":
    main()
