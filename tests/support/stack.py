"""A whole local stack for tests: real Valkey, real Triton (tiny engine), real worker."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from services.settings import Settings
from tests.support.services import settings_for

__all__ = ["free_port", "stack_settings", "tiny_repository", "wait_until"]

REPOSITORY = Path(__file__).parents[2] / "services" / "inference" / "model_repository"


def free_port() -> int:
    """Return a port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def tiny_repository(folder: Path) -> Path:
    """Copy the model repository, with the tests' engine in place of the trained one."""
    target = folder / "repository"
    shutil.copytree(REPOSITORY, target, ignore=shutil.ignore_patterns("__pycache__"))
    config = target / "vlsm" / "config.pbtxt"
    text = config.read_text()
    wanted = text.replace(
        "training.inference.engine:Engine", "tests.support.tiny_engine:TinyEngine"
    )
    assert wanted != text, "the configuration no longer names the engine"
    config.write_text(wanted)
    return target


def stack_settings(folder: Path, **changes: Any) -> Settings:
    """Settings of a stack on free ports with the tiny engine."""
    ports = {
        f"{name}_port": free_port()
        for name in ("web", "triton_http", "triton_grpc", "triton_metrics")
    }
    values: dict[str, Any] = {
        "model_repository": tiny_repository(folder),
        "sweep_every_s": 0.5,
        "heartbeat_s": 0.5,
        "worker_lost_after_s": 4.0,
        "inference_backoff_s": 0.5,
        "worker_concurrency": 1,
        **ports,
    }
    return settings_for(folder / "data", **{**values, **changes})


def wait_until(is_true: Callable[[], bool], timeout_s: float = 30.0) -> None:
    """Wait until ``is_true`` or fail."""
    end = monotonic() + timeout_s
    while not is_true():
        assert monotonic() < end, f"not so within {timeout_s} s"
        sleep(0.1)
