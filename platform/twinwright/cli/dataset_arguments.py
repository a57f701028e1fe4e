"""Arguments of ``twinwright dataset``, apart from its code: ``--help`` loads no libraries."""

from __future__ import annotations

import argparse
import os

__all__ = ["add_dataset_arguments"]


def add_dataset_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verbs ``build``, ``stats`` and ``view``."""
    parser.set_defaults(module="twinwright.cli.dataset")
    parser.description = (
        "GDT-120K: 120,285 triplets of prompt, sketch and program, made from seeds, and slices "
        "beside them that training never has anything of."
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    _add_build(verbs.add_parser("build", help="make the triplets, or go on with a stopped build"))
    _add_stats(verbs.add_parser("stats", help="count what a built dataset holds"))
    _add_view(verbs.add_parser("view", help="write a page of triplets, or the jsonl view"))


def _add_build(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(dataset_verb="build")
    parser.add_argument("--out", required=True, metavar="DIR", help="folder for the shards")
    parser.add_argument(
        "--count",
        type=int,
        metavar="N",
        help="triplets of train, validation and test together (default: 120285); the held-out "
        "slices beside them shrink alike",
    )
    parser.add_argument(
        "--seed", type=int, default=0, metavar="N", help="another dataset of the kind (default: 0)"
    )
    parser.add_argument(
        "--workers",
        type=int,
        default=os.cpu_count() or 1,
        metavar="N",
        help="processes (default: one a core); the bytes do not depend on it",
    )
    parser.add_argument(
        "--per-shard", type=int, default=1000, metavar="N", help="triplets a shard (default: 1000)"
    )
    _add_slices(parser, "build only this slice; may be repeated")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")


def _add_stats(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(dataset_verb="stats")
    parser.add_argument("dataset", metavar="DIR", help="folder of a built dataset")
    parser.add_argument("--figure", metavar="FILE.svg", help="also draw the figure")
    parser.add_argument(
        "--check",
        action="store_true",
        help="read every triplet: digests, and whether anything held out is in training",
    )
    parser.add_argument(
        "--fit",
        type=int,
        default=0,
        metavar="N",
        help="draw and fit N of the times, and see whether they are in the ranges they came from",
    )


def _add_view(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(dataset_verb="view")
    parser.add_argument("dataset", metavar="DIR", help="folder of a built dataset")
    _add_slices(parser, "show only this slice; may be repeated")
    parser.add_argument(
        "--count", type=int, default=12, metavar="N", help="triplets a slice (default: 12)"
    )
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="which ones, at random (default: 1)"
    )
    parser.add_argument("--out", metavar="FILE", help="the page (default: DIR/view.html)")
    parser.add_argument(
        "--jsonl",
        metavar="OUT",
        help="instead: write OUT/train.jsonl and so on (image, prompt, response) and OUT/images",
    )


def _add_slices(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument(
        "--slice",
        action="append",
        default=[],
        metavar="NAME",
        help=f"{what}: train, validation, test, wordings, names, combinations, longer, hands, "
        "or a language such as german",
    )
