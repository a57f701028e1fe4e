"""The way from a request to a twin's files: the same for the worker and for the CLI.

    reading -> writing -> checking -> simulating -> scene -> (caller: saving)
                  ^----- repair, twice at most -----|

What the checker or the simulator rejects goes back to the model with the errors. If
the last program still fails it is kept all the same: the twin then holds the program
and its problems, and no report or scene. Nothing here knows of jobs or databases.
"""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flexscript.plant.serial import plant_to_json
from flexscript.simulation.trace_json import trace_to_json
from services.generation.errors import NotAboutALine
from services.generation.scene import write_scene
from services.generation.stages import Progress, Silent, Stage
from services.inference.types import Generation, GenerationRequest, Generator, Repair
from services.runs.service import Attempt, Problem, build_program, figures_of, run_plant

__all__ = ["MAX_REPAIRS", "TwinFiles", "run_pipeline"]

MAX_REPAIRS = 2
# All that a twin's folder holds; anything else there is not ours to list or to delete.
TWIN_NAMES = (
    *("program.fs", "plant.json", "report.json", "trace.json", "generation.json", "sketch.png"),
    *("scene", "scene.usdz", "bundle"),
)


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
    _make_room(out)
    _write_sketch(out, request.sketch)
    generation, attempt, repairs = _write_program(request, generator, seed, until, progress)
    _write_program_files(out, request, generation, attempt, repairs, seed, until)
    figures = None
    if attempt.report is not None:
        progress.enter(Stage.SCENE, "Building the 3D scene.")
        figures = _write_run_files(out, attempt)
    return TwinFiles(
        folder=out,
        files=_files_of(out),
        program=attempt.program,
        problems=attempt.problems,
        figures=figures,
        generation=generation,
        repairs=repairs,
    )


def _make_room(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    # An earlier twin must not mix with this one. Only its own mark tells that the folder
    # held one: a user's folder with a "scene" of another kind is left as it is.
    if (out / "generation.json").is_file():
        for path in (out / name for name in TWIN_NAMES):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _files_of(out: Path) -> tuple[str, ...]:
    paths = (path for name in TWIN_NAMES for path in (out / name, *(out / name).rglob("*")))
    return tuple(sorted(path.relative_to(out).as_posix() for path in paths if path.is_file()))


def _write_program(
    request: GenerationRequest, generator: Generator, seed: int, until: float, progress: Progress
) -> tuple[Generation, Attempt, int]:
    progress.enter(Stage.WRITING, "The model is writing the program.")
    generation = _ask(generator, request)
    attempt = _try_program(generation.program, seed, until, progress)
    best = (generation, attempt, 0)
    for turn in range(1, MAX_REPAIRS + 1):
        if not attempt.errors:
            break
        progress.enter(Stage.WRITING, _repair_message(turn, attempt))
        # Another seed each turn: the same one could write the same program again.
        again = replace(request, repair=_repair(attempt), seed=request.seed + turn)
        generation = _ask(generator, again)
        attempt = _try_program(generation.program, seed, until, progress)
        if _rank(attempt) >= _rank(best[1]):
            best = (generation, attempt, turn)
    return best


def _ask(generator: Generator, request: GenerationRequest) -> Generation:
    generation = generator.generate(request)
    if generation.refusal is not None:
        raise NotAboutALine(generation.refusal)
    return generation


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


def _write_sketch(out: Path, sketch: bytes | None) -> None:
    if sketch is None:
        return
    # The file is promised to be a PNG; a caller without intake may hold a JPEG.
    from PIL import Image

    if sketch.startswith(b"\x89PNG"):
        (out / "sketch.png").write_bytes(sketch)
    else:
        Image.open(io.BytesIO(sketch)).convert("RGB").save(out / "sketch.png")


def _write_program_files(
    out: Path,
    request: GenerationRequest,
    generation: Generation,
    attempt: Attempt,
    repairs: int,
    seed: int,
    until: float,
) -> None:
    (out / "program.fs").write_text(attempt.program, encoding="utf-8")
    _write_json(
        out / "generation.json",
        {
            "schema": "twinwright.generation/1",
            "prompt": request.prompt,
            "board": request.board,
            "model_version": generation.model_version,
            "model_seed": request.seed,
            "run_seed": seed,
            "until": until,
            "notes": list(generation.notes),
            "tokens": generation.tokens,
            "seconds": generation.seconds,
            "repairs": repairs,
            "problems": [problem.to_json() for problem in attempt.problems],
        },
    )


def _write_run_files(out: Path, attempt: Attempt) -> dict[str, Any]:
    assert attempt.plant is not None and attempt.report is not None and attempt.trace is not None
    problems = [problem.to_json() for problem in attempt.problems]
    _write_json(out / "plant.json", plant_to_json(attempt.plant, diagnostics=problems))
    _write_json(out / "report.json", attempt.report.to_json())
    _write_json(out / "trace.json", trace_to_json(attempt.trace))
    write_scene(attempt.plant, attempt.report, attempt.trace, out)
    return figures_of(attempt.plant, attempt.report)


def _write_json(path: Path, data: Any) -> None:
    # Lines for people to read, but not of a trace: indented it is three times as large.
    indent = None if path.name == "trace.json" else 1
    path.write_text(json.dumps(data, ensure_ascii=False, indent=indent), encoding="utf-8")
