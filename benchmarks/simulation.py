"""Speed of the simulator on a tandem line, with SimPy as a named peer when it is installed.

The line: five stations with exponential times of mean 1 s, never starved, two places between
stations, blocking after service. Its exact throughput is 0.68049 parts a second, and every run
is checked against it, so that no engine is fast by being wrong. Times are CPU seconds, best of
``--repeat``.

    python benchmarks/simulation.py
    python benchmarks/simulation.py --parts 1000 --repeat 1     (tiny)
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Any

from flexscript.plant.model import Code, Connection, Plant, PlantObject
from flexscript.simulation import simulate

STATIONS = 5
PLACES = 2
EXACT_THROUGHPUT = 0.68049


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one engine did: parts finished in ``model_s`` seconds, and its calendar events."""

    parts: int
    model_s: float
    events: int


def tandem_line() -> Plant:
    """Return the line as a plant."""
    objects = [_thing("Loader", "Source", InterArrivalTime=0)]
    for number in range(STATIONS):
        if number:
            objects.append(_thing(f"Buffer{number}", "Queue", MaxContent=PLACES))
        time_code = Code("exponential(0, 1, getstream(current))")
        objects.append(_thing(f"Station{number}", "Processor", ProcessTime=time_code))
    objects.append(_thing("Exit", "Sink"))
    connections = tuple(
        Connection(source=a.id, target=b.id, kind="A", source_port=1, target_port=1)
        for a, b in pairwise(objects)
    )
    return Plant(tuple(objects), connections)


def _thing(name: str, class_name: str, **properties: Any) -> PlantObject:
    return PlantObject(id=name, name=name, class_name=class_name, properties=properties)


def run_twinwright(model_s: float, *, trace: bool = False) -> Outcome:
    """Run the line on our own engine."""
    report = simulate(tandem_line(), until=model_s, trace=trace).report
    return Outcome(report.throughput, model_s, report.events)


def run_simpy(model_s: float) -> Outcome:
    """Run the line as SimPy processes: stores for buffers, one process a station."""
    import simpy

    environment = simpy.Environment()
    stores = [simpy.Store(environment, capacity=PLACES) for _ in range(STATIONS - 1)]
    finished = [0]

    def station(number: int) -> Generator[Any, Any, None]:
        draw = Random(number).expovariate
        while True:
            if number:
                yield stores[number - 1].get()
            yield environment.timeout(draw(1.0))
            if number < STATIONS - 1:
                yield stores[number].put(number)
            else:
                finished[0] += 1

    for number in range(STATIONS):
        environment.process(station(number))
    environment.run(until=model_s)
    return Outcome(finished[0], model_s, finished[0] * STATIONS)


def measure(name: str, run: Callable[[float], Outcome], model_s: float, repeat: int) -> None:
    """Run an engine, check its answer and print one line."""
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        outcome = run(model_s)
        best = min(best, time.process_time() - start)
    throughput = outcome.parts / outcome.model_s
    allowed = 6.0 / outcome.parts**0.5
    if abs(throughput - EXACT_THROUGHPUT) > allowed * EXACT_THROUGHPUT:
        sys.exit(f"{name}: throughput {throughput:.4f} is not {EXACT_THROUGHPUT}")
    print(
        f"{name:24} {best:8.3f} s CPU  {outcome.events / best / 1000:8.0f} k events/s "
        f"{outcome.parts * STATIONS / best / 1000:8.0f} k services/s  throughput {throughput:.4f}"
    )


def main() -> None:
    """Measure every engine that is there."""
    parser = argparse.ArgumentParser(description="Speed of the simulator on a tandem line.")
    parser.add_argument("--parts", type=int, default=20_000, help="parts a run (default 20000)")
    parser.add_argument("--repeat", type=int, default=5, help="runs, the best counts (default 5)")
    options = parser.parse_args()
    model_s = options.parts / EXACT_THROUGHPUT
    measure("twinwright", run_twinwright, model_s, options.repeat)
    measure(
        "twinwright with trace",
        lambda seconds: run_twinwright(seconds, trace=True),
        model_s,
        options.repeat,
    )
    if importlib.util.find_spec("simpy") is None:
        print("simpy is not installed, so there is no peer to compare with")
    else:
        measure("simpy", run_simpy, model_s, options.repeat)


if __name__ == "__main__":
    main()
