"""Connecting: which arrows a hand draws between the shapes of a page.

The flow is drawn, crew mostly, calls for crew rarely. Now and then a line is forgotten, and two
habits of the paper's own sketches occur: lines that leave the dispatcher instead of the source,
and an executer that points at the first station.
"""

from __future__ import annotations

from random import Random

from training.dataset.plants import PlantSpec

__all__ = ["sample_arrows"]


def sample_arrows(random: Random, spec: PlantSpec, drawn: list[int]) -> tuple[tuple[int, int], ...]:
    """Return arrows between indices into ``drawn``, which lists station indices."""
    at = {station: k for k, station in enumerate(drawn)}
    flow = [(at[a], at[b]) for a, b in spec.flow]
    leader = next((at[i] for i in drawn if spec.stations[i].class_name == "Dispatcher"), None)
    crew = [(at[a], at[b]) for a, b, kind in spec.resources if kind == "A" and a in at and b in at]
    calls = [(at[a], at[b]) for a, b, kind in spec.resources if kind == "S" and a in at and b in at]
    arrows = list(flow)
    if crew and random.random() < 0.8:
        arrows += [(b, a) if random.random() < 0.2 else (a, b) for a, b in crew]
    if calls and random.random() < 0.25:
        arrows += calls
    if leader is not None and random.random() < 0.3:
        arrows = _from_dispatcher(random, spec, drawn, leader, arrows)
    if random.random() < 0.06:
        arrows.pop(random.randrange(len(arrows)))  # a line was forgotten
    return tuple(dict.fromkeys(arrows))


def _from_dispatcher(
    random: Random, spec: PlantSpec, drawn: list[int], leader: int, arrows: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    sources = {k for k, i in enumerate(drawn) if spec.stations[i].class_name == "Source"}
    if len(sources) != 1:
        return arrows
    source = next(iter(sources))
    moved = [(leader if a == source else a, b) for a, b in arrows]
    if random.random() < 0.5:
        moved.append((source, leader))
    executers = [b for a, b in arrows if a == leader]
    firsts = [b for a, b in arrows if a == source]
    if executers and firsts and random.random() < 0.35:
        moved.append((random.choice(executers), random.choice(firsts)))
    return moved
