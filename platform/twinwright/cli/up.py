"""``twinwright up``: everything on one machine, from start to Ctrl-C."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from services.context import open_services
from services.local.stack import Stack
from services.settings import Settings
from twinwright.cli.sample import make_sample

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Start, make the sample if asked, serve until stopped."""
    started = time.monotonic()
    settings = Settings.from_env()
    say = _say()
    say(f"Twinwright keeps its data in {settings.data_dir}.")
    stack = Stack(settings, say)
    stack.stop_on_signals()
    with stack.running():
        if not stack.stopping.is_set():
            say(f"All parts are up after {time.monotonic() - started:.0f} s.")
        if arguments.sample and not stack.stopping.is_set():
            services = open_services(settings)
            make_sample(services, say, stack.stopping, stack.watch_once)
            services.close()
        if not stack.stopping.is_set():
            say(f"Open {settings.web_address} in a browser. Ctrl-C stops everything.")
        stack.serve()
    return 0


def _say() -> Callable[[str], None]:
    return lambda text: print(text, flush=True)
