"""ExecuterReference: which dispatcher or executer a station calls.

FlexSim's default is the object at the first centre port. A centre port that leads to
another station cannot work; the first one that leads to an executer or dispatcher is
then used and reported. A station without any works without, and that is reported too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexscript.plant.model import Code
from flexscript.simulation.dispatcher import Dispatcher
from flexscript.simulation.errors import SettingError
from flexscript.simulation.items import Item
from flexscript.simulation.property_code import ObjectFunction, object_code

if TYPE_CHECKING:
    from flexscript.simulation.fixed_resource import FixedResource

__all__ = ["ExecuterReference", "executer_reference"]


class ExecuterReference:
    """The object to call for an item: a fixed one, or what the property's code gives."""

    __slots__ = ("_code", "_default", "_name", "_station")

    def __init__(
        self,
        station: FixedResource,
        name: str,
        default: Dispatcher | None,
        code: ObjectFunction | None,
    ) -> None:
        self._station = station
        self._name = name
        self._default = default
        self._code = code

    def find_or_none(self, item: Item) -> Dispatcher | None:
        """Return what ``find`` does, or ``None`` where the code gives 0: it helps itself."""
        if self._code is None:
            return self._default
        found = self._code(item)
        return None if found is None or found == 0 else self._checked(found)

    def find(self, item: Item) -> Dispatcher:
        """Return the dispatcher or executer to call.

        Raises:
            SettingError: the property's code gave something else.
        """
        if self._code is None and self._default is not None:
            return self._default
        return self._checked(None if self._code is None else self._code(item))

    def _checked(self, found: object) -> Dispatcher:
        if isinstance(found, Dispatcher):
            return found
        raise SettingError(
            f"{self._station}: {self._name} gave {found} but must give a dispatcher or task "
            'executer; connect one with contextdragconnection(station, dispatcher, "S")'
        )


def executer_reference(
    station: FixedResource, name: str, needed_for: str, crew_size: int = 1, caller: str = ""
) -> ExecuterReference | None:
    """Return the reference that property ``name`` makes, or ``None`` when nobody can come.

    ``caller`` is code to use in place of the property's.
    """
    value = station.settings.raw(name)
    source = caller or (value.source if isinstance(value, Code) else value)
    if isinstance(source, str) and not _is_default(source):
        return ExecuterReference(station, name, None, object_code(source, station, name))
    default = _at_centre(station)
    if default is None:
        station.world.warn(
            f"{station}: {needed_for} calls for a task executer but no centre port leads to one or "
            "to a dispatcher, so it works without; connect one with "
            'contextdragconnection(station, dispatcher, "S")'
        )
        return None
    reachable = len(default.executers)
    if reachable < crew_size:
        station.world.warn(
            f"{station}: needs {crew_size} of the task executers of {default} at once but only "
            f"{reachable} can come, so it waits for ever"
        )
    return ExecuterReference(station, name, default, None)


def _at_centre(station: FixedResource) -> Dispatcher | None:
    for port, center in enumerate(station.centers, start=1):
        if isinstance(center, Dispatcher):
            if port > 1:
                station.world.warn(
                    f"{station}: centre port 1 leads to {station.centers[0]}, which carries out no "
                    f"tasks; {center} at centre port {port} is called instead"
                )
            return center
    return None


def _is_default(source: str) -> bool:
    """Tell whether the code is FlexSim's own default, as an expression or with ``return``."""
    text = "".join(source.split()).removeprefix("return").removesuffix(";")
    return text in ("", "current.centerObjects[1]")
