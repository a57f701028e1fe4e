"""A tiny engine with the interface of ``training.inference.engine.Engine``, for tests only.

It writes a fixed program, and does what certain prompts ask for, so that tests of the
services can see refusals, repairs, slow answers and crashes without a trained model.
Only the model repositories that tests write name it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["GOOD_PROGRAM", "TinyAnswer", "TinyEngine"]

GOOD_PROGRAM = """\
// Objects
Object Source1 = Object.create("Source");
Source1.name = "Source1";
Source1.setLocation(0, 0, 0);
Object Queue1 = Object.create("Queue");
Queue1.name = "Queue1";
Queue1.setLocation(5, 0, 0);
Object Processor1 = Object.create("Processor");
Processor1.name = "Processor1";
Processor1.setLocation(10, 0, 0);
Object Sink1 = Object.create("Sink");
Sink1.name = "Sink1";
Sink1.setLocation(15, 0, 0);
// Properties
Source1.setProperty("InterArrivalTime", 10);
Processor1.setProperty("ProcessTime", 8);
// Connections
contextdragconnection(Source1, Queue1, "A");
contextdragconnection(Queue1, Processor1, "A");
contextdragconnection(Processor1, Sink1, "A");
"""


@dataclass(frozen=True, slots=True)
class TinyAnswer:
    """Same fields as the engine's result."""

    program: str
    refusal: str | None = None
    notes: tuple[str, ...] = ("assumed that the line starts empty",)
    tokens: int = 100
    seconds: float = 0.01
    model_version: str = "tiny-test-engine"
    recognised: Mapping[str, Any] = field(default_factory=dict)
    confidence: Mapping[str, Any] = field(default_factory=lambda: {"objects": {"Source1": 0.9}})


class TinyEngine:
    """Answers by the words of the prompt."""

    version = "tiny-test-engine"

    @classmethod
    def load(cls, weights: Path) -> TinyEngine:
        """Load nothing."""
        return cls()

    def generate(
        self,
        prompt: str,
        sketch: bytes | None = None,
        board: Mapping[str, Any] | None = None,
        seed: int = 0,
        repair: tuple[str, str] | None = None,
        on_text: Callable[[str], None] | None = None,
        *,
        base: str = "",
    ) -> TinyAnswer:
        """Return the fixed program, or what the prompt asks for; a base with a faster press."""
        if base:
            return TinyAnswer(base.replace('"ProcessTime", 8', '"ProcessTime", 4'))
        if "poem" in prompt:
            return TinyAnswer("", refusal="I find nothing about a production line in this.")
        if "crash the model" in prompt:
            os._exit(1)
        if "raise an error" in prompt:
            raise RuntimeError("the tiny engine was asked to fail")
        if "slowly" in prompt:
            _take_time(3.0, on_text)
        if "always broken" in prompt or ("broken once" in prompt and repair is None):
            return TinyAnswer(GOOD_PROGRAM.replace('"Sink");', '"Snik");'))
        return TinyAnswer(GOOD_PROGRAM)


def _take_time(seconds: float, on_text: Callable[[str], None] | None) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(0.05)
        if on_text is not None:
            on_text(".")
