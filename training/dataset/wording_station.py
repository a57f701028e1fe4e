"""Wordings of one station: what it is and what it does.

A station is described by a subject (one name, or several that share all parameters) and a
list of facts. ``clauses`` gives the facts as verb phrases; ``fields`` as "key: value".
"""

from __future__ import annotations

from random import Random

from training.dataset.plants import Station
from training.dataset.quantities import Quantity, Timing
from training.dataset.wording_time import arrival, count, duration, plain_number

__all__ = ["clauses", "fields", "kind_phrase", "noun_phrase", "short_step"]

# What machines do: (base, third person, past participle).
_DEEDS = tuple(
    tuple(row.split())
    for row in (
        "bake bakes baked", "cut cuts cut", "weld welds welded", "paint paints painted", "test tests tested", "check checks checked", "clean cleans cleaned",
        "fill fills filled", "cap caps capped", "label labels labelled", "pack packs packed", "inspect inspects inspected", "press presses pressed", "drill drills drilled",
        "grind grinds ground", "coat coats coated", "print prints printed", "wash washes washed", "dry dries dried", "handle handles handled", "treat treats treated",
        "finish finishes finished", "mill mills milled", "process processes processed", "measure measures measured", "wrap wraps wrapped", "scan scans scanned",
        "sort sorts sorted", "heat heats heated", "mount mounts mounted", "seal seals sealed", "polish polishes polished", "machine machines machined", "cool cools cooled",
        "pick picks picked", "assemble assembles assembled", "solder solders soldered", "mix mixes mixed", "weigh weighs weighed", "form forms formed",
    )
)  # fmt: skip
_THINGS = (
    "part",
    "piece",
    "item",
    "unit",
    "product",
    "loaf",
    "box",
    "case",
    "kit",
    "frame",
    "order",
    "sheet",
    "housing",
    "cup",
    "bag",
    "set",
    "roll",
    "tray",
)


def short_step(random: Random, station: Station, names: str, item: str) -> str:
    """Return what happens to items at a station, to follow "They": "wait in X (max 20)"."""
    r, p = random, station.properties
    if station.class_name == "Queue":
        facts = clauses(r, station, item)
        lead = r.choice(("wait in", "are stored in", "go to", "meet in", "queue in", "go into"))
        kind = r.choice(("", "", "the queue ", "the buffer ", "a queue called ", "a buffer named "))
        if set(p) == {"MaxContent"}:
            n = _n(r, p["MaxContent"])
            room = r.choice(
                (
                    f" with room for {n}",
                    f" (max {n})",
                    f" with space for {n} {r.choice(_THINGS)}s",
                    f" with a capacity of {n}",
                    f" ({n} places)",
                    f", which holds up to {n}",
                )
            )
            return f"{lead} {kind}{names}{room}"
        return f"{lead} {kind}{names}" + (f", which {_joined(facts)}" if facts else "")
    if station.class_name == "Sink":
        return (
            r.choice(("leave through", "leave at", "end in", "exit at", "go to", "finish at"))
            + r.choice((" ", " the sink ", " "))
            + names
        )
    if (
        station.class_name == "Processor"
        and set(p) == {"ProcessTime"}
        and isinstance(t := p["ProcessTime"], Timing)
    ):
        d, deed = duration(r, t), r.choice(_DEEDS)
        return r.choice(
            (
                f"are {deed[2]} at {names} in {d}",
                f"are {deed[2]} at {names} ({d})",
                f"go to {names} for {d}",
                f"are {deed[2]} in {names}, which takes {d}",
                f"pass {names} ({d})",
                f"spend {d} at {names}",
                f"get {deed[2]} by {names} in {d}",
            )
        )
    facts = clauses(r, station, item)
    kind = r.choice(("", f"the {station.class_name.lower()} ", f"the {station.class_name} "))
    return (
        r.choice(("go to ", "move to ", "pass through ", "continue to ", "are handled at "))
        + kind
        + names
        + (f", which {_joined(facts)}" if facts else "")
    )


def _joined(facts: list[str]) -> str:
    return facts[0] if len(facts) == 1 else ", ".join(facts[:-1]) + " and " + facts[-1]


_KINDS = {
    "Source": (
        "Source",
        "source",
        "the source",
        "the entry point",
        "the start of the line",
        "where everything arrives",
    ),
    "Queue": (
        "Queue",
        "queue",
        "buffer",
        "Queue",
        "waiting area",
        "storage buffer",
        "buffer (queue)",
    ),
    "Processor": (
        "Processor",
        "processor",
        "machine",
        "processing station",
        "workstation",
        "Processor",
        "machine (processor)",
    ),
    "Combiner": (
        "Combiner",
        "combiner",
        "assembly station (combiner)",
        "Combiner",
        "combiner station",
    ),
    "Separator": (
        "Separator",
        "separator",
        "Separator",
        "separating station (separator)",
        "separator station",
    ),
    "Sink": (
        "Sink",
        "sink",
        "the sink",
        "the exit",
        "the end of the line",
        "where finished items leave",
    ),
    "Operator": ("Operator", "operator", "worker (operator)"),
    "Dispatcher": ("Dispatcher", "dispatcher"),
    "TaskExecuter": ("TaskExecuter", "Task Executer", "task executer", "AGV (task executer)"),
    "Transporter": ("Transporter", "transporter", "forklift (transporter)"),
    "Robot": ("Robot", "robot"),
}


def kind_phrase(random: Random, class_name: str, *, plural: bool = False) -> str:
    """Return "a queue", "Queues", "the sink": what the station is."""
    kind = random.choice(_KINDS[class_name])
    if plural:
        if kind.startswith(("the ", "where")):
            kind = class_name
        head, mark, rest = kind.partition(" (")
        return f"{head}s{mark}{rest}"
    if kind.startswith(("the ", "where")):
        return kind
    return ("an " if kind[0] in "aeioAEIO" else "a ") + kind


def noun_phrase(random: Random, station: Station, *, plural: bool) -> str:
    """Return "in Pack mode with a process time of 5 s and a capacity of 10", or ""."""
    r, p = random, station.properties
    known = (
        "SetupTime",
        "ProcessTime",
        "MaxContent",
        "CombineMode",
        "SeparateMode",
        "SeparateQty",
        "InterArrivalTime",
        "StackBaseZ",
        "ItemPlacement",
    )
    if not p or any(key not in known for key in p if not key.startswith("Use")):
        return ""
    each = r.choice(("", "", "each ")) if plural else ""
    mode, nouns = "", []
    if "CombineMode" in p:
        mode = f"in {p['CombineMode']} mode"
    if "SeparateMode" in p:
        mode = f"in {p['SeparateMode']} mode"
        if "SeparateQty" in p:
            mode += f", {r.choice(('turning', 'splitting', 'dividing'))} each item into {_n(r, p['SeparateQty'])} {r.choice(('parts', 'pieces'))}"
    if isinstance(t := p.get("InterArrivalTime"), Timing):
        if t.params[0].unit in ("/h", "/min"):
            return ""
        nouns.append(
            r.choice(
                (
                    "an interarrival time of {}",
                    "interarrival times of {}",
                    "an inter-arrival time of {}",
                )
            ).format(duration(r, t))
        )
    if isinstance(t := p.get("ProcessTime"), Timing):
        nouns.append(
            r.choice(
                (
                    "a process time of {}",
                    "a processing time of {}",
                    "processing time {}",
                    "{} processing",
                    "process time {}",
                    "a cycle time of {}",
                )
            ).format(duration(r, t))
        )
    if isinstance(t := p.get("SetupTime"), Timing):
        nouns.append(
            r.choice(
                (
                    "a setup time of {}",
                    "a set-up time of {}",
                    "{} setup",
                    "setup time {}",
                    "a setup of {}",
                )
            ).format(duration(r, t))
        )
    if "MaxContent" in p:
        nouns.append(
            r.choice(
                (
                    "a capacity of {}",
                    "capacity {}",
                    "a maximum content of {}",
                    "room for {} items",
                    "space for up to {} items",
                )
            ).format(_n(r, p["MaxContent"]))
        )
    if "StackBaseZ" in p:
        nouns.append(
            r.choice(("a base height of {}", "a stacking base height of {}")).format(
                _n(r, p["StackBaseZ"])
            )
        )
    if "ItemPlacement" in p:
        mode = {
            "Stack Vertically": "stacking vertically",
            "Horizontal Line": "in a horizontal line",
            "Stack Inside Queue": "stacking inside",
        }[str(p["ItemPlacement"])]
    if len(nouns) > 1 and r.random() < 0.4:
        r.shuffle(nouns)
    listed = "" if not nouns else f"{each}with {_joined(nouns)}"
    return r.choice((", ", " ", " ")).join(part for part in (mode, listed) if part)


def _n(random: Random, value: object) -> str:
    assert isinstance(value, Quantity)
    return count(random, value.stated)


def clauses(random: Random, station: Station, item: str, *, plural: bool = False) -> list[str]:
    """Return verb phrases for every parameter of the station, in the order of its class."""
    r, p = random, station.properties
    has, takes = ("have", "take") if plural else ("has", "takes")
    holds, s = ("hold", "") if plural else ("holds", "s")
    each = " each" if plural and r.random() < 0.4 else ""
    out: list[str] = []
    if isinstance(t := p.get("InterArrivalTime"), Timing):
        phrase = arrival(r, t, item)
        verb, _, rest = phrase.partition(" ")
        out.append(f"{_base(verb)} {rest}" if plural else phrase)
    if station.class_name == "Queue" and "MaxContent" in p:
        n = _n(r, p["MaxContent"])
        out.append(
            r.choice(
                (
                    f"{holds} up to {n} items",
                    f"{holds} at most {n} parts",
                    f"{has} a capacity of {n}",
                    f"{has} room for {n} {item}s",
                    f"can hold {n} items",
                    f"{has} a maximum content of {n}",
                    f"store{s} up to {n}",
                    f"allow{s} up to {n} items",
                    f"{has} space for {n} parts",
                    f"{holds} max {n}",
                    f"{has} {n} places",
                    f"fit{s} {n} items",
                    f"{holds} no more than {n} units",
                )
            )
            + each
        )
    if "LIFO" in p:
        out.append(
            r.choice(
                (
                    f"work{s} last in first out",
                    f"{'are' if plural else 'is'} LIFO",
                    f"release{s} the newest item first",
                    f"use{s} LIFO order",
                )
            )
        )
    if "ItemPlacement" in p:
        out.append(
            {
                "Stack Vertically": r.choice(
                    (
                        f"stack{s} items vertically",
                        f"{'are' if plural else 'is'} stacking vertically",
                        f"stack{s} vertically",
                    )
                ),
                "Horizontal Line": r.choice(
                    (
                        f"place{s} items in a horizontal line",
                        f"line{s} items up horizontally",
                        f"keep{s} items in a horizontal line",
                    )
                ),
                "Stack Inside Queue": r.choice(
                    (f"stack{s} items inside the queue", f"use{s} stack inside queue placement")
                ),
            }[str(p["ItemPlacement"])]
        )
    if "StackBaseZ" in p:
        n = _n(r, p["StackBaseZ"])
        out.append(
            r.choice(
                (
                    f"{has} a base height of {n}",
                    f"{has} a stacking base height of {n} m",
                    f"stack{s} from a base height of {n}",
                    f"use{s} a stack base of {n} m",
                )
            )
        )
    if isinstance(t := p.get("SetupTime"), Timing):
        d = duration(r, t)
        out.append(
            r.choice(
                (
                    f"{has} a setup time of {d}",
                    f"need{s} a setup of {d}",
                    f"{has} a set-up time of {d}",
                    f"{takes} {d} to set up",
                    f"require{s} {d} of setup",
                    f"need{s} {d} for setup",
                    f"{has} a changeover of {d} before each item",
                    f"{has} setup {d}",
                )
            )
        )
    if isinstance(t := p.get("ProcessTime"), Timing):
        d = duration(r, t)
        if r.random() < 0.3:
            deed, thing = r.choice(_DEEDS), r.choice((item, item, r.choice(_THINGS)))
            verb = deed[0] if plural else deed[1]
            one = r.choice((f"a {thing}", f"each {thing}", f"every {thing}", f"one {thing}"))
            out.append(
                r.choice(
                    (
                        f"{verb} {one} in {d}",
                        f"need{s} {d} to {deed[0]} {one}",
                        f"{verb} {one}, which takes {d}",
                        f"{takes} {d} to {deed[0]} {one}",
                        f"{verb} {one} for {d}",
                    )
                )
            )
        else:
            out.append(
                r.choice(
                    (
                        f"{has} a process time of {d}",
                        f"{takes} {d}",
                        f"{takes} {d} per item",
                        f"process{'' if plural else 'es'} each item in {d}",
                        f"{has} a processing time of {d}",
                        f"need{s} {d} per part",
                        f"work{s} for {d} on each part",
                        f"run{s} {d} per {item}",
                        f"{has} a cycle time of {d}",
                        f"{takes} {d} for each {item}",
                        f"{has} process time {d}",
                        f"spend{s} {d} on every item",
                    )
                )
            )
    if station.class_name in ("Processor", "Combiner", "Separator") and "MaxContent" in p:
        n = _n(r, p["MaxContent"])
        out.append(
            r.choice(
                (
                    f"{has} a capacity of {n}",
                    f"handle{s} {n} items at a time",
                    f"can work on {n} items at once",
                    f"{has} a max content of {n}",
                    f"process{'' if plural else 'es'} {n} in parallel",
                    f"{has} capacity {n}",
                )
            )
        )
    if "CombineMode" in p:
        out.append(r.choice(_COMBINE[str(p["CombineMode"])]).format(s=s, es="" if plural else "es"))
    if "ComponentsList" in p:
        n = _n(r, p["ComponentsList"])
        out.append(
            r.choice(
                (
                    f"need{s} {n} components per container",
                    f"combine{s} {n} parts with each container",
                    f"add{s} {n} parts to every carrier",
                    f"collect{s} {n} components",
                    f"{takes} {n} components into each container",
                )
            )
        )
    if "SeparateMode" in p:
        mode = str(p["SeparateMode"])
        if "SeparateQty" in p:
            n = _n(r, p["SeparateQty"])
            out.append(
                r.choice(
                    (
                        f"split{s} each item into {n} parts",
                        f"work{s} in Split mode, turning each item into {n} parts",
                        f"{'are' if plural else 'is'} in split mode with {n} pieces",
                        f"divide{s} every {item} into {n} (split mode)",
                        f"cut{s} each item into {n} pieces",
                        f"split{s} one into {n}",
                        f"act{s} in Split mode into {n} parts",
                    )
                )
            )
        else:
            out.append(r.choice(_SEPARATE[mode]).format(s=s, es="" if plural else "es"))
    if "Capacity" in p:
        n = _n(r, p["Capacity"])
        out.append(
            r.choice(
                (
                    f"carr{'y' if plural else 'ies'} {n} items at a time",
                    f"{has} a capacity of {n}",
                    f"can carry up to {n} items",
                )
            )
        )
    if "MaxSpeed" in p:
        n = _n(r, p["MaxSpeed"])
        out.append(
            r.choice(
                (
                    f"drive{s} at {n} m/s",
                    f"move{s} at {n} m/s",
                    f"{has} a maximum speed of {n} m/s",
                    f"{has} a top speed of {n} metres per second",
                )
            )
        )
    if isinstance(t := p.get("LoadTime"), Timing):
        out.append(
            r.choice(
                (
                    f"{takes} {duration(r, t)} to load",
                    f"{has} a load time of {duration(r, t)}",
                    f"need{s} {duration(r, t)} for loading",
                )
            )
        )
    if isinstance(t := p.get("UnloadTime"), Timing):
        out.append(
            r.choice(
                (
                    f"{takes} {duration(r, t)} to unload",
                    f"{has} an unload time of {duration(r, t)}",
                    f"need{s} {duration(r, t)} for unloading",
                )
            )
        )
    return out


_COMBINE = {
    "Pack": (
        "work{s} in Pack mode",
        "pack{s} the parts",
        "{s}use Pack mode".replace("{s}use", "use{s}"),
        "pack{s} components into the container",
        "run{s} in pack mode",
    ),
    "Join": (
        "work{s} in Join mode",
        "join{s} the parts",
        "use{s} Join mode",
        "join{s} parts into one",
    ),
    "Batch": (
        "work{s} in Batch mode",
        "batch{es} the parts",
        "use{s} Batch mode",
        "release{s} parts as a batch",
    ),
}
_SEPARATE = {
    "Split": ("work{s} in Split mode", "use{s} split mode", "split{s} items"),
    "Unpack": (
        "work{s} in Unpack mode",
        "unpack{s} the containers",
        "use{s} unpack mode",
        "unpack{s} items",
    ),
}


def _base(verb: str) -> str:
    if verb == "has":
        return "have"
    return verb.removesuffix("s")


def fields(random: Random, station: Station) -> list[str]:
    """Return "key value" facts for bullet lists and specification sheets."""
    r, out = random, []
    names = {
        "InterArrivalTime": ("InterArrivalTime", "interarrival time", "arrivals", "inter-arrival"),
        "ProcessTime": ("ProcessTime", "process time", "processing", "cycle time", "proc"),
        "SetupTime": ("SetupTime", "setup time", "setup", "set-up"),
        "MaxContent": ("MaxContent", "capacity", "max content", "max items", "cap"),
        "LIFO": ("LIFO",),
        "ItemPlacement": ("ItemPlacement", "item placement", "stacking"),
        "StackBaseZ": ("StackBaseZ", "stack base height", "base height"),
        "CombineMode": ("CombineMode", "combine mode", "mode"),
        "ComponentsList": ("components", "components per container", "component quantity"),
        "SeparateMode": ("SeparateMode", "separate mode", "mode"),
        "SeparateQty": ("SeparateQty", "split quantity", "parts out", "quantity"),
        "Capacity": ("Capacity", "capacity", "carries"),
        "MaxSpeed": ("MaxSpeed", "max speed", "speed"),
        "LoadTime": ("LoadTime", "load time"),
        "UnloadTime": ("UnloadTime", "unload time"),
    }
    for key, value in station.properties.items():
        if key not in names:
            continue
        name = r.choice(names[key])
        join = r.choice((": ", " ", " = ", ": "))
        if isinstance(value, Timing):
            rate = value.params[0].unit in ("/h", "/min")
            if rate:
                text = arrival(r, value, "item")
                out.append(text)
                continue
            said = duration(r, value)
        elif isinstance(value, Quantity):
            if key == "LIFO":
                out.append(r.choice(("LIFO", "LIFO: yes", "LIFO order")))
                continue
            said = plain_number(value.stated)
        else:
            said = value
        out.append(f"{name}{join}{said}")
    return out
