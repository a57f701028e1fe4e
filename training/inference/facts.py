"""Facts: how sure the model was of each object, value and connection that it wrote.

The confidence of a fact is the product of what its tokens were given among all that the
grammar allowed, guides included. Places are not facts: they are read off a sketch or laid out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

__all__ = ["Confidence", "FactRecorder"]

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Confidence:
    """Shares of belief, 0 to 1: by object, by (object, property), by connection (from, to).

    Objects are indices in the order of declaration.
    """

    objects: dict[int, float]
    values: dict[tuple[int, str], float]
    connections: dict[tuple[int, int], float]

    def to_json(self, names: list[str]) -> dict[str, Any]:
        """Return the form that a result carries, with the objects' names."""
        return {
            "objects": {names[k]: round(p, 3) for k, p in self.objects.items() if k < len(names)},
            "values": [
                {"object": names[k], "property": key, "confidence": round(p, 3)}
                for (k, key), p in self.values.items()
                if k < len(names)
            ],
            "connections": [
                {"from": names[a], "to": names[b], "confidence": round(p, 3)}
                for (a, b), p in self.connections.items()
                if a < len(names) and b < len(names)
            ],
        }


@dataclass(slots=True)
class FactRecorder:
    """Follows the tokens of one program; ``take`` each with its share of belief."""

    _shares: dict[Key, float] = field(default_factory=dict)
    _key: Key = ()
    _pending: float = 1.0
    _objects: int = 0
    _from: int | None = None
    _linking: bool = False

    def take(self, token: str, share: float) -> None:
        """Take a token (a special token's name, or any text) and its share of belief."""
        if token.startswith("<obj:"):
            self._key, self._linking = ("object", self._objects), False
            self._objects += 1
            self._shares[self._key] = share
        elif token.startswith(("<x:", "<y:")):
            self._key = ()
        elif token in ("<A>", "<S>"):
            self._key, self._linking, self._from, self._pending = (), True, None, share
        elif token.startswith("<#"):
            self._reference(int(token[2:-1]), share)
        elif token.startswith("<p:"):
            self._key = ("value", self._from or 0, token[3:-1])
            self._shares[self._key] = self._pending * share
        elif self._key:
            self._shares[self._key] *= share

    def _reference(self, index: int, share: float) -> None:
        if self._linking and self._from is not None:
            self._shares["link", self._from, index] = self._pending * share
            self._key, self._from = (), None
            return
        self._pending = self._pending * share if self._linking else share
        self._key, self._from = (), index

    def confidence(self) -> Confidence:
        """Return what was recorded."""
        objects: dict[int, float] = {}
        values: dict[tuple[int, str], float] = {}
        links: dict[tuple[int, int], float] = {}
        for key, share in self._shares.items():
            match key:
                case ("object", int(k)):
                    objects[k] = share
                case ("value", int(k), str(name)):
                    values[k, name] = share
                case ("link", int(a), int(b)):
                    links[a, b] = share
        return Confidence(objects, values, links)
