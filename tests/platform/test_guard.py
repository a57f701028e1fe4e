"""The gate in front of page and API."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from twinwright.guard import Guard


async def _echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


async def _form(request: Request) -> PlainTextResponse:
    async with request.form() as form:
        return PlainTextResponse(str(len(form)))


async def _socket(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("hello")
    await socket.close()


@pytest.fixture
def client() -> TestClient:
    guard = Middleware(Guard, hosts={"localhost", "127.0.0.1"}, max_body=1000)
    routes = [
        Route("/", _echo, methods=["GET", "POST"]),
        Route("/form", _form, methods=["POST"]),
        WebSocketRoute("/socket", _socket),
    ]
    return TestClient(
        Starlette(routes=routes, middleware=[guard]), base_url="http://localhost:8501"
    )


def test_a_request_from_the_page_itself_passes(client: TestClient) -> None:
    answer = client.post("/", content=b"abc", headers={"Origin": "http://localhost:8501"})
    assert (answer.status_code, answer.text) == (200, "3")


def test_a_tool_without_an_origin_passes(client: TestClient) -> None:
    assert client.post("/", content=b"abc").status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "http://localhost:9999", "null", "https://localhost:8501.x"]
)
def test_a_post_from_another_site_is_refused(client: TestClient, origin: str) -> None:
    answer = client.post("/", content=b"abc", headers={"Origin": origin})
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "wrong_origin"


def test_a_host_that_is_not_ours_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"Host": "rebound.example"}).status_code == 403


def test_a_body_over_the_limit_is_refused_with_the_limit_in_the_sentence(
    client: TestClient,
) -> None:
    answer = client.post("/", content=b"x" * 1001)
    assert answer.status_code == 413
    assert "the limit is" in answer.json()["error"]["sentence"]


def test_a_form_over_the_limit_is_refused_for_its_size(client: TestClient) -> None:
    answer = client.post("/form", files={"sketch": ("a.png", b"x" * 5000, "image/png")})
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "body_too_large"


def test_a_websocket_from_another_site_is_refused(client: TestClient) -> None:
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/socket", headers={"Origin": "http://evil.example"}),
    ):
        pass


def test_a_websocket_from_the_page_itself_passes(client: TestClient) -> None:
    headers = {"Origin": "http://localhost:8501", "Host": "localhost:8501"}
    with client.websocket_connect("/socket", headers=headers) as socket:
        assert socket.receive_text() == "hello"
