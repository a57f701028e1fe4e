"""What the client makes of Triton's errors. Real inferences are in the stack's tests."""

from __future__ import annotations

import pytest
from tritonclient.utils import InferenceServerException

from services.errors import ServiceError
from services.inference.client import ModelDead, TritonClient, _options, _translate
from services.inference.errors import (
    GenerationStopped,
    ModelFailed,
    ModelServerTimeout,
    ModelServerUnavailable,
)
from services.inference.types import GenerationRequest, Repair
from tests.support.stack import free_port

CASES = [
    ("StatusCode.UNAVAILABLE", "connection refused", ModelServerUnavailable),
    ("StatusCode.NOT_FOUND", "unknown model: 'vlsm' is not found", ModelServerUnavailable),
    ("StatusCode.DEADLINE_EXCEEDED", "Deadline Exceeded", ModelServerTimeout),
    ("StatusCode.CANCELLED", "cancelled", GenerationStopped),
    ("StatusCode.INTERNAL", "Stub process 'vlsm_0_0' is not healthy.", ModelDead),
    ("StatusCode.INTERNAL", "RuntimeError: shape mismatch", ModelFailed),
    ("StatusCode.INVALID_ARGUMENT", "bad tensor", ModelFailed),
]


@pytest.mark.parametrize(("status", "text", "expected"), CASES)
def test_each_error_of_the_server_has_its_own_class(
    status: str, text: str, expected: type[ServiceError]
) -> None:
    error = _translate(InferenceServerException(text, status), 30.0)
    assert type(error) is expected


def test_a_server_that_is_not_there_is_unavailable_and_quickly_so() -> None:
    client = TritonClient(f"127.0.0.1:{free_port()}", timeout_s=5.0)
    with pytest.raises(ModelServerUnavailable, match="press Retry"):
        client.generate(GenerationRequest(prompt="x"))
    assert not client.is_live()
    client.close()


def test_what_the_model_is_asked_is_plain_json() -> None:
    request = GenerationRequest(
        prompt="x", board={"version": 1, "items": []}, seed=3, repair=Repair("p", "line 1: e")
    )
    assert _options(request) == {
        "seed": 3,
        "board": {"version": 1, "items": []},
        "repair": ["p", "line 1: e"],
    }
