"""Edits: a plant that is there, a wish in words, and the plant that it asks for.

"Make the queue hold 20", "add a second packing machine in parallel, 20 s each": the model sees
the old program as its tokens and writes the whole new one. One to three changes a wish; what
is not named stays as it is, places included, and what is new comes last, so that most of the
new program is the old one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from random import Random

from training.dataset.plants import PlantSpec, Station
from training.dataset.prompts.times import Clock
from training.dataset.prompts.tongue import tongue
from training.dataset.prompts.voice import Voice
from training.dataset.quantities import Quantity, Timing
from training.dataset.vocabulary import novel_name

__all__ = ["sample_edit"]

_NUMBERED = re.compile(r"(.*?)(\d{1,3})")
_ORDERS = frozenset(
    [
        "set",
        "change",
        "make",
        "let",
        "update",
        "put",
        "correct",
        "use",
        "replace",
        "add",
        "run",
        "double",
        "install",
        "insert",
        "place",
        "remove",
        "delete",
        "take",
        "drop",
        "get",
        "leave",
        "skip",
        "close",
        "eliminate",
        "rename",
        "call",
        "give",
        "limit",
        "increase",
        "duplicate",
        "copy",
        "decouple",
    ]
)
_MACHINES = ("Processor", "Combiner", "Separator")

Change = Callable[[Voice, PlantSpec], str | None]


def sample_edit(
    random: Random, spec: PlantSpec, *, held_out: bool = False
) -> tuple[str, PlantSpec]:
    """Return a wish and the plant that it makes of ``spec``, which is left as it is."""
    voice = Voice(random, held_out=held_out)
    edited = replace(
        spec, stations=deepcopy(spec.stations), flow=list(spec.flow), resources=list(spec.resources)
    )
    wishes: list[str] = []
    wanted = random.choices((1, 2, 3), (72, 21, 7))[0]
    left = dict(_CHANGES)
    while left and len(wishes) < wanted:
        change = random.choices(list(left), list(left.values()))[0]
        del left[change]  # a second one of its kind might take the first one back
        # A change of the parts list comes first: later ones would speak of what is gone.
        wish = None if wishes and change in _STRUCTURAL else change(voice, edited)
        if wish is not None:
            wishes.append(wish)
    return _joined(voice, wishes), edited


def _joined(voice: Voice, wishes: list[str]) -> str:
    """Return the wishes as one text; only an order ("set ...") can be asked for politely."""
    first = wishes[0]
    if first.split()[0] in _ORDERS and voice.chance(0.5):
        first = voice.say("edit polite", wish=first)
    text = first
    if len(wishes) > 1:
        joint = voice.random.choice((", ", "; ", ". ", " and ", "\n- "))
        text = joint.join(wish.rstrip(".?") for wish in (first, *wishes[1:]))
    if voice.chance(0.6) and text[0].isalpha():
        text = text[0].upper() + text[1:]
    return text + ("." if text[-1] not in ".?" and voice.chance(0.5) else "")


def _pick(voice: Voice, spec: PlantSpec, *classes: str) -> int | None:
    found = [k for k, s in enumerate(spec.stations) if s.class_name in classes]
    return voice.random.choice(found) if found else None


def _spoken(voice: Voice, station: Station) -> str:
    """Return the name, with an article at times."""
    return f"the {station.name}" if voice.chance(0.3) else station.name


def _new_time(voice: Voice) -> Timing:
    """Return a time to come: mostly a plain one, as people wish."""
    random = voice.random
    unit = random.choices(("s", "min", "h"), (80, 17, 3))[0]
    top = {"s": 300, "min": 20, "h": 3}[unit]
    value = Decimal(random.randint(1, top))
    if random.random() < 0.15:
        value += Decimal(random.choice(("0.5", "0.2", "0.25")))
    family = random.choices(("constant", "exponential", "normal", "uniform"), (70, 14, 8, 8))[0]
    q = Quantity(value, unit)
    if family == "normal":
        return Timing(family, (q, Quantity(max(Decimal(1), value // 5), unit)))
    if family == "uniform":
        return Timing(family, (q, Quantity(value + max(1, int(value) // 3), unit)))
    return Timing(family, (q,))


def _said(voice: Voice, timing: Timing, form: str = "np") -> str:
    return Clock(voice, tongue("en")).duration(timing, form)


def _service(voice: Voice, spec: PlantSpec) -> str | None:
    index = _pick(voice, spec, *_MACHINES)
    if index is None:
        return None
    timing = _new_time(voice)
    spec.stations[index].properties["ProcessTime"] = timing
    return voice.say(
        "edit service",
        name=_spoken(voice, spec.stations[index]),
        time=_said(voice, timing),
    )


def _arrival(voice: Voice, spec: PlantSpec) -> str | None:
    sources = [k for k, s in enumerate(spec.stations) if s.class_name == "Source"]
    if len(sources) != 1:
        return None
    timing = _new_time(voice)
    source = spec.stations[sources[0]]
    source.properties["InterArrivalTime"] = timing
    return voice.say("edit arrival", name=_spoken(voice, source), time=_said(voice, timing, "of"))


def _capacity(voice: Voice, spec: PlantSpec) -> str | None:
    index = _pick(voice, spec, "Queue")
    return None if index is None else _hold(voice, spec.stations[index], "edit capacity", 200)


def _machines(voice: Voice, spec: PlantSpec) -> str | None:
    index = _pick(voice, spec, "Processor")
    return None if index is None else _hold(voice, spec.stations[index], "edit machines", 8)


def _hold(voice: Voice, station: Station, table: str, most: int) -> str:
    count = voice.random.randint(2, most)
    station.properties["MaxContent"] = Quantity(Decimal(count))
    return voice.say(table, name=_spoken(voice, station), count=str(count))


def _parallel(voice: Voice, spec: PlantSpec) -> str | None:
    index = _pick(voice, spec, "Processor")
    if index is None:
        return None
    old = spec.stations[index]
    new_name = _next_name(voice, spec, old.name)
    new = replace(old, name=new_name, y=old.y - 4, properties=dict(old.properties))
    table, time = "edit parallel same", ""
    if "ProcessTime" not in old.properties or voice.chance(0.6):
        timing = _new_time(voice)
        new.properties["ProcessTime"] = timing
        table, time = "edit parallel", _said(voice, timing)
    spec.stations.append(new)
    place = len(spec.stations) - 1
    spec.flow += [(a, place) for a, b in list(spec.flow) if b == index]
    spec.flow += [(place, b) for a, b in list(spec.flow) if a == index]
    spec.resources += [(place, b, kind) for a, b, kind in list(spec.resources) if a == index]
    for _ in range(20):
        wish = voice.say(table, name=old.name, new=new_name, time=time)
        # "A second Lathe 2" would not tell that Lathe 3 is meant.
        if new_name in wish or not _NUMBERED.fullmatch(old.name):
            return wish
    return wish


def _insert(voice: Voice, spec: PlantSpec) -> str | None:
    if not spec.flow:
        return None
    before, after = voice.random.choice(spec.flow)
    if sum(a == before for a, _ in spec.flow) > 1 or sum(b == after for _, b in spec.flow) > 1:
        return None  # "between" would not say which way
    class_name = voice.random.choices(("Queue", "Processor"), (55, 45))[0]
    a, b = spec.stations[before], spec.stations[after]
    new = Station(
        _fresh_name(voice, spec, class_name), class_name, (a.x + b.x) // 2, (a.y + b.y) // 2
    )
    spec.stations.append(new)
    place = len(spec.stations) - 1
    at = spec.flow.index((before, after))
    spec.flow[at : at + 1] = [(before, place), (place, after)]
    words = {"kind": voice.say(f"edit kind {class_name}"), "new": new.name,
             "before": _spoken(voice, a), "after": _spoken(voice, b)}  # fmt: skip
    if voice.chance(0.25):
        return voice.tell("edit insert plain", words.__getitem__)
    if class_name == "Queue":
        count = voice.random.randint(2, 100)
        new.properties["MaxContent"] = Quantity(Decimal(count))
        fact = voice.say("edit fact queue", count=str(count))
    else:
        timing = _new_time(voice)
        new.properties["ProcessTime"] = timing
        fact = voice.say("edit fact service", time=_said(voice, timing))
    return voice.tell("edit insert", {**words, "fact": fact}.__getitem__)


def _remove(voice: Voice, spec: PlantSpec) -> str | None:
    """Take a station out of a chain and join its neighbours."""
    ways_in = {k: [a for a, b in spec.flow if b == k] for k in range(len(spec.stations))}
    ways_out = {k: [b for a, b in spec.flow if a == k] for k in range(len(spec.stations))}
    found = [
        k for k, s in enumerate(spec.stations)
        if s.class_name in ("Queue", "Processor") and len(ways_in[k]) == len(ways_out[k]) == 1
        and (ways_in[k][0], ways_out[k][0]) not in spec.flow
    ]  # fmt: skip
    if len(found) < 2:
        return None  # the last one is no line any more
    gone = voice.random.choice(found)
    before, after = ways_in[gone][0], ways_out[gone][0]
    wish = voice.say(
        "edit remove", name=_spoken(voice, spec.stations[gone]),
        before=spec.stations[before].name, after=spec.stations[after].name,
    )  # fmt: skip
    spec.flow[spec.flow.index((before, gone))] = (before, after)
    spec.flow.remove((gone, after))
    spec.resources[:] = [r for r in spec.resources if gone not in r[:2]]
    _forget(spec, gone)
    return wish


def _forget(spec: PlantSpec, gone: int) -> None:
    def moved(k: int) -> int:
        return k - (k > gone)

    del spec.stations[gone]
    spec.flow[:] = [(moved(a), moved(b)) for a, b in spec.flow]
    spec.resources[:] = [(moved(a), moved(b), kind) for a, b, kind in spec.resources]


def _rename(voice: Voice, spec: PlantSpec) -> str | None:
    station = voice.random.choice(spec.stations)
    old, station.name = station.name, _fresh_name(voice, spec, station.class_name)
    return voice.say("edit rename", name=old, new=station.name)


def _next_name(voice: Voice, spec: PlantSpec, name: str) -> str:
    """Return the next free of its kind: "Lathe 2" after "Lathe", "Lathe-3" after "Lathe-2"."""
    taken = {s.name.lower() for s in spec.stations}
    numbered = _NUMBERED.fullmatch(name)
    stem, last = (numbered[1], int(numbered[2])) if numbered else (name + " ", 1)
    for number in range(last + 1, last + 9):
        if f"{stem}{number}".lower() not in taken:
            return f"{stem}{number}"
    return _fresh_name(voice, spec, "Processor")


def _fresh_name(voice: Voice, spec: PlantSpec, class_name: str) -> str:
    taken = {s.name.lower() for s in spec.stations}
    industry = spec.industry
    lists = {"Queue": industry.queues, "Source": industry.sources, "Sink": industry.sinks}
    for _ in range(50):
        common = lists.get(class_name, industry.stations)
        name = voice.random.choice(common) if voice.chance(0.7) else novel_name(voice.random)
        if name.lower() not in taken:
            return name
    return f"New {class_name} {len(taken)}"


_CHANGES: dict[Change, int] = {
    _service: 26,
    _arrival: 12,
    _capacity: 14,
    _machines: 5,
    _parallel: 16,
    _insert: 14,
    _remove: 9,
    _rename: 4,
}
_STRUCTURAL = (_parallel, _insert, _remove, _rename)
