"""Conveyor: carries items along its length at its speed, in order, closing up when stopped.

Every item takes the length of FlexSim's standard box of the belt (0.61 m). An item may come in
once the last one has moved on by that much; behind an item that cannot leave the others close up
(accumulating). At most as many items fit as the length holds.
"""

from __future__ import annotations

from collections import deque
from math import floor

from flexscript.plant.model import PlantObject
from flexscript.simulation.errors import SettingError
from flexscript.simulation.fixed_resource import FixedResource
from flexscript.simulation.items import Item
from flexscript.simulation.states import BLOCKED, CONVEYING, EMPTY, WAITING_FOR_TRANSPORT
from flexscript.simulation.world import World

__all__ = ["Conveyor"]

_ITEM_LENGTH_M = 0.61


class Conveyor(FixedResource):
    """A belt. ``gap`` is the seconds in which it moves by one item's length."""

    __slots__ = ("belt", "free_from", "gap", "last_exit", "transit_time")

    first_state = EMPTY

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        speed = self.settings.number("Speed")
        length = self.length()
        if not (speed > 0 and length > 0):
            raise SettingError(
                f"{self}: Speed (={speed:g} m/s) and length (={length:g} m) must be greater than 0"
            )
        self.transit_time = length / speed
        self.gap = min(_ITEM_LENGTH_M, length) / speed
        self.capacity = min(self.capacity, max(1, floor(length / _ITEM_LENGTH_M)))
        self.belt: deque[Item] = deque()
        self.free_from = 0.0
        self.last_exit = -self.gap

    def length(self) -> float:
        """Return the length of the belt in metres: as set, or its size in x."""
        if self.settings.has("HorizontalLength"):
            return self.settings.number("HorizontalLength")
        return self.plant_object.size[0]

    def is_open(self, port: int) -> bool:
        return self.calendar.now >= self.free_from and super().is_open(port)

    def entered(self, item: Item, port: int) -> None:
        self.belt.append(item)
        self.free_from = self.calendar.now + self.gap
        self.calendar.after(self.gap, self.fetch_items)
        if len(self.belt) == 1:
            self.set_state(CONVEYING)
            self.await_first()

    def await_first(self) -> None:
        """Release the first item when it is at the end and clear of the one before it."""
        at_end = self.belt[0].entered + self.transit_time
        clear = self.last_exit + self.gap
        now = self.calendar.now
        self.calendar.after(max(at_end, clear, now) - now, self.release, self.belt[0])

    def held(self, item: Item) -> None:
        self.set_state(BLOCKED)

    def awaiting_transport(self, item: Item) -> None:
        self.set_state(WAITING_FOR_TRANSPORT)

    def exited(self, item: Item) -> None:
        self.belt.popleft()
        self.last_exit = self.calendar.now
        if self.belt:
            self.set_state(CONVEYING)
            self.await_first()
        else:
            self.set_state(EMPTY)
        self.look_for_items()
