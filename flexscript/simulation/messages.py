"""Messages and resets: ``OnMessage`` and ``OnReset``, the triggers that any object may have.

``object.message(delay, from, p1, p2, p3)`` fires the OnMessage trigger of the object after a
delay; its code finds the values as ``msgparam(1)`` to ``msgparam(3)`` and the sender as
``msgsendingobject``. OnReset fires once, before the first event of a run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import TYPE_CHECKING, Any

from flexscript.runtime.host import CodeError
from flexscript.simulation.errors import SettingError
from flexscript.simulation.property_code import compiled_code, trigger_text

if TYPE_CHECKING:
    from flexscript.runtime.code import CompiledCode
    from flexscript.simulation.code_host import HostMethod
    from flexscript.simulation.sim_object import SimObject
    from flexscript.simulation.world import World

__all__ = ["Messages", "fire_resets"]

_MOST_PARAMETERS = 3


class Messages:
    """The messages of one run; the code of each trigger is compiled at its first message."""

    def __init__(self) -> None:
        self._codes: dict[str, CompiledCode | None] = {}

    def __str__(self) -> str:
        return "messages to OnMessage triggers"

    def methods(self) -> Mapping[str, HostMethod]:
        """Return the methods that every object of a run has."""
        moves = ("setLocation", "setRotation", "setSize", "applyProperties")
        return {**dict.fromkeys(moves, keep_place), "message": self.send}

    def send(self, world: World, target: object, arguments: tuple[object, ...]) -> object:
        """Put a message on the calendar.

        Raises:
            CodeError: the target is no object of the plant, or the delay no time.
        """
        if not hasattr(target, "plant_object"):
            raise CodeError("a message goes to an object of the plant")
        delay = arguments[0] if arguments else 0
        if not isinstance(delay, int | float) or not (delay >= 0 and isfinite(delay)):
            raise CodeError(f"the delay of a message (={delay}) must be a number of at least 0")
        sender = arguments[1] if len(arguments) > 1 else None
        parameters = arguments[2 : 2 + _MOST_PARAMETERS]
        world.calendar.after(float(delay), self._deliver, (target, sender, parameters))
        return None

    def _deliver(self, message: Any) -> None:
        target, sender, parameters = message
        if target.id not in self._codes:
            source = trigger_text(target, "OnMessage")
            code = compiled_code(source, target, "OnMessage") if source else None
            self._codes[target.id] = code
        code = self._codes[target.id]
        if code is not None:
            _call(code, target, "OnMessage", sender, *parameters)


def fire_resets(objects: Iterable[SimObject]) -> None:
    """Run the OnReset triggers in the order of the objects' creation.

    Raises:
        SettingError: the code of one is wrong; the message names the object and the place.
    """
    for each in objects:
        source = trigger_text(each, "OnReset")
        if source:
            _call(compiled_code(source, each, "OnReset"), each, "OnReset", None)


def keep_place(world: World, target: object, arguments: tuple[object, ...]) -> object:
    """setLocation and its kin during a run: they move pictures only."""
    return target


def _call(code: CompiledCode, owner: SimObject, name: str, *parameters: object) -> None:
    try:
        code.call(owner.world.host, owner, *parameters)
    except CodeError as error:
        raise SettingError(f"{owner}: {name}: {error}") from error
