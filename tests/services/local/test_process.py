"""Processes: started, noticed when they fall, restarted with a pause, and stopped for good."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from services.local import process
from services.local.process import Part, PartSpec
from tests.support.stack import wait_until


def part(tmp_path: Path, code: str, **changes: object) -> Part:
    values: dict[str, object] = {
        "name": "part",
        "argv": (sys.executable, "-c", code),
        "log": tmp_path / "part.log",
        "is_ready": lambda: True,
        "stop_timeout_s": 1.0,
        **changes,
    }
    return Part(PartSpec(**values))  # type: ignore[arg-type]  # keyword names checked by the class


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("hello from the part", "hello from the part"),
        ("ValueError: no weights\nbye\n+---+\n", "ValueError: no weights"),
        ("", "its log is empty"),
    ],
)
def test_output_goes_to_the_log_and_its_last_words_can_be_shown(
    tmp_path: Path, printed: str, words: str
) -> None:
    started = part(tmp_path, f"print({printed!r})")
    started.start()
    wait_until(lambda: not started.is_running)
    assert started.last_words() == words


def test_a_part_that_dies_while_starting_is_noticed(tmp_path: Path) -> None:
    started = part(tmp_path, "import sys; sys.exit(3)", is_ready=lambda: False)
    started.start()
    assert not started.wait_ready()
    assert started.exit_status == 3


def test_a_fallen_part_is_restarted_after_a_pause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "BACKOFF_S", (0.2,))
    started = part(tmp_path, "import time; time.sleep(60)")
    started.start()
    first = started.pid
    os.kill(first or 0, signal.SIGKILL)
    wait_until(lambda: not started.is_running)
    assert not started.revive()
    wait_until(started.revive)
    assert started.pid not in (None, first)
    started.stop()


def test_stopping_also_ends_what_ignores_the_signal_and_its_children(tmp_path: Path) -> None:
    code = textwrap.dedent(
        """
        import signal, subprocess, sys, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        print(child.pid, flush=True)
        time.sleep(60)
        """
    )
    started = part(tmp_path, code)
    started.start()
    wait_until(lambda: started.last_words().isdigit())
    child = int(started.last_words())
    started.stop()
    assert not started.is_running
    wait_until(lambda: not _lives(child))


def test_parts_die_with_a_supervisor_that_is_killed(tmp_path: Path) -> None:
    code = textwrap.dedent(
        f"""
        import sys, time
        from pathlib import Path
        from services.local.process import Part, PartSpec
        part = Part(PartSpec(name="x", argv=("sleep", "60"), log=Path({str(tmp_path)!r}) / "x.log",
                             is_ready=lambda: True))
        part.start()
        print(part.pid, flush=True)
        time.sleep(60)
        """
    )
    supervisor = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert supervisor.stdout is not None
    pid = int(supervisor.stdout.readline())
    supervisor.kill()
    supervisor.wait()
    supervisor.stdout.close()
    wait_until(lambda: not _lives(pid))


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
