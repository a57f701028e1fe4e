"""Processor: set-up, then process, then release; up to ``MaxContent`` items side by side.

With several items at once the state is the busiest of theirs: processing before setup before
waiting before blocked (FlexSim calls its own states unreliable there).
Operators that the set-up called stay for the process when ``UseSameNumOperators`` is 1.
"""

from __future__ import annotations

from collections.abc import Callable

from flexscript.plant.model import PlantObject
from flexscript.simulation.calendar import Handler
from flexscript.simulation.crew import LARGEST_CREW, Crew, CrewDesk
from flexscript.simulation.fixed_resource import FixedResource
from flexscript.simulation.items import Item
from flexscript.simulation.property_code import ItemFunction, Trigger
from flexscript.simulation.reference import executer_reference
from flexscript.simulation.states import (
    BLOCKED,
    IDLE,
    PROCESSING,
    SETUP,
    STATE_COUNT,
    WAITING_FOR_OPERATOR,
    WAITING_FOR_TRANSPORT,
)
from flexscript.simulation.world import World

__all__ = ["Processor"]

_BUSIEST_FIRST = (
    PROCESSING,
    SETUP,
    WAITING_FOR_OPERATOR,
    WAITING_FOR_TRANSPORT,
    BLOCKED,
)


class Processor(FixedResource):
    """A machine. ``crews`` holds the operators at work, by item.

    With several places ``item_phases`` is the state that each item calls for, and ``phases``
    counts the items by it.
    """

    __slots__ = (
        "alone",
        "at_process_end",
        "at_setup_end",
        "crew_stays",
        "crews",
        "desk",
        "item_phases",
        "on_process_finish",
        "on_setup_finish",
        "phases",
        "process_operators",
        "process_time",
        "processes_at_once",
        "setup_operators",
        "setup_time",
        "with_crew",
    )

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        settings = self.settings
        self.setup_time: ItemFunction | None = settings.time_or_none("SetupTime")
        self.process_time: ItemFunction = settings.time("ProcessTime")
        self.on_setup_finish: Trigger | None = settings.trigger("OnSetupFinish")
        self.on_process_finish: Trigger | None = settings.trigger("OnProcessFinish")
        # Bound once: what is called for every item.
        self.with_crew: Handler = self.begin_process
        self.at_setup_end: Handler = self.finish_setup
        self.at_process_end: Handler = self.finish_process
        self.setup_operators = self.process_operators = 0
        self.crew_stays = False
        self.processes_at_once = False
        self.crews: dict[Item, Crew] = {}
        self.desk: CrewDesk | None = None
        self.alone = self.capacity == 1
        self.phases = [0] * STATE_COUNT
        self.item_phases: dict[Item, int] = {}

    def wired(self) -> None:
        super().wired()
        setup = self._operators_for("UseSetupOperators", "NumSetupOperators")
        process = self._operators_for("UseProcessOperators", "NumProcessOperators")
        self.processes_at_once = (
            self.setup_time is None and self.on_setup_finish is None and not (setup or process)
        )
        if not (setup or process):
            return
        needed_for = "UseProcessOperators (=1)" if process else "UseSetupOperators (=1)"
        reference = executer_reference(self, "OperatorRef", needed_for, max(setup, process))
        if reference is None:
            return
        self.desk = CrewDesk(self, reference)
        self.setup_operators, self.process_operators = setup, process
        same = self.settings.flag("UseSameNumOperators")
        self.crew_stays = same and bool(setup and process)

    def _operators_for(self, use: str, number: str) -> int:
        return self.settings.count(number, 0, LARGEST_CREW) if self.settings.flag(use) else 0

    def entered(self, item: Item, port: int) -> None:
        if self.processes_at_once:
            self.begin_process(item)
        elif self.setup_operators:
            self.call_crew(item, self.setup_operators, self.begin_setup)
        else:
            self.begin_setup(item)

    def begin_setup(self, item: Item) -> None:
        """Set up for the item; the operators, if any, are there."""
        if self.setup_time is None:
            self.finish_setup(item)
        else:
            if self.alone:
                self.set_state(SETUP)
            else:
                self.enter_phase(item, SETUP)
            self.calendar.after(self.setup_time(item), self.at_setup_end, item)

    def finish_setup(self, item: Item) -> None:
        """Go from set-up to process, changing the crew where the settings say so."""
        if self.on_setup_finish is not None:
            self.on_setup_finish(item, 0)
        if self.setup_operators and not self.crew_stays:
            self.dismiss_crew(item)
        if self.process_operators and not self.crew_stays:
            self.call_crew(item, self.process_operators, self.with_crew)
        else:
            self.begin_process(item)

    def begin_process(self, item: Item) -> None:
        """Process the item for its process time."""
        if self.alone:
            self.set_state(PROCESSING)
        else:
            self.enter_phase(item, PROCESSING)
        self.calendar.after(self.process_time(item), self.at_process_end, item)

    def finish_process(self, item: Item) -> None:
        """Let the operators go and hand the item on."""
        if self.crews:
            self.dismiss_crew(item)
        if self.on_process_finish is not None:
            self.on_process_finish(item, 0)
        self.processed(item)

    def processed(self, item: Item) -> None:
        """Do with a processed item what the class does; a processor releases it."""
        self.release(item)

    def held(self, item: Item) -> None:
        self.enter_phase(item, BLOCKED)

    def awaiting_transport(self, item: Item) -> None:
        self.enter_phase(item, WAITING_FOR_TRANSPORT)

    def exited(self, item: Item) -> None:
        # What left may have come back at once, or let another in.
        if self.alone:
            if self.content == 0:
                self.set_state(IDLE)
        elif item.holder is not self:
            self.enter_phase(item, IDLE)
        self.look_for_items()

    def call_crew(self, item: Item, number: int, when_there: Callable[[Item], None]) -> None:
        """Wait for operators, then call ``when_there(item)``."""
        assert self.desk is not None
        if self.alone:
            self.set_state(WAITING_FOR_OPERATOR)
        else:
            self.enter_phase(item, WAITING_FOR_OPERATOR)
        self.crews[item] = self.desk.call(item, number, when_there)

    def dismiss_crew(self, item: Item) -> None:
        """Let the item's operators go, if it has any."""
        crew = self.crews.pop(item, None)
        if crew is not None:
            crew.dismiss()

    def show_phase(self, item: Item, phase: int) -> None:
        self.enter_phase(item, phase)

    def phase_of(self, item: Item) -> int:
        return self.item_phases.get(item, self.state)

    def enter_phase(self, item: Item, phase: int) -> None:
        """Note where one item stands and enter the state that all of them call for."""
        if self.alone:
            self.set_state(phase)
            return
        phases = self.phases
        before = self.item_phases.pop(item, IDLE)
        if before != IDLE:
            phases[before] -= 1
        if phase != IDLE:
            phases[phase] += 1
            self.item_phases[item] = phase
        for busiest in _BUSIEST_FIRST:
            if phases[busiest]:
                self.set_state(busiest)
                return
        self.set_state(IDLE)
