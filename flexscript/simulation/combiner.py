"""Combiner: collects one container and its components, processes them, and joins them.

The container comes by the first input port, the components by the others, as many of each
as ``ComponentsList`` says (row 1 is for port 2; 1 each by default). Components come only once
the container is there. A combiner with one connected input has no components: it
processes containers, one at a time. ``CombineMode``: Pack puts the components into the container,
Join ends them, Batch releases all.
"""

from __future__ import annotations

from flexscript.plant.model import PlantObject, PropertyValue
from flexscript.simulation.errors import SettingError
from flexscript.simulation.items import Item
from flexscript.simulation.processor import Processor
from flexscript.simulation.states import COLLECTING, IDLE
from flexscript.simulation.world import World

__all__ = ["Combiner"]

_PACK, _JOIN, _BATCH = 1, 2, 3
_CONTAINER_PORT = 1


class Combiner(Processor):
    """``expected`` counts what still has to be promised or to come, by input port."""

    __slots__ = ("components", "container", "expected", "mode", "quantities")

    def __init__(self, plant_object: PlantObject, world: World) -> None:
        super().__init__(plant_object, world)
        self.alone = True
        self.mode = self.settings.option("CombineMode")
        self.quantities: dict[int, int] = {}
        self.expected: dict[int, int] = {}
        self.container: Item | None = None
        self.components: list[Item] = []
        # The list of components says which inputs are open.
        self.pull_strategy = None

    def wired(self) -> None:
        super().wired()
        rows = self.settings.raw("ComponentsList")
        listed = [self._quantity(row) for row in rows] if isinstance(rows, tuple) else []
        for port, _, _ in self.inputs[1:]:
            row = port - 2
            self.quantities[port] = listed[row] if row < len(listed) else 1
        self.begin_set()

    def begin_set(self) -> None:
        """Wait for the next container and its components."""
        self.container = None
        self.components = []
        self.expected = {_CONTAINER_PORT: 1, **self.quantities}

    def is_open(self, port: int) -> bool:
        if port != _CONTAINER_PORT and self.container is None:
            return False
        return self.expected.get(port, 0) > 0 and self.capacity > 0

    def reserve(self, port: int) -> None:
        self.expected[port] -= 1

    def arrive(self, item: Item, port: int) -> None:
        self.expected[port] += 1
        self.arrived(item, port)

    def entered(self, item: Item, port: int) -> None:
        self.expected[port] -= 1
        if port == _CONTAINER_PORT:
            self.container = item
        else:
            self.components.append(item)
        if self.container is not None and len(self.components) == sum(self.quantities.values()):
            super().entered(self.container, port)
        else:
            self.set_state(COLLECTING)
            self.look_for_items()

    def processed(self, item: Item) -> None:
        components, self.components = self.components, []
        for component in components:
            if self.mode == _PACK:
                self.pack(component, item)
            elif self.mode == _JOIN:
                self.change_content(-1)
                self.world.end_item(component)
        self.release(item)
        if self.mode == _BATCH:
            for component in components:
                self.release(component)

    def pack(self, component: Item, container: Item) -> None:
        """Move a component into the container; from now on the two count as one item."""
        self.change_content(-1)
        container.contents.append(component)
        component.holder = None
        self.world.work_in_process.change(-1, self.calendar.now)
        if self.recorder is not None:
            self.recorder.item(self.calendar.now, component.number, f"@{container.number}")

    def exited(self, item: Item) -> None:
        if self.content == 0:
            self.begin_set()
            self.set_state(IDLE)
            self.look_for_items()

    def _quantity(self, row: PropertyValue) -> int:
        """Read a row of the list: a number, or a tuple that holds one."""
        cells = row if isinstance(row, tuple) else (row,)
        for cell in cells:
            if isinstance(cell, int | float) and cell >= 0:
                return int(cell)
        raise SettingError(
            f"{self}: a row of ComponentsList (={row}) must hold a quantity of at least 0"
        )
