"""What goes into a generation and what comes out, whoever generates.

The Celery task asks Triton, ``twinwright generate`` a model in its own process;
both are a ``Generator`` to the pipeline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

__all__ = ["Generation", "GenerationRequest", "Generator", "Repair"]


@dataclass(frozen=True, slots=True)
class Repair:
    """A program that did not pass, and its errors as text: one a line, with line numbers."""

    program: str
    errors: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationRequest:
    """One question to the model.

    ``sketch`` is an encoded PNG or JPEG; ``board`` is the board document that the
    sketch was drawn from, when there is one. With ``base``, a program, the prompt is a wish
    to change it. Equal requests give equal answers.
    """

    prompt: str
    sketch: bytes | None = None
    board: Mapping[str, Any] | None = None
    seed: int = 0
    repair: Repair | None = None
    base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """One answer of the model.

    ``refusal`` is a sentence for the user when the model finds that the input is not
    about a production line; ``program`` is then empty. ``notes`` are assumptions that
    it made. ``seconds`` is the model's own time, ``tokens`` what it wrote. ``recognised`` is
    what it saw in the sketch and ``confidence`` how sure it is of each fact, 0 to 1.
    """

    program: str
    refusal: str | None = None
    notes: tuple[str, ...] = ()
    tokens: int = 0
    seconds: float = 0.0
    model_version: str = ""
    recognised: Mapping[str, Any] = field(default_factory=dict)
    confidence: Mapping[str, Any] = field(default_factory=dict)


class Generator(Protocol):
    """Whoever turns a request into a program."""

    def generate(self, request: GenerationRequest) -> Generation:
        """Answer one request.

        Raises:
            services.inference.errors.InferenceError: no answer could be had.
        """
