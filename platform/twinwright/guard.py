"""The gate in front of page and API: who may talk to this server, and how much they may send.

A pure ASGI class, because Starlette's BaseHTTPMiddleware does not see websockets. It refuses

- a Host that is not one of this server's names (DNS rebinding: a web page elsewhere must not
  reach a server on this machine through a name of its own);
- a POST, PUT, PATCH or DELETE, or a websocket, whose Origin is another site;
- a body above the limit, while it is being read and not after.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from contextlib import suppress
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Guard"]

# How many times the limit is read and thrown away before the connection is closed.
_DRAINED = 8
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class BodyTooLarge(Exception):
    """The body went over the limit."""


class Guard:
    """ASGI middleware. ``hosts`` are names without port; ``max_body`` is in bytes."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str], max_body: int) -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self.max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is None:
            await self._pass(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": refusal})
        else:
            await _answer(send, 403, "wrong_origin", refusal)

    def _refusal(self, scope: Scope) -> str | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _name(host) not in self.hosts:
            return f"This server does not go by the name {host!r}."
        origin = headers.get("origin")
        checked = scope["type"] == "websocket" or scope["method"] not in _SAFE_METHODS
        if checked and origin is not None and urlsplit(origin).netloc != host:
            return f"Requests from {origin!r} are not accepted here."
        return None

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self.app(scope, receive, send)
            return
        received = 0
        more = True

        async def counted() -> Message:
            nonlocal received, more
            message = await receive()
            received += len(message.get("body", b""))
            more = bool(message.get("more_body"))
            if received > self.max_body:
                raise BodyTooLarge
            return message

        async def checked(message: Message) -> None:
            # The form reader below turns the exception into an answer of its own (a 400 that
            # speaks of parsing); what was wrong is the size, so nothing of that goes out.
            if received <= self.max_body:
                await send(message)

        with suppress(BodyTooLarge):
            await self.app(scope, counted, checked)
        if received > self.max_body:
            if more:
                await self._drain(receive)
            limit = f"{self.max_body / 1e6:.0f} MB"
            await _answer(
                send, 413, "body_too_large", f"This is too much at once: the limit is {limit}."
            )

    async def _drain(self, receive: Receive) -> None:
        # A browser that is still sending when the connection closes shows a network error, not
        # the answer. What comes is thrown away, and only up to a bound.
        left = _DRAINED * self.max_body
        while left > 0:
            message = await receive()
            left -= len(message.get("body", b""))
            if message["type"] == "http.disconnect" or not message.get("more_body"):
                return


def _name(host: str) -> str:
    return (urlsplit(f"//{host}").hostname or "").lower()


async def _answer(send: Send, status: int, code: str, sentence: str) -> None:
    body = json.dumps({"error": {"code": code, "sentence": sentence}}).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
