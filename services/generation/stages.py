"""Stages of a generation, in order, and how a pipeline reports that it passes them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

__all__ = ["STAGE_LABELS", "STAGE_STARTS", "Progress", "Silent", "Stage"]


class Stage(StrEnum):
    """The steps of a generation."""

    READING = "reading"
    WRITING = "writing"
    CHECKING = "checking"
    SIMULATING = "simulating"
    SCENE = "scene"
    SAVING = "saving"


STAGE_LABELS: Mapping[Stage, str] = {
    Stage.READING: "Reading the sketch and the prompt",
    Stage.WRITING: "Writing the program",
    Stage.CHECKING: "Checking the program",
    Stage.SIMULATING: "Running the simulation",
    Stage.SCENE: "Building the 3D scene",
    Stage.SAVING: "Saving the twin",
}

# Share of the whole that is done when a stage starts. Writing takes most of the time.
STAGE_STARTS: Mapping[Stage, float] = {
    Stage.READING: 0.0,
    Stage.WRITING: 0.05,
    Stage.CHECKING: 0.65,
    Stage.SIMULATING: 0.7,
    Stage.SCENE: 0.8,
    Stage.SAVING: 0.95,
}


class Progress(Protocol):
    """Who is told how far a pipeline is. Any call may raise to stop the pipeline."""

    def enter(self, stage: Stage, detail: str = "") -> None:
        """A stage begins (again, after a repair turn); the one before it has ended."""

    def say(self, message: str) -> None:
        """One sentence on what is going on inside the stage."""


class Silent:
    """A progress that nobody listens to."""

    def enter(self, stage: Stage, detail: str = "") -> None:
        """Ignore."""

    def say(self, message: str) -> None:
        """Ignore."""
