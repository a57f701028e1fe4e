"""The web process: page and REST API in one ASGI app.

    python -m twinwright.web [--host 127.0.0.1] [--port 8501]

Streamlit's configuration is ``.streamlit/config.toml`` beside this file and is handed over by this
module, so that the folder from which the process is started does not matter. Nothing in it, and
nothing on a page, asks for anything outside this machine.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount

from services.context import Services, open_services
from twinwright.api import create_api
from twinwright.guard import Guard

__all__ = ["create_app", "main", "streamlit_config"]

_HERE = Path(__file__).resolve().parent
_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
# A sketch at the image limit, its board document and the form around them.
_FORM_OVERHEAD = 4_000_000


def main(arguments: list[str] | None = None) -> None:
    """Serve until stopped."""
    services = open_services()
    settings = services.settings
    parser = argparse.ArgumentParser(prog="python -m twinwright.web", description=__doc__)
    parser.add_argument("--host", default=settings.host, help="address to listen on")
    parser.add_argument("--port", type=int, default=settings.web_port, help="port to listen on")
    options = parser.parse_args(arguments)
    config = {
        **streamlit_config(),
        "server.address": options.host,
        "server.port": options.port,
        "browser.serverAddress": options.host,
        "browser.serverPort": options.port,
    }
    create_app(services).run(config=config)


def create_app(services: Services) -> st.App:
    """The ASGI app: the gate, the API below ``/api``, the page everywhere else."""
    settings = services.settings
    guard = Middleware(
        Guard,
        hosts={*_LOOPBACK_NAMES, *settings.web_names},
        max_body=settings.max_image_bytes + _FORM_OVERHEAD,
    )
    return st.App(
        _HERE / "main.py",
        routes=[Mount("/api", app=create_api(services))],
        middleware=[guard],
    )


def streamlit_config() -> dict[str, Any]:
    """The packaged configuration as dotted option names."""
    text = (_HERE / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    return dict(_flat(tomllib.loads(text)))


def _flat(section: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in section.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


if __name__ == "__main__":
    main()
