"""Sampler of plants: the five layers of the dataset, from one seeded ``random.Random``.

A ``PlantSpec`` says everything about a line before a word of prompt or a stroke of sketch
exists: stations with their parameters *as stated* (units included), the flow, and who works
or carries. Choices that are ours: shares of layouts and of automation modes below; transport
and operators always have their centre connection, so that they really move in a run.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from flexscript.plant.model import Connection, Plant, PlantObject, PropertyValue
from training.dataset.quantities import (
    ARRIVAL_FAMILIES,
    SERVICE_FAMILIES,
    Quantity,
    Timing,
    number,
)
from training.dataset.vocabulary import INDUSTRIES, Industry, novel_name

__all__ = ["PlantSpec", "Station", "Value", "sample_plant", "to_plant"]

Value = Quantity | Timing | str

COLUMN_M = 8  # plan distance between neighbouring stations of a line
ROW_M = 8  # plan distance between parallel lines

FLOW_CLASSES = ("Source", "Queue", "Processor", "Combiner", "Separator", "Sink")


@dataclass(slots=True)
class Station:
    """One object to be: ``x`` and ``y`` in metres, properties as stated."""

    name: str
    class_name: str
    x: int = 0
    y: int = 0
    line: int = 0
    properties: dict[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class PlantSpec:
    """A sampled line. Edges are index pairs; ``resources`` adds the kind "A" or "S".

    ``automation``: none, operator (one for all), own (one a machine), team (operators under a
    dispatcher), transport (executers under a dispatcher) or carrier (one executer alone).
    ``stages`` lists the stations step by step where every station of a step feeds every one of
    the next; it is empty for plants of another form.
    """

    industry: Industry
    layout: str
    automation: str
    stations: list[Station]
    flow: list[tuple[int, int]]
    resources: list[tuple[int, int, str]]
    item: str
    identical_lines: bool
    stages: list[list[int]]


def sample_plant(random: Random) -> PlantSpec:
    """Return one plant of 3 to about 20 objects."""
    industry = random.choice(INDUSTRIES)
    layout = random.choices(
        ("linear", "u-shaped", "parallel", "dual", "join", "branch", "block"),
        (24, 9, 20, 7, 11, 9, 20),
    )[0]
    namer = _Namer(random, industry)
    builder = _Builder(random, industry, layout, namer)
    getattr(builder, "build_" + layout.replace("-", "_"))()
    builder.add_parameters()
    builder.add_automation()
    return PlantSpec(
        industry=industry,
        layout=layout,
        automation=builder.automation,
        stations=builder.stations,
        flow=builder.flow,
        resources=builder.resources,
        item=random.choice(industry.item),
        identical_lines=builder.identical_lines,
        stages=builder.stages,
    )


def to_plant(spec: PlantSpec) -> Plant:
    """Return the plant that executing the spec's program builds."""
    objects = tuple(
        PlantObject(
            id=station.name,
            name=station.name,
            class_name=station.class_name,
            location=(float(station.x), float(station.y), 0.0),
            properties={key: _plain(key, value) for key, value in station.properties.items()},
        )
        for station in spec.stations
    )
    ports: dict[tuple[int, str], int] = {}

    def port(index: int, side: str) -> int:
        ports[index, side] = ports.get((index, side), 0) + 1
        return ports[index, side]

    edges = [(a, b, "A") for a, b in spec.flow] + spec.resources
    connections = tuple(
        Connection(
            source=spec.stations[a].name,
            target=spec.stations[b].name,
            kind=kind,
            source_port=port(a, "out" if kind == "A" else "centre"),
            target_port=port(b, "in" if kind == "A" else "centre"),
        )
        for a, b, kind in edges
    )
    return Plant(objects, connections)


def _plain(key: str, value: Value) -> PropertyValue:
    if isinstance(value, Timing):
        return value.property_value()
    if isinstance(value, Quantity):
        plain = number(value.value)
        # A components list is a table: a row for each input port after the first.
        return ((plain,),) if key == "ComponentsList" else plain
    return value


class _Namer:
    """Unique station names: one style a plant, so that numbering looks as one hand would."""

    def __init__(self, random: Random, industry: Industry) -> None:
        self.random, self.industry = random, industry
        self.used: set[str] = set()
        self.separator = random.choice(("", " ", " ", "_", "-", " #"))
        self.case = random.choices(
            ("title", "lower", "upper", "camel", "plain_class"), (62, 8, 5, 9, 16)
        )[0]
        self.novel = random.random() < 0.3
        self.counts: dict[str, int] = {}

    def base(self, class_name: str) -> str:
        """Return a name without line number that is not used yet."""
        lists = {
            "Source": self.industry.sources,
            "Queue": self.industry.queues,
            "Processor": self.industry.stations,
            "Combiner": self.industry.joins,
            "Separator": self.industry.splits,
            "Sink": self.industry.sinks,
        }
        for attempt in range(200):
            if self.case == "plain_class":
                self.counts[class_name] = self.counts.get(class_name, 0) + 1
                name = f"{class_name}{self.separator.strip() or ''}{self.counts[class_name]}"
            elif attempt > 30 or (self.novel and self.random.random() < 0.7):
                name = novel_name(self.random)
            else:
                name = self._styled(self.random.choice(lists[class_name]))
            if name.lower() not in self.used:
                self.used.add(name.lower())
                return name
        raise RuntimeError(f"no unused name left for a {class_name}")

    def numbered(self, base: str, index: int) -> str:
        """Return the name of the same station on line ``index``."""
        name = f"{base}{self.separator}{index}"
        self.used.add(name.lower())
        return name

    def resource(self, class_name: str) -> str:
        """Return a name for an executer, operator or dispatcher."""
        options = {
            "Operator": (
                "Operator",
                "operator",
                "Worker",
                "Technician",
                "Team Lead",
                "Anna",
                "Crew",
            ),
            "Dispatcher": (
                "Dispatcher",
                "dispatcher",
                "Transport Control",
                "Fleet Manager",
                "Control",
            ),
            "TaskExecuter": ("AGV", "TaskExecuter", "Task Executer", "Cart", "Shuttle", "AMR"),
            "Transporter": ("Forklift", "Transporter", "Fork Truck", "Tugger", "Pallet Truck"),
            "Robot": ("Robot", "Robot Arm", "Handler", "Cobot", "robot"),
        }
        return self.random.choice(options[class_name])

    def _styled(self, name: str) -> str:
        if self.case == "lower":
            return name.lower()
        if self.case == "upper":
            return name.upper()
        if self.case == "camel":
            return "".join(word[:1].upper() + word[1:] for word in name.replace("-", " ").split())
        return name


class _Builder:
    """Grows one plant: stations and flow by layout, then parameters, then automation."""

    def __init__(self, random: Random, industry: Industry, layout: str, namer: _Namer) -> None:
        self.random, self.namer = random, namer
        self.stations: list[Station] = []
        self.flow: list[tuple[int, int]] = []
        self.resources: list[tuple[int, int, str]] = []
        self.automation = "none"
        self.identical_lines = False
        self.groups: list[list[int]] = []  # the same station on each line
        self.stages: list[list[int]] = []

    # Layouts: each ends with every station placed and connected.

    def build_linear(self) -> None:
        classes = ["Source", *self._middle(), "Sink"]
        chain = [self._add(c, self.namer.base(c), i * COLUMN_M, 0) for i, c in enumerate(classes)]
        self._chain(chain)
        self.stages = [[i] for i in chain]

    def build_block(self) -> None:
        """A line in which one or two steps are done by parallel stations of the same kind."""
        middle = self._middle(most=4, least=2)
        machines = [k for k, c in enumerate(middle) if c != "Queue"]
        doubled = set(
            self.random.sample(machines, min(len(machines), self.random.choice((1, 1, 2))))
        )
        self.identical_lines = self.random.random() < 0.85
        column = 0
        for k, class_name in enumerate(["Source", *middle, "Sink"]):
            base = self.namer.base(class_name)
            if k - 1 in doubled and 0 < k <= len(middle):
                count = self.random.choices((2, 3), (80, 20))[0]
                top = (count - 1) * ROW_M // 2
                stage = [
                    self._add(class_name, self.namer.numbered(base, n + 1), column, top - n * ROW_M)
                    for n in range(count)
                ]
                self.groups.append(stage)
            else:
                stage = [self._add(class_name, base, column, 0)]
            if self.stages:
                self.flow.extend((a, b) for a in self.stages[-1] for b in stage)
            self.stages.append(stage)
            column += COLUMN_M

    def build_u_shaped(self) -> None:
        classes = ["Source", *self._middle(least=3), "Sink"]
        turn = (len(classes) + 1) // 2
        chain = []
        for i, class_name in enumerate(classes):
            column = i if i < turn else len(classes) - 1 - i
            y = 0 if i < turn else -ROW_M
            chain.append(self._add(class_name, self.namer.base(class_name), column * COLUMN_M, y))
        self._chain(chain)
        self.stages = [[i] for i in chain]

    def build_parallel(self) -> None:
        lines = self.random.choices((2, 3), (75, 25))[0]
        middle = self._middle(most=4 if lines == 2 else 3)
        self.identical_lines = self.random.random() < 0.75
        top = (lines - 1) * ROW_M // 2
        source = self._add("Source", self.namer.base("Source"), 0, 0)
        bases = [self.namer.base(class_name) for class_name in middle]
        ends, self.groups = [], [[] for _ in middle]
        for line in range(lines):
            previous = source
            for k, class_name in enumerate(middle):
                name = self.namer.numbered(bases[k], line + 1)
                here = self._add(class_name, name, (k + 1) * COLUMN_M, top - line * ROW_M, line)
                self.groups[k].append(here)
                self.flow.append((previous, here))
                previous = here
            ends.append(previous)
        tail = self._middle(most=2, least=0, plain=True) if self.random.random() < 0.3 else []
        last: list[int] = []
        for k, class_name in enumerate([*tail, "Sink"]):
            x = (len(middle) + 1 + k) * COLUMN_M
            last.append(self._add(class_name, self.namer.base(class_name), x, 0))
        self.flow.extend((end, last[0]) for end in ends)
        self._chain(last)
        if (
            not tail and self.random.random() < 0.5
        ):  # the other common order of connecting: column by column
            self.flow.sort(key=lambda edge: (self.stations[edge[1]].x, edge[1]))

    def build_dual(self) -> None:
        middle = self._middle(most=3)
        self.identical_lines = self.random.random() < 0.6
        shared_sink = self.random.random() < 0.5
        classes = ["Source", *middle] + ([] if shared_sink else ["Sink"])
        bases = [self.namer.base(class_name) for class_name in classes]
        self.groups = [[] for _ in classes]
        ends = []
        for line in range(2):
            chain = []
            for k, class_name in enumerate(classes):
                name = self.namer.numbered(bases[k], line + 1)
                chain.append(self._add(class_name, name, k * COLUMN_M, -line * ROW_M, line))
                self.groups[k].append(chain[-1])
            self._chain(chain)
            ends.append(chain[-1])
        if shared_sink:
            sink = self._add("Sink", self.namer.base("Sink"), len(classes) * COLUMN_M, -ROW_M // 2)
            self.flow.extend((end, sink) for end in ends)

    def build_join(self) -> None:
        first = self._add("Source", self.namer.base("Source"), 0, 0)
        second = self._add("Source", self.namer.base("Source"), 0, -ROW_M)
        heads, column = [first, second], 1
        if self.random.random() < 0.6:
            class_name = self.random.choice(("Queue", "Queue", "Processor"))
            heads = []
            for start, y in ((first, 0), (second, -ROW_M)):
                here = self._add(class_name, self.namer.base(class_name), COLUMN_M, y)
                self.flow.append((start, here))
                heads.append(here)
            column = 2
        join = self._add("Combiner", self.namer.base("Combiner"), column * COLUMN_M, 0)
        self.flow.extend((head, join) for head in heads)
        tail = [join]
        for class_name in [*self._middle(most=2, least=0, plain=True), "Sink"]:
            column += 1
            tail.append(self._add(class_name, self.namer.base(class_name), column * COLUMN_M, 0))
        self._chain(tail)

    def build_branch(self) -> None:
        classes = ["Source", *self._middle(most=3, plain=True)]
        if self.random.random() < 0.5:
            classes.append("Separator")
        chain = [self._add(c, self.namer.base(c), i * COLUMN_M, 0) for i, c in enumerate(classes)]
        self._chain(chain)
        column = len(classes)
        for line in range(2):
            previous = chain[-1]
            y = -line * ROW_M
            extra = self.random.random() < 0.5
            if extra:
                class_name = self.random.choice(("Queue", "Processor"))
                here = self._add(
                    class_name, self.namer.base(class_name), column * COLUMN_M, y, line
                )
                self.flow.append((previous, here))
                previous = here
            x = (column + extra) * COLUMN_M
            sink = self._add("Sink", self.namer.base("Sink"), x, y, line)
            self.flow.append((previous, sink))

    def _middle(self, *, most: int = 5, least: int = 1, plain: bool = False) -> list[str]:
        """Return classes between source and sink, about three machines on average."""
        machines = min(
            most, max(least, self.random.choices((0, 1, 2, 3, 4, 5), (2, 14, 24, 28, 20, 12))[0])
        )
        weights = (86, 0, 14) if plain else (72, 14, 14)
        row: list[str] = []
        for _ in range(machines):
            if self.random.random() < 0.42:
                row.append("Queue")
            row.append(self.random.choices(("Processor", "Combiner", "Separator"), weights)[0])
        if plain:
            row = ["Processor" if c == "Combiner" else c for c in row]
        return row

    def _add(self, class_name: str, name: str, x: int, y: int, line: int = 0) -> int:
        self.stations.append(Station(name, class_name, x, y, line))
        return len(self.stations) - 1

    def _chain(self, chain: list[int]) -> None:
        self.flow.extend(itertools.pairwise(chain))

    # Parameters

    def add_parameters(self) -> None:
        """Give each station its properties; the same ones along a group of identical lines."""
        unit = self.random.choices(("s", "min", "h"), (72, 24, 4))[0]
        shared = {index: group[0] for group in self.groups for index in group}
        for index, station in enumerate(self.stations):
            first = shared.get(index, index)
            if self.identical_lines and first != index:
                station.properties = dict(self.stations[first].properties)
            else:
                station.properties = self._parameters(index, station.class_name, unit)
        if self.random.random() < 0.15:
            self._repeat_timings()

    def _repeat_timings(self) -> None:
        """Let some machines take over the times of the machine before them."""
        before: Station | None = None
        for station in self.stations:
            if station.class_name not in ("Processor", "Combiner", "Separator"):
                continue
            if before is not None and (self.identical_lines or self.random.random() < 0.6):
                for key in ("MaxContent", "SetupTime", "ProcessTime"):
                    station.properties.pop(key, None)
                kept = dict(station.properties)
                station.properties = {
                    key: before.properties[key]
                    for key in ("MaxContent", "SetupTime", "ProcessTime")
                    if key in before.properties
                } | kept
            before = station

    def _parameters(self, index: int, class_name: str, unit: str) -> dict[str, Value]:
        r, out = self.random, dict[str, Value]()
        match class_name:
            case "Source":
                if r.random() < 0.92:
                    out["InterArrivalTime"] = self._arrival(unit)
            case "Queue":
                if r.random() < 0.75:
                    out["MaxContent"] = Quantity(
                        Decimal(
                            r.choice(
                                (
                                    2,
                                    3,
                                    4,
                                    5,
                                    6,
                                    8,
                                    10,
                                    12,
                                    15,
                                    20,
                                    25,
                                    30,
                                    40,
                                    50,
                                    60,
                                    100,
                                    200,
                                    r.randint(2, 99),
                                )
                            )
                        )
                    )
                if r.random() < 0.1:
                    out["LIFO"] = Quantity(Decimal(1))
                if r.random() < 0.15:
                    out["ItemPlacement"] = r.choice(
                        ("Stack Vertically", "Horizontal Line", "Stack Inside Queue")
                    )
                if r.random() < 0.12:
                    out["StackBaseZ"] = Quantity(Decimal(r.randint(1, 12)) / 10)
            case "Processor" | "Combiner" | "Separator":
                if r.random() < 0.08:
                    out["MaxContent"] = Quantity(Decimal(r.choice((2, 3, 4, 5, 6, 8, 10))))
                elif class_name == "Processor" and r.random() < 0.12:
                    out["MaxContent"] = Quantity(Decimal(r.choice((2, 2, 3, 4, 5, 10))))
                if r.random() < 0.34:
                    out["SetupTime"] = self._time(
                        unit, SERVICE_FAMILIES if r.random() < 0.4 else ("constant",)
                    )
                if r.random() < 0.96:
                    out["ProcessTime"] = self._time(unit, SERVICE_FAMILIES)
                if class_name == "Combiner":
                    out["CombineMode"] = r.choice(("Pack", "Pack", "Join", "Batch"))
                    inputs = sum(1 for edge in self.flow if edge[1] == index)
                    if inputs == 2 and r.random() < 0.6:
                        out["ComponentsList"] = Quantity(
                            Decimal(r.choice((2, 3, 4, 5, 6, 8, 10, 12, 24)))
                        )
                elif class_name == "Separator":
                    out["SeparateMode"] = r.choice(("Split", "Split", "Unpack"))
                    if out["SeparateMode"] == "Split":
                        out["SeparateQty"] = Quantity(Decimal(r.choice((2, 2, 3, 4, 5, 6))))
            case _:
                pass
        return out

    def _arrival(self, unit: str) -> Timing:
        r = self.random
        if r.random() < 0.2:  # stated as a rate
            rate = Quantity(
                Decimal(
                    r.choice((6, 10, 12, 15, 20, 24, 30, 40, 45, 60, 80, 90, 120, 180, 240, 360))
                ),
                "/h",
            )
            if r.random() < 0.2:
                rate = Quantity(Decimal(r.choice((1, 2, 3, 4, 5, 6, 10, 12, 20))), "/min")
            return Timing("exponential" if r.random() < 0.5 else "constant", (rate,))
        return self._time(unit, ARRIVAL_FAMILIES)

    def _time(self, unit: str, families: tuple[str, ...]) -> Timing:
        r = self.random
        family = r.choice(families)

        def q(value: Decimal) -> Quantity:
            return Quantity(value, unit)

        def nice() -> Decimal:
            style = r.random()
            if unit != "s" and style < 0.35:
                return Decimal(r.choice(("0.5", "1.5", "2.5", "0.75", "1.2", "0.25", "3.5", "4.5")))
            if style < 0.72:
                top = {"s": 90, "min": 20, "h": 3}[unit]
                return Decimal(r.randint(1, top))
            if style < 0.9:
                choices = {
                    "s": (5, 10, 12, 15, 20, 25, 30, 40, 45, 50, 60, 75, 90, 100, 120, 180),
                    "min": (1, 2, 3, 4, 5, 6, 8, 10),
                    "h": (1, 2),
                }
                return Decimal(r.choice(choices[unit]))
            return (
                Decimal(r.randint(11, 990)) / 10 if unit == "s" else Decimal(r.randint(2, 95)) / 10
            )

        mean = nice()
        spread = max(
            Decimal("0.1"),
            (mean * Decimal(r.choice(("0.1", "0.2", "0.25", "0.3")))).quantize(Decimal("0.1")),
        )
        if mean == mean.to_integral_value() and mean >= 4:
            spread = max(Decimal(1), spread.quantize(Decimal(1)))
        match family:
            case "constant" | "exponential":
                return Timing(family, (q(mean),))
            case "normal":
                return Timing(family, (q(mean), q(spread.normalize())))
            case "triangular":
                low = max(Decimal("0.1"), mean - spread)
                return Timing(family, (q(low), q(mean), q(mean + spread * r.choice((1, 2)))))
            case "uniform":
                low = max(Decimal("0.1"), mean - spread)
                return Timing(family, (q(low), q(mean + spread)))
            case "lognormal":
                mu, sigma = (
                    Decimal(r.randint(5, 45)) / 10,
                    Decimal(r.choice(("0.1", "0.2", "0.25", "0.3", "0.5", "0.8"))),
                )
                return Timing(family, (Quantity(mu), Quantity(sigma)))
            case "weibull" | "gamma":
                shape = Decimal(r.choice(("1.2", "1.5", "2", "2.5", "3", "4", "5")))
                return Timing(family, (Quantity(shape), q(mean)))
            case _:
                return Timing("poisson", (q(Decimal(max(1, int(mean)))),))

    # Automation

    def add_automation(self) -> None:
        """Add operators, carriers and a dispatcher, with their properties and connections."""
        self.automation = self.random.choices(
            ("none", "operator", "own", "team", "transport", "carrier"), (44, 9, 9, 9, 18, 11)
        )[0]
        if self.automation == "none":
            return
        machines = [i for i, s in enumerate(self.stations) if s.class_name == "Processor"]
        if self.automation in ("operator", "own", "team") and not machines:
            self.automation = "carrier"
        if self.automation in ("operator", "own", "team"):
            self._add_operators(machines)
        else:
            self._add_carriers()

    def _add_operators(self, machines: list[int]) -> None:
        r = self.random
        served = (
            machines
            if r.random() < 0.7
            else sorted(r.sample(machines, r.randint(1, len(machines))))
        )
        for index in served:
            self.stations[index].properties["UseProcessOperators"] = Quantity(Decimal(1))
        y = min(s.y for s in self.stations) - ROW_M
        if self.automation == "team":
            leader = self._add("Dispatcher", self._unused(self.namer.resource("Dispatcher")), 0, y)
            self._add_team(leader, "Operator", r.choice((2, 2, 3, 4)), y)
            self.resources += [(index, leader, "S") for index in served]
        elif self.automation == "own":
            base = self.namer.resource("Operator")
            for k, index in enumerate(served):
                name = self._unused(f"{base}{self.namer.separator}{k + 1}")
                worker = self._add("Operator", name, self.stations[index].x, y)
                self.resources.append((index, worker, "S"))
        else:
            worker = self._add(
                "Operator",
                self._unused(self.namer.resource("Operator")),
                self.stations[served[0]].x,
                y,
            )
            self.resources += [(index, worker, "S") for index in served]

    def _add_carriers(self) -> None:
        r = self.random
        senders = sorted({a for a, _ in self.flow})
        served = (
            senders
            if r.random() < 0.75
            else sorted(r.sample(senders, r.randint(1, min(3, len(senders)))))
        )
        for index in served:
            self.stations[index].properties["UseTransport"] = Quantity(Decimal(1))
        y = min(s.y for s in self.stations) - ROW_M
        class_name = r.choices(
            ("TaskExecuter", "Transporter", "Robot", "Operator"), (45, 30, 12, 13)
        )[0]
        if self.automation == "transport":
            leader = self._add("Dispatcher", self._unused(self.namer.resource("Dispatcher")), 0, y)
            self._add_team(leader, class_name, r.choice((2, 2, 2, 3, 4)), y)
        else:
            leader = self._add(class_name, self._unused(self.namer.resource(class_name)), 0, y)
            self.stations[leader].properties.update(self._carrier_parameters())
        self.resources += [(index, leader, "S") for index in served]

    def _add_team(self, leader: int, class_name: str, count: int, y: int) -> None:
        base = self.namer.resource(class_name)
        shared = self._carrier_parameters() if class_name != "Operator" else {}
        for k in range(count):
            name = self._unused(f"{base}{self.namer.separator}{k + 1}")
            member = self._add(class_name, name, (k + 1) * COLUMN_M, y)
            self.stations[member].properties.update(shared)
            self.resources.append((leader, member, "A"))

    def _carrier_parameters(self) -> dict[str, Value]:
        r, out = self.random, dict[str, Value]()
        if r.random() < 0.2:
            out["Capacity"] = Quantity(Decimal(r.randint(2, 6)))
        if r.random() < 0.25:
            out["MaxSpeed"] = Quantity(
                Decimal(r.choice(("0.5", "0.8", "1", "1.2", "1.5", "2", "2.5", "3")))
            )
        if r.random() < 0.12:
            out["LoadTime"] = Timing("constant", (Quantity(Decimal(r.randint(2, 15)), "s"),))
            out["UnloadTime"] = Timing("constant", (Quantity(Decimal(r.randint(2, 15)), "s"),))
        return out

    def _unused(self, name: str) -> str:
        used = {station.name.lower() for station in self.stations}
        while name.lower() in used:
            name += "A"
        return name
