"""Slots: how many a rack has, and which of the free ones an item gets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flexscript.plant.model import Code
from flexscript.simulation.errors import SettingError
from flexscript.simulation.items import Item
from flexscript.simulation.settings import Settings

if TYPE_CHECKING:
    from flexscript.simulation.rack import Rack

__all__ = ["SLOT_LABELS", "SlotChoice", "rack_size", "slot_choice"]

SlotChoice = Callable[[Item], int]
"""Return the number of the slot for an item."""

SLOT_LABELS = ("bay", "level", "slot")

_PARTS = ("NumBays", "NumLevels", "SlotsPerBay")
_MOST_SLOTS = 1_000_000


def rack_size(settings: Settings) -> tuple[int, int, int]:
    """Return bays, levels, and slots of a bay and level; all 0 where the program sets none.

    ``SlotsPerBay`` counts the slots side by side on one level of a bay.

    Raises:
        SettingError: one is below 1, or there would be too many slots.
    """
    given = settings.raw("Dimensions")
    dimensions: dict[str, object] = {}
    if isinstance(given, tuple):
        pairs = [pair for pair in given if isinstance(pair, tuple) and len(pair) == 2]
        dimensions = {str(name): value for name, value in pairs}
    if not any(settings.has(name) or name in dimensions for name in _PARTS):
        return (0, 0, 0)
    bays, levels, slots = (_count(settings, dimensions, name) for name in _PARTS)
    if bays * levels * slots > _MOST_SLOTS:
        raise SettingError(f"a rack has at most {_MOST_SLOTS} slots, not {bays * levels * slots}")
    return (bays, levels, slots)


def _count(settings: Settings, dimensions: dict[str, object], name: str) -> int:
    value = dimensions.get(name)
    if settings.has(name) or not isinstance(value, int | float):
        return settings.count(name, 1, _MOST_SLOTS)
    if not 1 <= value <= _MOST_SLOTS:
        raise SettingError(f"{name} (={value:g}) of Dimensions must be at least 1")
    return int(value)


def slot_choice(rack: Rack, size: tuple[int, int, int]) -> SlotChoice:
    """Return what ``SlotAssignmentStrategy`` means.

    "First Available" (or 0) takes the free slot of the lowest number, "Lowest Level" the lowest
    level first, "Random" any; code gives the number of the slot.

    Raises:
        SettingError: it is none of these.
    """
    value = rack.settings.raw("SlotAssignmentStrategy")
    name = "".join(value.split()).casefold() if isinstance(value, str) else str(value)
    if name in ("", "0", "firstavailable", "firstavailableslot"):
        return lambda item: min(rack.free)
    if name in ("random", "randomslot"):
        stream = rack.world.streams.named(rack.id)
        return lambda item: sorted(rack.free)[int(stream.random() * len(rack.free))]
    if name in ("lowestlevel", "lowestlevelfirst"):
        _, levels, slots = size
        return lambda item: min(rack.free, key=lambda slot: ((slot - 1) // slots % levels, slot))
    if isinstance(value, str | Code):
        code = rack.settings.code("SlotAssignmentStrategy")
        return rack.settings.whole("SlotAssignmentStrategy", code.call)
    raise SettingError(
        f'{rack}: SlotAssignmentStrategy must be "First Available", "Lowest Level", "Random" or '
        "code that returns the number of a slot"
    )
