"""MultiProcessor: one item at a time through its processes, in their order.

FlexSim keeps the processes in a table without property names; ``Processes`` gives its rows as
(name, time), or with the number of operators, whom to call ("" for ``OperatorRef``), the priority
and the preempt value behind. Without rows, ``SetupTime``, ``ProcessTime`` and the operator
settings make one process, as for a processor.

The state is "processing" in all of them; FlexSim's second state profile, which names the process,
is in the report as the share of run time spent processing in each.
"""

from __future__ import annotations

from dataclasses import dataclass

from flexscript.plant.model import Code, PlantObject, PropertyValue
from flexscript.simulation.assignment import NO_PREEMPTION, PREEMPT_AND_ABORT_ALL
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
    """One process: its time in seconds, and the operators that it needs.

    ``caller`` is whom it calls them from, "" for the object's ``OperatorRef``; ``priority`` and
    ``preempt`` are ``None`` for those of the object.
    """

    name: str
    time: ItemFunction
    operators: int
    caller: str
    priority: float | None
    preempt: int | None


class MultiProcessor(Processor):
    """A processor that never holds more than one item, whatever ``MaxContent`` says.

    ``process_times`` are the seconds spent in each process; ``busy_before`` is the time spent
    processing when the present one began, below 0 between two.
    """

    __slots__ = ("busy_before", "desks", "process_times", "processes", "step")

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        self.capacity = 1.0
        self.alone = True
        rows = self.settings.raw("Processes")
        self.processes = [self._process(row) for row in rows] if isinstance(rows, tuple) else []
        self.desks: list[CrewDesk | None] = []
        self.process_times = [0.0] * len(self.processes)
        self.busy_before = -1.0
        self.step = 0

    def wired(self) -> None:
        super().wired()
        self.desks = [self._desk(process) for process in self.processes]

    def entered(self, item: Item, port: int) -> None:
        if not self.processes:
            super().entered(item, port)
            return
        self.step = 0
        self.call_process(item)

    def call_process(self, item: Item) -> None:
        """Call the operators of the next process, or begin it at once."""
        self.desk = self.desks[self.step]
        if self.desk is not None:
            self.call_crew(item, self.processes[self.step].operators, self.run_process)
        else:
            self.run_process(item)

    def run_process(self, item: Item) -> None:
        """Spend the time of the process."""
        self.set_state(PROCESSING)
        self.busy_before = self.busy_time()
        self.calendar.after(self.processes[self.step].time(item), self.end_process, item)

    def end_process(self, item: Item) -> None:
        """Go on to the next process, or hand the item on after the last."""
        self.process_times[self.step] += self.busy_time() - self.busy_before
        self.busy_before = -1.0
        self.step += 1
        if self.step == len(self.processes):
            self.finish_process(item)
        else:
            self.dismiss_crew(item)
            self.call_process(item)

    def busy_time(self) -> float:
        """Return the seconds spent processing so far."""
        running = self.calendar.now - self.state_since if self.state == PROCESSING else 0.0
        return self.state_times[PROCESSING] + running

    def measure_from_now(self) -> None:
        super().measure_from_now()
        self.process_times = [0.0] * len(self.processes)
        self.busy_before = min(self.busy_before, 0.0)

    def profile(self) -> dict[str, float]:
        """Return the seconds spent in each process by its name, in their order."""
        seconds: dict[str, float] = {}
        for step, process in enumerate(self.processes):
            runs = step == self.step and self.busy_before >= 0.0
            running = self.busy_time() - self.busy_before if runs else 0.0
            before = seconds.get(process.name, 0.0)
            seconds[process.name] = before + self.process_times[step] + running
        return seconds

    def _desk(self, process: Process) -> CrewDesk | None:
        if not process.operators:
            return None
        reference = executer_reference(
            self, "OperatorRef", f"process {process.name!r}", process.operators, process.caller
        )
        if reference is None:
            return None
        return CrewDesk(self, reference, process.priority, process.preempt)

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
        caller = row[3] if len(row) > 3 else ""
        preempt = self._number(row, 5)
        if preempt is not None and not NO_PREEMPTION <= preempt <= PREEMPT_AND_ABORT_ALL:
            raise SettingError(f"{self}: the preempt of a process (={preempt:g}) must be 0 to 3")
        return Process(
            name=str(row[0]),
            time=self.settings.bound_time("Processes", row[1]),
            operators=int(operators),
            caller=_text(caller),
            priority=self._number(row, 4),
            preempt=None if preempt is None else int(preempt),
        )

    def _number(self, row: tuple[PropertyValue, ...], place: int) -> float | None:
        if place >= len(row):
            return None
        value = row[place]
        if isinstance(value, int | float):
            return float(value)
        raise SettingError(f"{self}: value {place + 1} of a process (={value}) must be a number")


def _text(caller: PropertyValue) -> str:
    if isinstance(caller, Code):
        return caller.source
    return caller if isinstance(caller, str) else ""
