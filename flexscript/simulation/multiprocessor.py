"""MultiProcessor: one item at a time through its processes, in their order.

FlexSim keeps the processes in a table without property names; ``Processes`` gives its rows as
(name, time) or (name, time, operators). Without rows, ``SetupTime``, ``ProcessTime`` and the
operator settings make one process, as for a processor. The state is "processing" in all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from flexscript.plant.model import PlantObject, PropertyValue
from flexscript.simulation.crew import LARGEST_CREW, CrewDesk
from flexscript.simulation.errors import SettingError
from flexscript.simulation.items import Item
from flexscript.simulation.processor import Processor
from flexscript.simulation.property_code import ItemFunction
from flexscript.simulation.reference import executer_reference
from flexscript.simulation.states import PROCESSING
from flexscript.simulation.world import World

__all__ = ["MultiProcessor"]


@dataclass(frozen=True, slots=True)
class Process:
    """One process: its time in seconds and how many operators it needs."""

    time: ItemFunction
    operators: int


class MultiProcessor(Processor):
    """A processor that never holds more than one item, whatever ``MaxContent`` says."""

    __slots__ = ("processes", "step")

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        self.capacity = 1.0
        self.alone = True
        rows = self.settings.raw("Processes")
        self.processes = [self._process(row) for row in rows] if isinstance(rows, tuple) else []
        self.step = 0

    def wired(self) -> None:
        super().wired()
        crew_size = max((process.operators for process in self.processes), default=0)
        if crew_size and self.desk is None:
            reference = executer_reference(self, "OperatorRef", "operators of Processes", crew_size)
            self.desk = None if reference is None else CrewDesk(self, reference)

    def entered(self, item: Item, port: int) -> None:
        if not self.processes:
            super().entered(item, port)
            return
        self.step = 0
        self.call_process(item)

    def call_process(self, item: Item) -> None:
        """Call the operators of the next process, or begin it at once."""
        operators = self.processes[self.step].operators
        if operators and self.desk is not None:
            self.call_crew(item, operators, self.run_process)
        else:
            self.run_process(item)

    def run_process(self, item: Item) -> None:
        """Spend the time of the process."""
        self.set_state(PROCESSING)
        self.calendar.after(self.processes[self.step].time(item), self.end_process, item)

    def end_process(self, item: Item) -> None:
        """Go on to the next process, or hand the item on after the last."""
        self.step += 1
        if self.step == len(self.processes):
            self.finish_process(item)
        else:
            self.dismiss_crew(item)
            self.call_process(item)

    def _process(self, row: PropertyValue) -> Process:
        if not isinstance(row, tuple) or len(row) < 2:
            raise SettingError(
                f"{self}: a row of Processes (={row}) must hold name, time and, if any are needed, "
                "the number of operators"
            )
        operators = row[2] if len(row) > 2 else 0
        if not isinstance(operators, int | float) or not 0 <= operators <= LARGEST_CREW:
            raise SettingError(
                f"{self}: the operators of a process (={operators}) must lie between 0 and "
                f"{LARGEST_CREW}"
            )
        return Process(self.settings.bound_time("Processes", row[1]), int(operators))
