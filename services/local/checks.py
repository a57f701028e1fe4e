"""What must hold before anything starts; each broken rule is one sentence with a remedy."""

from __future__ import annotations

import os
import platform
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path

from services.local.errors import LocalError
from services.local.parts import libpython_folder
from services.settings import Settings

__all__ = ["check_data_dir", "check_machine", "check_ports"]

NEEDED_BYTES = 500_000_000
# The server's wheel is built for this C library or newer (Debian 12, Ubuntu 22.04).
GLIBC = (2, 35)
PORT_PATIENCE_S = 8.0


def check_machine() -> None:
    """Refuse a machine on which Triton's wheel cannot run."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        raise LocalError(
            "machine",
            f"Twinwright runs its model server on Linux on x86_64; this is {sys.platform} on "
            f"{platform.machine()}.",
        )
    if sys.version_info[:2] not in ((3, 11), (3, 12)):
        raise LocalError(
            "python",
            f"Twinwright needs Python 3.11 or 3.12; this is {platform.python_version()}.",
        )
    _check_glibc()
    _check_libpython()


def check_data_dir(settings: Settings) -> None:
    """Refuse a data folder that cannot be written, or a disk that is nearly full."""
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise LocalError(
            "data_dir",
            f"The data folder {folder} cannot be made ({os.strerror(error.errno or 0)}): set "
            "TWINWRIGHT_DATA_DIR to a folder that you may write to.",
        ) from error
    if not os.access(folder, os.W_OK):
        raise LocalError(
            "data_dir",
            f"The data folder {folder} cannot be written: set TWINWRIGHT_DATA_DIR to another.",
        )
    if free < NEEDED_BYTES:
        raise LocalError(
            "disk_full",
            f"There are {free / 1e6:,.0f} MB free at {folder}, but Twinwright needs "
            f"{NEEDED_BYTES / 1e6:,.0f} MB: make room, or set TWINWRIGHT_DATA_DIR to a folder "
            "on another disk.",
        )


def check_ports(settings: Settings, say: Callable[[str], None] = lambda _: None) -> None:
    """Refuse ports in use, after waiting a moment for an earlier start to give them back."""
    wanted = {
        "WEB_PORT": ("the page", settings.web_port),
        "TRITON_HTTP_PORT": ("the model server", settings.triton_http_port),
        "TRITON_GRPC_PORT": ("the model server", settings.triton_grpc_port),
        "TRITON_METRICS_PORT": ("the model server", settings.triton_metrics_port),
    }
    end = time.monotonic() + PORT_PATIENCE_S
    for name, (what, port) in wanted.items():
        if _is_free(settings.host, port):
            continue
        say(f"Port {port} is in use; waiting a moment for it to be given back.")
        while not _is_free(settings.host, port):
            if time.monotonic() > end:
                raise LocalError(
                    "port_in_use",
                    f"Port {port} on {settings.host}, which {what} needs, is used by another "
                    f"program: stop that program, or set TWINWRIGHT_{name} to a free port.",
                )
            time.sleep(0.25)


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        # As servers do: a port whose last connections are only winding down is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _check_glibc() -> None:
    name, version = platform.libc_ver()
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if name == "glibc" and numbers < GLIBC:
        raise LocalError(
            "glibc",
            f"Twinwright's model server needs glibc {GLIBC[0]}.{GLIBC[1]} (Debian 12, "
            f"Ubuntu 22.04 or newer); this machine has {version}.",
        )


def _check_libpython() -> None:
    # Debian's python3.11 does not bring its shared library along.
    name = f"libpython{sysconfig.get_config_var('LDVERSION')}.so.1.0"
    if (libpython_folder() / name).is_file() or _is_in_linker_cache(name):
        return
    package = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
    raise LocalError(
        "libpython",
        f"The system package {package} is missing (Triton needs its {name}): install it with "
        f"'apt-get install {package}'.",
    )


def _is_in_linker_cache(name: str) -> bool:
    ldconfig = shutil.which("ldconfig") or "/sbin/ldconfig"
    if not Path(ldconfig).exists():
        return False
    listed = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False)
    return name in listed.stdout
