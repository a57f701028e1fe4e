"""Sink: takes every item out of the model, a container with all its parts."""

from __future__ import annotations

from flexscript.simulation.fixed_resource import FixedResource
from flexscript.simulation.items import Item
from flexscript.simulation.states import COLLECTING

__all__ = ["Sink"]


class Sink(FixedResource):
    """Always open; observes the time in system of what it takes."""

    __slots__ = ()

    first_state = COLLECTING

    def receive(self, item: Item, port: int) -> None:
        """Take an item in and end it. Its content is 0 again at once, so none is kept."""
        now = self.calendar.now
        self.input += 1
        item.holder = self
        if self.recorder is not None:
            self.recorder.item(now, item.number, self.id)
        if self.on_entry is not None:
            self.on_entry(item, port)
        self.world.time_in_system.add(now - item.born)
        self.world.end_item(item)
        if self.pull:
            self.look_for_items()
