"""Phrases: wordings of the bank with their slots filled from facts, names and items."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from training.dataset.plants import PlantSpec
from training.dataset.prompts.deeds import Deed, deed_for
from training.dataset.prompts.facts import Fact
from training.dataset.prompts.times import Clock, plain_number
from training.dataset.prompts.tongue import Tongue
from training.dataset.prompts.voice import Voice
from training.dataset.quantities import Quantity, Timing

__all__ = ["Phrases"]

_STAND_INS = {"short": "field"}  # roles that a language may leave out
_AFTER_COLON = ("field", "list")
_ITEM_WORDS = {"en": ("part", "item", "piece", "unit")}  # said instead of the plant's own


class Phrases:
    """Says facts and sentences of one prompt in one voice."""

    def __init__(self, voice: Voice, tongue: Tongue, spec: PlantSpec, clock: Clock) -> None:
        self.voice, self.tongue, self.spec, self.clock = voice, tongue, spec, clock
        random = voice.random
        others = _ITEM_WORDS.get(voice.bank.language, ())
        self.item = random.choice((spec.item, *others)) if random.random() < 0.5 else spec.item

    def word(self, fact: Fact, role: str, subject: str = "", *, many: bool = False) -> str:
        """Return the fact in one role; ``subject`` fills {n}, ``many`` makes verbs plural."""
        table = f"{fact.topic}.{role}"
        if not self.voice.knows(table) and role in _STAND_INS:
            table = f"{fact.topic}.{_STAND_INS[role]}"
        slot = self._fact_slot(fact, role, subject, many=many)
        said = self.voice.tell(table, slot, plural=many)
        if subject[-1:].isdigit():  # "At Source 1, 60 parts": two numbers never touch
            said = re.sub(rf"({re.escape(subject)}) (?=\d)", rf"\1{self.tongue.comma}", said)
        return said

    def _fact_slot(
        self, fact: Fact, role: str, subject: str, *, many: bool
    ) -> Callable[[str], str]:
        """Return what fills the slots of a wording of the fact."""
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
                    deed = deed or deed_for(self.voice.random, subject)
                    return deed.form(name, many=many)

        return slot

    def beside(self, name: str, fact: str) -> str:
        """Return a name and a fact side by side, apart where digits would run together."""
        digits = name[-1:].isdigit() and fact[:1].isdigit()
        return self.voice.say("beside.number" if digits else "beside", n=name, fact=fact)

    def has_role(self, fact: Fact, role: str) -> bool:
        """Return whether the bank can say this fact in this role."""
        return self.voice.knows(f"{fact.topic}.{role}")

    def clauses(self, index: int, facts: Sequence[Fact], *, many: bool = False) -> str:
        """Return verb phrases joined: "takes 8 s and has a setup of 2 min"."""
        name = self.spec.stations[index].name
        told = [self.word(fact, "does", name, many=many) for fact in facts]
        if len(told) == 2 and self.voice.chance(0.1):
            return self.tongue.comma.join(told)
        joints = self.tongue.clause_joints or self.tongue.conjunctions
        return (
            self.tongue.comma.join(told[:-1]) + self.voice.random.choice(joints) + told[-1]
            if len(told) > 1
            else told[0]
        )

    def fields(self, index: int, facts: Sequence[Fact]) -> list[str]:
        """Return "key: value" words for each fact."""
        return [self.word(fact, "field", self.spec.stations[index].name) for fact in facts]

    def shorts(self, index: int, facts: Sequence[Fact]) -> list[str]:
        """Return the fewest words for each fact: "8 s", "max 20"."""
        return [self.word(fact, "short", self.spec.stations[index].name) for fact in facts]

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
                    return deed_for(self.voice.random, slots.get("n", "")).done
                case "digit":
                    return str(self.voice.random.randint(2, 9))
                case "both":
                    return ""
                case _ if name[:1].isupper() and name.lower() in slots:
                    return self.cap(slots[name.lower()])
                case _:
                    raise KeyError(f"[{table}] has a slot {{{name}}} that nobody fills")

        return self.voice.tell(table, slot, plural=many).replace("  ", " ")


def _shown(value: object) -> str:
    if isinstance(value, Quantity):
        return plain_number(value.stated)
    if isinstance(value, Timing):
        return f"{value.family}({', '.join(plain_number(q.stated) for q in value.params)})"
    return str(value)
