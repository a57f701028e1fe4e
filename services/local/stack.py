"""The stack: all parts of one machine, started in order, watched, stopped together.

Everything here runs in the main thread (see ``process``). A signal sets ``stopping``;
every wait looks at it, so Ctrl-C also works in the middle of a start.
"""

from __future__ import annotations

import fcntl
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from services.inference.client import ModelDead, TritonClient
from services.inference.errors import InferenceError
from services.local import checks
from services.local.errors import LocalError
from services.local.parts import (
    queue_part,
    sweep_shared_memory,
    triton_part,
    web_part,
    worker_part,
)
from services.local.process import Part
from services.local.triton_env import ensure_triton_env
from services.settings import Settings

__all__ = ["Stack", "running_pid"]

Say = Callable[[str], None]
LOCK = "up.lock"
WATCH_EVERY_S = 0.5
PROBE_EVERY_S = 15.0
LABELS = {
    "queue": "queue (Valkey)",
    "triton": "model server (Triton)",
    "worker": "worker (Celery)",
    "web": "page and REST API",
}


class Stack:
    """The parts of one installation. Use inside ``running``."""

    def __init__(self, settings: Settings, say: Say, *, web: bool = True) -> None:
        self.settings = settings
        self._say = say
        self._with_web = web
        self.parts: dict[str, Part] = {}
        self.stopping = threading.Event()
        self._probe_at = 0.0

    @contextmanager
    def running(self) -> Iterator[Stack]:
        """Start everything; at the end, also after an error, stop what was started.

        Raises:
            LocalError: a check failed, another stack runs, or a part did not start.
        """
        with _lock(self.settings):
            try:
                self._start()
                yield self
            finally:
                self._stop()

    def stop_on_signals(self) -> None:
        """Make Ctrl-C and SIGTERM stop the stack in an orderly way."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self.stopping.set())

    def serve(self) -> None:
        """Watch the parts, and restart what falls, until ``stopping`` is set."""
        while not self.stopping.wait(WATCH_EVERY_S):
            self.watch_once()

    def watch_once(self) -> None:
        """Look at every part once."""
        for name, part in self.parts.items():
            if part.is_running:
                continue
            status = part.exit_status
            if part.revive():
                self._say(f"The {LABELS[name]} had stopped (status {status}); started it again.")
        self._cure_model()

    def _start(self) -> None:
        checks.check_machine()
        checks.check_data_dir(self.settings)
        checks.check_ports(self.settings, self._say)
        files = ensure_triton_env(self.settings, self._say)
        sweep_shared_memory(self.settings)
        self.settings.queue_socket.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._launch(Part(queue_part(self.settings)))
        self._await("queue")
        # The slow three start side by side.
        self._launch(Part(triton_part(self.settings, files)))
        self._launch(Part(worker_part(self.settings)))
        if self._with_web:
            self._launch(Part(web_part(self.settings)))
        for name in self.parts:
            self._await(name)

    def _launch(self, part: Part) -> None:
        self._say(f"Starting the {LABELS[part.spec.name]}.")
        self.parts[part.spec.name] = part
        part.start()

    def _await(self, name: str) -> None:
        part = self.parts[name]
        if part.wait_ready(lambda: not self.stopping.is_set()) or self.stopping.is_set():
            return
        how = (
            f"did not get ready within {part.spec.start_timeout_s:.0f} s"
            if part.is_running
            else f"stopped at its start (status {part.exit_status})"
        )
        raise LocalError(
            "part_not_started",
            f"The {LABELS[name]} {how}: {part.last_words()} (all of it: {part.spec.log})",
        )

    def _cure_model(self) -> None:
        # A model whose process died leaves a server that says it is ready (see client).
        now = time.monotonic()
        if now < self._probe_at or not self.parts["triton"].is_running:
            return
        self._probe_at = now + PROBE_EVERY_S
        client = TritonClient(self.settings.triton_address, timeout_s=5.0)
        try:
            client.probe(timeout_s=5.0)
        except ModelDead:
            self._say("The model's process had died; loading it again.")
            _quietly(client.reload)
        except InferenceError:
            # Busy with a long program, or starting: no sign of death.
            pass
        finally:
            client.close()

    def _stop(self) -> None:
        if self.parts:
            self._say("Stopping.")
        # The queue goes last: a worker that stops still acknowledges its messages.
        others = [part for name, part in self.parts.items() if name != "queue"]
        for part in reversed(others):
            part.ask_to_stop()
        for part in reversed(others):
            part.finish()
        if "queue" in self.parts:
            self.parts["queue"].stop()
        if "triton" in self.parts:
            sweep_shared_memory(self.settings)
        if self.parts:
            self._say("Everything is stopped.")


def running_pid(settings: Settings) -> int | None:
    """Return the process id of the stack that runs on this data folder, if one does."""
    path = settings.data_dir / LOCK
    if not path.is_file():
        return None
    with path.open("r+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return int(lock.read().strip() or 0) or None
    return None


@contextmanager
def _lock(settings: Settings) -> Iterator[None]:
    checks.check_data_dir(settings)
    with (settings.data_dir / LOCK).open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LocalError(
                "already_running",
                f"Twinwright already runs on {settings.data_dir}: open {settings.web_address}, "
                "or stop it with 'twinwright down'.",
            ) from error
        _write_pid(lock)
        yield


def _write_pid(lock: TextIO) -> None:
    lock.truncate(0)
    lock.write(f"{os.getpid()}\n")
    lock.flush()


def _quietly(action: Callable[[], None]) -> None:
    # The watch comes round again; the worker tells its user what happened.
    with suppress(InferenceError):
        action()
