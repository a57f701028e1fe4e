"""Author: one person who writes one prompt, as the styles ask for words.

Puts together what a prompt has told (``ledger``), how it speaks of stations (``calling``) and how it
says facts (``phrases``), in one voice, and adds what needs all three: stations with a word for
what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from training.dataset.plants import PlantSpec
from training.dataset.prompts.calling import Calling
from training.dataset.prompts.ledger import Ledger
from training.dataset.prompts.phrases import Phrases
from training.dataset.prompts.telling import Telling
from training.dataset.prompts.times import Clock
from training.dataset.prompts.tongue import tongue
from training.dataset.prompts.voice import Voice
from training.dataset.quantities import Timing

__all__ = ["Author"]

_ONE_UNIT_SHARE = 0.05  # of prompts say once that all times are in seconds, where they are
_CORRECTING_SHARE = 0.05  # of prompts take a time back


class Author:
    """The state of one prompt in the making."""

    def __init__(self, random: Random, spec: PlantSpec, telling: Telling) -> None:
        self.random, self.spec, self.telling = random, spec, telling
        self.voice = voice = Voice(random, telling.language, held_out=telling.held_out)
        self.tongue = tongue(telling.language)
        self.no_unit = _common_unit(spec) if voice.chance(_ONE_UNIT_SHARE) else ""
        corrects = telling.noise and voice.chance(_CORRECTING_SHARE)
        self.clock = Clock(voice, self.tongue, self.no_unit, corrects=corrects)

        self.ledger = ledger = Ledger(spec, telling)
        self.station, self.places = ledger.station, ledger.places
        self.untold, self.mark, self.mark_path = ledger.untold, ledger.mark, ledger.mark_path
        self.needs_kind, self.unmentioned_edges = ledger.needs_kind, ledger.unmentioned_edges
        self.kind_said, self.edges_said = ledger.kind_said, ledger.edges_said

        self.calling = names = Calling(voice, self.tongue, spec, telling)
        self.nouns, self.mentioned = names.nouns, names.mentioned
        self.bare, self.name, self.names = names.bare, names.name, names.names
        self.is_noun, self.shared_base, self.family = names.is_noun, names.shared_base, names.family
        self.listed = names.listed

        self.phrases = phrases = Phrases(voice, self.tongue, spec, self.clock)
        self.word, self.has_role, self.clauses = phrases.word, phrases.has_role, phrases.clauses
        self.fields, self.shorts, self.beside = phrases.fields, phrases.shorts, phrases.beside
        self.item1, self.items, self.cap = phrases.item1, phrases.items, phrases.cap
        self.sentence, self.uncapped = phrases.sentence, phrases.uncapped

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


def _common_unit(spec: PlantSpec) -> str:
    """Return the unit of all times of the plant if it is one, else ""."""
    units = {
        quantity.unit
        for station in spec.stations
        for value in station.properties.values()
        if isinstance(value, Timing)
        for quantity in value.params
    } - {""}
    return units.pop() if len(units) == 1 and units <= {"s", "min"} else ""
