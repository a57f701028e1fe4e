"""Rings: layouts with a way back or without a straight line: cell, rework and conveyor loop."""

from __future__ import annotations

import math

from training.dataset.plants.floor import Floor
from training.dataset.plants.spec import COLUMN_M, MACHINES, ROW_M

__all__ = ["cell", "loop", "rework"]


def cell(floor: Floor) -> None:
    """Stations on an arc around the place of whoever serves them."""
    classes = ["Source", *floor.row(most=4, least=2), "Sink"]
    count = len(classes)
    radius = max(1.0, count / (1.6 * math.pi))
    chain = []
    for k, class_name in enumerate(classes):
        angle = math.pi * (1.1 - 1.2 * k / (count - 1))  # from the left over the top to the right
        column, row = radius * (1 - math.cos(math.pi - angle)), radius * (1 - math.sin(angle))
        chain.append(floor.add(class_name, round(column * 4) / 4, round(row * 4) / 4))
    floor.connect(chain)
    floor.stages = [[i] for i in chain]


def rework(floor: Floor) -> None:
    """A line whose test sends what failed back to a step before it.

    It has no combiner: one that waits for parts from behind itself would wait for ever.
    """
    chain = floor.add_row(["Source", *floor.row(most=4, least=2, plain=True), "Sink"])
    test = [i for i in chain[1:-1] if floor.stations[i].class_name in MACHINES][-1]
    back = floor.random.choice([i for i in chain[1:-1] if i < test])
    # By way of a buffer or a repair of its own below the line; straight only over a station or two.
    if test - back > 1 and floor.random.random() < 0.35:
        floor.flow.append((test, back))
        return
    below = 1 - min(station.y for station in floor.stations) / ROW_M
    between = (floor.stations[test].x + floor.stations[back].x) / 2 // 2 * 2 / COLUMN_M
    repair = floor.add(floor.random.choice(("Queue", "Processor")), between, below)
    floor.flow += [(test, repair), (repair, back)]


def loop(floor: Floor) -> None:
    """Belts in a ring with machines between them: what does not leave goes round again."""
    random = floor.random
    belts = random.randint(13, 16) if floor.longer else random.choices((2, 3, 4), (45, 35, 20))[0]
    half = (belts + 1) // 2
    source = floor.add("Source", 0)
    ring: list[int] = []
    for k in range(belts):
        row, along = (0, 2 * k) if k < half else (1, 2 * (belts - 1 - k))
        ring.append(floor.add("StraightConveyor", 1 + along, row))
        if k < belts - 1:
            beside = along + (1 if k < half - 1 else -1 if k >= half else 1)
            shift = 0.5 if k == half - 1 else row
            ring.append(floor.add("Processor", 1 + beside, shift))
    sink = floor.add("Sink", 0, 1)
    floor.connect([source, *ring, sink])
    floor.flow.append((ring[-1], ring[0]))
