"""TransportDesk: where a station calls an executer to bring an item to its destination."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexscript.simulation.assignment import Delivery
from flexscript.simulation.items import Item
from flexscript.simulation.reference import ExecuterReference

if TYPE_CHECKING:
    from flexscript.simulation.fixed_resource import FixedResource

__all__ = ["TransportDesk"]


class TransportDesk:
    """Calls for deliveries through a centre port or ``TransportRef``.

    ``waiting`` counts items that are promised to a destination and not yet loaded. Where the
    code of ``TransportRef`` gives 0 it has made a task sequence of its own for the item:
    ``promised`` then holds where the item is awaited.
    """

    __slots__ = ("_reference", "preempt", "priority", "promised", "station", "waiting")

    def __init__(self, station: FixedResource, reference: ExecuterReference) -> None:
        self.station = station
        self.priority = station.settings.number("TransportPriority")
        self.waiting = 0
        self.promised: dict[Item, tuple[FixedResource, int]] = {}
        self.preempt = station.settings.option("TransportPreempt")
        self._reference = reference

    def call(self, item: Item, target: FixedResource, port: int) -> None:
        """Ask for the item to be brought to an input port of ``target``."""
        self.waiting += 1
        dispatcher = self._reference.find_or_none(item)
        if dispatcher is None:
            self.promised[item] = (target, port)
            return
        number = self.station.world.next_assignment_number()
        dispatcher.submit(Delivery(self, item, target, port, number))
