"""The client of Triton's ``vlsm`` model, over gRPC.

gRPC and not HTTP: Triton's HTTP client is built on gevent and breaks when two
threads share it. The channel is opened at first use, in the process that uses it.

Inputs: PROMPT, SKETCH (encoded image, may be empty), OPTIONS (JSON); outputs: PROGRAM
and RESULT (JSON). A model whose process died keeps answering "ready" while every
inference fails, so health is asked by a real inference (``probe``) and cured by
unloading and loading the model (``reload``).
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from tritonclient import grpc
from tritonclient.utils import InferenceServerException

from services.inference.errors import (
    GenerationStopped,
    ModelFailed,
    ModelServerTimeout,
    ModelServerUnavailable,
)
from services.inference.types import Generation, GenerationRequest

__all__ = ["ModelDead", "TritonClient"]

MODEL = "vlsm"
POLL_S = 0.1
RELOAD_TIMEOUT_S = 120.0
# What the python backend answers when the model's process is gone.
DEAD_SIGNS = ("stub process", "is not healthy")


class ModelDead(ModelServerUnavailable):
    """The server answers, but the process of its model is gone: ``reload`` cures it."""


class TritonClient:
    """One model on one server. Safe to share between threads; a ``Generator``."""

    def __init__(
        self,
        address: str,
        *,
        timeout_s: float,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> None:
        self._address = address
        self._timeout_s = timeout_s
        self._should_stop = should_stop
        self._lock = threading.Lock()
        self._client: Any = None

    def generate(self, request: GenerationRequest) -> Generation:
        """Ask the model; a model that died is reloaded first, once.

        Raises:
            ModelServerUnavailable, ModelServerTimeout, ModelFailed, GenerationStopped.
        """
        try:
            return self._generate(request)
        except ModelDead:
            self.reload()
            return self._generate(request)

    def probe(self, *, timeout_s: float = 10.0) -> str:
        """Run a tiny inference through the model's process; return the model's version."""
        _, result = self._infer("", b"", {"probe": True}, timeout_s)
        return str(result["model_version"])

    def is_live(self) -> bool:
        """Return whether the server process answers at all; says nothing on the model."""
        try:
            return bool(self._connected().is_server_live(client_timeout=2.0))
        except InferenceServerException:
            return False

    def reload(self) -> None:
        """Unload and load the model, unless someone else has done so meanwhile."""
        try:
            self.probe()
        except ModelDead:
            self._reload()

    def close(self) -> None:
        """Close the channel."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    def _generate(self, request: GenerationRequest) -> Generation:
        program, result = self._infer(
            request.prompt, request.sketch or b"", _options(request), self._timeout_s
        )
        return Generation(
            program=program,
            refusal=result.get("refusal"),
            notes=tuple(result.get("notes", ())),
            tokens=int(result.get("tokens", 0)),
            seconds=float(result.get("seconds", 0.0)),
            model_version=str(result.get("model_version", "")),
            recognised=result.get("recognised") or {},
            confidence=result.get("confidence") or {},
        )

    def _infer(
        self, prompt: str, sketch: bytes, options: dict[str, Any], timeout_s: float
    ) -> tuple[str, dict[str, Any]]:
        inputs = [
            _text_input("PROMPT", prompt.encode()),
            _text_input("SKETCH", sketch),
            _text_input("OPTIONS", json.dumps(options).encode()),
        ]
        answer = self._wait_for(inputs, timeout_s)
        program = answer.as_numpy("PROGRAM")[0].decode()
        return program, json.loads(answer.as_numpy("RESULT")[0])

    def _wait_for(self, inputs: list[Any], timeout_s: float) -> Any:
        done = threading.Event()
        box: list[Any] = [None, None]

        def finish(result: Any, error: Any) -> None:
            box[:] = [result, error]
            done.set()

        call = self._connected().async_infer(
            MODEL, inputs, callback=finish, client_timeout=timeout_s
        )
        # Short waits: a cancelled job, and a task's time limit, must get through.
        give_up_at = time.monotonic() + timeout_s + 5
        while not done.wait(POLL_S):
            if self._should_stop():
                call.cancel()
                raise GenerationStopped
            if time.monotonic() > give_up_at:
                call.cancel()
                raise ModelServerTimeout(timeout_s)
        result, error = box
        if error is not None:
            raise _translate(error, timeout_s) from error
        return result

    def _reload(self) -> None:
        client = self._connected()
        try:
            client.unload_model(MODEL, client_timeout=RELOAD_TIMEOUT_S)
            client.load_model(MODEL, client_timeout=RELOAD_TIMEOUT_S)
        except InferenceServerException as error:
            raise ModelServerUnavailable(f"reload failed: {error}") from error

    def _connected(self) -> Any:
        with self._lock:
            if self._client is None:
                self._client = grpc.InferenceServerClient(self._address)
            return self._client


def _text_input(name: str, value: bytes) -> Any:
    tensor = grpc.InferInput(name, [1], "BYTES")
    tensor.set_data_from_numpy(np.array([value], dtype=np.object_))
    return tensor


def _options(request: GenerationRequest) -> dict[str, Any]:
    options: dict[str, Any] = {"seed": request.seed}
    if request.board is not None:
        options["board"] = dict(request.board)
    if request.repair is not None:
        options["repair"] = [request.repair.program, request.repair.errors]
    if request.base:
        options["base"] = request.base
    return options


def _translate(error: Any, timeout_s: float) -> Exception:
    status, text = str(error.status()), str(error.message())
    if any(sign in text.lower() for sign in DEAD_SIGNS):
        return ModelDead(text)
    match status.removeprefix("StatusCode."):
        case "DEADLINE_EXCEEDED":
            return ModelServerTimeout(timeout_s)
        case "UNAVAILABLE" | "NOT_FOUND":
            return ModelServerUnavailable(text)
        case "CANCELLED":
            return GenerationStopped()
        case _:
            return ModelFailed(f"{status}: {text}")
