"""The files of a twin, by their fixed names."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

from flexscript.plant.serial import plant_to_json
from flexscript.simulation.trace_json import trace_to_json
from services.generation.scene import write_scene
from services.inference.types import Generation, GenerationRequest
from services.runs.service import Attempt, figures_of

__all__ = [
    "TWIN_NAMES",
    "files_of",
    "make_room",
    "write_program_files",
    "write_run_files",
    "write_sketch",
]

# All that a twin's folder holds; anything else there is not ours to list or to delete.
TWIN_NAMES = (
    *("program.fs", "plant.json", "report.json", "trace.json", "generation.json", "sketch.png"),
    *("scene", "scene.usdz", "bundle"),
)


def make_room(out: Path) -> None:
    """Make the folder, without the twin that an earlier call left in it."""
    out.mkdir(parents=True, exist_ok=True)
    # An earlier twin must not mix with this one. Only its own mark tells that the folder
    # held one: a user's folder with a "scene" of another kind is left as it is.
    if (out / "generation.json").is_file():
        for path in (out / name for name in TWIN_NAMES):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def files_of(out: Path) -> tuple[str, ...]:
    """Return the names of the twin's files, in order, with "/" between folders."""
    paths = (path for name in TWIN_NAMES for path in (out / name, *(out / name).rglob("*")))
    return tuple(sorted(path.relative_to(out).as_posix() for path in paths if path.is_file()))


def write_sketch(out: Path, sketch: bytes | None) -> None:
    """Write ``sketch.png``, if there is a sketch."""
    if sketch is None:
        return
    # The file is promised to be a PNG; a caller without intake may hold a JPEG.
    from PIL import Image

    if sketch.startswith(b"\x89PNG"):
        (out / "sketch.png").write_bytes(sketch)
    else:
        Image.open(io.BytesIO(sketch)).convert("RGB").save(out / "sketch.png")


def write_program_files(
    out: Path,
    request: GenerationRequest,
    generation: Generation,
    attempt: Attempt,
    repairs: int,
    seed: int,
    until: float,
) -> None:
    """Write ``program.fs`` and ``generation.json``."""
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
            "recognised": generation.recognised,
            "confidence": generation.confidence,
            "tokens": generation.tokens,
            "seconds": generation.seconds,
            "repairs": repairs,
            "problems": [problem.to_json() for problem in attempt.problems],
        },
    )


def write_run_files(out: Path, attempt: Attempt) -> dict[str, Any]:
    """Write plant, report, trace and scene of an attempt that ran; return its figures."""
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
