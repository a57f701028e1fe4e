"""Triton's ``vlsm`` model: the engine of ``training.inference`` behind string tensors.

Runs in the server's python backend under numpy 1.26: nothing here, nor in the
engine, may import pandas or pyarrow. Inputs and outputs are documented in
``config.pbtxt``; OPTIONS is JSON: ``seed``, ``board``, ``repair`` = [program, errors],
``base`` = a program that PROMPT wishes to be changed, or ``probe`` = true for a health check
that passes through this process.
"""

from __future__ import annotations

import importlib
import importlib.resources
import json
from pathlib import Path
from typing import Any

import numpy as np
import triton_python_backend_utils as pb_utils


class Stopped(Exception):
    """The client no longer waits for this request."""


class TritonPythonModel:
    """Loads the engine once, then answers one request at a time."""

    def initialize(self, args: dict[str, str]) -> None:
        """Load the engine that the configuration names."""
        config = json.loads(args["model_config"])
        parameters = {k: v["string_value"] for k, v in config["parameters"].items()}
        module, _, name = parameters["engine"].partition(":")
        engine_class = getattr(importlib.import_module(module), name)
        self.engine = engine_class.load(_weights(parameters["weights"]))
        self.model_version = str(getattr(self.engine, "version", "unknown"))
        pb_utils.Logger.log_info(f"vlsm: {parameters['engine']} loaded ({self.model_version})")

    def execute(self, requests: list[Any]) -> list[Any]:
        """Answer each request; one that fails does not touch the others."""
        return [self._answer(request) for request in requests]

    def is_ready(self) -> bool:
        """Tell newer servers that the model is up; older ones do not ask."""
        return self.engine is not None

    def _answer(self, request: Any) -> Any:
        try:
            program, result = self._generate(request)
        except Stopped:
            return _error("stopped: the client cancelled", pb_utils.TritonError.CANCELLED)
        except ValueError as error:
            return _error(str(error), pb_utils.TritonError.INVALID_ARG)
        except Exception as error:  # noqa: BLE001  (a boundary: log once, answer, live on)
            pb_utils.Logger.log_error(f"vlsm: {type(error).__name__}: {error}")
            return _error(f"{type(error).__name__}: {error}", pb_utils.TritonError.INTERNAL)
        return pb_utils.InferenceResponse([_tensor("PROGRAM", program), _tensor("RESULT", result)])

    def _generate(self, request: Any) -> tuple[str, str]:
        options = json.loads(_read(request, "OPTIONS") or b"{}")
        if options.get("probe"):
            return "", json.dumps({"model_version": self.model_version})
        answer = self.engine.generate(
            prompt=_read(request, "PROMPT").decode(),
            sketch=_read(request, "SKETCH") or None,
            board=options.get("board"),
            seed=int(options.get("seed", 0)),
            repair=tuple(options["repair"]) if options.get("repair") else None,
            on_text=_stopper(request),
            base=str(options.get("base", "")),
        )
        return answer.program, json.dumps(
            {
                "refusal": answer.refusal,
                "notes": list(answer.notes),
                "tokens": answer.tokens,
                "seconds": answer.seconds,
                "model_version": answer.model_version,
                "recognised": answer.recognised,
                "confidence": answer.confidence,
            }
        )


def _stopper(request: Any) -> Any:
    # The engine calls this with every piece of text: the one place to notice a cancel.
    def on_text(_: str) -> None:
        if request.is_cancelled():
            raise Stopped

    return on_text


def _weights(given: str) -> Path:
    if given:
        return Path(given)
    return Path(str(importlib.resources.files("training"))) / "weights" / "embedded"


def _read(request: Any, name: str) -> bytes:
    value = pb_utils.get_input_tensor_by_name(request, name).as_numpy().reshape(-1)[0]
    return bytes(value)


def _tensor(name: str, text: str) -> Any:
    return pb_utils.Tensor(name, np.array([text.encode()], dtype=np.object_))


def _error(text: str, code: Any) -> Any:
    return pb_utils.InferenceResponse(error=pb_utils.TritonError(text, code))
