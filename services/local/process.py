"""One supervised process: started with its log, watched, restarted, stopped.

Children die with the supervisor, also when that is killed with SIGKILL
(PR_SET_PDEATHSIG). The signal is tied to the starting THREAD, so processes must be
started and restarted from the supervisor's main thread.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Part", "PartSpec"]

PR_SET_PDEATHSIG = 1
LOG_LIMIT_BYTES = 5_000_000
TAIL_BYTES = 16_000
BACKOFF_S = (1.0, 2.0, 5.0, 10.0, 30.0)
# A part that has run this long is healthy again: its next failure starts a new count.
STEADY_AFTER_S = 60.0

_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSpec:
    """How to run one part. ``is_ready`` is asked until true, ``start_timeout_s`` at most."""

    name: str
    argv: tuple[str, ...]
    log: Path
    is_ready: Callable[[], bool]
    env: Mapping[str, str] = field(default_factory=dict)
    start_timeout_s: float = 60.0
    stop_signal: int = signal.SIGTERM
    stop_timeout_s: float = 10.0


class Part:
    """A running (or fallen) process of one spec."""

    def __init__(self, spec: PartSpec) -> None:
        self.spec = spec
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._failures = 0
        self._restart_at = 0.0

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._process.pid if self._process and self.is_running else None

    @property
    def is_running(self) -> bool:
        """Whether the process lives; says nothing on whether it is ready."""
        return self._process is not None and self._process.poll() is None

    @property
    def exit_status(self) -> int | None:
        """The exit status of the last process (negative: killed by that signal)."""
        return self._process.poll() if self._process else None

    def start(self) -> None:
        """Start the process; its output goes to the log file."""
        self.spec.log.parent.mkdir(parents=True, exist_ok=True)
        _turn_over(self.spec.log)
        with self.spec.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.spec.argv,
                env={**os.environ, **self.spec.env},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # A session of its own: Ctrl-C reaches the supervisor only, which then
                # stops the parts in order.
                start_new_session=True,
                preexec_fn=_die_with_parent,  # noqa: PLW1509  (no threads touch libc here)
            )
        self._started_at = time.monotonic()

    def wait_ready(self, keep_waiting: Callable[[], bool] = lambda: True) -> bool:
        """Wait until the part is ready; ``False`` when it died, or time or patience ran out."""
        end = time.monotonic() + self.spec.start_timeout_s
        while self.is_running and time.monotonic() < end and keep_waiting():
            if self.spec.is_ready():
                return True
            time.sleep(0.1)
        return False

    def revive(self) -> bool:
        """Restart a fallen process when its pause is over; return whether it was restarted.

        The first look at a fallen process starts the pause, which grows with every fall.
        """
        now = time.monotonic()
        if self.is_running:
            return False
        if self._restart_at == 0.0:
            if now - self._started_at > STEADY_AFTER_S:
                self._failures = 0
            self._restart_at = now + BACKOFF_S[min(self._failures, len(BACKOFF_S) - 1)]
            self._failures += 1
            return False
        if now < self._restart_at:
            return False
        self._restart_at = 0.0
        self.start()
        return True

    def ask_to_stop(self) -> None:
        """Send the stop signal, without waiting."""
        if self._process is not None and self.is_running:
            self._process.send_signal(self.spec.stop_signal)

    def finish(self) -> None:
        """Wait for a process that was asked to stop, then kill what is left of its group."""
        if self._process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(self.spec.stop_timeout_s)
        # The group: also children that outlived their parent, such as a model's process.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """Ask the process to end and wait for it."""
        self.ask_to_stop()
        self.finish()

    def last_words(self) -> str:
        """Return the last line of the log that speaks of an error, or else its last line."""
        if not self.spec.log.is_file():
            return "its log is empty"
        text = self.spec.log.read_bytes()[-TAIL_BYTES:].decode(errors="replace")
        lines = [line.strip() for line in text.splitlines() if line.strip(" |+-;")]
        errors = [line for line in lines if "error" in line.lower()]
        return (errors or lines or ["its log is empty"])[-1]


def _die_with_parent() -> None:
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _turn_over(log: Path) -> None:
    if log.is_file() and log.stat().st_size > LOG_LIMIT_BYTES:
        log.replace(log.with_suffix(".old.log"))
