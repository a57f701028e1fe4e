"""Layouts, the fifth layer: how the line lies and where it forks, joins and turns back.

The paper's Figure 3d names linear, U-shaped, parallel and conveyor layouts; dual lines, cells,
merges ("join"), splits ("branch"), steps with parallel machines ("block") and rework are added
because people draw them. Shares are a choice. Where an object has several ways out, FlexSim's
default holds: an item takes the first one that is open.
"""

from __future__ import annotations

from collections.abc import Callable

from training.dataset.plants import rings
from training.dataset.plants.floor import Floor, spot

__all__ = ["LAYOUTS", "layout_shares"]

_SHARES = {
    "linear": 23, "u-shaped": 8, "parallel": 17, "dual": 7, "join": 10,
    "branch": 8, "block": 17, "cell": 4, "rework": 4, "loop": 2,
}  # fmt: skip
_LOOP_SHARE_ON_BELTS = 14  # conveyor and mixed lines


def layout_shares(process: str) -> dict[str, int]:
    """Return layout -> weight; a conveyor loop needs belts."""
    loop = _LOOP_SHARE_ON_BELTS if process in ("conveyor", "mixed") else 0
    return {**_SHARES, "loop": loop}


def linear(floor: Floor) -> None:
    """Source, stations, sink in one row."""
    chain = floor.add_row(["Source", *floor.row(), "Sink"])
    floor.stages = [[i] for i in chain]


def u_shaped(floor: Floor) -> None:
    """A line that turns back on itself."""
    classes = ["Source", *floor.row(least=3), "Sink"]
    turn = (len(classes) + 1) // 2
    chain = []
    for i, class_name in enumerate(classes):
        column = i if i < turn else len(classes) - 1 - i
        chain.append(floor.add(class_name, column, 0 if i < turn else 1))
    floor.connect(chain)
    floor.stages = [[i] for i in chain]


def block(floor: Floor) -> None:
    """A line in which one or two steps are done by parallel stations of the same kind."""
    random = floor.random
    middle = floor.row(most=4)
    machines = [k for k, c in enumerate(middle) if c not in ("Queue", "StraightConveyor")]
    doubled = set(random.sample(machines, min(len(machines), random.choice((1, 1, 2)))))
    floor.identical_lines = random.random() < 0.85
    for k, class_name in enumerate(["Source", *middle, "Sink"]):
        column, row = spot(k, pitch=3)
        if k - 1 in doubled and class_name != "Sink":
            base, count = floor.names.base(class_name), random.choices((2, 3), (80, 20))[0]
            stage = [
                floor.add_named(
                    floor.names.numbered(base, n + 1),
                    class_name,
                    column,
                    row + n - (count - 1) / 2,
                )
                for n in range(count)
            ]
            floor.groups.append(stage)
        else:
            stage = [floor.add(class_name, column, row)]
        floor.connect_stage(stage)


def parallel(floor: Floor) -> None:
    """Two or three lines between one source and one sink."""
    random = floor.random
    lines = random.choices((2, 3), (75, 25))[0]
    middle = floor.row(most=4 if lines == 2 else 3, lanes=lines)
    floor.identical_lines = random.random() < 0.75
    source = floor.add("Source", 0)
    bases = [floor.names.base(class_name) for class_name in middle]
    floor.groups = [[] for _ in middle]
    ends = []
    for line in range(lines):
        chain = [source]
        for k, class_name in enumerate(middle):
            name = floor.names.numbered(bases[k], line + 1)
            chain.append(floor.add_named(name, class_name, k + 1, line - (lines - 1) / 2, line))
            floor.groups[k].append(chain[-1])
        floor.connect(chain)
        ends.append(chain[-1])
    tail = floor.process.row(random, most=2, least=0, plain=True) if random.random() < 0.3 else []
    first = len(floor.stations)
    floor.flow.extend((end, first) for end in ends)
    floor.add_row([*tail, "Sink"], len(middle) + 1)
    if not tail and random.random() < 0.5:  # the other common order: column by column
        floor.flow.sort(key=lambda edge: (floor.stations[edge[1]].x, edge[1]))


def dual(floor: Floor) -> None:
    """Two lines of their own, at times with one sink."""
    random = floor.random
    middle = floor.row(most=3, lanes=2)
    floor.identical_lines = random.random() < 0.6
    shared_sink = random.random() < 0.5
    classes = ["Source", *middle] + ([] if shared_sink else ["Sink"])
    bases = [floor.names.base(class_name) for class_name in classes]
    floor.groups = [[] for _ in classes]
    ends = []
    for line in range(2):
        chain = []
        for k, class_name in enumerate(classes):
            name = floor.names.numbered(bases[k], line + 1)
            chain.append(floor.add_named(name, class_name, k, line, line))
            floor.groups[k].append(chain[-1])
        floor.connect(chain)
        ends.append(chain[-1])
    if shared_sink:
        sink = floor.add("Sink", len(classes), 0.5)
        floor.flow.extend((end, sink) for end in ends)


def join(floor: Floor) -> None:
    """Two or three sources that meet at a combiner."""
    random = floor.random
    count = 3 if random.random() < 0.12 else 2
    sources = [floor.add("Source", 0, n) for n in range(count)]
    heads, column = sources, 1
    if random.random() < 0.6:
        class_name = random.choice(("Queue", "Queue", "Processor"))
        heads = [floor.add(class_name, 1, n) for n in range(count)]
        floor.flow.extend(zip(sources, heads, strict=True))
        column = 2
    first = len(floor.stations)
    floor.flow.extend((head, first) for head in heads)
    tail = floor.row(most=2, least=0, plain=True)
    floor.add_row(["Combiner", *tail, "Sink"], column, pitch=count)


def branch(floor: Floor) -> None:
    """One line that splits into two or three, each with its own sink."""
    random = floor.random
    classes = ["Source", *floor.row(most=3, plain=True)]
    if random.random() < 0.5:
        classes.append("Separator")
    fork = floor.add_row(classes)[-1]
    column, below = spot(len(classes))
    if below:  # a folded line forks below its end
        column, below = 0, below + 1
    for line in range(3 if random.random() < 0.12 else 2):
        extra = [random.choice(("Queue", "Processor"))] if random.random() < 0.5 else []
        first = len(floor.stations)
        floor.flow.append((fork, first))
        for index in floor.add_row([*extra, "Sink"], column, below + line):
            floor.stations[index].line = line


Layout = Callable[[Floor], None]

LAYOUTS: dict[str, Layout] = {
    "linear": linear,
    "u-shaped": u_shaped,
    "parallel": parallel,
    "dual": dual,
    "join": join,
    "branch": branch,
    "block": block,
    "cell": rings.cell,
    "rework": rings.rework,
    "loop": rings.loop,
}
