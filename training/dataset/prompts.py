"""Prompts: the words for a plant, in many forms, with what the sketch may leave unsaid.

A prompt has a form (prose, notes, sheet), an order of parts, and a decision what it tells:
the flow, the kinds and the names may be left to the sketch when there is one. Everything
that the program must hold is in the prompt, in the sketch, or in both.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from random import Random

from training.dataset.plants import PlantSpec, Station
from training.dataset.quantities import Timing
from training.dataset.wording_station import (
    clauses,
    fields,
    kind_phrase,
    noun_phrase,
    short_step,
)
from training.dataset.wording_time import duration

__all__ = ["Telling", "write_prompt"]


@dataclass(frozen=True, slots=True)
class Telling:
    """What the prompt tells. With ``flow`` false a sketch must show the connections.

    Without ``crew_names`` it speaks of "two operators" and lets others name them.
    """

    flow: bool
    kinds: bool
    parameters: bool = True
    crew_names: bool = True


def write_prompt(random: Random, spec: PlantSpec, telling: Telling) -> str:
    """Return the prompt for the plant; the same random state gives the same text."""
    return _Writer(random, spec, telling).write()


class _Writer:
    def __init__(self, random: Random, spec: PlantSpec, telling: Telling) -> None:
        self.random, self.spec, self.telling = random, spec, telling
        self.quote = random.choices(("", '"', "'"), (80, 15, 5))[0]
        self.form = random.choices(("prose", "notes", "sheet"), (66, 20, 14))[0]

    def write(self) -> str:
        r = self.random
        parts: list[str] = []
        if r.random() < 0.5:
            parts.append(r.choice(_INTROS).format(kind=self.spec.industry.key, item=self.spec.item))
        if self._can_narrate() and r.random() < 0.55:
            body = [r.choices((self._narrative, self._compact, self._inline), (45, 35, 20))[0]()]
        elif r.random() < 0.5:
            flow = self._flow()
            body = [*flow, *self._stations()]
        else:
            flow = self._flow()
            body = [*self._stations(), *flow]
        parts += body + self._automation()
        if r.random() < 0.3:
            parts.append(r.choice(_OUTROS))
        separator = "\n" if self.form != "prose" or r.random() < 0.1 else " "
        text = separator.join(part for part in parts if part)
        return text if r.random() < 0.93 else text.lower() if self._names_are_lower() else text

    # Flow and stations told together, step by step

    def _can_narrate(self) -> bool:
        if not (self.telling.flow and self.telling.kinds and self.spec.stages):
            return False
        first = [self.spec.stations[stage[0]] for stage in self.spec.stages]
        return all(
            _told(self.spec.stations[i]) == _told(station)
            for stage, station in zip(self.spec.stages, first, strict=True)
            for i in stage
        )

    def _inline(self) -> str:
        """Return "A (10 s) -> B (max 20) -> C": the whole line in one row."""
        r = self.random
        arrow = r.choice((" -> ", " > ", ", then ", " → ", " then ", "; ", " => "))
        steps = []
        for stage in self.spec.stages:
            station = self.spec.stations[stage[0]]
            facts = fields(r, station)
            if station.class_name == "Source" and len(facts) == 1 and r.random() < 0.5:
                facts = clauses(r, station, self.spec.item)
            if r.random() < 0.35:
                facts.insert(
                    0, station.class_name if r.random() < 0.5 else station.class_name.lower()
                )
            names = r.choice((" and ", " / ", " + ", " & ")).join(self._name(i) for i in stage)
            if len(stage) > 1 and r.random() < 0.5:
                names += " in parallel"
            steps.append(names + (f" ({', '.join(facts)})" if facts else ""))
        return arrow.join(steps) + r.choice((".", "", "."))

    def _narrative(self) -> str:
        """Return the line told as a story: what happens to an item, station by station."""
        r, out = self.random, []
        last = len(self.spec.stages) - 1
        for k, stage in enumerate(self.spec.stages):
            station = self.spec.stations[stage[0]]
            plural = len(stage) > 1
            names = self._list([self._name(i) for i in stage])
            facts = clauses(r, station, self.spec.item, plural=plural)
            if k == 0:
                out.append(self._beginning(station, names, facts))
            elif k == last:
                out.append(
                    r.choice(_ENDINGS).format(names=names, the=r.choice(("", "", "the sink ")))
                )
            else:
                out.append(self._step(station, names, facts, plural))
        return " ".join(out)

    def _compact(self) -> str:
        """Return the line in one or two long sentences: "They wait in A, are cut at B and ..."."""
        r, stages = self.random, self.spec.stages
        first = self.spec.stations[stages[0][0]]
        out = [self._beginning(first, self._name(stages[0][0]), clauses(r, first, self.spec.item))]
        steps = []
        for stage in stages[1:]:
            names = self._list([self._name(i) for i in stage])
            if len(stage) > 1:
                names = r.choice(
                    (
                        f"{names} in parallel",
                        names,
                        f"the parallel stations {names}",
                        f"either {names.replace(' and ', ' or ').replace(' & ', ' or ')}",
                    )
                )
            steps.append(short_step(r, self.spec.stations[stage[0]], names, self.spec.item))
        while steps:
            size = min(len(steps), r.choice((1, 2, 2, 3, 4)))
            head, steps = steps[:size], steps[size:]
            lead = r.choice(
                (
                    "They ",
                    "Then they ",
                    "After that they ",
                    "Next they ",
                    "The items ",
                    f"The {self.spec.item}s ",
                )
            )
            out.append(
                lead
                + (
                    ", ".join(head[:-1]) + r.choice((" and ", ", then ", " and then ")) + head[-1]
                    if size > 1
                    else head[0]
                )
                + "."
            )
        return " ".join(out)

    def _beginning(self, station: Station, names: str, facts: list[str]) -> str:
        r = self.random
        called = r.choice(
            (f"the source {names}", names, f"a source called {names}", f"{names} (source)", names)
        )
        items = r.choice((f"{self.spec.item}s", "Parts", "Items", "Products")).capitalize()
        if not facts:
            return r.choice(
                (
                    "{i} come from {n}.",
                    "{i} start at {n}.",
                    "Everything starts at {n}.",
                    "{i} enter at {n}.",
                )
            ).format(i=items, n=called)
        timing = station.properties["InterArrivalTime"]
        assert isinstance(timing, Timing)
        if timing.params[0].unit not in ("/h", "/min") and r.random() < 0.55:
            d = duration(r, timing)
            form = r.choice(
                (
                    "{i} come from {n}, one every {d}.",
                    "{i} arrive from {n} every {d}.",
                    "{i} arrive at {n} with an interarrival time of {d}.",
                    "{i} enter at {n}, interarrival {d}.",
                    "Every {d} a new {o} comes from {n}.",
                    "{i} come in at {n}, the time between two is {d}.",
                    "{n} starts a new {o} every {d}.",
                    "{i} arrive every {d} at {n}.",
                )
            )
            return form.format(i=items, n=called, d=d, o=self.spec.item)
        return f"{names} {facts[0]}." if r.random() < 0.6 else f"The source {names} {facts[0]}."

    def _step(self, station: Station, names: str, facts: list[str], plural: bool) -> str:
        r = self.random
        kind = station.class_name.lower() + ("s" if plural else "")
        if r.random() < 0.2:
            kind = kind.capitalize()
        if r.random() < 0.3:
            kind = (
                kind_phrase(r, station.class_name, plural=True)
                if plural
                else kind_phrase(r, station.class_name).split(" ", 1)[-1]
            )
        elif plural and r.random() < 0.5:
            kind = r.choice(("machines", "stations", "parallel stations", "parallel machines"))
        count = (
            {2: "two ", 3: "three "}.get(len(names.split(self.quote + ",")) + 1, "")
            if plural
            else ""
        )
        told = r.random() < 0.55 or station.class_name in ("Combiner", "Separator")
        if plural:
            where = (
                f"{names} in parallel"
                if r.random() < 0.4
                else f"{count if r.random() < 0.3 else ''}{'parallel ' if 'parallel' not in kind else ''}{kind}, {names},"
                if told
                else f"{names}"
            )
        elif told:
            where = r.choice(
                (
                    f"the {kind} {names}",
                    f"a {kind} named {names}",
                    f"a {kind} called {names}",
                    f"{names}, a {kind},",
                    f"{names} ({kind})",
                    f"{kind} {names}",
                )
            )
        else:
            where = names
        if not facts:
            return f"{r.choice(_LEADS)} {where}.".replace(",.", ".")
        if station.class_name == "Queue":
            lead = r.choice(("They wait in", "Then they wait in", *_LEADS))
        else:
            lead = r.choice(_LEADS)
        joined = _and(r, facts)
        each = ("each " if r.random() < 0.4 else "") if plural else ""
        form = r.random()
        if form < 0.45:
            return f"{lead} {where.rstrip(',')}, which {each}{joined}."
        if form < 0.6:
            return f"{lead} {where.rstrip(',')} ({', '.join(fields(r, station))})."
        if form < 0.8:
            return f"{r.choice(('Then', 'Next', 'After that', 'Afterwards', ''))} {where} {each}{joined}.".strip()
        return f"{lead} {where.rstrip(',')}. {'They' if plural else 'It'} {each}{joined}."

    # Flow

    def _flow(self) -> list[str]:
        r, spec = self.random, self.spec
        if not self.telling.flow:
            return [r.choice(_SEE_SKETCH)] if r.random() < 0.8 else []
        flow_kind = [(a, b) for a, b in spec.flow]
        chains = _chains(flow_kind)
        if len(chains) == 1:
            return [self._chain(chains[0])]
        if spec.layout == "parallel" and r.random() < 0.6:
            return self._parallel(chains)
        sentences = [self._chain(chain) for chain in chains]
        if spec.layout == "parallel":
            k = len({s.line for s in spec.stations})
            sentences.insert(
                0,
                r.choice(
                    (
                        "There are {} parallel lines.",
                        "The line splits into {} parallel lines.",
                        "We have {} lines in parallel.",
                    )
                ).format(("two", "three")[k - 2])
                if k in (2, 3)
                else "",
            )
        return sentences

    def _parallel(self, chains: list[list[int]]) -> list[str]:
        r = self.random
        source = self._name(chains[0][0]) if chains else ""
        lines = sorted({s.line for s in self.spec.stations})
        out = [
            r.choice(
                (
                    "{} feeds {} parallel lines.",
                    "From {} items go to {} parallel lines.",
                    "{} supplies {} lines.",
                )
            ).format(source, ("two", "three")[len(lines) - 2])
        ]
        sink = next(
            self._name(i) for i, s in enumerate(self.spec.stations) if s.class_name == "Sink"
        )
        for line in lines:
            members = [
                i
                for i, s in enumerate(self.spec.stations)
                if s.line == line
                and s.class_name not in ("Source", "Sink")
                and any(i in e for e in self.spec.flow)
            ]
            path = self._path(members)
            out.append(
                r.choice(
                    (
                        "Line {}: {}.",
                        "Line {} runs {}.",
                        "On line {} items pass {}.",
                        "Line {} is {}.",
                    )
                ).format(line + 1, path)
            )
        out.append(
            r.choice(
                (
                    "Both end in {}.",
                    "All lines end at {}.",
                    "{} receives the output of every line.",
                    "Every line feeds {}.",
                    "The lines meet again at {}.",
                )
            ).format(sink)
        )
        return out

    def _path(self, members: list[int]) -> str:
        arrow = self.random.choice((" -> ", " then ", ", then ", " to ", " > ", ", ", " → "))
        return arrow.join(self._name(i) for i in members)

    def _chain(self, chain: list[int]) -> str:
        r = self.random
        names = [self._name(i) for i in chain]
        style = r.random()
        if style < 0.35:
            return r.choice(_PATHS).format(self._path(chain))
        if style < 0.55 or len(names) == 2:
            verbs = (
                "feeds",
                "sends to",
                "goes to",
                "is followed by",
                "passes items to",
                "connects to",
                "delivers to",
                "leads to",
            )
            if len(names) == 2:
                return f"{names[0]} {r.choice(verbs)} {names[1]}."
            verb = r.choice(verbs)
            return " ".join(
                f"{a} {verb if r.random() < 0.7 else r.choice(verbs)} {b}."
                for a, b in itertools.pairwise(names)
            )
        middle = names[1:-1]
        listed = (
            self._list(middle)
            if len(middle) < 3
            else ", ".join(middle[:-1])
            + r.choice((" and ", ", then ", " and finally "))
            + middle[-1]
        )
        return r.choice(_THROUGH).format(first=names[0], middle=listed, last=names[-1])

    # Stations

    def _stations(self) -> list[str]:
        r, done, out = self.random, set[int](), []
        order = list(range(len(self.spec.stations)))
        if r.random() < 0.12:
            r.shuffle(order)
        for index in order:
            if index in done:
                continue
            group = self._same_as(index, done) if r.random() < 0.75 else [index]
            done.update(group)
            sentence = self._describe(group)
            if sentence:
                out.append(sentence)
        return out

    def _same_as(self, index: int, done: set[int]) -> list[int]:
        """Return the stations that share class and all parameters with this one."""
        first = self.spec.stations[index]
        same = [
            i
            for i, s in enumerate(self.spec.stations)
            if i not in done and s.class_name == first.class_name and _told(s) == _told(first)
        ]
        if len(same) > 1 and (self.spec.identical_lines or self.random.random() < 0.5):
            return same
        return [index]

    def _describe(self, group: list[int]) -> str:
        r = self.random
        station = self.spec.stations[group[0]]
        plural = len(group) > 1
        if self._in_automation(station) and not _told(station):
            return ""
        told = self.telling.parameters
        must = station.class_name in ("Combiner", "Separator") and r.random() < 0.8
        kind = self.telling.kinds and (must or r.random() < 0.6)
        names = self._list([self._name(i) for i in group])
        if self.form == "sheet" or (self.form == "notes" and r.random() < 0.5):
            facts = fields(r, station) if told else []
            label = station.class_name if r.random() < 0.6 else station.class_name.lower()
            head = f"{names} ({label})" if kind else names
            if not facts and not kind:
                return ""
            return (
                r.choice(("- ", "", "* "))
                + head
                + (
                    r.choice((": ", " - ", ", ")) + r.choice((", ", "; ")).join(facts)
                    if facts
                    else ""
                )
            )
        if station.class_name == "Source" and told and not plural and not kind and r.random() < 0.3:
            nameless = self._arrivals(station)
            if nameless:
                return nameless
        base = self._base(group) if plural else ""
        if base and told and r.random() < 0.3 and (one := clauses(r, station, self.spec.item)):
            if r.random() < 0.5:
                return f"{r.choice(('Each', 'Every', 'Each'))} {base} {_and(r, one)}."
            many = clauses(r, station, self.spec.item, plural=True)
            return f"{r.choice(('The', 'Both', 'All') if len(group) == 2 else ('The', 'All'))} {base}s {_and(r, many)}."
        if kind and told and r.random() < 0.3:
            phrase = noun_phrase(r, station, plural=plural)
            if phrase:
                return self._with_nouns(station, names, phrase, plural)
        facts = clauses(r, station, self.spec.item, plural=plural) if told else []
        facts = self._same_again(station, facts, plural) if told else facts
        if not facts and not kind:
            return ""
        verb = "are" if plural else "is"
        if kind:
            what = kind_phrase(r, station.class_name, plural=plural)
            if not facts:
                return f"{names} {verb} {what}."
            style = r.random()
            if style < 0.3 and not plural:
                return f"The {station.class_name if r.random() < 0.6 else station.class_name.lower()} {names} {_and(r, facts)}."
            if style < 0.55:
                return f"{names} {verb} {what} that {_and(r, facts)}."
            return f"{names} {verb} {what}; {r.choice(('they', 'each') if plural and not _singular(facts) else ('they',) if plural else ('it',))} {_and(r, facts)}.".replace(
                "each have", "they have"
            )
        return f"{names} {_and(r, facts)}."

    def _with_nouns(self, station: Station, names: str, phrase: str, plural: bool) -> str:
        r = self.random
        what = kind_phrase(r, station.class_name, plural=plural)
        verb = (
            r.choice(("are", "are", "act as", "function as", "serve as"))
            if plural
            else r.choice(("is", "is", "acts as", "works as"))
        )
        return f"{names} {verb} {what} {phrase}."

    def _arrivals(self, station: Station) -> str:
        """Return arrivals told without the source's name, where there is only one source."""
        r = self.random
        timing = station.properties.get("InterArrivalTime")
        if (
            not isinstance(timing, Timing)
            or sum(s.class_name == "Source" for s in self.spec.stations) > 1
        ):
            return ""
        items = r.choice((f"{self.spec.item}s", "parts", "items", "new parts")).capitalize()
        if timing.params[0].unit in ("/h", "/min"):
            n, unit = timing.params[0].stated, timing.params[0].unit
            per = "per hour" if unit == "/h" else "per minute"
            tail = (
                r.choice(
                    (
                        " with exponential interarrival times",
                        " at random (Poisson)",
                        ", exponentially spaced",
                    )
                )
                if timing.family == "exponential"
                else ""
            )
            return f"{items} arrive at {r.choice(('', 'a rate of '))}{n} {per}{tail}."
        d = duration(r, timing)
        return r.choice(
            (
                f"{items} arrive every {d}.",
                f"{items} arrive with an interarrival time of {d}.",
                f"The time between arrivals is {d}.",
                f"{items} come in every {d}.",
                f"Arrivals: {d}.",
                f"{items} arrive, {d} apart.",
                f"One {self.spec.item} arrives every {d}.",
            )
        )

    def _base(self, group: list[int]) -> str:
        """Return what the numbered names of a group share: "Welder" of "Welder 1", "Welder 2"."""
        names = [self.spec.stations[i].name for i in group]
        bases = {name.rstrip("0123456789").rstrip(" _-#") for name in names}
        numbered = all(name[-1:].isdigit() for name in names)
        return bases.pop() if numbered and len(bases) == 1 else ""

    def _same_again(self, station: Station, facts: list[str], plural: bool) -> list[str]:
        """Say "the same times as X" where an earlier sentence gave the same times."""
        r = self.random
        timed = {
            k: v
            for k, v in station.properties.items()
            if k in ("SetupTime", "ProcessTime", "MaxContent")
        }
        before, self.timed = getattr(self, "timed", None), (timed, station.name)
        if (
            not before
            or before[0] != timed
            or len(timed) < 2
            or station.class_name == "Queue"
            or r.random() < 0.4
        ):
            return facts
        rest = replace(
            station, properties={k: v for k, v in station.properties.items() if k not in timed}
        )
        use = "use" if plural else "uses"
        have = "have" if plural else "has"
        name = f"{self.quote}{before[1]}{self.quote}"
        said = r.choice(
            (
                f"{use} the same timings",
                f"{have} the same times",
                f"{use} the same times as {name}",
                f"{have} the same timings and capacity as {name}",
                f"{use} the same timings and capacity",
            )
        )
        return [*clauses(r, rest, self.spec.item, plural=plural), said]

    def _in_automation(self, station: Station) -> bool:
        return station.class_name not in (
            "Source",
            "Queue",
            "Processor",
            "Combiner",
            "Separator",
            "Sink",
        )

    # Automation

    def _automation(self) -> list[str]:
        r, spec = self.random, self.spec
        if spec.automation == "none":
            return [r.choice(_BY_THEMSELVES)] if r.random() < 0.08 else []
        members = [
            i
            for i, s in enumerate(spec.stations)
            if self._in_automation(s) and s.class_name != "Dispatcher"
        ]
        if not self.telling.crew_names and spec.automation != "own":
            return self._nameless_crew(members)
        if spec.automation == "own":
            return self._own_operators()
        leader = next(
            (i for i, s in enumerate(spec.stations) if s.class_name == "Dispatcher"), None
        )
        names = self._list([self._name(i) for i in members])
        what = kind_phrase(r, spec.stations[members[0]].class_name, plural=len(members) > 1)
        boss = self._name(leader) if leader is not None else ""
        centre = leader if leader is not None else members[0]
        served = [a for a, b, kind in spec.resources if kind == "S" and b == centre]
        carries = spec.automation in ("transport", "carrier")
        everyone = (
            sorted({a for a, _ in spec.flow})
            if carries
            else [i for i, s in enumerate(spec.stations) if s.class_name == "Processor"]
        )
        where = "" if served == everyone else self._list([self._name(i) for i in served])
        if carries:
            job = r.choice(_CARRY_ALL) if not where else r.choice(_CARRY_SOME).format(where=where)
        else:
            job = r.choice(_RUN_ALL) if not where else r.choice(_RUN_SOME).format(where=where)
        if leader is not None:
            count = {2: "two", 3: "three", 4: "four"}.get(len(members), str(len(members)))
            text = r.choice(_TEAM).format(
                boss=boss,
                names=names,
                count=count,
                job=job,
                whats=kind_phrase(r, spec.stations[members[0]].class_name, plural=True),
            )
        else:
            text = r.choice(_ALONE).format(names=names, job=_third(job), what=what, jobs=job)
        return [text]

    def _nameless_crew(self, members: list[int]) -> list[str]:
        """Return who works or carries without their names: "two operators run all machines"."""
        r, spec = self.random, self.spec
        kind = kind_phrase(
            r, spec.stations[members[0]].class_name, plural=len(members) > 1
        ).partition(" (")[0]
        if kind.lower() == "task executers" and r.random() < 0.4:
            kind = "AGVs"
        count = (
            str(len(members))
            if r.random() < 0.3
            else {2: "two", 3: "three", 4: "four"}.get(len(members), "")
        )
        crew = f"{count} {kind}" if len(members) > 1 else kind
        leader = next(
            (i for i, s in enumerate(spec.stations) if s.class_name == "Dispatcher"), None
        )
        carries = spec.automation in ("transport", "carrier")
        centre = leader if leader is not None else members[0]
        served = [a for a, b, port in spec.resources if port == "S" and b == centre]
        everyone = (
            sorted({a for a, _ in spec.flow})
            if carries
            else [i for i, s in enumerate(spec.stations) if s.class_name == "Processor"]
        )
        where = "" if served == everyone else self._list([self._name(i) for i in served])
        if where:
            job = r.choice(_CARRY_SOME if carries else _RUN_SOME).format(where=where)
        else:
            job = r.choice(_CARRY_ALL if carries else _RUN_ALL)
        form = r.choice(_NAMELESS_TEAM) if leader is not None else r.choice(_NAMELESS_ALONE)
        text = form.format(crew=crew, job=job, jobs=_third(job) if len(members) == 1 else job)
        return [text[0].upper() + text[1:]]

    def _own_operators(self) -> list[str]:
        r = self.random
        pairs = [(self._name(a), self._name(b)) for a, b, _ in self.spec.resources]
        if len(pairs) > 1 and r.random() < 0.35:
            stations, crew = self._list([a for a, _ in pairs]), self._list([b for _, b in pairs])
            return [
                r.choice(
                    (
                        "{s} are operated by {c} respectively.",
                        "{s} need operators {c}, in this order.",
                        "{c} work at {s}, in that order.",
                        "Each machine has its own operator: {c} for {s}.",
                        "{s} each need an operator, {c}.",
                    )
                ).format(s=stations, c=crew)
            ]
        forms = (
            "{a} needs {b}.",
            "{a} needs operator {b}.",
            "{b} operates {a}.",
            "{a} is operated by {b}.",
            "{b} works at {a}.",
            "{a} needs the operator {b}.",
            "The operator {b} runs {a}.",
        )
        form = r.choice(forms)
        return [
            " ".join(
                (form if r.random() < 0.7 else r.choice(forms)).format(a=a, b=b) for a, b in pairs
            )
        ]

    # Words

    def _name(self, index: int) -> str:
        return f"{self.quote}{self.spec.stations[index].name}{self.quote}"

    def _list(self, names: list[str]) -> str:
        if len(names) < 2:
            return "".join(names)
        return ", ".join(names[:-1]) + self.random.choice((" and ", " and ", " & ")) + names[-1]

    def _names_are_lower(self) -> bool:
        return all(s.name == s.name.lower() for s in self.spec.stations)


def _told(station: Station) -> dict[str, object]:
    """Return the properties that a station sentence tells; transport and crews are told apart."""
    hidden = ("UseTransport", "UseProcessOperators")
    return {key: value for key, value in station.properties.items() if key not in hidden}


def _singular(facts: list[str]) -> bool:
    return any(fact.split(" ")[0].endswith("s") for fact in facts)


def _and(random: Random, facts: list[str]) -> str:
    if len(facts) == 1:
        return facts[0]
    return ", ".join(facts[:-1]) + random.choice((" and ", ", and ", " and ", ", ")) + facts[-1]


def _third(job: str) -> str:
    verb, _, rest = job.partition(" ")
    return (
        (
            verb + ("es" if verb.endswith("ss") else "s")
            if not verb.endswith("y")
            else verb[:-1] + "ies"
        )
        + " "
        + rest
    )


def _chains(edges: list[tuple[int, int]]) -> list[list[int]]:
    """Return the edges as maximal paths, in order; each edge is in one path."""
    left = list(edges)
    chains = []
    while left:
        a, b = left.pop(0)
        chain = [a, b]
        while True:
            nexts = [e for e in left if e[0] == chain[-1]]
            outs = [e for e in edges if e[0] == chain[-1]]
            if not nexts or len(outs) > 1:
                break
            left.remove(nexts[0])
            chain.append(nexts[0][1])
        chains.append(chain)
    return chains


_INTROS = (
    "We want to simulate a small {kind} line.",
    "Build a model of our {kind} plant.",
    "This is our {kind} line.",
    "Model a {kind} line.",
    "Please build a simulation of this {item} line.",
    "I need a digital twin of a {kind} line.",
    "Simulate the following production line.",
    "Create a FlexSim model.",
    "Here is how our {item} production works.",
    "Our {kind} factory makes one kind of {item}.",
    "Give me a simulation of the line below.",
    "The line makes {item}s.",
    "Set up a twin for the {kind} area.",
    "Hi, can you model this for me?",
    "New line for {kind}, see below.",
)
_OUTROS = (
    "Show me the throughput.",
    "I want to know where the bottleneck is.",
    "Run it for one shift.",
    "Thanks!",
    "Tell me the average waiting time.",
    "We are thinking of buying another machine.",
    "Please keep the names as they are.",
    "All times are per item.",
    "The rest can stay at the defaults.",
    "This is for the review next week.",
    "Everything else is standard.",
    "No breakdowns.",
    "What is the work in process?",
)
_SEE_SKETCH = (
    "Use the sketch to infer all connections.",
    "The connections are in the sketch.",
    "Follow the sketch for the flow.",
    "See the drawing for the layout.",
    "The flow is as drawn.",
    "Connect everything as in the sketch.",
    "The topology follows the uploaded sketch.",
    "Arrows in the sketch show the flow.",
    "Take the routing from the picture.",
    "Only the topology should follow the uploaded sketch.",
    "Connections as shown.",
    "Flow: see sketch.",
)
_PATHS = (
    "Flow: {}.",
    "The flow is {}.",
    "{}.",
    "Items go {}.",
    "Route: {}.",
    "Sequence: {}.",
    "The parts travel {}.",
    "Material flow: {}.",
    "Parts move from {}.",
    "Line: {}",
)
_THROUGH = (
    "Items from {first} pass through {middle} and end in {last}.",
    "{first} feeds {middle} and then {last}.",
    "Parts start at {first}, go through {middle} and leave at {last}.",
    "From {first} the items go to {middle}, and finally to {last}.",
    "After {first} come {middle}, then {last}.",
    "{first} is followed by {middle} and {last}.",
    "Everything starts at {first}, visits {middle} in this order and finishes at {last}.",
    "We go from {first} over {middle} to {last}.",
)
_LEADS = (
    "They go to",
    "Then they go to",
    "Next they go to",
    "From there they go to",
    "After that they go to",
    "Then comes",
    "Next is",
    "After that comes",
    "The next step is",
    "They move on to",
    "Then to",
    "They continue to",
    "It is followed by",
    "This feeds",
    "They feed",
    "From there to",
    "The items then pass through",
    "They are then handled at",
)
_ENDINGS = (
    "Everything ends in {the}{names}.",
    "Finally they leave at {the}{names}.",
    "They leave through {the}{names}.",
    "Finished items go to {the}{names}.",
    "The end is {the}{names}.",
    "At the end they leave at {the}{names}.",
    "Finally everything goes to {the}{names}.",
    "Finished parts leave at {the}{names}.",
    "{names} is the sink.",
    "They end up in {the}{names}.",
)
_CARRY_ALL = (
    "move all items between the stations",
    "carry the parts from station to station",
    "transport everything along the line",
    "handle all transport between stations",
    "move items",
    "manage transport and move items",
    "bring each item to its next station",
    "do all the moves on the line",
    "take care of transport",
)
_CARRY_SOME = (
    "carry items away from {where}",
    "move the parts that leave {where}",
    "transport items from {where} to the next station",
    "pick up items at {where}",
    "handle transport after {where}",
)
_RUN_ALL = (
    "operate the machines",
    "run all machines",
    "staff every machine",
    "work at the machines",
    "operate all processors",
    "tend the machines",
    "are needed at every machine".replace("are", "be"),
)
_RUN_SOME = (
    "operate {where}",
    "run {where}",
    "work at {where}",
    "staff {where}",
    "tend {where}",
    "attend {where} during processing",
)
_TEAM = (
    "A dispatcher {boss} controls {names}, which {job}.",
    "{boss} is the dispatcher of {names}; they {job}.",
    "Include a Dispatcher {boss} and {count} {whats} {names} to {job}.",
    "{boss} (dispatcher) sends {names} to {job}.",
    "{names} are {whats} under the dispatcher {boss} and {job}.",
    "The {count} {whats} {names} {job}, directed by the dispatcher {boss}.",
    "Use a dispatcher called {boss} with {count} {whats} ({names}) to {job}.",
    "{names}, managed by {boss}, {job}.",
    "There are {count} {whats}, {names}, dispatched by {boss}; they {job}.",
)
_NAMELESS_TEAM = (
    "include a dispatcher to manage transport and {crew} to {job}.",
    "a dispatcher sends {crew} to {job}.",
    "{crew} under a dispatcher {jobs}.",
    "use a dispatcher with {crew} to {job}.",
    "add a dispatcher and {crew} to {job}.",
    "there are {crew} and a dispatcher; they {job}.",
    "a dispatcher controls {crew} that {jobs}.",
    "{crew}, controlled by a dispatcher, {jobs}.",
)
_NAMELESS_ALONE = (
    "{crew} {jobs}.",
    "use {crew} to {job}.",
    "there is {crew} that {jobs}.",
    "add {crew} to {job}.",
    "{crew} will {job}.",
    "we have {crew} that {jobs}.",
)
_ALONE = (
    "{names} is {what} and {job}.",
    "{what} called {names} {job}.",
    "Use {what} named {names} to {jobs}.",
    "{names} ({what}) {job}.",
    "There is {what}, {names}, that {job}.",
    "Add {what} {names} to {jobs}.",
    "{what} {names} will {jobs}.",
)
_BY_THEMSELVES = (
    "No operators are needed.",
    "There is no transport time.",
    "Everything runs automatically.",
    "Parts move by themselves.",
)
