"""Ways: stations that no item reaches, and items that reach no sink."""

from __future__ import annotations

from collections.abc import Iterator

from flexscript.language.diagnostics import MAX_DIAGNOSTICS
from flexscript.review.finding import Finding, listed
from flexscript.review.wiring import Wiring

__all__ = ["check_ways"]


def check_ways(wiring: Wiring) -> Iterator[Finding]:
    """FS601, FS602: what lies on no way from a source to a sink."""
    if not wiring.stations:
        return
    sources = [each.id for each in wiring.stations if each.class_name == "Source"]
    sinks = [each.id for each in wiring.stations if each.class_name == "Sink"]
    if not sources:
        hint = 'Create one with Object.create("Source") and connect it with "A".'
        yield Finding("FS601", "The plant has no Source: no item ever enters it.", hint)
    if not sinks:
        hint = 'Create one with Object.create("Sink") and connect the last station to it.'
        yield Finding("FS602", "The plant has no Sink: no item ever leaves it.", hint)
    if sources:
        yield from _unreachable(wiring, wiring.reached(sources, wiring.outputs))
    if sinks:
        yield from _dead_ends(wiring, wiring.reached(sinks, wiring.inputs))


def _unreachable(wiring: Wiring, reached: set[str]) -> Iterator[Finding]:
    for thing in wiring.stations:
        if thing.id not in reached:
            sender = listed([wiring.thing(each).name for each in wiring.inputs.get(thing.id, [])])
            cause = f"only {sender} sends to it" if sender else "nothing is connected to it"
            message = f"No item reaches '{thing.name}': {cause}."
            hint = 'Connect the station before it with contextdragconnection(from, to, "A").'
            yield Finding("FS601", message, hint, thing.name)


def _dead_ends(wiring: Wiring, leaving: set[str]) -> Iterator[Finding]:
    """Only where the way ends is reported, or a loop that has no end; not all before it.

    Each loop costs a search, so that no more are looked into than are shown.
    """
    told = 0
    for thing in wiring.stations:
        if told >= MAX_DIAGNOSTICS:
            return
        if thing.id in leaving:
            continue
        following = wiring.outputs.get(thing.id, [])
        if not following:
            message = f"Items end in '{thing.name}': it is no Sink and is connected to nothing."
        elif thing.id in wiring.reached(following, wiring.outputs):
            message = f"Items that reach '{thing.name}' go round without a way to a Sink."
        else:
            continue
        hint = 'Connect it to the next station or to a Sink with "A".'
        told += 1
        yield Finding("FS602", message, hint, thing.name)
