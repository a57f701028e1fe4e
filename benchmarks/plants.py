"""The benchmark's models as plants: a, b and c, and a program such as a model generates.

a. M/M/1 with rho 0.8: exact mean time in system 5.
b. Five exponential stations of mean 1, never starved, two places between them, blocking after
   service: exact throughput 0.68049.
c. Twenty machines run for an exponential time of mean 8 and then need one of five
   operators for one of mean 2: exactly 1.92695 cycles a second.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from flexscript.plant.emitter import emit
from flexscript.plant.model import Code, Connection, Plant, PlantObject

__all__ = ["machine_repair", "mm1", "program", "tandem"]


def mm1() -> Plant:
    """Model a."""
    loader = _thing("Loader", "Source", InterArrivalTime=_exponential(1.25))
    buffer = _thing("Buffer", "Queue", MaxContent=1_000_000)
    station = _thing("Station", "Processor", ProcessTime=_exponential(1))
    return _plant([[loader, buffer, station, _thing("Exit", "Sink")]])


def tandem(stations: int = 5, places: int = 2) -> Plant:
    """Model b."""
    line = [_thing("Loader", "Source", InterArrivalTime=0)]
    for number in range(stations):
        if number:
            line.append(_thing(f"Buffer{number}", "Queue", MaxContent=places))
        line.append(_thing(f"Station{number}", "Processor", ProcessTime=_exponential(1)))
    return _plant([[*line, _thing("Exit", "Sink")]])


def machine_repair(machines: int = 20, operators: int = 5) -> Plant:
    """Model c: one job circulates at each machine; running is its set-up, repair its process."""
    team = _thing("Team", "Dispatcher")
    chains = [[team, _thing(f"Operator{number}", "Robot")] for number in range(operators)]
    centres = []
    for number in range(machines):
        job = _thing(f"Job{number}", "Source", ArrivalStyle=2, ArrivalSchedule=((0, "Job", 1),))
        desk = _thing(f"Desk{number}", "Queue", MaxContent=1)
        machine = _thing(
            f"Machine{number}",
            "Processor",
            SetupTime=_exponential(8),
            ProcessTime=_exponential(2),
            UseProcessOperators=1,
        )
        chains.append([job, desk, machine, desk])
        centres.append((machine, team))
    return _plant(chains, centres)


def program() -> str:
    """Return a program of 15 objects; an hour of its plant takes about 10 000 events."""
    exit_ = _thing("Exit", "Sink", at=(40, 0))
    chains = []
    for row, name in enumerate(("Left", "Right")):
        line = [
            _thing(f"{name}Loader", "Source", at=(0, 8 * row), InterArrivalTime=_exponential(2.9))
        ]
        for step in range(3):
            place = (6 + 10 * step, 8 * row)
            queue = _thing(f"{name}Buffer{step}", "Queue", at=place, MaxContent=25)
            place = (11 + 10 * step, 8 * row)
            time = _exponential(2.2)
            line += [queue, _thing(f"{name}Station{step}", "Processor", at=place, ProcessTime=time)]
        chains.append([*line, exit_])
    return emit(_plant(chains))


def _exponential(mean: float) -> Code:
    return Code(f"exponential(0, {mean}, getstream(current))")


def _thing(
    name: str, class_name: str, at: tuple[float, float] = (0, 0), **properties: Any
) -> PlantObject:
    place = (float(at[0]), float(at[1]), 0.0)
    return PlantObject(
        id=name, name=name, class_name=class_name, location=place, properties=properties
    )


def _plant(
    chains: Iterable[list[PlantObject]], centres: Iterable[tuple[PlantObject, PlantObject]] = ()
) -> Plant:
    """Connect neighbours of every chain with "A" and the pairs of ``centres`` with "S"."""
    objects: dict[str, PlantObject] = {}
    connections: list[Connection] = []
    ports: dict[tuple[str, str], int] = {}

    def port(name: str, side: str) -> int:
        ports[name, side] = number = ports.get((name, side), 0) + 1
        return number

    def connect(source: PlantObject, target: PlantObject, kind: str) -> None:
        objects[source.id], objects[target.id] = source, target
        sides = ("out", "in") if kind == "A" else ("centre", "centre")
        connections.append(
            Connection(
                source=source.id,
                target=target.id,
                kind=kind,
                source_port=port(source.id, sides[0]),
                target_port=port(target.id, sides[1]),
            )
        )

    for chain in chains:
        for source, target in pairwise(chain):
            connect(source, target, "A")
    for machine, team in centres:
        connect(machine, team, "S")
    return Plant(tuple(objects.values()), tuple(connections))
