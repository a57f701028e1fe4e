"""Calling: how one author speaks of stations: by name, by noun with an article, counted, listed."""

from __future__ import annotations

from collections.abc import Sequence

from training.dataset.plants import FLOW_CLASSES, PlantSpec
from training.dataset.prompts.naming import base_of, is_noun_name
from training.dataset.prompts.telling import Telling
from training.dataset.prompts.tongue import Tongue
from training.dataset.prompts.voice import Voice

__all__ = ["Calling"]


class Calling:
    """Speaks of the stations of one plant; remembers which were spoken of before."""

    def __init__(self, voice: Voice, tongue: Tongue, spec: PlantSpec, telling: Telling) -> None:
        self.voice, self.tongue, self.spec = voice, tongue, spec
        self.nouns = telling.nouns
        self.quote = "" if self.nouns else voice.choice({"": 82, '"': 13, "'": 5})
        # "The Rinser takes 2 s": some give names an article.
        self.name_articles = tongue.articles and not self.quote and voice.chance(0.15)
        self.mentioned: set[int] = set()

    def bare(self, index: int) -> str:
        """Return the station without article: its name, or its noun in small letters."""
        self.mentioned.add(index)
        name = self.spec.stations[index].name
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
        if first and self.voice.chance(0.7):
            return self.tongue.a(noun)
        return self.tongue.the(noun)

    def _takes_article(self, index: int) -> bool:
        name = self.spec.stations[index].name
        plain = is_noun_name(name) and not name[-1:].isdigit()
        return plain and self._in_flow(index) and not self.is_noun(index)

    def _ordinal(self, noun: str) -> str:
        """Return "the second press" for "press 2", where the language counts so."""
        base, _, number = noun.rpartition(" ")
        ordinals = self.tongue.ordinals
        if not base or int(number) > len(ordinals):
            return noun
        return self.tongue.the(f"{ordinals[int(number) - 1]} {base}")

    def is_noun(self, index: int) -> bool:
        """Return whether the prompt speaks of the station by a noun."""
        return self.nouns and self._in_flow(index) and is_noun_name(self.spec.stations[index].name)

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
        if len(indexes) < 2 or not self.tongue.countable or not self._in_flow(indexes[0]):
            return ""
        bases = {base_of(self.spec.stations[i].name) for i in indexes}
        base = bases.pop()
        numbered = all(self.spec.stations[i].name != base for i in indexes)
        return base if not bases and numbered and is_noun_name(base) else ""

    def listed(self, words: Sequence[str], *, either: bool = False) -> str:
        """Return words as a list of the language."""
        return self.tongue.listed(self.voice.random, words, either=either)

    def _counted(self, indexes: Sequence[int]) -> str:
        """Return "two presses" for Press 1 and Press 2 if there is no third."""
        if len(indexes) < 2 or not self.tongue.countable or not self.is_noun(indexes[0]):
            return ""
        if self.family(indexes[0]) != list(indexes):
            return ""
        base = base_of(self.spec.stations[indexes[0]].name)
        first = indexes[0] not in self.mentioned
        self.mentioned.update(indexes)
        number = self.tongue.word(len(indexes)) if self.voice.chance(0.75) else str(len(indexes))
        nouns = self.tongue.plural(base.lower() if self.tongue.small_nouns else base)
        return self.voice.say(
            "counted.first" if first else "counted.again", count=number, nouns=nouns
        )

    def family(self, index: int) -> list[int]:
        """Return the stations of the flow that are called so, numbers aside."""
        base = base_of(self.spec.stations[index].name)
        return [
            i
            for i, s in enumerate(self.spec.stations)
            if s.class_name in FLOW_CLASSES and base_of(s.name) == base
        ]

    def _in_flow(self, index: int) -> bool:
        return self.spec.stations[index].class_name in FLOW_CLASSES
