"""Rack: a queue that holds each item for its minimum dwell time before it releases it."""

from __future__ import annotations

from flexscript.plant.model import PlantObject
from flexscript.simulation.items import Item
from flexscript.simulation.queue import Queue
from flexscript.simulation.world import World

__all__ = ["Rack"]


class Rack(Queue):
    """Storage without slots: only the number of places (``MaxContent``) matters."""

    __slots__ = ("dwell_time",)

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        self.dwell_time = self.settings.time("MinimumDwellTime")

    def entered(self, item: Item, port: int) -> None:
        self.update_state()
        self.calendar.after(self.dwell_time(item), self.release, item)
