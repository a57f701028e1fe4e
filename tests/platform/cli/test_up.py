"""``twinwright up`` as a user runs it: a process that starts everything and stops it again.

The model is the tests' tiny engine; queue, model server, worker and page are the real ones.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from services.settings import Settings
from tests.support.stack import stack_settings, wait_until
from twinwright.cli.main import main


class Up:
    """A running ``twinwright up`` and what it has printed so far."""

    def __init__(self, settings: Settings, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "twinwright.cli.main", "up", *options],
            env={**os.environ, **settings.to_env()},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.text = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.text += line

    def wait_for(self, pattern: str, timeout_s: float = 90.0) -> re.Match[str]:
        """Wait until the output has the pattern."""
        wait_until(
            lambda: re.search(pattern, self.text) is not None or self.process.poll() is not None,
            timeout_s,
        )
        found = re.search(pattern, self.text)
        assert found is not None, self.text
        return found

    def stop(self, number: int) -> int:
        """Send a signal and return the exit status."""
        self.process.send_signal(number)
        status = self.process.wait(40)
        self._reader.join(5)
        return status


@contextmanager
def up(settings: Settings, *options: str) -> Iterator[Up]:
    """Run ``up`` and make sure that it is gone afterwards."""
    running = Up(settings, *options)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.stop(signal.SIGTERM)
        if running.process.stdout is not None:
            running.process.stdout.close()


def processes_of(settings: Settings) -> list[str]:
    """Return the command lines of living processes that work on the data folder."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit() or int(folder.name) == os.getpid():
            continue
        try:
            command = (folder / "cmdline").read_bytes()
            environment = (folder / "environ").read_bytes()
        except OSError:
            continue
        if command and str(settings.data_dir).encode() in environment + command:
            found.append(command.decode().replace("\0", " "))
    return found


def test_up_serves_a_sample_stops_cleanly_and_reuses_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = stack_settings(tmp_path)
    with up(settings, "--sample") as first:
        first.wait_for(rf"Open {settings.web_address} in a browser")
        assert "4 objects, 3 connections" in first.text
        address = first.wait_for(r"See it at (\S+/\?version=[0-9a-f]{32})")[1]
        with urllib.request.urlopen(f"{settings.web_address}/api/health", timeout=10) as answer:
            assert answer.status == 200
        # Another start on the same folder says so, and leaves the first alone.
        with up(settings) as another:
            another.wait_for("already runs on")
            assert another.process.wait(10) == 1
        assert first.stop(signal.SIGINT) == 0
    assert first.text.endswith("Everything is stopped.\n")
    assert processes_of(settings) == []

    started = monotonic()
    with up(settings, "--sample") as second:
        assert second.wait_for(r"See it at (\S+)")[1] == address
        assert "Making the sample twin" not in second.text
        assert monotonic() - started < 45
        for name, value in settings.to_env().items():
            monkeypatch.setenv(name, value)
        assert main(["down"]) == 0
        assert second.process.wait(10) == 0


def test_up_says_which_port_is_in_use(tmp_path: Path) -> None:
    settings = stack_settings(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", settings.web_port))
        taken.listen()
        with up(settings) as running:
            assert running.process.wait(40) == 1
            running.wait_for(f"Port {settings.web_port} .*TWINWRIGHT_WEB_PORT")
    assert processes_of(settings) == []


def test_up_says_why_the_model_cannot_be_loaded(tmp_path: Path) -> None:
    settings = stack_settings(tmp_path)
    config = settings.model_repository / "vlsm" / "config.pbtxt"
    config.write_text(config.read_text().replace("TinyEngine", "MissingEngine"))
    with up(settings) as running:
        assert running.process.wait(60) == 1
        running.wait_for(r"model server \(Triton\) stopped at its start .*MissingEngine")
    assert processes_of(settings) == []


def test_down_with_nothing_running_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TWINWRIGHT_DATA_DIR", str(tmp_path))
    assert main(["down"]) == 0
    assert "Nothing runs on" in capsys.readouterr().out
