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

    ``waiting`` counts items that are promised to a destination and not yet loaded.
    """

    __slots__ = ("_reference", "preempt", "priority", "station", "waiting")

    def __init__(self, station: FixedResource, reference: ExecuterReference) -> None:
        self.station = station
        self.priority = station.settings.number("TransportPriority")
        self.waiting = 0
        self.preempt = station.settings.option("TransportPreempt")
        self._reference = reference

    def call(self, item: Item, target: FixedResource, port: int) -> None:
        """Ask for the item to be brought to an input port of ``target``."""
        self.waiting += 1
        number = self.station.world.next_assignment_number()
        delivery = Delivery(self, item, target, port, number)
        self._reference.find(item).submit(delivery)
