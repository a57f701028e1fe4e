"""Rack: a queue that gives each item a slot and holds it for its minimum dwell time.

A rack has bays side by side, levels one above the other and slots in each; a slot holds one item.
The slots limit what the rack holds where the program sets ``NumBays``, ``NumLevels``,
``SlotsPerBay`` or ``Dimensions``; else only ``MaxContent`` counts, as in FlexSim's default of ever
so many places. The labels ``bay``, ``level`` and ``slot`` of an item tell its last slot.
"""

from __future__ import annotations

from flexscript.plant.model import PlantObject
from flexscript.simulation.errors import SettingError
from flexscript.simulation.items import Item
from flexscript.simulation.queue import Queue
from flexscript.simulation.slots import SLOT_LABELS, SlotChoice, rack_size, slot_choice
from flexscript.simulation.world import World

__all__ = ["Rack"]


class Rack(Queue):
    """Storage. Slots are numbered from 1, bay after bay, in each level after level."""

    __slots__ = ("choose_slot", "dwell_time", "free", "held_in", "size")

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        self.dwell_time = self.settings.time("MinimumDwellTime")
        self.size = rack_size(self.settings)
        bays, levels, slots = self.size
        self.choose_slot: SlotChoice | None = None
        self.free: set[int] = set()
        self.held_in: dict[Item, int] = {}
        if bays:
            places = bays * levels * slots
            self.capacity = min(self.capacity, float(places))
            self.free = set(range(1, places + 1))
            self.choose_slot = slot_choice(self, self.size)

    def entered(self, item: Item, port: int) -> None:
        if self.choose_slot is not None:
            self.store(item, self.choose_slot(item))
        self.update_state()
        self.calendar.after(self.dwell_time(item), self.release, item)

    def exited(self, item: Item) -> None:
        if self.choose_slot is not None:
            self.free.add(self.held_in.pop(item))
        super().exited(item)

    def store(self, item: Item, slot: int) -> None:
        """Put an item into a slot.

        Raises:
            SettingError: the slot is not there, or holds another item.
        """
        if slot not in self.free:
            raise SettingError(
                f"{self}: SlotAssignmentStrategy gave slot {slot}, which is not free; the rack has "
                f"{self.capacity:g} slots, counted from 1 bay by bay, level by level"
            )
        self.free.remove(slot)
        self.held_in[item] = slot
        _, levels, slots = self.size
        place = slot - 1
        numbers = (place // (levels * slots) + 1, place // slots % levels + 1, place % slots + 1)
        item.labels.update(zip(SLOT_LABELS, numbers, strict=True))
