"""A bare page around one built component, so that its drawing code is tested without a server.

The page gives the component what Streamlit gives it (``data``, a parent element, the two setters),
with theme variables as Streamlit names them, and records what it sends back in ``window.sent``.
"""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

__all__ = ["component_page"]

_PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{name}.css">
<style>:root{{--st-font:sans-serif;--st-text-color:#1f2933;--st-background-color:#fff;
--st-secondary-background-color:#f3f5f8;--st-border-color:#d5dbe3;--st-primary-color:#1d4ed8;
--st-base-radius:8px}}</style>
<div id="parent" style="width:960px">{markup}</div>
<script type="module">
import component from "./{name}.js";
const parentElement = document.getElementById("parent");
window.sent = [];
const record = (how) => (key, value) => window.sent.push({{how, key, value}});
window.mountWith = (data) => component({{
  data, parentElement,
  setStateValue: record("state"), setTriggerValue: record("trigger"),
}});
if (document.querySelector(".sketch-board")) window.mountWith({{}});
</script>"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    page = ""

    def do_GET(self) -> None:
        if self.path != "/":
            super().do_GET()
            return
        body = self.page.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Stay silent: the test shows what matters."""


@contextmanager
def component_page(static: Path, name: str, markup: str) -> Iterator[str]:
    """Serve the component ``name`` of the folder ``static`` and yield the page's address."""
    handler = type("Handler", (_Handler,), {"page": _PAGE.format(name=name, markup=markup)})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(handler, directory=str(static))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
