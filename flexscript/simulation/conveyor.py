"""Conveyor: carries items along its length at its speed, in order.

Decisions:

* Every item takes the length of FlexSim's standard box of the belt (0.61 m). An item comes in with
  its front at the start of the belt and leaves when its front is at the end.
* The next item may come in once the last one has moved on by its entry space, and while all
  items still fit on the belt when they stand closed up (stop space).
* Accumulating: behind an item that cannot leave the others close up, and follow each other at
  their move space. Not accumulating: the whole belt stops with the item at its end, gaps are
  kept, and a belt that stands takes nothing in.
* Conveyors that lead into one another hand items over at the end of the one and the start of
  the other. Where several lead into one, the item that reached its end first goes first.
* An item that an executer unloads before the start is clear waits there to be carried on.
"""

from __future__ import annotations

from collections import deque
from math import floor

from flexscript.plant.model import PlantObject
from flexscript.simulation.belt import belt_length, space
from flexscript.simulation.errors import SettingError
from flexscript.simulation.fixed_resource import FixedResource
from flexscript.simulation.items import Item
from flexscript.simulation.states import BLOCKED, CONVEYING, EMPTY, WAITING_FOR_TRANSPORT
from flexscript.simulation.world import World

__all__ = ["Conveyor"]


class Conveyor(FixedResource):
    """A belt.

    ``entry_gap`` and ``move_gap`` are seconds in which it moves by the space of one item. An item's
    ``dues`` is when it reaches the end if nothing holds it, less the time that the belt
    stood before it came (``stood``, always 0 when accumulating).
    """

    __slots__ = (
        "accumulating",
        "belt",
        "dues",
        "entry_gap",
        "free_from",
        "last_exit",
        "move_gap",
        "standing_since",
        "stood",
        "transit_time",
    )

    first_state = EMPTY

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        settings = self.settings
        speed = settings.number("Speed")
        length = belt_length(plant_object, settings)
        if not (speed > 0 and length > 0):
            raise SettingError(
                f"{self}: Speed (={speed:g} m/s) and length (={length:g} m) must be greater than 0"
            )
        stop = space(settings, "Stop")
        move = max(space(settings, "Move"), stop)
        self.accumulating = settings.flag("IsAccumulating")
        self.transit_time = length / speed
        self.entry_gap = min(max(space(settings, "Entry"), move), length) / speed
        self.move_gap = min(move, length) / speed
        self.capacity = min(self.capacity, max(1, floor(length / stop)))
        self.belt: deque[Item] = deque()
        self.dues: deque[float] = deque()
        self.free_from = 0.0
        self.last_exit = -self.move_gap
        self.stood = 0.0
        self.standing_since = -1.0

    def is_open(self, port: int) -> bool:
        return (
            self.calendar.now >= self.free_from
            and self.standing_since < 0.0
            and super().is_open(port)
        )

    def entered(self, item: Item, port: int) -> None:
        now = self.calendar.now
        start = max(now if self.standing_since < 0.0 else self.standing_since, self.free_from)
        self.belt.append(item)
        self.dues.append(start + self.transit_time - self.stood)
        self.free_from = start + self.entry_gap
        if self.standing_since >= 0.0:
            return
        self.calendar.after(self.free_from - now, self.fetch_items)
        if len(self.belt) == 1:
            self.set_state(CONVEYING)
            self.await_first()

    def await_first(self) -> None:
        """Release the first item when it is at the end and clear of the one before it."""
        now = self.calendar.now
        at_end = self.dues[0] + self.stood
        if self.accumulating:
            at_end = max(at_end, self.last_exit + self.move_gap)
        self.calendar.after(max(at_end, now) - now, self.release, self.belt[0])

    def held(self, item: Item) -> None:
        self.stand(BLOCKED)

    def awaiting_transport(self, item: Item) -> None:
        self.stand(WAITING_FOR_TRANSPORT)

    def stand(self, state: int) -> None:
        """Enter a state in which the first item waits at the end."""
        if not self.accumulating and self.standing_since < 0.0:
            self.standing_since = self.calendar.now
        self.set_state(state)

    def exited(self, item: Item) -> None:
        if self.belt[0] is not item:
            self.lift_off(item)
            return
        self.belt.popleft()
        self.dues.popleft()
        self.last_exit = self.calendar.now
        if self.standing_since >= 0.0:
            self.run_again()
        if self.belt:
            self.set_state(CONVEYING)
            self.await_first()
        else:
            self.set_state(EMPTY)
        self.look_for_items()

    def stood_still(self, seconds: float) -> None:
        """All that moved comes later by the time of a stop."""
        if self.standing_since >= 0.0:
            return
        stopped_at = self.calendar.now - seconds
        self.dues = deque(due + seconds for due in self.dues)
        self.free_from = max(self.free_from, stopped_at) + seconds
        self.last_exit += seconds

    def lift_off(self, item: Item) -> None:
        """Forget an item that a task sequence took from the middle of the belt."""
        place = self.belt.index(item)
        del self.belt[place]
        del self.dues[place]
        self.look_for_items()

    def run_again(self) -> None:
        """Let a belt that stood move on: all that is due comes later by that time."""
        now = self.calendar.now
        self.stood += now - self.standing_since
        if self.free_from > self.standing_since:
            self.free_from = now + (self.free_from - self.standing_since)
            self.calendar.after(self.free_from - now, self.fetch_items)
        self.standing_since = -1.0
