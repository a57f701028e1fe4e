"""The way from a request to a twin's files: the same for the worker and for the CLI.

    reading -> writing -> checking -> simulating -> scene -> (caller: saving)
                  ^----- repair, twice at most -----|

What the checker or the simulator rejects goes back to the model with the errors. If
the last program still fails it is kept all the same: the twin then holds the program
and its problems, and no report or scene. Nothing here knows of jobs or databases.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from services.generation.errors import NotAboutALine
from services.generation.stages import Progress, Silent, Stage
from services.generation.twin_files import (
    files_of,
    make_room,
    write_program_files,
    write_run_files,
    write_sketch,
)
from services.inference.types import Generation, GenerationRequest, Generator, Repair
from services.runs.service import Attempt, Problem, build_program, run_plant

__all__ = ["MAX_REPAIRS", "TwinFiles", "run_pipeline"]

MAX_REPAIRS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinFiles:
    """A twin on disk. ``figures`` is ``None`` when its program does not run."""

    folder: Path
    files: tuple[str, ...]
    program: str
    problems: tuple[Problem, ...]
    figures: Mapping[str, Any] | None
    generation: Generation
    repairs: int

    @property
    def is_ready(self) -> bool:
        """Whether the program ran: all files are there."""
        return self.figures is not None


def run_pipeline(
    request: GenerationRequest,
    generator: Generator,
    out: Path,
    *,
    seed: int,
    until: float,
    progress: Progress | None = None,
) -> TwinFiles:
    """Make the twin of ``request`` in the folder ``out``.

    ``seed`` and ``until`` (seconds) are the run's; ``request.seed`` is the model's.

    Raises:
        NotAboutALine: the model refuses, with its reason.
        services.inference.errors.InferenceError: the model cannot be asked.
    """
    progress = progress or Silent()
    progress.enter(Stage.READING, "Reading the sketch and the prompt.")
    make_room(out)
    write_sketch(out, request.sketch)
    generation, attempt, repairs = _write_program(request, generator, seed, until, progress)
    write_program_files(out, request, generation, attempt, repairs, seed, until)
    figures = None
    if attempt.report is not None:
        progress.enter(Stage.SCENE, "Building the 3D scene.")
        figures = write_run_files(out, attempt)
    return TwinFiles(
        folder=out,
        files=files_of(out),
        program=attempt.program,
        problems=attempt.problems,
        figures=figures,
        generation=generation,
        repairs=repairs,
    )


def _write_program(
    request: GenerationRequest, generator: Generator, seed: int, until: float, progress: Progress
) -> tuple[Generation, Attempt, int]:
    progress.enter(Stage.WRITING, "The model is writing the program.")
    generation = generator.generate(request)
    if generation.refusal is not None:
        raise NotAboutALine(generation.refusal)
    attempt = _try_program(generation.program, seed, until, progress)
    best = (generation, attempt, 0)
    for turn in range(1, MAX_REPAIRS + 1):
        if not attempt.errors:
            break
        progress.enter(Stage.WRITING, _repair_message(turn, attempt))
        # Another seed each turn: the same one could write the same program again.
        again = replace(request, repair=_repair(attempt), seed=request.seed + turn)
        generation = generator.generate(again)
        if generation.refusal is not None:
            # It has written a program for this input, so this is no judgement on the input.
            break
        attempt = _try_program(generation.program, seed, until, progress)
        if _rank(attempt) >= _rank(best[1]):
            best = (generation, attempt, turn)
    return best


def _try_program(program: str, seed: int, until: float, progress: Progress) -> Attempt:
    progress.enter(Stage.CHECKING, "Checking the program and building its plant.")
    attempt = build_program(program)
    if attempt.errors:
        return attempt
    progress.enter(Stage.SIMULATING, f"Running the plant for {until:,.0f} s of model time.")
    return run_plant(attempt, seed=seed, until=until)


def _rank(attempt: Attempt) -> tuple[bool, int]:
    # A repair can make things worse; the program that came furthest is kept.
    return attempt.plant is not None, -len(attempt.errors)


def _repair(attempt: Attempt) -> Repair:
    return Repair(attempt.program, "\n".join(str(problem) for problem in attempt.errors))


def _repair_message(turn: int, attempt: Attempt) -> str:
    count = len(attempt.errors)
    problems = "1 problem" if count == 1 else f"{count} problems"
    return f"The program had {problems}; the model is repairing it (turn {turn} of {MAX_REPAIRS})."
