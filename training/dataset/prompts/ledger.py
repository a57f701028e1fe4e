"""Ledger: what a prompt has told so far, and what it must still tell.

Every fact, kind and connection that a style says is marked here, so that what is left can be
told after it: whatever the style, the prompt says all that its ``Telling`` promises.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from training.dataset.plants import FLOW_CLASSES, PlantSpec, Station
from training.dataset.prompts.facts import Fact, facts_of
from training.dataset.prompts.telling import Telling

__all__ = ["Ledger"]

# Names that say by themselves that items wait there, or are moved.
_WAITING = re.compile(
    r"(?i)queue|buffer|rack|storage|\bstore|stock|wait|puffer|lager|regal|sammel|schlange|almac"
    r"|\bcola|estante|pulm|espera|缓|队|仓|暂存|货架|バッファ|待ち|棚|置き場|保管"
)
_MOVING = re.compile(r"(?i)convey|belt|förder|band|cinta|transportad|传送|输送|コンベ")


class Ledger:
    """What is told of one plant in one prompt.

    Attributes:
        places: the stations that items pass, by index.
        kind_said: those of which the text says what they are.
        edges_said: connections that are told.
    """

    def __init__(self, spec: PlantSpec, telling: Telling) -> None:
        self.spec, self.telling = spec, telling
        self.places = [i for i, s in enumerate(spec.stations) if s.class_name in FLOW_CLASSES]
        self.kind_said: set[int] = set()
        self.edges_said: set[tuple[int, int]] = set()
        self.timed: tuple[int, list[Fact]] | None = None  # who was described last, with its times
        self._facts_said: set[tuple[int, str]] = set()
        self._incoming = {b for _, b in spec.flow}
        self._outgoing = {a for a, _ in spec.flow}

    def station(self, index: int) -> Station:
        """Return the station."""
        return self.spec.stations[index]

    def untold(self, index: int) -> list[Fact]:
        """Return the facts of the station that no sentence has told yet."""
        if not self.telling.parameters:
            return []
        said = self._facts_said
        return [f for f in facts_of(self.station(index)) if (index, f.key) not in said]

    def mark(self, indexes: Iterable[int], facts: Iterable[Fact]) -> None:
        """Remember that these facts of these stations are told."""
        keys = [fact.key for fact in facts]
        self._facts_said.update((index, key) for index in indexes for key in keys)

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
            return not flow or index in self._incoming
        if station.class_name == "Sink":
            return not flow or index in self._outgoing
        if station.class_name == "Queue":
            return "MaxContent" not in station.properties and not _WAITING.search(station.name)
        if station.class_name == "StraightConveyor":
            return not _MOVING.search(station.name)
        return True

    def unmentioned_edges(self) -> list[tuple[int, int]]:
        """Return the connections that no sentence has told yet."""
        return [edge for edge in self.spec.flow if edge not in self.edges_said]
