"""Gates: the ports of a station closed as a whole, by a stop or by code of the model.

FlexSim's closeinput and closeoutput close until openinput and openoutput; stopinput and stopoutput
count, and each needs its resume. A station whose ports were never closed has no gates and
pays nothing: closed inputs are a capacity of 0, closed outputs a ``SendToPort`` of -1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexscript.simulation.items import Item

if TYPE_CHECKING:
    from flexscript.simulation.fixed_resource import FixedResource
    from flexscript.simulation.settings import Choice

__all__ = ["Gates", "gates_of"]


def _hold(_: Item | None) -> int:
    return -1


class Gates:
    """How often the inputs and the outputs of a station are closed; 0 is open.

    ``kept`` are the items that were released when the outputs closed. ``inputs_closed`` and
    ``outputs_closed`` tell whether one of the closings is that of closeinput or closeoutput,
    which do not count. ``capacity`` and ``choice`` are what the station gets back.
    """

    __slots__ = (
        "capacity",
        "choice",
        "inputs",
        "inputs_closed",
        "kept",
        "outputs",
        "outputs_closed",
        "station",
    )

    def __init__(self, station: FixedResource) -> None:
        self.station = station
        self.inputs = 0
        self.outputs = 0
        self.inputs_closed = False
        self.outputs_closed = False
        self.kept: list[Item] = []
        self.capacity = station.capacity
        self.choice: Choice | None = station.send_to_port

    def items(self) -> list[Item]:
        """Return the items that closed outputs keep."""
        return self.kept

    def close_inputs(self) -> None:
        """Let nothing in until as many calls of ``open_inputs``."""
        self.inputs += 1
        if self.inputs == 1:
            self.capacity = self.station.capacity
            self.station.capacity = 0.0

    def open_inputs(self) -> None:
        """Take one closing back; after the last one the station looks for items."""
        if self.inputs == 0:
            return
        self.inputs -= 1
        if self.inputs == 0:
            self.station.capacity = self.capacity
            self.station.look_for_items()

    def close_outputs(self) -> None:
        """Let nothing out until as many calls of ``open_outputs``."""
        self.outputs += 1
        if self.outputs == 1:
            station = self.station
            self.choice = station.send_to_port
            station.send_to_port = _hold
            self.kept = list(station.released)
            station.released.clear()

    def open_outputs(self) -> None:
        """Take one closing back; after the last one items go, those released before first."""
        if self.outputs == 0:
            return
        self.outputs -= 1
        if self.outputs:
            return
        station, calendar = self.station, self.station.calendar
        station.send_to_port = self.choice
        late = sorted(station.released, key=lambda item: item.released)
        station.released.clear()
        station.released.extend(self.kept)
        self.kept = []
        for target, _ in station.outputs:
            calendar.soon(target.fetch_items)
        for item in late:
            calendar.soon(station.release, item)


def gates_of(station: FixedResource) -> Gates:
    """Return the gates of a station, made at their first use."""
    if station.gates is None:
        station.gates = Gates(station)
    return station.gates
