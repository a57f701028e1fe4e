"""Author: one person who writes one prompt; remembers what is already told.

Styles ask the author for words. Every fact, kind and connection that a style says is marked
here, so that ``missing_*`` can tell what ``complete`` must still add: whatever the style, the
prompt says all that its ``Telling`` promises.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from random import Random

from training.dataset.plants import FLOW_CLASSES, PlantSpec, Station
from training.dataset.prompts.deeds import Deed, deed_for
from training.dataset.prompts.facts import Fact, facts_of
from training.dataset.prompts.naming import base_of, is_noun_name
from training.dataset.prompts.telling import Telling
from training.dataset.prompts.times import Clock, plain_number
from training.dataset.prompts.tongue import tongue
from training.dataset.prompts.voice import Voice
from training.dataset.quantities import Quantity, Timing

__all__ = ["Author"]


class Author:
    """The state of one prompt in the making."""

    def __init__(self, random: Random, spec: PlantSpec, telling: Telling) -> None:
        self.random, self.spec, self.telling = random, spec, telling
        self.voice = Voice(random, telling.language, held_out=telling.held_out)
        self.tongue = tongue(telling.language)
        self.nouns = telling.nouns
        self.quote = "" if self.nouns else self.voice.choice({"": 82, '"': 13, "'": 5})
        self.no_unit = self._common_unit() if random.random() < 0.05 else ""
        corrects = telling.noise and random.random() < 0.05
        self.clock = Clock(self.voice, self.tongue, self.no_unit, corrects=corrects)
        words = (
            spec.item,
            *(("part", "item", "piece", "unit") if telling.language == "en" else ()),
        )
        self.item = random.choice(words) if random.random() < 0.5 else spec.item
        # "The Rinser takes 2 s": some give names an article.
        self.name_articles = self.tongue.articles and not self.quote and random.random() < 0.15
        self.mentioned: set[int] = set()
        self.kind_said: set[int] = set()
        self.edges_said: set[tuple[int, int]] = set()
        self.facts_said: set[tuple[int, str]] = set()
        self.incoming = {b for _, b in spec.flow}
        self.outgoing = {a for a, _ in spec.flow}
        self.places = sorted(i for i, s in enumerate(spec.stations) if s.class_name in FLOW_CLASSES)

    # What there is to tell

    def station(self, index: int) -> Station:
        """Return the station."""
        return self.spec.stations[index]

    def untold(self, index: int) -> list[Fact]:
        """Return the facts of the station that no sentence has told yet."""
        if not self.telling.parameters:
            return []
        said = self.facts_said
        return [f for f in facts_of(self.station(index)) if (index, f.key) not in said]

    def mark(self, indexes: Iterable[int], facts: Iterable[Fact]) -> None:
        """Remember that these facts of these stations are told."""
        keys = [fact.key for fact in facts]
        self.facts_said.update((index, key) for index in indexes for key in keys)

    def mark_path(self, path: Sequence[int]) -> None:
        """Remember that each station of the path feeds the next."""
        self.edges_said.update(itertools.pairwise(path))

    def needs_kind(self, index: int) -> bool:
        """Return whether nothing but a word for it tells what the station is."""
        station = self.station(index)
        if not self.telling.kinds or index in self.kind_said:
            return False
        if station.class_name not in FLOW_CLASSES or station.class_name == "Processor":
            return False
        flow = self.telling.flow
        if station.class_name == "Source":
            return not flow or index in self.incoming
        if station.class_name == "Sink":
            return not flow or index in self.outgoing
        if station.class_name == "Queue":
            return "MaxContent" not in station.properties and not _WAITING.search(station.name)
        if station.class_name == "StraightConveyor":
            return not _MOVING.search(station.name)
        return True

    def _common_unit(self) -> str:
        units = {
            quantity.unit
            for station in self.spec.stations
            for value in station.properties.values()
            if isinstance(value, Timing)
            for quantity in value.params
        } - {""}
        return units.pop() if len(units) == 1 and units <= {"s", "min"} else ""

    # Names

    def bare(self, index: int) -> str:
        """Return the station without article: its name, or its noun in small letters."""
        self.mentioned.add(index)
        name = self.station(index).name
        if self.is_noun(index):
            return name.lower() if self.tongue.small_nouns else name
        return f"{self.quote}{name}{self.quote}"

    def name(self, index: int) -> str:
        """Return the station as a sentence speaks of it: "Press 3", or "a press", "the press"."""
        if self.name_articles and self._takes_article(index):
            return self.tongue.the(self.bare(index))
        if not self.tongue.articles or not self.is_noun(index):
            return self.bare(index)
        first = index not in self.mentioned
        noun = self.bare(index)
        if noun[-1:].isdigit():
            return self._ordinal(noun) if self.voice.chance(0.12) else noun
        if first and self.random.random() < 0.7:
            return self.tongue.a(noun)
        return self.tongue.the(noun)

    def _takes_article(self, index: int) -> bool:
        station = self.station(index)
        return (
            station.class_name in FLOW_CLASSES
            and is_noun_name(station.name)
            and (not station.name[-1:].isdigit() and not self.is_noun(index))
        )

    def _ordinal(self, noun: str) -> str:
        """Return "the second press" for "press 2", where the language counts so."""
        base, _, number = noun.rpartition(" ")
        ordinals = self.tongue.ordinals
        if not base or int(number) > len(ordinals):
            return noun
        return self.tongue.the(f"{ordinals[int(number) - 1]} {base}")

    def is_noun(self, index: int) -> bool:
        """Return whether the prompt speaks of the station by a noun."""
        return (
            self.nouns
            and self.station(index).class_name in FLOW_CLASSES
            and is_noun_name(self.station(index).name)
        )

    def names(self, indexes: Sequence[int], *, either: bool = False, bare: bool = False) -> str:
        """Return several stations listed; nouns that are all there is of a kind are counted."""
        counted = self._counted(indexes)
        if counted and not either and not bare:
            return counted
        one = self.bare if bare else self.name
        listed = self.listed([one(i) for i in indexes], either=either)
        base = "" if either or bare else self.shared_base(indexes)
        if not base or not self.voice.chance(0.25):
            return listed
        number = self.tongue.word(len(indexes)) if self.voice.chance(0.75) else str(len(indexes))
        nouns = self.tongue.plural(base.lower())
        return self.voice.say("counted.names", count=number, nouns=nouns, names=listed)

    def shared_base(self, indexes: Sequence[int]) -> str:
        """Return "Oven" for Oven 1 and Oven 2 where a noun can be counted, else ""."""
        if len(indexes) < 2 or not self.tongue.countable or indexes[0] not in self.places:
            return ""
        bases = {base_of(self.station(i).name) for i in indexes}
        base = bases.pop()
        numbered = all(self.station(i).name != base for i in indexes)
        return base if not bases and numbered and is_noun_name(base) else ""

    def listed(self, words: Sequence[str], *, either: bool = False) -> str:
        """Return words as a list of the language."""
        return self.tongue.listed(self.random, words, either=either)

    def _counted(self, indexes: Sequence[int]) -> str:
        """Return "two presses" for Press 1 and Press 2 if there is no third."""
        if len(indexes) < 2 or not self.tongue.countable or not self.is_noun(indexes[0]):
            return ""
        base = base_of(self.station(indexes[0]).name)
        family = [i for i in self.places if base_of(self.station(i).name) == base]
        if family != list(indexes):
            return ""
        first = indexes[0] not in self.mentioned
        self.mentioned.update(indexes)
        number = self.tongue.word(len(indexes)) if self.voice.chance(0.75) else str(len(indexes))
        nouns = self.tongue.plural(base.lower() if self.tongue.small_nouns else base)
        return self.voice.say(
            "counted.first" if first else "counted.again", count=number, nouns=nouns
        )

    def where(self, indexes: Sequence[int], *, share: float = 0.35, bare: bool = False) -> str:
        """Return the station or stations, with a word for what they are where that is needed."""
        index, many = indexes[0], len(indexes) > 1
        plain = self.names(indexes, bare=bare)
        wanted = self.needs_kind(index) or (
            self.telling.kinds and not self.nouns and self.voice.chance(share)
        )
        if not wanted:
            return plain
        self.kind_said.update(indexes)
        kind = self.kind(index, plain=True)
        if self.is_noun(index) and not many and not bare:
            return self.voice.say("where.noun", n=plain, kind=kind, a_kind=self.tongue.a(kind))
        if many or bare or self.is_noun(index):
            return self.voice.say("where.many", n=plain, kind=self.kinds(kind) if many else kind)
        return self.voice.say("where", n=plain, kind=kind, a_kind=self.tongue.a(kind))

    def kind(self, index: int, *, plain: bool = False) -> str:
        """Return a word for what the station is; ``plain`` where it cannot hold brackets."""
        kind = self.voice.say(f"kind.{self.station(index).class_name}")
        _, bracket, inner = kind.partition(" (")
        return inner.rstrip(")") if plain and bracket else kind

    def kinds(self, kind: str) -> str:
        """Return a kind word in the plural: "buffers (queue)"."""
        head, mark, rest = kind.partition(" (")
        return f"{self.tongue.plural(head)}{mark}{rest}"

    # Facts in words

    def word(self, fact: Fact, role: str, subject: str = "", *, many: bool = False) -> str:
        """Return the fact in one role; ``subject`` fills {n}, ``many`` makes verbs plural."""
        table = f"{fact.topic}.{role}"
        if not self.voice.knows(table) and role in _STAND_INS:
            table = f"{fact.topic}.{_STAND_INS[role]}"
        deed: Deed | None = None

        def slot(name: str) -> str:
            nonlocal deed
            value = fact.value
            match name:
                case "n":
                    return subject
                case "t" | "d":
                    assert isinstance(value, Timing)
                    form = "is" if name == "d" or role in _AFTER_COLON else "np"
                    return self.clock.duration(value, form)
                case "e":
                    assert isinstance(value, Timing)
                    return self.clock.duration(value, "of")
                case "q":
                    assert isinstance(value, Timing)
                    return self.clock.quantity(value.params[0])
                case "m":
                    assert isinstance(value, Timing)
                    return self.clock.quantity(value.params[0])
                case "m0":
                    assert isinstance(value, Timing)
                    return plain_number(value.params[0].stated)
                case "c":
                    assert isinstance(value, Quantity)
                    return self.clock.count(value.stated)
                case "rate":
                    assert isinstance(value, Timing)
                    one = value.params[0].stated == 1
                    return self.clock.rate(value.params[0], self.item1() if one else self.items())
                case "item1":
                    return self.item1()
                case "items" | "Items":
                    return self.items() if name == "items" else self.cap(self.items())
                case "one":
                    return self.voice.say("one")
                case "a_item":
                    return self.voice.say(
                        "one_new", a=self.tongue.a(self.item1()), item1=self.item1()
                    )
                case "key":
                    return fact.key
                case "value":
                    return _shown(value)
                case _:
                    deed = deed or deed_for(self.random, subject)
                    return deed.form(name, many=many)

        said = self.voice.tell(table, slot, plural=many)
        if subject[-1:].isdigit():  # "At Source 1, 60 parts": two numbers never touch
            said = re.sub(rf"({re.escape(subject)}) (?=\d)", rf"\1{self.tongue.comma}", said)
        return said

    def beside(self, name: str, fact: str) -> str:
        """Return a name and a fact side by side, apart where digits would run together."""
        digits = name[-1:].isdigit() and fact[:1].isdigit()
        return self.voice.say("beside.number" if digits else "beside", n=name, fact=fact)

    def has_role(self, fact: Fact, role: str) -> bool:
        """Return whether the bank can say this fact in this role."""
        return self.voice.knows(f"{fact.topic}.{role}")

    def clauses(self, index: int, facts: Sequence[Fact], *, many: bool = False) -> str:
        """Return verb phrases joined: "takes 8 s and has a setup of 2 min"."""
        name = self.station(index).name
        told = [self.word(fact, "does", name, many=many) for fact in facts]
        if len(told) == 2 and self.voice.chance(0.1):
            return self.tongue.comma.join(told)
        joints = self.tongue.clause_joints or self.tongue.conjunctions
        return (
            self.tongue.comma.join(told[:-1]) + self.random.choice(joints) + told[-1]
            if len(told) > 1
            else told[0]
        )

    def fields(self, index: int, facts: Sequence[Fact]) -> list[str]:
        """Return "key: value" words for each fact."""
        return [self.word(fact, "field", self.station(index).name) for fact in facts]

    def shorts(self, index: int, facts: Sequence[Fact]) -> list[str]:
        """Return the fewest words for each fact: "8 s", "max 20"."""
        return [self.word(fact, "short", self.station(index).name) for fact in facts]

    # Words

    def item1(self) -> str:
        """Return a word for what flows, in the singular."""
        return self.item if self.voice.chance(0.85) else self.spec.item

    def items(self) -> str:
        """Return a word for what flows, in the plural."""
        return self.tongue.plural(self.item1())

    def cap(self, text: str) -> str:
        """Return the text as a sentence begins, where no name would lose its spelling."""
        if not self.tongue.cased or not text[:1].islower():
            return text
        if any(text.startswith(s.name) for s in self.spec.stations):
            return text
        return text[0].upper() + text[1:]

    def sentence(self, table: str, /, *, many: bool = False, **slots: str) -> str:
        """Return a wording of the table as a sentence; common slots need not be given."""
        return self.cap(self.uncapped(table, many=many, **slots))

    def uncapped(self, table: str, /, *, many: bool = False, **slots: str) -> str:
        """Return a wording of the table as it stands."""

        def slot(name: str) -> str:
            if name in slots:
                return slots[name]
            match name:
                case "item1":
                    return self.item1()
                case "items":
                    return self.items()
                case "Items":
                    return self.cap(self.items())
                case "one":
                    return self.voice.say("one")
                case "kind":
                    return self.spec.industry.key
                case "Kind":
                    return self.cap(self.spec.industry.key)
                case "done":
                    return deed_for(self.random, slots.get("n", "")).done
                case "digit":
                    return str(self.random.randint(2, 9))
                case "both":
                    return ""
                case _ if name[:1].isupper() and name.lower() in slots:
                    return self.cap(slots[name.lower()])
                case _:
                    raise KeyError(f"[{table}] has a slot {{{name}}} that nobody fills")

        return self.voice.tell(table, slot, plural=many).replace("  ", " ")

    def unmentioned_edges(self) -> list[tuple[int, int]]:
        """Return the connections that no sentence has told yet."""
        return [edge for edge in self.spec.flow if edge not in self.edges_said]


_MOVING = re.compile(r"(?i)convey|belt|förder|band|cinta|transportad|传送|コンベ")
_STAND_INS = {"short": "field"}  # roles that a language may leave out
_AFTER_COLON = ("field", "list")
_WAITING = re.compile(
    r"(?i)queue|buffer|rack|storage|\bstore|stock|wait|puffer|lager|regal|sammel|schlange|almac"
    r"|\bcola|estante|pulm|espera|缓|队|仓|暂存|货架|バッファ|待ち|棚|置き場|保管"
)


def _shown(value: object) -> str:
    if isinstance(value, Quantity):
        return plain_number(value.stated)
    if isinstance(value, Timing):
        return f"{value.family}({', '.join(plain_number(q.stated) for q in value.params)})"
    return str(value)
