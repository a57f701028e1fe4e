"""Vocabulary of plants, the fourth layer: thirteen industries with the names of their stations.

The lists stand in ``industries.txt``. A name marked there is held out of training: the lists of
an ``Industry`` hold training's names only, ``unseen_names`` gives the others. ``novel_name``
adds names that no list holds (codes, invented words), so that a model learns to copy a name,
not to know it; its held-out words have a letter that training's invented words never have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from random import Random

__all__ = [
    "CREW_NAMES",
    "INDUSTRIES",
    "UNSEEN_CREW_NAMES",
    "Industry",
    "name_key",
    "novel_name",
]

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Industry:
    """Names that one industry gives to the parts of its lines; ``item`` is singular.

    Attributes:
        share: weight of the industry among all.
        cycle_s: usual times of a machine, from shortest to longest, in seconds.
        held_out: class -> names that training never has.
    """

    key: str
    share: int
    cycle_s: tuple[float, float]
    item: Names
    sources: Names
    queues: Names
    stations: Names
    joins: Names
    splits: Names
    sinks: Names
    belts: Names
    held_out: Mapping[str, Names]

    def names(self, class_name: str) -> Names:
        """Return training's names for objects of a class."""
        return {
            "Source": self.sources,
            "Queue": self.queues,
            "Combiner": self.joins,
            "Separator": self.splits,
            "Sink": self.sinks,
            "StraightConveyor": self.belts,
        }.get(class_name, self.stations)

    def unseen_names(self, class_name: str) -> Names:
        """Return the held-out names for objects of a class."""
        return self.held_out[class_name if class_name in self.held_out else "Processor"]


_CLASS_OF = {
    "source": "Source", "queue": "Queue", "station": "Processor", "join": "Combiner",
    "split": "Separator", "sink": "Sink", "belt": "StraightConveyor",
}  # fmt: skip


def name_key(name: str) -> str:
    """Return the letters of a name in lower case: however it is cased and spaced, it is one name."""
    return "".join(c for c in name.lower() if c.isalpha())


def _read() -> Iterator[Industry]:
    text = (files("training.dataset") / "industries.txt").read_text(encoding="utf-8")
    for section in text.split("\n[")[1:]:
        head, *rows = section.strip().splitlines()
        key, share, cycle = head.replace("]", "").split()
        low, high = cycle.split("-")
        lists = {
            role: tuple(name.strip() for name in names.split(","))
            for role, names in (row.split(":", 1) for row in rows)
        }
        seen = {
            role: tuple(n for n in names if not n.startswith("*")) for role, names in lists.items()
        }
        yield Industry(
            key=key,
            share=int(share),
            cycle_s=(float(low), float(high)),
            item=seen["item"],
            sources=seen["source"],
            queues=seen["queue"],
            stations=seen["station"],
            joins=seen["join"],
            splits=seen["split"],
            sinks=seen["sink"],
            belts=seen["belt"],
            held_out={
                class_name: tuple(n[1:] for n in lists[role] if n.startswith("*"))
                for role, class_name in _CLASS_OF.items()
            },
        )


INDUSTRIES: tuple[Industry, ...] = tuple(_read())

# Kind of crew -> names of one of it.
CREW_NAMES: dict[str, Names] = {
    "Operator": (
        "Operator", "operator", "Worker", "Technician", "Team Lead", "Anna", "Crew", "Staff",
        "Machinist", "Fitter",
    ),
    "Dispatcher": (
        "Dispatcher", "dispatcher", "Transport Control", "Fleet Manager", "Control", "Foreman",
    ),
    "AGV": ("AGV", "AGV", "AMR", "Cart", "Shuttle", "AGV Cart", "Vehicle", "agv"),
    "TaskExecuter": ("TaskExecuter", "Task Executer", "TaskExecuter", "Executer", "Mover", "TE"),
    "Transporter": ("Forklift", "Transporter", "Fork Truck", "Tugger", "Pallet Truck", "Stacker"),
    "Robot": ("Robot", "Robot Arm", "Handler", "Cobot", "robot", "Gantry", "Six Axis"),
}  # fmt: skip
UNSEEN_CREW_NAMES: dict[str, Names] = {
    "Operator": ("Artisan", "Porter", "Jamila", "Shift Hand"),
    "Dispatcher": ("Traffic Desk", "Job Coordinator", "Marshal"),
    "AGV": ("Mule", "Drone Cart", "Guided Truck"),
    "TaskExecuter": ("Runner", "Helper", "Courier"),
    "Transporter": ("Reach Truck", "Hand Jack", "Tow Tractor"),
    "Robot": ("Scara", "Delta Picker", "Manipulator"),
}

_SYLLABLES = (
    "ba", "be", "bo", "da", "de", "do", "fa", "fi", "ga", "ge", "ka", "ke", "ki", "ko", "la",
    "le", "lo", "ma", "mi", "mo", "na", "ne", "no", "pa", "pe", "po", "ra", "re", "ri", "ro",
    "sa", "se", "si", "so", "ta", "te", "ti", "to", "va", "ve", "vi", "vo", "za", "zu", "tra",
    "bri", "klo", "pla", "gre", "sto", "xen", "mar", "tek", "dyn", "vex", "nor",
)  # fmt: skip
# Each has a letter (c, h, j, q or w) that none of the above has.
_UNSEEN_SYLLABLES = (
    "qua", "wex", "jor", "hal", "chi", "cor", "wil", "juno", "hep", "cru", "jad", "woy",
)  # fmt: skip
_KINDS = (
    "Station", "Machine", "Cell", "Unit", "Line", "Tool", "Bay", "Area", "Module", "Press",
    "Bench", "Desk", "Point",
)  # fmt: skip


def novel_name(random: Random, *, unseen: bool = False) -> str:
    """Return a name outside every list: an invented word, with a code or a kind word or both.

    Args:
        unseen: make it of syllables that training never has; codes alone are then not given.
    """
    syllables = _UNSEEN_SYLLABLES if unseen else _SYLLABLES
    word = "".join(random.choice(syllables) for _ in range(random.randint(2, 3))).capitalize()
    code = f"{random.choice('ABCDEFGHKLMNPRSTWX')}{random.choice(['', '-'])}{random.randint(1, 99)}"
    kind = random.choice(_KINDS)
    form = random.random()
    if form < 0.35:
        return f"{word} {kind}"
    if form < 0.55 and not unseen:
        return f"{kind} {code}"
    if form < 0.7:
        return word
    if form < 0.8:
        return f"{word}{kind}"
    if form < 0.9:
        return f"{word}_{code.replace('-', '')}"
    return f"{kind.lower()} {word.lower()}"
