"""Queue: stores items and releases them at once, or in batches.

Batching collects ``BatchSize`` items (or what came within ``MaxBatchTime`` seconds of the
first) and releases them together. ``FlushContent`` closes the inputs until the batch has left.
"""

from __future__ import annotations

from flexscript.plant.model import PlantObject
from flexscript.simulation.fixed_resource import FixedResource
from flexscript.simulation.items import Item
from flexscript.simulation.states import COLLECTING, EMPTY, RELEASING, WAITING_FOR_TRANSPORT
from flexscript.simulation.world import World

__all__ = ["Queue"]

_LARGEST_BATCH = 1_000_000


class Queue(FixedResource):
    """A store of up to ``MaxContent`` items, those on their way to it included."""

    __slots__ = (
        "batch",
        "batch_number",
        "batch_size",
        "feeds_queues",
        "flush",
        "flushing",
        "max_batch_time",
        "on_end_collecting",
    )

    first_state = EMPTY

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        settings = self.settings
        self.lifo = settings.exists("LIFO") and settings.flag("LIFO")
        batching = settings.exists("DoBatching") and settings.flag("DoBatching")
        self.batch_size = settings.count("BatchSize", 1, _LARGEST_BATCH) if batching else 1
        self.max_batch_time = settings.time_or_none("MaxBatchTime") if batching else None
        self.flush = batching and settings.flag("FlushContent")
        self.flushing = False
        self.feeds_queues = True
        self.batch: list[Item] = []
        self.batch_number = 0
        self.on_end_collecting = settings.trigger("OnEndCollecting") if batching else None
        if self.batch_size > self.capacity:
            world.warn(
                f"{self}: BatchSize (={self.batch_size}) is above MaxContent (={self.capacity:g}), "
                "so no batch is ever complete"
            )

    def wired(self) -> None:
        super().wired()
        self.counts_room = not self.flush
        self.feeds_queues = any(isinstance(target, Queue) for target, _ in self.outputs)

    def is_open(self, port: int) -> bool:
        return self.content + self.in_transit < self.capacity and not self.flushing

    def entered(self, item: Item, port: int) -> None:
        if self.batch_size <= 1:
            if self.feeds_queues:
                # By the agenda, not by a call: queues in a ring must not deepen the stack.
                self.calendar.soon(self.release, item)
            else:
                self.release(item)
            return
        self.batch.append(item)
        self.update_state()
        if len(self.batch) >= self.batch_size:
            self.release_batch(self.batch_number)
        elif len(self.batch) == 1 and self.max_batch_time is not None:
            wait = self.max_batch_time(item)
            self.calendar.after(wait, self.release_batch, self.batch_number)

    def release_batch(self, number: int) -> None:
        """Release what was collected, unless that batch has gone already."""
        if number != self.batch_number:
            return
        batch, self.batch = self.batch, []
        self.batch_number += 1
        self.flushing = self.flush
        if self.on_end_collecting is not None:
            self.on_end_collecting(batch[0], len(batch))
        for item in batch:
            self.calendar.soon(self.release, item)

    def held(self, item: Item) -> None:
        self.update_state()

    def awaiting_transport(self, item: Item) -> None:
        self.update_state()

    def exited(self, item: Item) -> None:
        if self.content == 0:
            self.flushing = False
        self.update_state()
        self.look_for_items()

    def update_state(self) -> None:
        """Enter the state that the content calls for."""
        if self.content == 0:
            state = EMPTY
        elif self.transports is not None and self.transports.waiting:
            state = WAITING_FOR_TRANSPORT
        elif not self.released:
            state = COLLECTING
        else:
            state = RELEASING
        if state != self.state:
            self.set_state(state)
