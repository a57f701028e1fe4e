"""``twinwright up``: everything on one machine, from start to Ctrl-C."""

from __future__ import annotations

import argparse
import time

from services.context import open_services
from services.local.errors import LocalError
from services.local.stack import Stack
from services.settings import Settings
from twinwright.cli.sample import make_sample

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Start, make the sample if asked, serve until stopped."""
    started = time.monotonic()
    settings = Settings.from_env()
    _say(f"Twinwright keeps its data in {settings.data_dir}.")
    stack = Stack(settings, _say)
    stack.stop_on_signals()
    try:
        _serve(stack, settings, started, with_sample=arguments.sample)
    except LocalError:
        # Ctrl-C in the middle of a start also ends what the start was waiting for.
        if not stack.stopping.is_set():
            raise
    return 0


def _serve(stack: Stack, settings: Settings, started: float, *, with_sample: bool) -> None:
    with stack.running():
        if not stack.stopping.is_set():
            _say(f"All parts are up after {time.monotonic() - started:.0f} s.")
        if with_sample and not stack.stopping.is_set():
            services = open_services(settings)
            make_sample(services, _say, stack.stopping, stack.watch_once)
            services.close()
        if not stack.stopping.is_set():
            _say(f"Open {settings.web_address} in a browser. Ctrl-C stops everything.")
        stack.serve()


def _say(text: str) -> None:
    print(text, flush=True)
