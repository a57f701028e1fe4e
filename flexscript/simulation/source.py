"""Source: makes flow items.

In inter-arrival mode the next interval starts when the last item has *left* the source: a
blocked source delays its arrivals, as FlexSim's does. A schedule makes items at given times,
whether or not the earlier ones have left; a sequence makes the next row's items when the
last row's have left.

``OnCreation`` finds the row of its item as ``param(2)``, 1 where there is no table.
"""

from __future__ import annotations

from flexscript.plant.model import PlantObject
from flexscript.simulation.arrivals import Arrival, read_arrivals
from flexscript.simulation.fixed_resource import FixedResource
from flexscript.simulation.items import Item
from flexscript.simulation.states import BLOCKED, GENERATING, WAITING_FOR_TRANSPORT
from flexscript.simulation.world import World

__all__ = ["Source"]

_INTER_ARRIVAL, _SCHEDULE, _SEQUENCE = 1, 2, 3


class Source(FixedResource):
    """Makes items and pushes them out; nothing comes in.

    ``row_left`` counts the items of a sequence's present row that have not left.
    """

    __slots__ = (
        "arrivals",
        "interval",
        "item_class",
        "on_creation",
        "repeats",
        "row",
        "row_left",
        "style",
    )

    first_state = GENERATING

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        settings = self.settings
        self.style = settings.option("ArrivalStyle")
        self.interval = settings.time("InterArrivalTime")
        self.item_class = settings.text("FlowItemClass")
        self.on_creation = settings.trigger("OnCreation")
        self.repeats = settings.flag("RepeatTable")
        self.arrivals: tuple[Arrival, ...] = ()
        self.row = 0
        self.row_left = 0

    def start(self) -> None:
        super().start()
        if self.style != _INTER_ARRIVAL:
            # Not before: the table may be a global table of the plant.
            self.arrivals = read_arrivals(self, timed=self.style == _SCHEDULE)
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
        self.make_all(arrival)
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
        self.row_left = arrival.quantity
        self.make_all(arrival)
        if arrival.quantity == 0:
            self.calendar.after(0.0, self.make_row)

    def make_all(self, arrival: Arrival) -> None:
        """Make the items of a row."""
        for _ in range(arrival.quantity):
            self.make(arrival.item_name or self.item_class, arrival.row, arrival.labels)

    def make(
        self, item_class: str, row: int = 1, labels: tuple[tuple[str, object], ...] = ()
    ) -> None:
        """Make an item with labels, and release it."""
        now = self.calendar.now
        item = self.world.make_item(item_class, now)
        item.holder = self
        if labels:
            item.labels.update(labels)
        self.change_content(1)
        if self.recorder is not None:
            self.recorder.item(now, item.number, self.id)
        if self.on_creation is not None:
            self.on_creation(item, row)
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
        elif self.style == _SEQUENCE:
            self.row_left -= 1
            if self.row_left == 0:
                self.calendar.after(0.0, self.make_row)
