"""``twinwright``: one command with verbs.

Exit status: 0 done, 1 it could not be done (one sentence on standard error says why),
2 the command line itself is wrong. Each verb's module is loaded only when it is asked
for, so that ``--help`` does not load a model's libraries.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import version

from services.errors import ServiceError
from twinwright.cli.dataset_arguments import add_dataset_arguments

__all__ = ["main"]

Run = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    arguments = _parser().parse_args(argv)
    run: Run = import_module(arguments.module).run
    try:
        status = run(arguments)
        sys.stdout.flush()  # here, where a closed pipe is still caught
        return status
    except ServiceError as error:
        print(f"twinwright: {error.sentence}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("twinwright: interrupted.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader (``| head``) has what it wanted. What Python would still flush goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="twinwright",
        description="A sketch and a prompt become a running factory twin.",
    )
    parser.add_argument("--version", action="version", version=version("twinwright"))
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    _add_up(verbs.add_parser("up", help="start everything on this machine and keep serving"))
    _add_down(verbs.add_parser("down", help="stop what 'up' started"))
    _add_generate(
        verbs.add_parser("generate", help="make twins from the command line, without the page")
    )
    _add_fit(verbs.add_parser("fit", help="fit timings to a log of events or intervals"))
    add_dataset_arguments(
        verbs.add_parser("dataset", help="build, count and show the training triplets")
    )
    return parser


def _add_up(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(module="twinwright.cli.up")
    parser.description = (
        "Starts queue, model server, worker and page on 127.0.0.1, restarts what falls, and "
        "stops everything at Ctrl-C. Settings come from TWINWRIGHT_* variables."
    )
    parser.add_argument(
        "--sample", action="store_true", help="first make one sample twin through the real path"
    )


def _add_down(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(module="twinwright.cli.down")


def _add_generate(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(module="twinwright.cli.generate")
    parser.description = (
        "Runs the whole way from a sketch and a prompt to program, figures and scene in this "
        "process. With --batch the model is loaded once for all prompts of a file."
    )
    parser.add_argument("--out", required=True, metavar="DIR", help="folder for the results")
    parser.add_argument("--prompt", default="", metavar="TEXT", help="what the machines do")
    parser.add_argument("--sketch", metavar="FILE", help="picture of the line (PNG, JPEG, WebP)")
    parser.add_argument("--board", metavar="FILE", help="board document (JSON) of the drawing")
    parser.add_argument(
        "--base", metavar="FILE", help="a program that the prompt wishes to be changed"
    )
    parser.add_argument(
        "--batch",
        metavar="FILE",
        help='one JSON object a line: "id", "prompt", and optionally "sketch", "board", "base" '
        "(paths relative to FILE); one folder an id is made in DIR, and DIR/summary.jsonl",
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="seed of the run (default: 1)", metavar="N"
    )
    parser.add_argument(
        "--time",
        type=float,
        default=3600.0,
        metavar="S",
        help="length of the run in seconds of model time (default: 3600)",
    )
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def _add_fit(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(module="twinwright.cli.fit")
    parser.description = (
        "Reads a CSV log (case, activity, start, end; or station, seconds) and fits the best of "
        "the paper's families to every station and arrival stream, with what was left out and why."
    )
    parser.add_argument("log", metavar="LOG.csv", help="the log, UTF-8 CSV with a header")
    parser.add_argument(
        "--column",
        action="append",
        metavar="ROLE=HEADER",
        help="which column is case, activity, resource, start, end, seconds or state, where its "
        "name does not tell; may be repeated",
    )
    parser.add_argument(
        "--all-hours", action="store_true", help="count nights and weekends as working time"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the whole report as JSON")
    form.add_argument("--prompt", action="store_true", help="print sentences for a prompt")
    form.add_argument("--program", metavar="FILE", help="put the times into this program")
    parser.add_argument("--out", metavar="FILE", help="write the program there, not to the screen")


if __name__ == "__main__":
    sys.exit(main())
