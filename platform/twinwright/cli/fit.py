"""``twinwright fit``: timings from a log, as a table, JSON, a prompt or inside a program."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import flexscript
from services.errors import InvalidInput
from services.timings import TimingReport, fit_log, prompt_text, put_into
from services.timings.wording import describe, said

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Fit the log and print or write what was asked for."""
    columns = _columns(arguments.column or [])
    report = fit_log(Path(arguments.log), columns, use_calendar=not arguments.all_hours)
    if arguments.json:
        print(json.dumps(report.to_json(), indent=1, ensure_ascii=False))
        return 0
    if arguments.prompt:
        print(prompt_text(report))
        return 0
    if arguments.program:
        return _write_program(report, Path(arguments.program), arguments.out)
    _print_table(report)
    return 0


def _columns(pairs: list[str]) -> dict[str, str]:
    wrong = next((pair for pair in pairs if "=" not in pair), None)
    if wrong is not None:
        raise InvalidInput("bad_column", f"--column takes ROLE=HEADER; {wrong!r} has no '='.")
    return dict(pair.split("=", 1) for pair in pairs)


def _print_table(report: TimingReport) -> None:
    print(f"{report.rows} rows; working time: {report.calendar}\n")
    width = max(len(describe(t)) for t in report.timings)
    for timing in report.timings:
        fit = timing.fit
        distance = f"KS {fit.chosen.ks:.3f}" if fit.chosen.family != "constant" else ""
        count = f"n={fit.count}" + (f"+{fit.censored} open" if fit.censored else "")
        print(f"{describe(timing):<{width}}  {count:<16} {distance:<9} {said(fit.chosen)}")
        for note in fit.notes:
            print(f"{'':<{width}}  {note}")
    for left in report.left_out:
        place = f" (first in line {left.line})" if left.line else ""
        print(f"\nleft out: {left.count} rows{place}: {left.reason}")
    for what, reason in report.skipped:
        print(f"\nnot fitted: {what}: {reason}")


def _write_program(report: TimingReport, program: Path, out: str | None) -> int:
    try:
        text = program.read_text(encoding="utf-8")
    except OSError as error:
        raise InvalidInput(
            "no_program", f"The program {program} cannot be read: {error.strerror}."
        ) from None
    built = flexscript.build(text, name=program.name)
    if built.plant is None:
        first = next(d for d in built.diagnostics if d.severity == "error")
        raise InvalidInput("bad_program", f"The program does not run: {first.message}")
    plant, unplaced = put_into(built.plant, report)
    written = flexscript.emit(plant)
    if out:
        Path(out).write_text(written, encoding="utf-8")
    else:
        print(written, end="")
    for what in unplaced:
        print(f"twinwright: {what}.", file=sys.stderr)
    return 0
