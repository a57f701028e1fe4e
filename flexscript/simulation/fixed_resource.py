"""FixedResource: the cycle that every station shares, and its ports.

An item comes in (``receive``), the class does its work (``entered``), then the item is
released to the output ports that ``SendToPort`` allows (``release``) and moves as soon as an
output meets an input that is open for it.

Decisions:

* Port 0 ("any") tries the outputs in port order: the first that is open wins.
* When a full station gets room it asks its inputs. Of all the items released to it, the one
  released first comes: several lines that merge share a station fairly.
* Getting room is handled on the calendar's agenda: after the event that made the room and
  before any other.
* A station that pulls (``Pull`` = 1) also asks ``PullStrategy`` for an input port (0 any) and
  ``PullRequirement`` about each item.
* With ``UseTransport`` the item is promised to its destination at once (``reserve``), and
  an executer brings it.
"""

from __future__ import annotations

from collections import deque
from math import inf
from typing import TYPE_CHECKING

from flexscript.plant.model import PlantObject
from flexscript.simulation.calendar import Handler
from flexscript.simulation.errors import SettingError
from flexscript.simulation.items import Item
from flexscript.simulation.property_code import Trigger
from flexscript.simulation.reference import executer_reference
from flexscript.simulation.settings import Settings
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.standstill import resume_station, stop_station
from flexscript.simulation.transport import TransportDesk
from flexscript.simulation.withdrawal import Withdrawn, withdraw
from flexscript.simulation.world import World

if TYPE_CHECKING:
    from flexscript.simulation.gates import Gates
    from flexscript.simulation.standstill import Standstill

__all__ = ["FixedResource"]

_HOLD = -1


class FixedResource(SimObject):
    """A station: it holds up to ``capacity`` items and passes them on through ports.

    ``outputs`` lists (station, its input port); ``inputs`` lists (input port, station before,
    its output port). Both are in port order. ``offers`` are the released items of the inputs.
    """

    __slots__ = (
        "capacity",
        "counts_room",
        "fetching",
        "gates",
        "in_transit",
        "inputs",
        "lifo",
        "offers",
        "on_entry",
        "on_exit",
        "outputs",
        "pull",
        "pull_asked_for",
        "pull_port",
        "pull_requirement",
        "pull_strategy",
        "released",
        "send_to_port",
        "settings",
        "standstill",
        "transports",
    )

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        self.settings = settings = Settings(plant_object, self)
        self.outputs: list[tuple[FixedResource, int]] = []
        self.inputs: list[tuple[int, FixedResource, int]] = []
        self.released: deque[Item] = deque()
        self.offers: list[deque[Item]] = []
        self.fetching: Handler = self.fetch_items
        self.counts_room = _is_inherited(type(self).is_open, FixedResource.is_open)
        self.lifo = False
        self.capacity = settings.number("MaxContent") if settings.exists("MaxContent") else inf
        if not self.capacity >= 1:
            raise SettingError(
                f"{self}: MaxContent (={self.capacity:g}) must be at least 1 for items to enter"
            )
        self.in_transit = 0
        self.send_to_port = settings.choice("SendToPort") if settings.exists("SendToPort") else None
        has_inputs = settings.exists("Pull")
        self.pull = has_inputs and settings.flag("Pull")
        self.pull_strategy = settings.choice("PullStrategy") if has_inputs else None
        self.pull_requirement = settings.choice("PullRequirement") if has_inputs else None
        self.pull_asked_for = -1
        self.pull_port = 0
        self.on_entry: Trigger | None = settings.trigger("OnEntry")
        self.on_exit: Trigger | None = settings.trigger("OnExit")
        self.transports: TransportDesk | None = None
        self.gates: Gates | None = None
        self.standstill: Standstill | None = None

    def wired(self) -> None:
        self.offers = [station.released for _, station, _ in self.inputs]
        if self.settings.exists("UseTransport") and self.settings.flag("UseTransport"):
            reference = executer_reference(self, "TransportRef", "UseTransport (=1)")
            if reference is not None:
                self.transports = TransportDesk(self, reference)

    def show_phase(self, item: Item, phase: int) -> None:
        """Enter the state that one item calls for."""
        self.set_state(phase)

    def phase_of(self, item: Item) -> int:
        """Return the state that one item calls for."""
        return self.state

    # Stops.

    def stop(self, state: int, number: int = 0) -> None:
        """Stand still in a state until ``resume``; stops accumulate."""
        stop_station(self, state, number=number)

    def resume(self, number: int = 0) -> None:
        """Take the latest stop of that number back, or the latest of all."""
        resume_station(self, number)

    def stood_still(self, seconds: float) -> None:
        """Move what was planned for a time of the clock; events wait by themselves."""

    def take_back(self, item: Item) -> Withdrawn | None:
        """Take back the next event of the work on an item."""
        if self.standstill is not None:
            return self.standstill.take_event(item)
        return withdraw(self.calendar, self, item)

    def put_back(self, event: Withdrawn) -> None:
        """Let the work on an item go on, once the station does."""
        if self.standstill is not None:
            self.standstill.postpone(event.handler, event.argument, event.seconds)
        else:
            event.put_back(self.calendar)

    def input_objects(self) -> list[object]:
        return [station for _, station, _ in self.inputs]

    def output_objects(self) -> list[object]:
        return [station for station, _ in self.outputs]

    # What a class of stations decides.

    def entered(self, item: Item, port: int) -> None:
        """Do the work of the class on an item that just came in by ``port``."""
        self.release(item)

    def held(self, item: Item) -> None:
        """React to a released item that no output takes now."""

    def awaiting_transport(self, item: Item) -> None:
        """React to an item whose destination is certain but whose executer is not there."""

    def exited(self, item: Item) -> None:
        """React to an item that has left; the base class looks for the next one."""
        self.look_for_items()

    # Input side.

    def is_open(self, port: int) -> bool:
        """Tell whether an item may come in by that input port now.

        The base class only compares. Where each item asks, this comparison is written out for
        the stations that do not override it (``counts_room``).
        """
        return self.content + self.in_transit < self.capacity

    def wants(self, item: Item, port: int) -> bool:
        """Tell whether the pull settings allow the item."""
        if self.pull_strategy is not None:
            # Asked once for each item that is to come, as a counter in its code expects.
            wanted = self.input + self.in_transit
            if self.pull_asked_for != wanted:
                self.pull_asked_for = wanted
                self.pull_port = self.pull_strategy(item)
            if self.pull_port not in (0, port):
                return False
        return self.pull_requirement is None or bool(self.pull_requirement(item))

    def reserve(self, port: int) -> None:
        """Keep a place for an item on its way."""
        self.in_transit += 1

    def arrive(self, item: Item, port: int) -> None:
        """Take in an item that a place was kept for."""
        self.in_transit -= 1
        self.arrived(item, port)

    def arrived(self, item: Item, port: int) -> None:
        """Take in an item that an executer brings; a stopped station works on it later."""
        if self.standstill is None:
            self.receive(item, port)
            return
        self.take_in(item)
        if self.on_entry is not None:
            self.on_entry(item, port)
        self.standstill.postpone(self.enter_late, (item, port))

    def enter_late(self, arrival: tuple[Item, int]) -> None:
        """Begin the work on an item that came while the station stood still."""
        self.entered(*arrival)

    def receive(self, item: Item, port: int) -> None:
        """Take an item in. ``OnEntry`` runs before any other logic, the item counted."""
        # take_in, written out as in send: these two run for each item at each station.
        item.entered = now = self.calendar.now
        item.holder = self
        self.area -= now
        self.content = content = self.content + 1
        self.input += 1
        if content > self.max_content_seen:
            self.max_content_seen = content
        if self.recorder is not None:
            self.recorder.item(now, item.number, self.id)
        if self.on_entry is not None:
            self.on_entry(item, port)
        self.entered(item, port)

    def look_for_items(self) -> None:
        """Ask the stations before, once this event is over, if any of them has an item."""
        for released in self.offers:
            if released:
                self.calendar.agenda.append((self.fetching, None))
                return

    def fetch_items(self, _: object = None) -> None:
        """Take released items from the stations before for as long as there is room."""
        inputs = self.inputs
        if len(inputs) == 1 and not self.pull:
            port, upstream, outlet = inputs[0]
            self.fetch_from(port, upstream, outlet)
            return
        while True:
            best: Item | None = None
            for port, upstream, outlet in inputs:
                if upstream.released and self.is_open(port):
                    item = upstream.item_for(self, outlet, port)
                    if item is not None and (best is None or item.released < best.released):
                        best, best_upstream, best_port = item, upstream, port
            if best is None:
                return
            best_upstream.send_held(best, self, best_port)

    def fetch_from(self, port: int, upstream: FixedResource, outlet: int) -> None:
        """Take released items from the one station before; most stations have no other."""
        released = upstream.released
        while released:
            if self.counts_room:
                if self.content + self.in_transit >= self.capacity:
                    return
            elif not self.is_open(port):
                return
            item = released[0]
            if item.send_to and item.send_to != outlet:
                further = upstream.item_for(self, outlet, port)
                if further is None:
                    return
                upstream.send_held(further, self, port)
            else:
                released.popleft()
                upstream.send(item, self, port)

    # Output side.

    def release(self, item: Item) -> None:
        """Let the item go to the outputs that ``SendToPort`` allows, now or when one opens."""
        item.send_to = chosen = 0 if self.send_to_port is None else self.chosen_output(item)
        if chosen == 0:
            outputs = self.outputs
        else:
            outputs = self.outputs[chosen - 1 : chosen] if chosen > 0 else []
        for target, port in outputs:
            if target.counts_room:
                is_open = target.content + target.in_transit < target.capacity
            else:
                is_open = target.is_open(port)
            if is_open and (not target.pull or target.wants(item, port)):
                self.send(item, target, port)
                return
        world = self.world
        world.releases = item.released = world.releases + 1
        if self.lifo:
            self.released.appendleft(item)
        else:
            self.released.append(item)
        self.held(item)

    def item_for(self, target: FixedResource, outlet: int, port: int) -> Item | None:
        """Return the first released item that may leave by ``outlet`` and that target wants."""
        for item in self.released:
            chosen = item.send_to
            allowed = not chosen or chosen == outlet
            if allowed and (not target.pull or target.wants(item, port)):
                return item
        return None

    def send_held(self, item: Item, target: FixedResource, port: int) -> None:
        """Send an item that was held before."""
        released = self.released
        if released[0] is item:
            released.popleft()
        else:
            released.remove(item)
        self.send(item, target, port)

    def send(self, item: Item, target: FixedResource, port: int) -> None:
        """Move a released item to an open input, or call the executer that will."""
        if self.transports is None:
            if self.on_exit is not None:
                self.on_exit(item, self.outlet_to(target, port))
            now = self.calendar.now
            self.area += now
            self.content = content = self.content - 1
            if content < self.min_content_seen:
                self.min_content_seen = content
            self.output += 1
            seconds = now - item.entered
            stay = self.stay
            stay.count += 1
            stay.total += seconds
            if seconds < stay.minimum:
                stay.minimum = seconds
            if seconds > stay.maximum:
                stay.maximum = seconds
            target.receive(item, port)
            self.exited(item)
        else:
            if self.on_exit is not None:
                item.send_to = self.outlet_to(target, port)
            target.reserve(port)
            self.transports.call(item, target, port)
            self.awaiting_transport(item)

    def leave(self, item: Item) -> None:
        """Count the item out; ``OnExit`` runs while it still counts as content."""
        if self.on_exit is not None:
            self.on_exit(item, max(item.send_to, 1))
        self.give_out(item)

    def outlet_to(self, target: FixedResource, port: int) -> int:
        """Return the output port that leads to an input port of a station."""
        return self.outputs.index((target, port)) + 1 if (target, port) in self.outputs else 1

    def release_held(self, item: Item, port: int) -> None:
        """Let an item go that ``SendToPort`` -1 holds: to an output port, 0 for any."""
        if item not in self.released and (self.gates is None or item not in self.gates.kept):
            self.world.warn(
                f"{self}: releaseitem was asked for an item that is not held, which changes nothing"
            )
            return
        item.send_to = port
        for target, _ in self.outputs if port == 0 else self.outputs[port - 1 : port]:
            self.calendar.soon(target.fetch_items)

    def chosen_output(self, item: Item) -> int:
        """Return the port that ``SendToPort`` gives: 0 for any, -1 for none."""
        assert self.send_to_port is not None
        chosen = self.send_to_port(item)
        if chosen == _HOLD or 0 <= chosen <= len(self.outputs):
            return chosen
        self.world.warn(
            f"{self}: SendToPort gave {chosen} but the object has {len(self.outputs)} outputs; "
            "such items take the first output that is open"
        )
        return 0


def _is_inherited(method: object, base_method: object) -> bool:
    """Tell whether a class has the base's method, be it a copy (``own_methods``)."""
    return getattr(method, "__qualname__", "") == getattr(base_method, "__qualname__", None)
