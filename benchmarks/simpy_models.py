"""The benchmark's models in SimPy, as its users write them.

A process a customer, station or machine. They keep what their answer needs and no other
statistics, states or routing.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from random import Random
from typing import Any

import simpy

__all__ = ["machine_repair", "mm1", "tandem"]

_Process = Generator[Any, Any, None]


def mm1(model_s: float) -> tuple[int, float]:
    """Return customers served and their mean time in system."""
    environment = simpy.Environment()
    draw = Random(1).expovariate
    server = simpy.Resource(environment, capacity=1)
    served, total = [0], [0.0]

    def customer() -> _Process:
        came = environment.now
        with server.request() as request:
            yield request
            yield environment.timeout(draw(1.0))
        served[0] += 1
        total[0] += environment.now - came

    def source() -> _Process:
        while True:
            yield environment.timeout(draw(0.8))
            environment.process(customer())

    environment.process(source())
    environment.run(until=model_s)
    return served[0], total[0] / served[0]


def tandem(model_s: float, stations: int = 5, places: int = 2) -> tuple[int, float]:
    """Return parts finished and their number a second."""
    environment = simpy.Environment()
    draw = Random(1).expovariate
    buffers = [simpy.Store(environment, capacity=places) for _ in range(stations - 1)]
    finished = [0]

    def station(number: int) -> _Process:
        while True:
            part = (yield buffers[number - 1].get()) if number else object()
            yield environment.timeout(draw(1.0))
            if number < stations - 1:
                yield buffers[number].put(part)  # blocked here while the buffer is full
            else:
                finished[0] += 1

    for number in range(stations):
        environment.process(station(number))
    environment.run(until=model_s)
    return finished[0], finished[0] / model_s


def machine_repair(model_s: float, machines: int = 20, operators: int = 5) -> tuple[int, float]:
    """Return cycles finished and their number a second."""
    environment = simpy.Environment()
    draw = Random(1).expovariate
    team = simpy.Resource(environment, capacity=operators)
    cycles = [0]

    def machine() -> _Process:
        while True:
            yield environment.timeout(draw(1 / 8))
            with team.request() as request:
                yield request
                yield environment.timeout(draw(1 / 2))
            cycles[0] += 1

    for _ in range(machines):
        environment.process(machine())
    environment.run(until=model_s)
    return cycles[0], cycles[0] / model_s


MODELS: dict[str, Callable[[float], tuple[int, float]]] = {
    "a": mm1,
    "b": tandem,
    "c": machine_repair,
}
