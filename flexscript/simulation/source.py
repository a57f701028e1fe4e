"""Source: makes flow items.

In inter-arrival mode the next interval starts when the last item has *left* the source: a
blocked source delays its arrivals, as FlexSim's does. A schedule makes items at given times,
whether or not the earlier ones have left; a sequence makes the next row's items when the
last row's have left.
"""

from __future__ import annotations

from dataclasses import dataclass

from flexscript.plant.model import PlantObject
from flexscript.simulation.errors import SettingError
from flexscript.simulation.fixed_resource import FixedResource
from flexscript.simulation.items import Item
from flexscript.simulation.states import BLOCKED, GENERATING, WAITING_FOR_TRANSPORT
from flexscript.simulation.world import World

__all__ = ["Source"]

_INTER_ARRIVAL, _SCHEDULE, _SEQUENCE = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Arrival:
    """One row of a schedule (``time`` in seconds) or of a sequence (``time`` 0)."""

    time: float
    item_name: str
    quantity: int


class Source(FixedResource):
    """Makes items and pushes them out; nothing comes in."""

    __slots__ = ("arrivals", "interval", "item_class", "on_creation", "repeats", "row", "style")

    first_state = GENERATING

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        settings = self.settings
        self.style = settings.option("ArrivalStyle")
        self.interval = settings.time("InterArrivalTime")
        self.item_class = settings.text("FlowItemClass")
        self.on_creation = settings.trigger("OnCreation")
        self.repeats = settings.flag("RepeatTable")
        self.arrivals = self._arrivals()
        self.row = 0

    def start(self) -> None:
        super().start()
        if self.style == _INTER_ARRIVAL:
            at_once = self.settings.flag("TimeZeroArrival")
            self.calendar.after(0.0 if at_once else self.interval(None), self.make_one)
        elif self.style == _SCHEDULE:
            for arrival in self.arrivals:
                self.calendar.after(arrival.time, self.make_scheduled, arrival)
        elif self.arrivals:
            self.calendar.after(0.0, self.make_row)

    def is_open(self, port: int) -> bool:
        return False

    def make_one(self, _: object) -> None:
        """Make the item whose interval is over."""
        self.make(self.item_class)

    def make_scheduled(self, arrival: Arrival) -> None:
        """Make a schedule row's items; the last row starts a repeated schedule again."""
        for _ in range(arrival.quantity):
            self.make(arrival.item_name)
        if self.repeats and arrival is self.arrivals[-1]:
            for again in self.arrivals:
                self.calendar.after(again.time, self.make_scheduled, again)

    def make_row(self, _: object) -> None:
        """Make the items of the sequence's next row."""
        if self.row == len(self.arrivals):
            if not self.repeats:
                return
            self.row = 0
        arrival = self.arrivals[self.row]
        self.row += 1
        for _index in range(arrival.quantity):
            self.make(arrival.item_name)

    def make(self, item_class: str) -> None:
        """Make an item and release it."""
        now = self.calendar.now
        item = self.world.make_item(item_class, now)
        item.holder = self
        self.change_content(1)
        if self.recorder is not None:
            self.recorder.item(now, item.number, self.id)
        if self.on_creation is not None:
            self.on_creation(item, 1)
        self.release(item)

    def held(self, item: Item) -> None:
        self.set_state(BLOCKED)

    def awaiting_transport(self, item: Item) -> None:
        self.set_state(WAITING_FOR_TRANSPORT)

    def exited(self, item: Item) -> None:
        if self.content == 0:
            self.set_state(GENERATING)
        if self.style == _INTER_ARRIVAL:
            self.calendar.after(self.interval(item), self.make_one)
        elif self.style == _SEQUENCE and self.content == 0:
            self.calendar.after(0.0, self.make_row)

    def _arrivals(self) -> tuple[Arrival, ...]:
        if self.style == _INTER_ARRIVAL:
            return ()
        name = "ArrivalSchedule" if self.style == _SCHEDULE else "ArrivalSequence"
        rows = self.settings.raw(name)
        if not isinstance(rows, tuple) or not rows:
            self.world.warn(f"{self}: {name} is not set, so the source makes no items")
            return ()
        arrivals = [self._arrival(name, row) for row in rows if isinstance(row, tuple)]
        return tuple(sorted(arrivals, key=lambda arrival: arrival.time))

    def _arrival(self, name: str, row: tuple[object, ...]) -> Arrival:
        """Read (time, item name, quantity), the time only in a schedule."""
        timed = self.style == _SCHEDULE
        numbers = [value for value in row if isinstance(value, int | float)]
        names = [value for value in row if isinstance(value, str)]
        if len(numbers) < (2 if timed else 1) or (timed and numbers[0] < 0):
            wanted = "time (at least 0), item name, quantity" if timed else "item name, quantity"
            raise SettingError(f"{self}: a row of {name} (={row}) must hold {wanted}")
        quantity = numbers[1] if timed else numbers[0]
        if not 0 <= quantity <= self.world.limits.max_items:
            raise SettingError(
                f"{self}: a quantity of {name} (={quantity:g}) must lie between 0 and "
                f"{self.world.limits.max_items}, the items that one run may hold"
            )
        return Arrival(
            time=float(numbers[0]) if timed else 0.0,
            item_name=names[0] if names else self.item_class,
            quantity=int(quantity),
        )
