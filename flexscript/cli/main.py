"""The command ``flexscript``: ``check``, ``plant``, ``run``, ``experiment``, ``format`` a program.

``import`` prints the program of a FlexSim model file.

Results go to the standard output, diagnostics to the standard error; with ``--json``
everything that a machine reads is one JSON document on the standard output
(docs/flexscript/json.md). ``-`` as the file reads the standard input.

Exit codes: 0 when the program is free of errors, 1 when it has one or its run fails, 2
when the command line or the file is at fault.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from flexscript.cli.show import show_plant, show_report
from flexscript.language.diagnostics import (
    Diagnostic,
    FlexScriptSyntaxError,
    has_errors,
    in_order,
    render_diagnostic,
)
from flexscript.language.printer import format_program
from flexscript.language.source import MAX_SOURCE_LENGTH, Source
from flexscript.plant.emitter import emit
from flexscript.plant.model import Plant
from flexscript.plant.serial import plant_to_json
from flexscript.review import review
from flexscript.runtime.build import build
from flexscript.simulation.report import REPORT_SCHEMA, Report

__all__ = ["CHECK_SCHEMA", "FORMAT_SCHEMA", "main"]

CHECK_SCHEMA = "twinwright.check/1"
FORMAT_SCHEMA = "twinwright.format/1"

_OK, _BAD_PROGRAM, _BAD_USE = 0, 1, 2


class _UseError(Exception):
    """The file cannot be read or written; the text is for the user."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    commands = {
        "check": _check,
        "plant": _plant,
        "run": _run,
        "experiment": _experiment,
        "format": _format,
    }
    try:
        if options.command == "import":
            return _import(options)
        source = _read(options.file)
        return commands[options.command](source, options)
    except _UseError as error:
        print(f"flexscript: {error}", file=sys.stderr)
        return _BAD_USE
    except BrokenPipeError:
        # The reader (``head``) has seen enough; there is nobody left to tell.
        sys.stderr.close()
        return _OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="flexscript", description="Check, build, run and format FlexScript programs."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add(commands, "check", "report everything that is wrong with a program")
    _add(commands, "plant", "execute a program and print the plant that it builds")
    run = _add(commands, "run", "build the plant, simulate it and print its figures")
    _add_run_options(run)
    experiment = _add(commands, "experiment", "run scenarios of the plant many times; compare them")
    _add_run_options(experiment)
    _add_experiment_options(experiment)
    _add(commands, "import", "print the program of a FlexSim model (.fsm or .fsx)")
    form = _add(commands, "format", "print a program in the one layout")
    form.add_argument("--write", action="store_true", help="write it back to the file instead")
    return parser


def _add(commands: Any, name: str, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    parser.add_argument("file", metavar="FILE", help="the program; - reads the standard input")
    parser.add_argument(
        "--functions",
        action="store_true",
        help="allow function definitions in the script, an extension that FlexSim refuses",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    return parser


def _add_run_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seed", type=int, default=1, help="seed of the random streams (default 1)"
    )
    parser.add_argument(
        "--time",
        type=_positive,
        default=3600.0,
        metavar="SECONDS",
        help="run time in seconds of the model clock (default 3600)",
    )


def _add_experiment_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--scenario",
        action="append",
        default=[],
        metavar="TEXT",
        help="a changed plant: 'NAME: Press.ProcessTime=8; Buffer.MaxContent*=2'; may be repeated",
    )
    parser.add_argument(
        "--response",
        action="append",
        metavar="NAME",
        help="a figure such as throughput_per_hour or Press.utilisation; may be repeated",
    )
    parser.add_argument("--replications", type=int, default=10, help="runs of each (default 10)")
    parser.add_argument(
        "--warm-up",
        type=float,
        default=0.0,
        metavar="SECONDS",
        help="beginning of each run that the figures leave out (default 0)",
    )
    parser.add_argument("--workers", type=int, default=1, help="processes (default 1)")


def _positive(text: str) -> float:
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} must be a number of seconds greater than 0")
    return value


# -- commands ---------------------------------------------------------------------------


def _check(source: Source, options: argparse.Namespace) -> int:
    """Checking executes the program too: some mistakes only show where it gets to.

    The plant that it builds is reviewed then; the findings of that are warnings.
    """
    result = build(source.text, name=source.name, functions=options.functions)
    reviewed = review(result.plant, source.text, source.name) if result.plant else []
    diagnostics = in_order([*result.diagnostics, *reviewed])
    if options.json:
        found = [diagnostic.to_json() for diagnostic in diagnostics]
        _print_json({"schema": CHECK_SCHEMA, "ok": result.ok, "diagnostics": found})
    else:
        _report(diagnostics, source)
        if result.plant is not None and not diagnostics:
            print(f"{source.name}: no problems found")
    return _OK if result.ok else _BAD_PROGRAM


def _plant(source: Source, options: argparse.Namespace) -> int:
    result = build(source.text, name=source.name, functions=options.functions)
    if options.json:
        found = [diagnostic.to_json() for diagnostic in result.diagnostics]
        _print_json(plant_to_json(result.plant, ok=result.ok, diagnostics=found))
    else:
        _report(result.diagnostics, source)
        for line in result.output:
            print(line)
        if result.plant is not None:
            print(show_plant(result.plant))
    return _OK if result.ok else _BAD_PROGRAM


def _run(source: Source, options: argparse.Namespace) -> int:
    result = build(source.text, name=source.name, functions=options.functions)
    if not options.json:
        _report(result.diagnostics, source)
    if result.plant is None or has_errors(result.diagnostics):
        if options.json:
            _print_json(_run_document(None, result.diagnostics, "the program has errors"))
        return _BAD_PROGRAM
    report, error = _simulate(result.plant, options)
    if options.json:
        _print_json(_run_document(report, result.diagnostics, error))
    elif report is not None:
        print(show_report(report))
    else:
        print(f"flexscript: {error}", file=sys.stderr)
    return _OK if report is not None else _BAD_PROGRAM


def _experiment(source: Source, options: argparse.Namespace) -> int:
    from flexscript.cli.experiment import (
        DEFAULT_RESPONSES,
        experiment_document,
        run_from_options,
        show_experiment,
    )
    from flexscript.simulation.errors import SimulationError

    options.response = options.response or list(DEFAULT_RESPONSES)
    result = build(source.text, name=source.name, functions=options.functions)
    _report(result.diagnostics, source)
    if result.plant is None or has_errors(result.diagnostics):
        return _BAD_PROGRAM
    try:
        results = run_from_options(result.plant, options)
    except SimulationError as error:
        print(f"flexscript: {error}", file=sys.stderr)
        return _BAD_PROGRAM
    except ValueError as error:
        raise _UseError(str(error)) from error
    if options.json:
        _print_json(experiment_document(results, options.response))
    else:
        print(show_experiment(results, options.response))
    return _OK


def _import(options: argparse.Namespace) -> int:
    from flexscript.cli.importing import import_document, show_skipped
    from flexscript.model_tree import ModelTreeError, import_model
    from flexscript.model_tree.node import MAX_FILE_BYTES

    try:
        imported = import_model(_read_bytes(options.file, MAX_FILE_BYTES + 1))
    except ModelTreeError as error:
        raise _UseError(f"cannot import {options.file}: {error}") from error
    if options.json:
        _print_json(import_document(imported))
    else:
        sys.stdout.write(emit(imported.plant))
        print(show_skipped(imported), file=sys.stderr)
    return _OK


def _format(source: Source, options: argparse.Namespace) -> int:
    try:
        text = format_program(source.text, source.name, functions=options.functions)
    except FlexScriptSyntaxError as error:
        if options.json:
            found = [diagnostic.to_json() for diagnostic in error.diagnostics]
            _print_json({"schema": FORMAT_SCHEMA, "ok": False, "text": "", "diagnostics": found})
        else:
            _report(error.diagnostics, source)
        return _BAD_PROGRAM
    if options.write:
        _write(options.file, text)
    if options.json:
        _print_json({"schema": FORMAT_SCHEMA, "ok": True, "text": text, "diagnostics": []})
    elif not options.write:
        sys.stdout.write(text)
    return _OK


def _simulate(plant: Plant, options: argparse.Namespace) -> tuple[Report | None, str]:
    # The simulator is only loaded where it is needed: the other commands start faster.
    from flexscript.simulation.engine import simulate
    from flexscript.simulation.errors import SimulationError

    try:
        run = simulate(plant, seed=options.seed, until=options.time, trace=False)
    except SimulationError as error:
        return None, str(error)
    return run.report, ""


# -- files and output -------------------------------------------------------------------


def _read(file: str) -> Source:
    try:
        text = _read_bytes(file, 4 * MAX_SOURCE_LENGTH).decode("utf-8-sig")
        return Source(text, "stdin" if file == "-" else file)
    except UnicodeDecodeError as error:
        message = f"cannot read {file}: it is not UTF-8 text (byte {error.start})"
        raise _UseError(message) from error


def _read_bytes(file: str, most: int) -> bytes:
    try:
        if file == "-":
            return sys.stdin.buffer.read(most)
        with Path(file).open("rb") as stream:
            return stream.read(most)
    except OSError as error:
        raise _UseError(f"cannot read {file}: {error.strerror}") from error


def _write(file: str, text: str) -> None:
    if file == "-":
        raise _UseError("--write needs a file, not the standard input")
    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as error:
        raise _UseError(f"cannot write {file}: {error.strerror}") from error


def _report(diagnostics: Sequence[Diagnostic], source: Source) -> None:
    for diagnostic in diagnostics:
        print(render_diagnostic(diagnostic, source), end="\n\n", file=sys.stderr)


def _run_document(
    report: Report | None, diagnostics: Sequence[Diagnostic], error: str
) -> dict[str, Any]:
    figures = report.to_json() if report is not None else {"schema": REPORT_SCHEMA}
    return {
        **figures,
        "ok": report is not None,
        "error": error,
        "diagnostics": [diagnostic.to_json() for diagnostic in diagnostics],
    }


def _print_json(document: Mapping[str, Any]) -> None:
    print(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))
