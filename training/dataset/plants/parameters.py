"""Parameters, the second layer: five arrival and nine service families in validated ranges."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from training.dataset.plants.constraints import Constraints, families_seen, families_unseen
from training.dataset.plants.floor import Floor
from training.dataset.plants.ranges import arrival_range, service_range, setup_range
from training.dataset.plants.spec import MACHINES, Station, Value
from training.dataset.plants.times import sample_rate, sample_timing, sample_unit
from training.dataset.quantities import ARRIVAL_FAMILIES, Quantity, Timing
from training.dataset.vocabulary import Industry

__all__ = ["Parameters"]

_CAPACITIES = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 100, 200)
_PLACEMENTS = ("Stack Vertically", "Horizontal Line", "Stack Inside Queue")
_SHARED = ("MaxContent", "SetupTime", "ProcessTime")


class Parameters:
    """Gives the stations of one floor their properties, all times in one unit."""

    def __init__(
        self, floor: Floor, industry: Industry, level: str, layout: str, constraints: Constraints
    ) -> None:
        self.floor, self.random = floor, floor.random
        self.arrivals = arrival_range(industry, level)
        self.services = service_range(industry, level)
        self.setups = setup_range(industry, level)
        self.unit = sample_unit(self.random, self.services)
        unseen = families_unseen(layout) if constraints.unseen_combination else ()
        self.families = unseen or families_seen(layout)

    def assign(self) -> None:
        """Give each station its properties; the same ones along a group of identical lines."""
        stations = self.floor.stations
        shared = {index: group[0] for group in self.floor.groups for index in group}
        for index, station in enumerate(stations):
            first = shared.get(index, index)
            if self.floor.identical_lines and first != index:
                station.properties = dict(stations[first].properties)
            else:
                station.properties = self._of(index, station.class_name)
        if self.random.random() < 0.15:
            self._repeat_timings()

    def _repeat_timings(self) -> None:
        """Let some machines take over the times of the machine before them."""
        before: Station | None = None
        for station in self.floor.stations:
            if station.class_name not in MACHINES:
                continue
            if before is not None and (self.floor.identical_lines or self.random.random() < 0.6):
                kept = {k: v for k, v in station.properties.items() if k not in _SHARED}
                taken = {k: before.properties[k] for k in _SHARED if k in before.properties}
                station.properties = taken | kept
            before = station

    def _of(self, index: int, class_name: str) -> dict[str, Value]:
        match class_name:
            case "Source":
                seen = self.random.random() < 0.92
                return {"InterArrivalTime": self._arrival()} if seen else {}
            case "Queue":
                return _queue(self.random)
            case "StraightConveyor":
                return _conveyor(self.random)
            case "Sink":
                return {}
            case _:
                return self._machine(index, class_name)

    def _machine(self, index: int, class_name: str) -> dict[str, Value]:
        r, out = self.random, dict[str, Value]()
        single = class_name == "MultiProcessor"  # it takes one item at a time
        if not single and r.random() < 0.08:
            out["MaxContent"] = _count(r, (2, 3, 4, 5, 6, 8, 10))
        elif class_name == "Processor" and r.random() < 0.12:
            out["MaxContent"] = _count(r, (2, 2, 3, 4, 5, 10))
        if r.random() < 0.34:
            # Set-up is mostly one number; held-out pairs leave training's families alone.
            plain = r.random() >= 0.4
            family = "constant" if plain else r.choice(self.families)
            out["SetupTime"] = sample_timing(r, family, self.setups, self.unit)
        if r.random() < 0.96:
            family = r.choice(self.families)
            out["ProcessTime"] = sample_timing(r, family, self.services, self.unit)
        if class_name == "Combiner":
            out["CombineMode"] = r.choice(("Pack", "Pack", "Join", "Batch"))
            inputs = sum(1 for edge in self.floor.flow if edge[1] == index)
            if inputs == 2 and r.random() < 0.6:
                out["ComponentsList"] = _count(r, (2, 3, 4, 5, 6, 8, 10, 12, 24))
        elif class_name == "Separator":
            out["SeparateMode"] = r.choice(("Split", "Split", "Unpack"))
            if out["SeparateMode"] == "Split":
                out["SeparateQty"] = _count(r, (2, 2, 3, 4, 5, 6))
        return out

    def _arrival(self) -> Timing:
        r = self.random
        if r.random() < 0.2 and (rate := sample_rate(r, self.arrivals)) is not None:
            return Timing("exponential" if r.random() < 0.5 else "constant", (rate,))
        return sample_timing(r, r.choice(ARRIVAL_FAMILIES), self.arrivals, self.unit)


def _count(random: Random, choices: tuple[int, ...]) -> Quantity:
    return Quantity(Decimal(random.choice(choices)))


def _queue(random: Random) -> dict[str, Value]:
    out: dict[str, Value] = {}
    if random.random() < 0.75:
        out["MaxContent"] = _count(random, (*_CAPACITIES, random.randint(2, 99)))
    if random.random() < 0.1:
        out["LIFO"] = Quantity(Decimal(1))
    if random.random() < 0.15:
        out["ItemPlacement"] = random.choice(_PLACEMENTS)
    if random.random() < 0.12:
        out["StackBaseZ"] = Quantity(Decimal(random.randint(1, 12)) / 10)
    return out


def _conveyor(random: Random) -> dict[str, Value]:
    """Return speed (m/s) and length (m) of a belt, each at times left to FlexSim's default."""
    out: dict[str, Value] = {}
    if random.random() < 0.6:
        speeds = ("0.1", "0.2", "0.25", "0.3", "0.4", "0.5", "0.6", "0.8", "1", "1.2", "1.5", "2")
        out["Speed"] = Quantity(Decimal(random.choice(speeds)))
    if random.random() < 0.5:
        length = Decimal(random.randint(2, 30))
        if random.random() < 0.15:
            length += Decimal("0.5")
        out["HorizontalLength"] = Quantity(length)
    return out
