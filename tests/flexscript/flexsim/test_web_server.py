"""The adapter's queries, against a local HTTP server that speaks the documented ones."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from flexscript.flexsim import FlexSimError, FlexSimWebServer


class _Handler(BaseHTTPRequestHandler):
    """Keeps the clock of one instance; answers as the tests need."""

    clock = 0.0
    running = False

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = parse_qs(parts.query, keep_blank_values=True)
        answer = self._answer(query) if parts.path == "/webserver.dll" else None
        if answer is None:
            self.send_error(404)
            return
        self.send_response(302 if answer == "away" else 200)
        if answer == "away":
            self.send_header("Location", "http://192.0.2.1/")
        self.end_headers()
        self.wfile.write(answer.encode())

    def _answer(self, query: dict[str, list[str]]) -> str | None:
        kind = type(self)
        if "availablemodels" in query:
            return "line.fsm\nTwo words & more.fsm"
        if "createinstance" in query:
            return f"created {query['createinstance'][0]}"
        if "terminateinstance" in query:
            return f"ended {query['terminateinstance'][0]} {query['instancenum'][0]}"
        if query.get("queryinstance") != ["Two words & more"] or query.get("instancenum") != ["2"]:
            return None
        if "run" in query:
            kind.running = True
            return "ok"
        if "setstoptime" in query:
            kind.clock = float(query["setstoptime"][0])
            return "ok"
        if "getruntime" in query:
            return str(kind.clock)
        if "getrunstate" in query:
            return "running" if kind.running else "stopped"
        if "getnodedata" in query:
            return {"MODEL:/Press>stats": "12", "away": "away"}.get(query["getnodedata"][0], "")
        return "not a number" if "step" in query else None

    def log_request(self, *_: object) -> None:
        """Stay quiet."""

    def log_error(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture
def server() -> Iterator[FlexSimWebServer]:
    http_server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=http_server.serve_forever, daemon=True)
    thread.start()
    yield FlexSimWebServer(host="127.0.0.1", port=http_server.server_address[1], timeout=5)
    http_server.shutdown()
    http_server.server_close()
    thread.join()


MODEL = "Two words & more"


def test_the_documented_queries(server: FlexSimWebServer) -> None:
    assert server.models().splitlines()[1] == "Two words & more.fsm"
    assert server.create_instance(MODEL) == f"created {MODEL}"
    assert server.command(MODEL, 2, "run") == "ok"
    assert server.set_stop_time(MODEL, 2, 3600) == "ok"
    assert server.run_time(MODEL, 2) == 3600
    assert server.run_state(MODEL, 2) == "running"
    assert server.node_data(MODEL, 2, "MODEL:/Press>stats") == "12"
    assert server.terminate_instance(MODEL, 2) == f"ended {MODEL} 2"


def test_failures_are_told(server: FlexSimWebServer) -> None:
    with pytest.raises(FlexSimError, match="404"):
        server.run_time("Other", 2)
    with pytest.raises(FlexSimError, match="handler did not compile"):
        server.node_data(MODEL, 2, "nowhere")
    with pytest.raises(FlexSimError, match="302"):
        server.node_data(MODEL, 2, "away")
    with pytest.raises(ValueError, match="must be one of"):
        server.command(MODEL, 2, "run&deletemodel=x")


def test_nobody_there() -> None:
    with pytest.raises(FlexSimError, match="cannot be asked"):
        FlexSimWebServer(host="127.0.0.1", port=1, timeout=1).models()
