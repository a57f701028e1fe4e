"""MultiProcessor: one item at a time through its processes.

FlexSim gives no property for the table of processes; ``SetupTime`` and ``ProcessTime`` are read
as the one process that every multiprocessor has, without pipelining.
"""

from __future__ import annotations

from flexscript.plant.model import PlantObject
from flexscript.simulation.processor import Processor
from flexscript.simulation.world import World

__all__ = ["MultiProcessor"]


class MultiProcessor(Processor):
    """A processor that never holds more than one item, whatever ``MaxContent`` says."""

    __slots__ = ()

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        self.capacity = 1
        self.alone = True
