"""``twinwright generate``: twins from the command line, in this process.

The same pipeline as the worker's, over a model that is loaded once. No database, no
queue, no page. Standard output has the result (for people, or JSON with ``--json``),
standard error what is going on.

The JSON of one twin (schema ``twinwright.generate/1``): ``id``, ``state`` ("ready",
"has_errors", "refused" or "failed"), ``error`` ({code, sentence} or null), ``folder``,
``files`` (names inside it), ``figures``, ``problems``, ``notes``, ``repairs``,
``model_version``, ``tokens``, ``model_seconds``, ``seconds``. ``--batch`` prints one a
line and writes the same lines to ``DIR/summary.jsonl``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from services.errors import ServiceError
from services.generation.errors import NotAboutALine
from services.generation.intake import check_numbers
from services.generation.pipeline import TwinFiles, run_pipeline
from services.generation.stages import Silent, Stage
from services.inference.types import Generator
from services.settings import Settings
from twinwright.cli.local_generator import load_engine
from twinwright.cli.requests import Order, read_batch, read_one
from twinwright.cli.sample import figures_text

__all__ = ["run", "run_with"]

SCHEMA = "twinwright.generate/1"


def run(arguments: argparse.Namespace) -> int:
    """Make the twin or the batch; 0 when every one of them runs, 1 otherwise."""
    return run_with(arguments, load_engine)


def run_with(arguments: argparse.Namespace, load: Any) -> int:
    """Do the same with another way to load the model.

    The input is checked first: nobody should wait for a model to hear of a typing error.
    """
    settings = Settings.from_env()
    out = Path(arguments.out)
    check_numbers(arguments.seed, arguments.time, settings)
    if arguments.batch:
        batch = Path(arguments.batch)
        orders = read_batch(batch, settings)
        generator = _load(load) if any(order.request for order in orders) else None
        return _run_batch(arguments, orders, generator, out)
    order = read_one(arguments, settings)
    result = _make(order, _load(load), out, arguments, show_stages=True)
    _print_one(result, as_json=arguments.json)
    return 0 if result["state"] == "ready" else 1


def _load(load: Any) -> Generator:
    print("Loading the model.", file=sys.stderr, flush=True)
    generator: Generator = load()
    return generator


def _run_batch(
    arguments: argparse.Namespace, orders: list[Order], generator: Generator | None, out: Path
) -> int:
    out.mkdir(parents=True, exist_ok=True)
    ready = 0
    with (out / "summary.jsonl").open("w", encoding="utf-8") as summary:
        for number, order in enumerate(orders, start=1):
            result = _make(order, generator, out / order.id, arguments)
            ready += result["state"] == "ready"
            line = json.dumps(result, ensure_ascii=False)
            print(line, file=summary, flush=True)
            print(line if arguments.json else _batch_line(result, number, len(orders)), flush=True)
    if not arguments.json:
        print(f"{ready} of {len(orders)} twins run. Summary: {out / 'summary.jsonl'}")
    return 0 if ready == len(orders) else 1


def _make(
    order: Order,
    generator: Generator | None,
    out: Path,
    arguments: argparse.Namespace,
    *,
    show_stages: bool = False,
) -> dict[str, Any]:
    started = time.monotonic()
    if order.request is None or generator is None:
        assert order.error is not None, "an order without a request has an error"
        return _failed(order, "failed", order.error, out, started)
    try:
        twin = run_pipeline(
            order.request,
            generator,
            out,
            seed=arguments.seed,
            until=arguments.time,
            progress=_Stages() if show_stages else Silent(),
        )
    except NotAboutALine as error:
        return _failed(order, "refused", error, out, started)
    except ServiceError as error:
        return _failed(order, "failed", error, out, started)
    except Exception as error:
        if not arguments.batch:
            raise
        # One prompt's defect must not cost the batch its other prompts.
        traceback.print_exc()
        return _failed(order, "failed", _internal(error), out, started)
    return _made(order, twin, started)


def _internal(error: Exception) -> ServiceError:
    return ServiceError(
        "internal", f"Something broke inside Twinwright: {type(error).__name__}: {error}"
    )


def _made(order: Order, twin: TwinFiles, started: float) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "id": order.id,
        "state": "ready" if twin.is_ready else "has_errors",
        "error": None,
        "folder": str(twin.folder),
        "files": list(twin.files),
        "figures": twin.figures,
        "problems": [problem.to_json() for problem in twin.problems],
        "notes": list(twin.generation.notes),
        "repairs": twin.repairs,
        "model_version": twin.generation.model_version,
        "tokens": twin.generation.tokens,
        "model_seconds": round(twin.generation.seconds, 3),
        "seconds": round(time.monotonic() - started, 3),
    }


def _failed(
    order: Order, state: str, error: ServiceError, out: Path, started: float
) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "id": order.id,
        "state": state,
        "error": {**error.to_json(), "reason": getattr(error, "reason", None)},
        "folder": str(out),
        "files": [],
        "figures": None,
        "problems": [],
        "notes": [],
        "repairs": 0,
        "model_version": None,
        "tokens": 0,
        "model_seconds": 0.0,
        "seconds": round(time.monotonic() - started, 3),
    }


class _Stages:
    """Tells the stages on standard error."""

    def enter(self, stage: Stage, detail: str = "") -> None:
        """Print the stage's sentence."""
        print(detail or stage.value, file=sys.stderr, flush=True)

    def say(self, message: str) -> None:
        """Print the sentence."""
        print(message, file=sys.stderr, flush=True)


def _print_one(result: Mapping[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(result)))


def _lines(result: Mapping[str, Any]) -> Iterable[str]:
    if result["error"]:
        yield result["error"]["sentence"]
        return
    yield f"Program: {Path(result['folder']) / 'program.fs'}"
    if result["figures"]:
        yield f"Figures: {figures_text(result['figures'])}."
        yield from (f"Warning: {text}" for text in result["figures"]["warnings"])
    else:
        yield "The program has errors, so it was not run:"
    for problem in result["problems"]:
        yield f"  {problem['severity']} in line {problem['line']}: {problem['message']}"
    yield from (f"Note: {note}" for note in result["notes"])
    yield f"Files in {result['folder']}: {', '.join(result['files'])}"
    yield f"Made in {result['seconds']:.1f} s by {result['model_version']}."


def _batch_line(result: Mapping[str, Any], number: int, count: int) -> str:
    what = result["state"]
    if result["error"]:
        what = f"{what}: {result['error']['sentence']}"
    elif result["figures"]:
        what = figures_text(result["figures"])
    return f"[{number}/{count}] {result['id']}: {what}"
