"""StateWatch: what follows the states of an object, on those few that need it.

A stopped station shows the state of its stop, whatever else happens to it; a breakdown may count
its time in some states only; ``OnStateChange`` is a trigger. An object without any of these has
no watch and pays nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flexscript.simulation.sim_object import SimObject

__all__ = ["StateListener", "StateWatch", "watch_of"]

StateListener = Callable[[int, int], None]
"""Called with the state that was left and the one that was entered."""


class StateWatch:
    """``wanted`` is the state that the owner would be in were it not ``held``."""

    __slots__ = ("_notifying", "held", "listeners", "owner", "wanted")

    def __init__(self, owner: SimObject) -> None:
        self.owner = owner
        self.held = False
        self.wanted = owner.state
        self.listeners: list[StateListener] = []
        self._notifying = False

    def keeps_out(self, state: int) -> bool:
        """Note a state that the owner wants; tell whether it must wait until the stop is over."""
        self.wanted = state
        return self.held

    def entered(self, before: int, state: int) -> None:
        """Tell the listeners, but not those that change the state themselves."""
        if self._notifying:
            return
        self._notifying = True
        for listener in self.listeners:
            listener(before, state)
        self._notifying = False

    def hold(self, state: int) -> None:
        """Show a state until ``let_go``."""
        wanted = self.wanted if self.held else self.owner.state
        self.held = False
        self.owner.set_state(state)
        self.held = True
        self.wanted = wanted

    def let_go(self) -> None:
        """Enter the state that the owner has come to want."""
        self.held = False
        self.owner.set_state(self.wanted)


def watch_of(owner: SimObject) -> StateWatch:
    """Return the watch of an object, made at its first use."""
    if owner.watch is None:
        owner.watch = StateWatch(owner)
    return owner.watch
