"""Reviewer: all checks of a plant, in one order, as diagnostics of its program."""

from __future__ import annotations

from collections.abc import Iterator

from flexscript.language.diagnostics import Diagnostic, diagnostic_at, in_order
from flexscript.language.source import Source, Span
from flexscript.plant.model import Plant
from flexscript.review.capacity import check_operators, check_takt
from flexscript.review.finding import Finding
from flexscript.review.layout import check_layout
from flexscript.review.loads import loads_of
from flexscript.review.resources import check_resources
from flexscript.review.routing import check_ports
from flexscript.review.settings import check_names, check_settings
from flexscript.review.ways import check_ways
from flexscript.review.wiring import Wiring

__all__ = ["review"]


def review(plant: Plant, text: str = "", name: str = "program") -> list[Diagnostic]:
    """Return what is doubtful about a plant, as warnings with the codes FS601 to FS613.

    A plant does not know where its program made an object: with the program's ``text`` a
    finding stands where the object's name is first written, without it (or where the name is
    put together by code) in line 1. At most ``MAX_DIAGNOSTICS`` are returned.
    """
    source = Source(text, name)
    return in_order(_placed(finding, source) for finding in _findings(plant))


def _findings(plant: Plant) -> Iterator[Finding]:
    wiring = Wiring(plant)
    loads = loads_of(wiring)
    yield from check_ways(wiring)
    yield from check_takt(wiring, loads)
    yield from check_operators(wiring, loads)
    yield from check_layout(wiring)
    yield from check_names(wiring)
    yield from check_resources(wiring)
    yield from check_ports(wiring)
    yield from check_settings(wiring)


def _placed(finding: Finding, source: Source) -> Diagnostic:
    escaped = finding.subject.replace("\\", "\\\\").replace('"', '\\"')
    start = source.text.find(f'"{escaped}"') if finding.subject else -1
    span = Span(start, start + len(escaped) + 2) if start >= 0 else Span(0, 1)
    return diagnostic_at(
        source, span, finding.code, finding.message, hint=finding.hint, severity="warning"
    )
