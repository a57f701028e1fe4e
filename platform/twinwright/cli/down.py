"""``twinwright down``: stop the ``up`` that runs on this data folder."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time

from services.local.stack import running_pid
from services.settings import Settings

__all__ = ["run"]

PATIENCE_S = 40.0


def run(arguments: argparse.Namespace) -> int:
    """Ask it to stop and wait until it has."""
    settings = Settings.from_env()
    pid = running_pid(settings)
    if pid is None:
        print(f"Nothing runs on {settings.data_dir}.")
        return 0
    os.kill(pid, signal.SIGTERM)
    end = time.monotonic() + PATIENCE_S
    while running_pid(settings) is not None:
        if time.monotonic() > end:
            print(f"twinwright: process {pid} does not stop.", file=sys.stderr)
            return 1
        time.sleep(0.2)
    print("Stopped.")
    return 0
