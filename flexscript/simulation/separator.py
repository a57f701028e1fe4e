"""Separator: processes one item, then unpacks it or splits it.

Unpack pulls ``SeparateQty`` items out of the container (all of them by default), last one first;
the empty container leaves after them. Split makes copies until there are ``SeparateQty``
items (2 by default). The next item comes when all have left. A copy keeps the time of birth
of its original, so that time in system covers the whole way.
"""

from __future__ import annotations

from flexscript.plant.model import PlantObject
from flexscript.simulation.items import Item
from flexscript.simulation.processor import Processor
from flexscript.simulation.settings import Choice
from flexscript.simulation.states import IDLE
from flexscript.simulation.world import World

__all__ = ["Separator"]

_SPLIT = 0


class Separator(Processor):
    """``emptied`` is the container that leaves after its former contents."""

    __slots__ = ("emptied", "mode", "quantity")

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        self.alone = True
        self.mode = self.settings.option("SeparateMode")
        self.quantity: Choice | None = None
        if self.settings.has("SeparateQty"):
            code = self.settings.code("SeparateQty")
            self.quantity = self.settings.whole("SeparateQty", code.call)
        self.emptied: Item | None = None

    def is_open(self, port: int) -> bool:
        # Its own parts are content too: the next item waits until the last of them has left.
        return self.content + self.in_transit == 0 and self.capacity > 0

    def processed(self, item: Item) -> None:
        if self.mode == _SPLIT:
            self.split(item)
        else:
            self.unpack(item)

    def split(self, item: Item) -> None:
        """Release the item and its copies."""
        total = 2 if self.quantity is None else self.quantity(item)
        parts = [item]
        for _ in range(total - 1):
            copy = self.world.make_item(item.class_name, item.born)
            copy.labels = dict(item.labels)
            self.hold(copy)
            parts.append(copy)
        for part in parts:
            self.release(part)

    def unpack(self, item: Item) -> None:
        """Release the contents, and the container when they have left."""
        inside = len(item.contents)
        total = inside if self.quantity is None else min(inside, self.quantity(item))
        parts = [item.contents.pop() for _ in range(total)]
        for part in parts:
            self.world.work_in_process.change(1, self.calendar.now)
            self.hold(part)
        if not parts:
            self.release(item)
            return
        self.emptied = item
        for part in parts:
            self.release(part)

    def hold(self, part: Item) -> None:
        """Count a part as content from now on."""
        self.change_content(1)
        part.entered = now = self.calendar.now
        part.holder = self
        if self.recorder is not None:
            self.recorder.item(now, part.number, self.id)

    def exited(self, item: Item) -> None:
        if self.content == 1 and self.emptied is not None:
            container, self.emptied = self.emptied, None
            self.release(container)
        elif self.content == 0:
            self.set_state(IDLE)
            self.look_for_items()
