"""Exact answers of small queueing systems, from their Markov chains or in closed form.

No table is copied from anywhere: the chains are written down here and solved.
"""

from __future__ import annotations

from math import factorial

import numpy as np

__all__ = ["erlang_c", "pollaczek_khinchine", "repair_cycles", "tandem_throughput"]


def erlang_c(servers: int, load: float) -> float:
    """Return the probability that a customer of M/M/c waits (Erlang); ``load`` is rate x time."""
    busy = load**servers / factorial(servers) * servers / (servers - load)
    return busy / (sum(load**n / factorial(n) for n in range(servers)) + busy)


def pollaczek_khinchine(rate: float, mean: float, squared_variation: float) -> float:
    """Return the mean wait of M/G/1; ``squared_variation`` is variance / mean squared."""
    load = rate * mean
    return load * mean * (1.0 + squared_variation) / (2.0 * (1.0 - load))


def repair_cycles(machines: int, operators: int, failure: float, repair: float) -> float:
    """Return the cycles a second of machine repair, a birth and death process.

    ``failure`` and ``repair`` are the rates of one machine and of one operator.
    """
    weights = [1.0]
    for down in range(machines):
        rate = (machines - down) * failure / (min(down + 1, operators) * repair)
        weights.append(weights[-1] * rate)
    up = sum((machines - down) * weight for down, weight in enumerate(weights))
    return failure * up / sum(weights)


def tandem_throughput(stations: int, places: int) -> float:
    """Return the throughput of a line of exponential stations of mean 1, never starved or held up.

    Blocking after service, so many places between two stations. The state counts, for each
    station but the last, the parts that it has finished and the next has not: on the next
    station, in the buffer, or still on the station that made them, which is blocked.
    """
    states, moves = _reachable(stations, places)
    rates = np.zeros((len(states), len(states)))
    for source, target in moves:
        rates[source, target] += 1.0
        rates[source, source] -= 1.0
    # Balance: no net flow into any state; one equation is replaced by the sum of all.
    balance = rates.T.copy()
    balance[0, :] = 1.0
    right = np.zeros(len(states))
    right[0] = 1.0
    chances = np.linalg.solve(balance, right)
    last_works = [state[-1] > 0 for state in states]
    return float(chances[last_works].sum())


def _reachable(stations: int, places: int) -> tuple[list[tuple[int, ...]], list[tuple[int, int]]]:
    """Return all states of the line and its transitions, by their indices."""
    states = [(0,) * (stations - 1)]
    index = {states[0]: 0}
    moves = []
    for source, state in enumerate(states):
        for station in _working(state, stations, places):
            after = list(state)
            if station > 0:
                after[station - 1] -= 1
            if station < stations - 1:
                after[station] += 1
            target = tuple(after)
            if target not in index:
                index[target] = len(states)
                states.append(target)
            moves.append((source, index[target]))
    return states, moves


def _working(state: tuple[int, ...], stations: int, places: int) -> list[int]:
    """Return the stations that have a part and are not blocked."""
    blocked = [False] * stations
    for station in range(stations - 2, -1, -1):
        # The next station holds a finished part of its own: then its place is taken, and one
        # part fewer of this station's fits in.
        room = places + 2 - blocked[station + 1]
        blocked[station] = state[station] >= room
    return [
        station
        for station in range(stations)
        if not blocked[station] and (station == 0 or state[station - 1] > 0)
    ]
