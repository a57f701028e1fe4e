"""Dispatcher: gives assignments to the members of its team.

An assignment goes to the first free member in port order; when none is free it waits,
higher priority first, then first come first served. ``PassTo`` may name a member instead. A
member that becomes free asks its own queue, then its dispatchers in port order.
"""

from __future__ import annotations

from bisect import insort

from flexscript.plant.model import PlantObject
from flexscript.simulation.assignment import Assignment, Delivery
from flexscript.simulation.settings import Settings
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.world import World

__all__ = ["Dispatcher"]


class Dispatcher(SimObject):
    """A queue of assignments and a team to give them to.

    ``team`` lists the members by output port, ``chiefs`` the dispatchers that this one serves.
    Its figures count assignments that wait: ``input`` came, ``output`` were given on.
    """

    __slots__ = ("chiefs", "pass_to", "settings", "team", "waiting")

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        self.settings = Settings(plant_object, self)
        self.team: list[Dispatcher] = []
        self.chiefs: list[Dispatcher] = []
        self.waiting: list[Assignment] = []
        self.pass_to = self.settings.choice("PassTo")

    def input_objects(self) -> list[object]:
        return list(self.chiefs)

    def output_objects(self) -> list[object]:
        return list(self.team)

    def submit(self, assignment: Assignment) -> None:
        """Give the assignment to a member, or let it wait for one."""
        member = self._named_member(assignment)
        if member is not None:
            member.submit(assignment)
        elif not self.take(assignment):
            insort(self.waiting, assignment)

    def take(self, assignment: Assignment) -> bool:
        """Let the first free member begin the assignment; tell whether there was one."""
        return any(member.take(assignment) for member in self.team)

    def next_assignment(self, *, deliveries_only: bool = False) -> Assignment | None:
        """Return and forget the assignment that waits in front, here or at the chiefs."""
        for index, assignment in enumerate(self.waiting):
            if not deliveries_only or isinstance(assignment, Delivery):
                return self.waiting.pop(index)
        for chief in self.chiefs:
            found = chief.next_assignment(deliveries_only=deliveries_only)
            if found is not None:
                return found
        return None

    def executers(self) -> int:
        """Return how many executers can come to work through this object."""
        return sum(member.executers() for member in self.team)

    def _named_member(self, assignment: Assignment) -> Dispatcher | None:
        if self.pass_to is None:
            return None
        chosen = int(self.pass_to(assignment.item))
        if 1 <= chosen <= len(self.team):
            return self.team[chosen - 1]
        return None
