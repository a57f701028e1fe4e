"""The probe of containers: what counts as alive, asked of a server that answers as Triton does."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from services.inference import probe


@contextmanager
def _server(status: int, text: str, wait: threading.Event | None = None) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = {each["name"]: each["data"] for each in body["inputs"]}
            if wait is not None:
                wait.wait(10.0)
            right = self.path == "/v2/models/vlsm/infer" and asked["OPTIONS"] == ['{"probe": true}']
            self.send_response(status if right else 400)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server.server_port
    finally:
        if wait is not None:
            wait.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    def call(port: int, *arguments: str) -> int:
        monkeypatch.setenv("TWINWRIGHT_HOST", "0.0.0.0")
        monkeypatch.setenv("TWINWRIGHT_TRITON_HTTP_PORT", str(port))
        return probe.main(arguments)

    return call


def test_a_model_that_answers_is_alive(run: Callable[..., int]) -> None:
    with _server(200, "{}") as port:
        assert run(port) == 0
        assert run(port, "--start") == 0


def test_a_model_whose_process_died_is_not(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    with _server(500, '{"error": "Stub process is not healthy."}') as port:
        assert run(port) == 1
    assert "Stub process is not healthy" in capsys.readouterr().err


def test_a_busy_model_is_alive_but_has_not_started(run: Callable[..., int]) -> None:
    with _server(200, "{}", threading.Event()) as port:
        assert run(port, "--timeout", "0.2") == 0
        assert run(port, "--timeout", "0.2", "--start") == 1


def test_no_server_is_said(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    with _server(200, "{}") as port:
        pass
    assert run(port) == 1
    assert f"no model server on 127.0.0.1:{port}" in capsys.readouterr().err
