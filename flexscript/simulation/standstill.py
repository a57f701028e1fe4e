"""Standstill: a station that is stopped, by a breakdown, a time table or code of the model.

Its events are taken off the calendar and put back when it goes on, with the time that was
left: work in process is delayed, not lost. Its ports are closed meanwhile. Stops accumulate
and each needs its resume; the one of the highest priority gives the state, the latest of
equals.

Choices: an executer that has come for an item takes it; one that brings an item unloads it, and the
station begins its work on it when it goes on. A crew that is complete waits for that too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flexscript.simulation.calendar import Handler
from flexscript.simulation.gates import gates_of
from flexscript.simulation.items import Item
from flexscript.simulation.state_watch import watch_of
from flexscript.simulation.withdrawal import Withdrawn, withdraw_all

if TYPE_CHECKING:
    from flexscript.simulation.fixed_resource import FixedResource

__all__ = ["Standstill", "resume_station", "stop_station"]


@dataclass(frozen=True, slots=True)
class StationStop:
    """One stop: the state that it wants to be shown, its priority, and a number of its own."""

    state: int
    priority: float
    number: int


class Standstill:
    """What a station that stands still will go on with."""

    __slots__ = ("_events", "_since", "_station", "_stops")

    def __init__(self, station: FixedResource) -> None:
        self._station = station
        self._since = station.calendar.now
        self._events = withdraw_all(station.calendar, station)
        self._stops: list[StationStop] = []

    def add(self, stop: StationStop) -> None:
        """Count a stop and show the state of the foremost."""
        self._stops.append(stop)
        self._show()

    def take(self, number: int) -> bool:
        """Take the latest stop of that number back, or the latest; tell whether one is left."""
        own = [stop for stop in self._stops if stop.number == number]
        self._stops.remove((own or self._stops)[-1])
        if self._stops:
            self._show()
        return bool(self._stops)

    def postpone(self, handler: Handler, argument: object, seconds: float = 0.0) -> None:
        """Do something that long after the station goes on."""
        self._events.append(Withdrawn(handler, argument, seconds))

    def take_event(self, argument: object) -> Withdrawn | None:
        """Take back one event that waits here."""
        for place, event in enumerate(self._events):
            if event.argument is argument:
                return self._events.pop(place)
        return None

    def end(self) -> None:
        """Let the station go on."""
        station = self._station
        station.stood_still(station.calendar.now - self._since)
        watch_of(station).let_go()
        for event in self._events:
            event.put_back(station.calendar)

    def items(self) -> list[Item]:
        """Return the items that wait here, at work or just brought."""
        found: list[Item] = []
        for event in self._events:
            argument = event.argument
            first = argument[0] if isinstance(argument, tuple) else argument
            if isinstance(first, Item):
                found.append(first)
        return found

    def _show(self) -> None:
        foremost = max(reversed(self._stops), key=lambda stop: stop.priority)
        watch_of(self._station).hold(foremost.state)


def stop_station(
    station: FixedResource, state: int, priority: float = 0.0, number: int = 0
) -> None:
    """Let a station stand still in a state until it is resumed."""
    if station.standstill is None:
        station.standstill = Standstill(station)
        gates = gates_of(station)
        gates.close_inputs()
        gates.close_outputs()
    station.standstill.add(StationStop(state, priority, number))


def resume_station(station: FixedResource, number: int = 0) -> None:
    """Take one stop back; after the last one the station goes on."""
    standstill = station.standstill
    if standstill is None or standstill.take(number):
        return
    station.standstill = None
    standstill.end()
    gates = gates_of(station)
    gates.open_outputs()
    gates.open_inputs()
