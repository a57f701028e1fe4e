"""Settings: one frozen object a process, read once from the environment.

Every value has a default that suits one machine; ``TWINWRIGHT_<FIELD>`` overrides
it. Data (database, blobs, queue, logs) lives in ``.twinwright/`` of the working
directory when that is a checkout or already holds one, else in the user's XDG data
folder, so that an installed ``twinwright`` does not litter random directories.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from services.errors import ServiceError

__all__ = ["Settings", "SettingsError"]

PREFIX = "TWINWRIGHT_"
# A unix socket's path holds 107 bytes and an end mark.
SOCKET_PATH_LIMIT = 107


class SettingsError(ServiceError):
    """An environment variable holds something that cannot be used."""

    def __init__(self, name: str, given: str, wanted: str) -> None:
        super().__init__(
            "bad_setting", f"The environment variable {name} is {given!r}, but it must be {wanted}."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that a process needs to know about where it runs. Times are seconds."""

    data_dir: Path
    database_url: str
    queue_url: str
    triton_env: Path
    model_repository: Path

    # Where the parts listen; the worker looks for Triton there too, unless told where it is.
    host: str = "127.0.0.1"
    triton_host: str = ""
    # More names, divided by commas, by which browsers may call the page.
    public_names: str = ""
    web_port: int = 8501
    triton_http_port: int = 8520
    triton_grpc_port: int = 8521
    triton_metrics_port: int = 8522

    # What a user may give.
    max_prompt_characters: int = 20_000
    max_image_bytes: int = 12_000_000
    max_image_pixels: int = 25_000_000
    max_image_side: int = 10_000
    max_run_time_s: float = 7 * 24 * 3600.0

    # One inference: a long program takes tens of seconds on two loaded cores.
    inference_timeout_s: float = 240.0
    # How often, and how long in all, a job waits for a model server that is down.
    inference_attempts: int = 4
    inference_backoff_s: float = 3.0

    # The soft limit raises inside the task, the hard one kills its process.
    task_soft_limit_s: int = 900
    task_hard_limit_s: int = 960
    worker_concurrency: int = 2

    # A running job's worker writes a sign of life this often; the sweeper takes the
    # job back after that long a silence. Ten missed beats: a loaded machine is no death.
    heartbeat_s: float = 2.0
    worker_lost_after_s: float = 20.0
    resend_queued_after_s: float = 30.0
    sweep_every_s: float = 5.0
    max_attempts: int = 3

    torch_threads: int = 2

    # A file that the worker touches with every sweep, for whoever watches it; empty: none.
    alive_file: str = ""

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the settings from ``environ`` (default: the process's own).

        Raises:
            SettingsError: a variable cannot be read as its field's type.
        """
        env = os.environ if environ is None else environ
        data_dir = Path(env.get(PREFIX + "DATA_DIR") or _default_data_dir(env)).resolve()
        socket = _queue_socket(data_dir)
        values: dict[str, Any] = {
            "data_dir": data_dir,
            "database_url": f"sqlite:///{data_dir / 'twinwright.db'}",
            "queue_url": f"redis+socket://{socket}",
            "triton_env": Path(sys.prefix) / "triton",
            "model_repository": Path(__file__).parent / "inference" / "model_repository",
        }
        for field in fields(cls):
            given = env.get(PREFIX + field.name.upper())
            if given and field.name != "data_dir":
                values[field.name] = _convert(field.name, str(field.type), given)
        return cls(**values)

    @property
    def triton_address(self) -> str:
        """Host and port of Triton's gRPC endpoint."""
        return f"{self.triton_host or self.host}:{self.triton_grpc_port}"

    @property
    def web_names(self) -> frozenset[str]:
        """The names, beside this machine's own, under which the page may be called."""
        names = (name.strip().lower() for name in self.public_names.split(","))
        return frozenset({self.host, *filter(None, names)})

    @property
    def web_address(self) -> str:
        """The address that a user opens."""
        return f"http://{self.host}:{self.web_port}"

    @property
    def queue_socket(self) -> Path:
        """The queue's unix socket (meaningful when ``queue_url`` is a socket URL)."""
        return Path(self.queue_url.removeprefix("redis+socket://"))

    def to_env(self) -> dict[str, str]:
        """Return the environment under which a child process reads these same settings."""
        return {PREFIX + f.name.upper(): str(getattr(self, f.name)) for f in fields(self)}


def _default_data_dir(env: Mapping[str, str]) -> Path:
    here = Path.cwd() / ".twinwright"
    if here.is_dir() or (Path.cwd() / "platform" / "twinwright").is_dir():
        return here
    base = env.get("XDG_DATA_HOME") or Path(env.get("HOME", "~")).expanduser() / ".local/share"
    return Path(base) / "twinwright"


def _queue_socket(data_dir: Path) -> Path:
    path = data_dir / "queue" / "valkey.sock"
    if len(str(path)) <= SOCKET_PATH_LIMIT:
        return path
    # Too long for the kernel: a short name of its own, in a folder that only we may enter.
    name = hashlib.sha256(str(data_dir).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"twinwright-{os.getuid()}-{name}" / "valkey.sock"


def _convert(name: str, kind: str, given: str) -> Any:
    wanted = {"int": "a whole number", "float": "a number of seconds"}
    try:
        match kind:
            case "int":
                return int(given)
            case "float":
                return float(given)
            case "Path":
                return Path(given).resolve()
            case _:
                return given
    except ValueError as error:
        raise SettingsError(PREFIX + name.upper(), given, wanted[kind]) from error
