"""Deeds: what a machine of some name does to an item, in four forms of the verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from random import Random

__all__ = ["Deed", "deed_for"]


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb: cut, cuts, cut, cutting."""

    base: str
    third: str
    done: str
    doing: str

    def form(self, slot: str, *, many: bool) -> str:
        """Return the form that a slot asks for.

        Raises:
            KeyError: the slot is none of deed, deeds, done, doing.
        """
        match slot:
            case "deed":
                return self.base
            case "deeds":
                return self.base if many else self.third
            case "done":
                return self.done
            case "doing":
                return self.doing
            case _:
                raise KeyError(f"a wording has a slot {{{slot}}} that nobody fills")


# Each row: parts of station names that call for the verb, then its forms.
_ROWS = """
oven bake kiln: bake bakes baked baking
furnace heat annealer: heat heats heated heating
saw cut slicer shear: cut cuts cut cutting
weld: weld welds welded welding
paint spray: paint paints painted painting
test prob analys ict: test tests tested testing
check inspect aoi vision detector metrolog sem cmm qc: inspect inspects inspected inspecting
clean wet: clean cleans cleaned cleaning
fill: fill fills filled filling
cap stopper: cap caps capped capping
label coder marker: label labels labelled labelling
pack carton box palletiser: pack packs packed packing
press stamp: press presses pressed pressing
drill: drill drills drilled drilling
grind deburr: grind grinds ground grinding
coat: coat coats coated coating
print: print prints printed printing
wash rins: wash washes washed washing
dry dryer stenter: dry dries dried drying
mill: mill mills milled milling
lathe turn: turn turns turned turning
wrap: wrap wraps wrapped wrapping
scan: scan scans scanned scanning
sort: sort sorts sorted sorting
seal: seal seals sealed sealing
polish sand: polish polishes polished polishing
cool chill: cool cools cooled cooling
pick: pick picks picked picking
assembl cell fitter mount: assemble assembles assembled assembling
solder reflow: solder solders soldered soldering
mix knead: mix mixes mixed mixing
weigh scale: weigh weighs weighed weighing
mould mold form extruder injection: form forms formed forming
etch implant writer laser: expose exposes exposed exposing
sew iron loom spinning dye: finish finishes finished finishing
""".strip().splitlines()
_PLAIN = tuple(
    Deed(*row.split())
    for row in (
        "process processes processed processing",
        "handle handles handled handling",
        "treat treats treated treating",
        "finish finishes finished finishing",
        "machine machines machined machining",
        "make makes made making",
    )
)


def _rows() -> tuple[tuple[tuple[str, ...], Deed], ...]:
    out = []
    for row in _ROWS:
        keys, forms = row.split(": ")
        out.append((tuple(keys.split()), Deed(*forms.split())))
    return tuple(out)


_BY_NAME = _rows()
_ALL = (*(deed for _, deed in _BY_NAME), *_PLAIN)


def deed_for(random: Random, name: str) -> Deed:
    """Return what a machine of that name does; now and then any deed at all."""
    if random.random() < 0.12:
        return random.choice(_ALL)
    found = _matching(name)
    return found if found is not None and random.random() < 0.8 else random.choice(_PLAIN)


@lru_cache(maxsize=4096)
def _matching(name: str) -> Deed | None:
    low = name.lower()
    return next((deed for keys, deed in _BY_NAME if any(key in low for key in keys)), None)
