"""Automation, the third layer: who works at the machines and who carries between them.

Five levels as in the paper's Figure 3b, whose figures its text does not give: manual (the
line alone), operator, robot, AGV and task executer; the shares are a choice. Crew always has
its centre connection, so that it really moves in a run.
"""

from __future__ import annotations

from decimal import Decimal
from random import Random

from training.dataset.plants.floor import Floor
from training.dataset.plants.spec import COLUMN_M, ROW_M, Station, Value
from training.dataset.quantities import Quantity, Timing

__all__ = ["LEVEL_SHARES", "add_crew"]

LEVEL_SHARES = {"manual": 42, "operator": 28, "task executer": 11, "agv": 10, "robot": 9}

# Level -> (class, kind of name) of carriers, with weights.
_CARRIERS: dict[str, tuple[tuple[tuple[str, str], int], ...]] = {
    "operator": ((("Operator", "Operator"), 1),),
    "robot": ((("Robot", "Robot"), 1),),
    "agv": ((("TaskExecuter", "AGV"), 1),),
    "task executer": ((("TaskExecuter", "TaskExecuter"), 40), (("Transporter", "Transporter"), 60)),
}
_WORKS_AT = ("Processor", "MultiProcessor")
_CARRIES_FROM = ("Source", "Queue", "Processor", "MultiProcessor", "Combiner", "Separator")


class Crew:
    """Adds workers or carriers to a floor. ``mode`` is the spec's ``automation``."""

    def __init__(self, floor: Floor, level: str) -> None:
        self.floor, self.level, self.random = floor, level, floor.random
        self.resources: list[tuple[int, int, str]] = []
        self.y = min(station.y for station in floor.stations) - ROW_M

    def work(self, mode: str, machines: list[int]) -> None:
        """Let operators serve machines: one for all, one each, or a team under a dispatcher."""
        served = self._some(machines, len(machines), 0.7)
        for index in served:
            self.floor.stations[index].properties["UseProcessOperators"] = Quantity(Decimal(1))
        if mode == "team":
            leader = self._add("Dispatcher", self._name("Dispatcher"), 0)
            self._team(leader, "Operator", "Operator", self.random.choice((2, 2, 3, 4)))
            self.resources += [(index, leader, "S") for index in served]
        elif mode == "own":
            base = self.floor.names.crew("Operator")
            for k, index in enumerate(served):
                name = self._unused(f"{base}{self.floor.names.separator}{k + 1}")
                worker = self._add("Operator", name, self.floor.stations[index].x)
                self.resources.append((index, worker, "S"))
        else:
            place = self.floor.stations[served[0]].x
            worker = self._add("Operator", self._name("Operator"), place)
            self.resources += [(index, worker, "S") for index in served]

    def carry(self, mode: str) -> None:
        """Let carriers move items: one alone, or a fleet under a dispatcher."""
        flow, stations = self.floor.flow, self.floor.stations
        # A belt moves its items itself, onto it and off it.
        senders = sorted({
            a for a, b in flow
            if stations[a].class_name in _CARRIES_FROM
            and stations[b].class_name != "StraightConveyor"
        })  # fmt: skip
        senders = senders or sorted({a for a, _ in flow if stations[a].class_name in _CARRIES_FROM})
        served = self._some(senders, 3, 0.75)
        for index in served:
            stations[index].properties["UseTransport"] = Quantity(Decimal(1))
        kinds, weights = zip(*_CARRIERS[self.level], strict=True)
        class_name, kind = self.random.choices(kinds, weights)[0]
        if mode == "transport":
            leader = self._add("Dispatcher", self._name("Dispatcher"), 0)
            self._team(leader, class_name, kind, self.random.choice((2, 2, 2, 3, 4)))
        else:
            leader = self._add(class_name, self._name(kind), 0)
            stations[leader].properties.update(_carrier_parameters(self.random))
        self.resources += [(index, leader, "S") for index in served]

    def _some(self, indices: list[int], most: int, all_of_them: float) -> list[int]:
        if self.random.random() < all_of_them:
            return indices
        count = self.random.randint(1, min(most, len(indices)))
        return sorted(self.random.sample(indices, count))

    def _team(self, leader: int, class_name: str, kind: str, count: int) -> None:
        base = self.floor.names.crew(kind)
        shared = _carrier_parameters(self.random) if class_name != "Operator" else {}
        for k in range(count):
            name = self._unused(f"{base}{self.floor.names.separator}{k + 1}")
            member = self._add(class_name, name, (k + 1) * COLUMN_M)
            self.floor.stations[member].properties.update(shared)
            self.resources.append((leader, member, "A"))

    def _add(self, class_name: str, name: str, x: int) -> int:
        while any((s.x, s.y) == (x, self.y) for s in self.floor.stations):
            x += COLUMN_M // 2
        self.floor.stations.append(Station(name, class_name, x, self.y))
        return len(self.floor.stations) - 1

    def _name(self, kind: str) -> str:
        return self._unused(self.floor.names.crew(kind))

    def _unused(self, name: str) -> str:
        used = {station.name.lower() for station in self.floor.stations}
        while name.lower() in used:
            name += "A"
        return name


def add_crew(floor: Floor, level: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Add the crew of an automation level; return the spec's ``automation`` and ``resources``."""
    if level == "manual":
        return "none", []
    machines = [i for i, s in enumerate(floor.stations) if s.class_name in _WORKS_AT]
    crew, mode = Crew(floor, level), _mode(floor.random, level, bool(machines))
    if mode in ("operator", "own", "team"):
        crew.work(mode, machines)
    else:
        crew.carry(mode)
    return mode, crew.resources


def _mode(random: Random, level: str, machines: bool) -> str:
    if level == "operator" and machines and random.random() < 0.86:
        return random.choice(("operator", "own", "team"))
    return random.choices(("transport", "carrier"), (62, 38))[0]


def _carrier_parameters(random: Random) -> dict[str, Value]:
    out: dict[str, Value] = {}
    if random.random() < 0.2:
        out["Capacity"] = Quantity(Decimal(random.randint(2, 6)))
    if random.random() < 0.25:
        speed = random.choice(("0.5", "0.8", "1", "1.2", "1.5", "2", "2.5", "3"))
        out["MaxSpeed"] = Quantity(Decimal(speed))
    if random.random() < 0.12:
        out["LoadTime"] = Timing("constant", (Quantity(Decimal(random.randint(2, 15)), "s"),))
        out["UnloadTime"] = Timing("constant", (Quantity(Decimal(random.randint(2, 15)), "s"),))
    return out
