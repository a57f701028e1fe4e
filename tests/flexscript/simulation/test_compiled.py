"""The compiled simulator: mypyc compiles it, and it passes the same tests as the plain one.

Skipped, with the reason, where there is no C compiler. The whole folder runs again in a Python of its
own, which finds the compiled copy of ``flexscript`` first.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.digests import digest
from tools.compile_simulator import ROOT, compile_simulator, missing_tool

_INSIDE = "TWINWRIGHT_COMPILED_COPY"
_HERE = Path(__file__).parent

pytestmark = pytest.mark.skipif(
    bool(missing_tool()), reason=f"the simulator cannot be compiled here: {missing_tool()}"
)


@pytest.mark.skipif(_INSIDE in os.environ, reason="this is the run on the compiled simulator")
def test_the_suite_passes_on_the_compiled_simulator(tmp_path: Path) -> None:
    compile_simulator(tmp_path, level="1")

    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-n", "0"),
            *("-o", f"pythonpath={tmp_path} {ROOT} {ROOT / 'platform'}", str(_HERE)),
        ],
        cwd=ROOT,
        env={**os.environ, _INSIDE: str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert digest() == _digest_of(tmp_path), "figures and traces are equal to the last bit"


def _digest_of(folder: Path) -> str:
    command = [sys.executable, "-P", "-m", "tests.support.digests"]
    path = os.pathsep.join([str(folder), str(ROOT)])
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        check=True,
    )
    return done.stdout.decode().strip()


@pytest.mark.skipif(_INSIDE not in os.environ, reason="runs inside the test above")
def test_that_run_really_is_on_the_compiled_copy() -> None:
    from flexscript.simulation import calendar, engine

    for module in (calendar, engine):
        assert str(module.__file__).startswith(os.environ[_INSIDE])
        assert not str(module.__file__).endswith(".py")
