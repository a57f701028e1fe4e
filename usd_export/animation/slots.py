"""Slots: where items lie on their holder. Items stand in stacks; stacks fill level by level.

When an item leaves, those above it come down, so nothing hangs in the air.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flexscript.plant.model import PlantObject, Vector
from usd_export.assets.asset import Deck
from usd_export.assets.library import ITEM_SIZES
from usd_export.assets.rack import shelf_levels

__all__ = ["Slots", "slots_on_item", "slots_on_object"]

_LENGTH, _WIDTH, _HEIGHT = ITEM_SIZES["carton"]
_SPACE = 0.07
# From a rack's beam to the upper face of its shelf.
_SHELF = 0.1
_VERTICAL_LEVELS = 8
_MOST_STACKS = 400


class Slots:
    """The stacks of one holder, by their feet in its own frame.

    A stack grows by ``levels`` items before the next one gets any.
    """

    def __init__(self, stacks: Sequence[Vector], levels: int) -> None:
        self._feet = list(stacks)
        self._levels = levels
        self._stacks: list[list[int]] = [[] for _ in stacks]
        self._place: dict[int, int] = {}

    def put(self, item: int) -> Vector:
        """Give the item a place and return it."""
        index = self._next_stack()
        self._stacks[index].append(item)
        self._place[item] = index
        return self._where(index, len(self._stacks[index]) - 1)

    def take(self, item: int) -> list[tuple[int, Vector]]:
        """Free the item's place; return the items that come down, with their new places."""
        index = self._place.pop(item, None)
        if index is None:
            return []
        stack = self._stacks[index]
        level = stack.index(item)
        stack.pop(level)
        return [(stack[k], self._where(index, k)) for k in range(level, len(stack))]

    def _next_stack(self) -> int:
        heights = [len(stack) // self._levels for stack in self._stacks]
        return heights.index(min(heights))

    def _where(self, index: int, level: int) -> Vector:
        x, y, z = self._feet[index]
        return (x, y, z + level * _HEIGHT)


def slots_on_object(thing: PlantObject, deck: Deck) -> Slots:
    """Return the slots of an object of the plant."""
    if thing.class_name == "Queue" and thing.properties.get("ItemPlacement") in (
        1,
        "Stack Vertically",
    ):
        base = thing.properties.get("StackBaseZ")
        # Never below the rollers, whatever the program says.
        height = max(deck.height, float(base)) if isinstance(base, int | float) else deck.height
        return Slots(_at(height, _centre_first(_lattice(deck))), _VERTICAL_LEVELS)
    if thing.class_name == "Queue":
        return Slots(_at(deck.height, _grid(deck)), 1)
    if thing.class_name == "Rack":
        levels = [level + _SHELF for level in shelf_levels(thing.size)]
        return Slots([foot for level in levels for foot in _at(level, _grid(deck))], 1)
    if thing.class_name in ("Processor", "MultiProcessor", "Combiner", "Separator"):
        step = 1.0 if thing.class_name == "Combiner" else _LENGTH + 2.0 * _SPACE
        return Slots(_at(deck.height, _centre_first(_row(deck, step))), 1)
    return Slots([(deck.ahead, 0.0, deck.height)], _VERTICAL_LEVELS)


def slots_on_item(height: float) -> Slots:
    """Return the slots of a container: two by two, layer by layer."""
    x, y = (_LENGTH + 0.02) / 2.0, (_WIDTH - 0.01) / 2.0
    return Slots(_at(height, [(-x, y), (x, y), (-x, -y), (x, -y)]), 1)


def _at(height: float, places: Iterable[tuple[float, float]]) -> list[Vector]:
    return [(x, y, height) for x, y in places]


def _grid(deck: Deck) -> list[tuple[float, float]]:
    xs, ys = _spread(deck.half_x, _LENGTH + _SPACE), _spread(deck.half_y, _WIDTH + _SPACE)
    # From the way out to the way in: the first in line stands at the front.
    return [(x, y) for x in reversed(xs) for y in reversed(ys)][:_MOST_STACKS]


def _lattice(deck: Deck) -> list[tuple[float, float]]:
    """Return places around one in the very middle."""
    step_x, step_y = _LENGTH + _SPACE, _WIDTH + _SPACE
    across, along = int(deck.half_x / step_x), int(deck.half_y / step_y)
    return [
        (i * step_x, j * step_y)
        for i in range(-across, across + 1)
        for j in range(-along, along + 1)
    ][:_MOST_STACKS]


def _row(deck: Deck, step: float) -> list[tuple[float, float]]:
    return [(x, 0.0) for x in _spread(deck.half_x, step)]


def _spread(half: float, step: float) -> list[float]:
    count = max(1, int(2.0 * half / step + 1e-6))
    return [(k - (count - 1) / 2.0) * step for k in range(count)]


def _centre_first(places: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    return sorted(places, key=lambda place: (abs(place[0]) + abs(place[1]), place))
