"""The model in this process: ``training.inference`` behind the services' ``Generator``.

The command line is the only part of Twinwright that may reach into ``training``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from services.errors import ServiceError
from services.inference.errors import ModelFailed
from services.inference.types import Generation, GenerationRequest

__all__ = ["EngineGenerator", "load_engine"]


class EngineGenerator:
    """A ``Generator`` over a loaded engine."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine

    def generate(self, request: GenerationRequest) -> Generation:
        """Ask the engine.

        Raises:
            ModelFailed: the engine broke on this input.
        """
        repair = request.repair
        try:
            answer = self._engine.generate(
                prompt=request.prompt,
                sketch=request.sketch,
                board=dict(request.board) if request.board is not None else None,
                seed=request.seed,
                repair=(repair.program, repair.errors) if repair else None,
                on_text=None,
                base=request.base,
            )
        except Exception as error:
            # A batch must go on with its other prompts; the chained error keeps the cause.
            raise ModelFailed(f"{type(error).__name__}: {error}") from error
        return Generation(
            program=answer.program,
            refusal=answer.refusal,
            notes=tuple(answer.notes),
            tokens=answer.tokens,
            seconds=answer.seconds,
            model_version=answer.model_version,
            recognised=answer.recognised,
            confidence=answer.confidence,
        )


def load_engine() -> EngineGenerator:
    """Load the embedded model.

    Raises:
        ServiceError: its weights are missing or damaged.
    """
    import training
    from training.inference.engine import Engine

    weights = Path(training.__file__).parent / "weights" / "embedded"
    try:
        return EngineGenerator(Engine.load(weights))
    except (OSError, ValueError, KeyError) as error:
        raise ServiceError(
            "no_weights", f"The model in {weights} cannot be loaded: {error}"
        ) from error
