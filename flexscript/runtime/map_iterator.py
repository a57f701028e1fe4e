"""MapIterator: the place in a map that ``begin``, ``end`` and ``find`` return."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from flexscript.runtime.values import MapValue, Value

__all__ = ["MapIterator"]


@dataclass(frozen=True, slots=True, eq=False)
class MapIterator:
    """A place among the keys that a map had when the iterator was made.

    It counts as true while it stands on a key; ``++`` moves it on. An iterator is equal to
    another one on the same key, and to ``end()`` when it is past the last.
    """

    kind: ClassVar[str] = "an iterator of a Map"
    target: MapValue
    keys: tuple[Value, ...]
    place: int

    def __bool__(self) -> bool:
        """Tell whether it stands on a key that the map still has."""
        return self.place < len(self.keys) and self.keys[self.place] in self.target.items

    def __eq__(self, other: object) -> bool:
        """Compare two iterators of one map by their keys."""
        if not isinstance(other, MapIterator) or other.target is not self.target:
            return False
        if not self or not other:
            return bool(self) == bool(other)
        return self.keys[self.place] == other.keys[other.place]

    __hash__ = None  # type: ignore[assignment]  # it is equal to others as the map changes

    @property
    def key(self) -> Value:
        """The key it stands on, null past the last."""
        return self.keys[self.place] if self else None

    def next(self) -> MapIterator:
        """Return the iterator on the next key that the map still has."""
        place = self.place + 1
        while place < len(self.keys) and self.keys[place] not in self.target.items:
            place += 1
        return MapIterator(self.target, self.keys, place)
